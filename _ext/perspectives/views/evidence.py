"""The view ``evidence``: how far the quoted words were checked, and which works could settle the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.book import Book
from perspectives.collation.evidence_level import (
    EVIDENCE_LEVELS,
    GRADES,
    locator_of,
    same_words,
    works_of,
    works_with_words,
)
from perspectives.doctree.paragraphs import identity, inline, paragraph
from perspectives.records import vocabulary
from perspectives.records.translation import ngettext
from perspectives.records.view_options import PARAPHRASE
from perspectives.rendering.counted import Counted
from perspectives.views.claim_facts import QUOTED
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.records.claim_records import Claim
    from perspectives.records.declarations import Perspective
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return the numbers by perspective, or with the option ``form`` as ``wanted`` a table of works."""
    if not printer.book.claims:
        return []
    return _open_checks(printer) if options.get("form") == "wanted" else _counts(printer)


def count_evidence(book: Book) -> dict[str, Counter[str]]:
    """Return the number of claims by perspective and grade of evidence; that of a paraphrase is empty."""
    counts: dict[str, Counter[str]] = {}
    for claim in book.claims.values():
        kind = book.evidence_grade(claim) or ""
        counts.setdefault(book.perspective(claim) or "", Counter())[kind] += 1
    return counts


def _counts(printer: Printer) -> list[nodes.Node]:
    book, counts = printer.book, count_evidence(printer.book)
    total = sum(counts.values(), Counter())
    # A carrier that no copy has gets no column.
    kinds = [*(grade for grade in reversed(GRADES) if grade in EVIDENCE_LEVELS or total[grade]), ""]
    rows: list[list[Cell]] = [
        _row(printer, _name(perspective), counts[perspective.id], kinds, {"words": perspective.id})
        for perspective in book.registry.perspectives.values()
        if perspective.id in counts
    ]
    rows.append(_row(printer, [nodes.strong("", _("All"))], total, kinds, {}))
    names = [vocabulary.evidence_head(kind) if kind else _("para\u00adphrases") for kind in kinds]
    quoted = total.total() - total[""]
    counted = Counted(printer)
    parts = [
        f"{vocabulary.evidence_name(kind)} {counted.mark(total[kind], {'evidence': kind})}"
        for kind in kinds
        if kind
    ]
    noun = ngettext("claim with quoted words", "claims with quoted words", quoted)
    claims = f"{counted.mark(quoted, {'evidence': QUOTED})} {noun}"
    return [
        paragraph("summary", *counted.parts(f"{claims}: {', '.join(parts)}.")),
        table("evidence", [_("Perspective"), _("Claims"), *names], rows, _widths(len(kinds))),
    ]


def _widths(kinds: int) -> list[int]:
    """Return the widths of the columns, in hundredths; the name of a perspective needs most."""
    return [30, 12, 14, 15, 17, 14] if kinds == 4 else [22, 10, *[68 // kinds] * kinds]


def _name(perspective: Perspective) -> list[nodes.Node]:
    name = paragraph("cell", inline("letter", perspective.letter), f" {perspective.short}")
    name["classes"] += identity(perspective)
    return [name]


def _row(
    printer: Printer, name: Cell, counts: Counter[str], kinds: list[str], whose: Mapping[str, str]
) -> list[Cell]:
    """Return a name with its counts, each of which leads to the claims that it counts."""
    return [
        name,
        [printer.register_link(str(counts.total()), whose)],
        *(
            [printer.register_link(str(counts[kind]), {**whose, "evidence": kind or PARAPHRASE})]
            if counts[kind]
            else [nodes.Text("–")]
            for kind in kinds
        ),
    ]


def open_checks(book: Book) -> dict[str, tuple[list[Claim], list[Claim]]]:
    """Return for each work the claims with words not found in a copy of it, and those without a page of it.

    A work without such claims has no entry.
    """
    claims_of: dict[str, tuple[list[Claim], list[Claim]]] = {}
    for claim in book.claims.values():
        numbers = range(1, len(claim.all_words) + 1)
        for key in dict.fromkeys(work for number in numbers or (1,) for work in works_of(claim, number)):
            work = book.works.get(key)
            if work is None:
                continue
            from_work = [number for number in numbers or (1,) if key in works_of(claim, number)]
            if any(not _is_found(book, claim, number, key) for number in from_work if number in numbers):
                claims_of.setdefault(key, ([], []))[0].append(claim)
            if work.paged and not all(locator_of(claim, number, key) for number in from_work):
                claims_of.setdefault(key, ([], []))[1].append(claim)
    return claims_of


def _is_found(book: Book, claim: Claim, number: int, key: str) -> bool:
    """Return whether a copy of a work has words of a claim, or their original."""
    return any(key in works_with_words(book.lock, claim, one) for one in same_words(claim, number))


def _open_checks(printer: Printer) -> list[nodes.Node]:
    book, claims_of = printer.book, open_checks(printer.book)
    is_printed = printer.builder.format == "typst"
    rows: list[list[Cell]] = []
    for key in sorted(claims_of, key=lambda key: (book.works[key].label.casefold(), key)):
        words, pages = claims_of[key]
        # In the PDF the claims would fill twelve pages, and links do not help on paper.
        cells = (
            [_number(words), _number(pages)]
            if is_printed
            else [_claims(printer, words), _claims(printer, pages)]
        )
        rows.append([[printer.work(key)], *cells])
    word_total = sum(len(words) for words, _pages in claims_of.values())
    page_total = sum(len(pages) for _words, pages in claims_of.values())
    summary = _("{works}; words to compare: {words}; pages to find: {pages}.").format(
        works=wording.quantity(len(claims_of), "work", "works"), words=word_total, pages=page_total
    )
    heads = [_("Work"), _("Words to compare"), _("Pages to find")]
    return [
        paragraph("summary", summary),
        table("wanted", heads, rows, [60, 20, 20] if is_printed else [24, 42, 34]),
    ]


def _number(claims: list[Claim]) -> Cell:
    return [nodes.Text(str(len(claims) or "–"))]


def _claims(printer: Printer, claims: list[Claim]) -> Cell:
    if not claims:
        return [paragraph("cell", inline("silent", "–"))]
    return [paragraph("cell", inline("numbers", str(len(claims))), " ", *printer.claims(claims))]
