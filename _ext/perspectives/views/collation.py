"""The view ``collation``: the report of the collation, by copy or by quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.collation_rows import CollationRow, collation_rows
from perspectives.collation.verdict import VERDICTS
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Phrase
from perspectives.doctree.register_leaves import RegisterRow
from perspectives.records import vocabulary
from perspectives.records.dates import say_date
from perspectives.views.record_table import Cell, filters, register, table

if TYPE_CHECKING:
    from perspectives.collation.lock import LockedCopy
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return a row for each copy, or with the option ``form`` as ``verdicts`` a row for each collation."""
    rows = collation_rows(printer.book)
    if not rows:
        return []
    with_copy = [row for row in rows if row.copy]
    if options.get("form") == "verdicts":
        return _verdicts(printer, with_copy)
    return _copies(printer, with_copy, len(rows) - len(with_copy))


def verdict_name(verdict: str) -> str:
    """Return the name of a verdict."""
    names = {
        "exact": _("exact"),
        "normalised": _("the same but for signs"),
        "elided": _("the same but for marked omissions"),
        "differs": _("differs"),
        "not-found": _("not found"),
        "no-witness": _("no copy at hand"),
    }
    return names[verdict]


def _copies(printer: Printer, with_copy: Sequence[CollationRow], without_copy: int) -> list[nodes.Node]:
    """Return a summary and a row for each copy: its work, its carrier, the numbers of its verdicts."""
    table_rows: list[list[Cell]] = []
    by_copy: dict[tuple[str, str], list[CollationRow]] = {}
    for row in with_copy:
        by_copy.setdefault((row.copy or "", row.carrier or ""), []).append(row)
    for (name, carrier), rows in sorted(by_copy.items()):
        works = sorted({row.work for row in rows})
        work = (
            printer.work(works[0])
            if len(works) == 1
            else nodes.Text(wording.quantity(len(works), "work", "works"))
        )
        compared = say_date(max(row.date for row in rows).isoformat())
        carrier_line = f"{vocabulary.carrier_name(carrier)}; {compared}"
        counts = Counter(row.verdict for row in rows)
        verdicts = "; ".join(
            f"{verdict_name(verdict)} {counts[verdict]}" for verdict in VERDICTS if verdict != "no-witness"
        )
        copy = [paragraph("cell", name), paragraph("cell", inline("silent", carrier_line))]
        copy += _origin([row.locked_copy for row in rows if row.locked_copy])
        table_rows.append([[work], copy, [nodes.Text(f"{verdicts}.")]])
    summary = _("Comparisons with a copy: {compared}; without one: {without}.").format(
        compared=len(with_copy), without=without_copy
    )
    heads = [_("Work"), _("Copy"), _("Verdicts")]
    return [paragraph("summary", summary), table("copies", heads, table_rows, [24, 38, 38])]


def _origin(copies: Sequence[LockedCopy]) -> list[nodes.paragraph]:
    """Return where copies of one name were taken from, and who typed and read them; only what all share."""

    def shared(name: str) -> Any:
        values = {getattr(copy, name) for copy in copies}
        return values.pop() if len(values) == 1 else None

    parts: list[str | nodes.Node] = []
    if url := shared("url"):
        parts.append(nodes.reference("", _("where it was found"), refuri=url))
    if accessed := shared("accessed"):
        parts.append(_("seen on {date}").format(date=say_date(accessed.isoformat())))
    if typist := shared("typed_by"):
        parts.append(_("typed by {name}").format(name=typist))
    if reader := shared("read_by"):
        parts.append(_("read by {name}").format(name=reader))
    if not parts:
        return []
    return [paragraph("cell", *[piece for part in parts for piece in ("; ", part)][1:])]


def _verdicts(printer: Printer, with_copy: Sequence[CollationRow]) -> list[nodes.Node]:
    """Return a row for each collation with a copy, by work, and a form that filters the rows."""
    if printer.builder.format == "typst":
        return [paragraph("summary", _("On the screen they are listed one by one."))]
    book = printer.book
    rows = sorted(with_copy, key=lambda row: (book.works[row.work].label.casefold(), row.claim, row.number))
    with_several_quotations = {row.claim for row in with_copy if row.number > 1}
    table_rows = (
        RegisterRow(
            _cells(printer, row, has_several=row.claim in with_several_quotations),
            {"verdict": [row.verdict], "work": [row.work]},
        )
        for row in rows
    )
    verdicts = [(id_, verdict_name(id_)) for id_ in VERDICTS if any(row.verdict == id_ for row in with_copy)]
    works = [(key, book.works[key].label) for key in dict.fromkeys(row.work for row in rows)]
    heads = [_("Claim"), _("Compared with"), _("Verdict"), _("Page found")]
    form = filters("collation", [("verdict", _("Verdict"), verdicts), ("work", _("Work"), works)])
    return [form, register(printer, "collation", heads, table_rows, [40, 26, 20, 14])]


def _cells(printer: Printer, row: CollationRow, has_several: bool) -> tuple[Phrase, ...]:
    """Return claim, work, verdict and page; the number of the quotation where the claim *has_several*."""
    claim: Phrase = (printer.reference("claim", row.claim),)
    if has_several:
        claim = (*claim, _(", quotation {number}").format(number=row.number))
    return (claim, (printer.work(row.work),), (verdict_name(row.verdict),), (_page(row),))


def _page(row: CollationRow) -> str:
    """Return the page of the copy on which the words stand, and whether the claim names the same page."""
    if row.page is None:
        return _("the copy has none")
    if row.page_agrees is None:
        return _("{page}, offered").format(page=row.page)
    agreement = _("as cited") if row.page_agrees else _("cited: {locator}").format(locator=row.locator)
    return f"{row.page}, {agreement}"
