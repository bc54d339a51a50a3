"""The state of the evidence: how far the words of the claims were checked, and what somebody with the books could still do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.book import Book
from perspectives.collation.evidence_level import RANKS, works_holding, works_of
from perspectives.doctree.paragraphs import identity, inline, paragraph
from perspectives.records import vocabulary
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.records.model import Claim, Perspective
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return the counts by perspective, or with ``form`` *wanted* the works whose owners could check something."""
    if not printer.book.claims:
        return []
    return _wanted(printer) if options.get("form") == "wanted" else _counts(printer)


def counted(book: Book) -> dict[str, Counter[str]]:
    """Return how many claims have which evidence, by perspective; a paraphrase counts as an empty kind."""
    found: dict[str, Counter[str]] = {}
    for claim in book.claims.values():
        kind = book.evidence(claim) or ""
        found.setdefault(book.perspective(claim) or "", Counter())[kind] += 1
    return found


def _counts(printer: Printer) -> list[nodes.Node]:
    book, numbers = printer.book, counted(printer.book)
    kinds = [*reversed(RANKS), ""]
    rows: list[list[Cell]] = [
        _row(_name(perspective), numbers[perspective.id], kinds)
        for perspective in book.registry.perspectives.values()
        if perspective.id in numbers
    ]
    total = sum(numbers.values(), Counter())
    rows.append(_row([nodes.strong("", _("All"))], total, kinds))
    names = [vocabulary.evidence_name(kind) if kind else _("para\u00adphrases") for kind in kinds]
    quoted = total.total() - total[""]
    parts = [f"{vocabulary.evidence_name(kind)} {total[kind]}" for kind in kinds if kind]
    claims = wording.quantity(quoted, _("claim with quoted words"), _("claims with quoted words"))
    return [
        paragraph("summary", f"{claims}: {', '.join(parts)}."),
        table("evidence", [_("Perspective"), _("Claims"), *names], rows, [30, 12, 14, 15, 17, 14]),
    ]


def _name(perspective: Perspective) -> list[nodes.Node]:
    name = paragraph("cell", inline("letter", perspective.letter), f" {perspective.short}")
    name["classes"] += identity(perspective)
    return [name]


def _row(name: Cell, numbers: Counter[str], kinds: list[str]) -> list[Cell]:
    return [
        name,
        [nodes.Text(str(numbers.total()))],
        *([nodes.Text(str(numbers[kind] or "–"))] for kind in kinds),
    ]


def wanted(book: Book) -> dict[str, tuple[list[Claim], list[Claim]]]:
    """Return for each work the claims whose words no copy of it was compared with, and those that wait for a page of it."""
    found: dict[str, tuple[list[Claim], list[Claim]]] = {}
    for claim in book.claims.values():
        for key in works_of(claim):
            work = book.works.get(key)
            if work is None:
                continue
            if any(
                key not in works_holding(book.lock, claim, number)
                for number in range(1, len(claim.quotations) + 1)
            ):
                found.setdefault(key, ([], []))[0].append(claim)
            locator = claim.locator if key == claim.source else claim.quoted_in_locator
            if work.paged and not locator:
                found.setdefault(key, ([], []))[1].append(claim)
    return found


def _wanted(printer: Printer) -> list[nodes.Node]:
    book, lacking = printer.book, wanted(printer.book)
    on_paper = printer.builder.format == "typst"
    rows: list[list[Cell]] = []
    for key in sorted(lacking, key=lambda one: (book.works[one].label.casefold(), one)):
        words, pages = lacking[key]
        # On paper the claims would fill a dozen pages, and lead nowhere.
        cells = (
            [_number(words), _number(pages)]
            if on_paper
            else [_claims(printer, words), _claims(printer, pages)]
        )
        rows.append([[printer.work(key)], *cells])
    words_in_all = sum(len(words) for words, _pages in lacking.values())
    pages_in_all = sum(len(pages) for _words, pages in lacking.values())
    summary = _("{works}; words to compare: {words}; pages to find: {pages}.").format(
        works=wording.quantity(len(lacking), _("work"), _("works")), words=words_in_all, pages=pages_in_all
    )
    heads = [_("Work"), _("Words to compare"), _("Pages to find")]
    return [
        paragraph("summary", summary),
        table("wanted", heads, rows, [60, 20, 20] if on_paper else [24, 42, 34]),
    ]


def _number(claims: list[Claim]) -> Cell:
    return [nodes.Text(str(len(claims) or "–"))]


def _claims(printer: Printer, claims: list[Claim]) -> Cell:
    if not claims:
        return [paragraph("cell", inline("silent", "–"))]
    return [paragraph("cell", inline("numbers", str(len(claims))), " ", *printer.claims(claims))]
