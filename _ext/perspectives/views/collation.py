"""The report of the collation: which copies were at hand, and what came of every comparison with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.collation_rows import CollationRow, collation_rows
from perspectives.collation.verdict import VERDICTS
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.records.dates import say_date
from perspectives.views.record_table import Cell, filed_table, filters, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return the copies with the verdicts counted, or with ``form`` *verdicts* every comparison with a copy."""
    rows = collation_rows(printer.book)
    if not rows:
        return []
    compared = [row for row in rows if row.copy]
    if options.get("form") == "verdicts":
        return _verdicts(printer, compared)
    return _copies(printer, compared, len(rows) - len(compared))


def verdict_name(verdict: str) -> str:
    """Return a verdict in words."""
    names = {
        "exact": _("exact"),
        "normalised": _("the same but for signs"),
        "elided": _("the same but for marked omissions"),
        "differs": _("differs"),
        "not-found": _("not found"),
        "no-witness": _("no copy at hand"),
    }
    return names[verdict]


def kind_name(kind: str) -> str:
    """Return the kind of a copy in words."""
    names = {
        "edition": _("the edition itself"),
        "translation": _("a translation"),
        "re-host": _("a copy of the text elsewhere"),
        "excerpt": _("excerpts"),
    }
    return names.get(kind, kind)


def _copies(printer: Printer, compared: Sequence[CollationRow], without: int) -> list[nodes.Node]:
    """Return a row for each copy: the work, what kind of copy it is, what came of the comparisons; and how many had none."""
    found: list[list[Cell]] = []
    for name in sorted({row.copy or "" for row in compared}):
        rows = [row for row in compared if row.copy == name]
        works = sorted({row.work for row in rows})
        work = (
            printer.work(works[0])
            if len(works) == 1
            else nodes.Text(wording.quantity(len(works), _("work"), _("works")))
        )
        kind = f"{kind_name(rows[0].kind or '')}; {say_date(max(row.date for row in rows).isoformat())}"
        counts = Counter(row.verdict for row in rows)
        verdicts = "; ".join(
            f"{verdict_name(verdict)} {counts[verdict]}" for verdict in VERDICTS if verdict != "no-witness"
        )
        copy = [paragraph("cell", name), paragraph("cell", inline("silent", kind))]
        found.append([[work], copy, [nodes.Text(f"{verdicts}.")]])
    summary = _("Comparisons with a copy: {compared}; without one: {without}.").format(
        compared=len(compared), without=without
    )
    heads = [_("Work"), _("Copy"), _("Verdicts")]
    return [paragraph("summary", summary), table("copies", heads, found, [24, 38, 38])]


def _verdicts(printer: Printer, compared: Sequence[CollationRow]) -> list[nodes.Node]:
    """Return a row for each comparison with a copy, by work; it can be narrowed by verdict and by work."""
    if printer.builder.format == "typst":
        return [paragraph("summary", _("On the screen they are listed one by one."))]
    book = printer.book
    ordered = sorted(compared, key=lambda row: (book.works[row.work].label.casefold(), row.claim, row.number))
    several = {row.claim for row in compared if row.number > 1}
    filed = (
        ({"verdict": [row.verdict], "work": [row.work]}, _cells(printer, row, row.claim in several))
        for row in ordered
    )
    verdicts = [(id_, verdict_name(id_)) for id_ in VERDICTS if any(row.verdict == id_ for row in compared)]
    works = [(key, book.works[key].label) for key in dict.fromkeys(row.work for row in ordered)]
    heads = [_("Claim"), _("Compared with"), _("Verdict"), _("Page found")]
    shown = filed_table(printer, "collation", heads, filed, [40, 26, 20, 14])
    return [filters("collation", [("verdict", _("Verdict"), verdicts), ("work", _("Work"), works)]), shown]


def _cells(printer: Printer, row: CollationRow, several: bool) -> list[Cell]:
    """Return the claim, and which of its *several* quotations, the work, the verdict and the page."""
    claim: Cell = [printer.reference("claim", row.claim)]
    if several:
        claim = [*claim, nodes.Text(_(", quotation {number}").format(number=row.number))]
    return [claim, [printer.work(row.work)], [nodes.Text(verdict_name(row.verdict))], _page(row)]


def _page(row: CollationRow) -> Cell:
    """Return the page found in the copy, and whether it is the one that the claim names."""
    if row.page is None:
        return [nodes.Text(_("the copy has none"))]
    if row.page_agrees is None:
        return [nodes.Text(_("{page}, offered").format(page=row.page))]
    kept = _("as cited") if row.page_agrees else _("cited: {locator}").format(locator=row.locator)
    return [nodes.Text(f"{row.page}, {kept}")]
