"""Where accounts differ: the questions as rows, the perspectives as columns, the finding and what would settle it beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.doctree.paragraphs import identity, inline, joined, paragraph
from perspectives.records import vocabulary
from perspectives.records.dates import say_date, sort_key
from perspectives.records.model import FINDINGS, Claim, Comparison, Perspective
from perspectives.views.record_table import Cell, filed_table, filters, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return the matrix of the comparisons that answer *options*, in the order of what they ask about."""
    chosen = [one for one in in_order(printer) if options.get("finding", one.finding) == one.finding]
    if not chosen:
        return []
    found: list[nodes.Node] = [summary(chosen)]
    if printer.builder.format == "typst":
        return [*found, _on_paper(printer, chosen)]
    perspectives = printer.book.registry.perspectives.values()
    core = [one for one in perspectives if one.core]
    rows = (_row(printer, comparison, core) for comparison in chosen)
    facets = [{"finding": [one.finding or ""], "silent": _silent(printer, one)} for one in chosen]
    choices = [
        (
            "finding",
            _("Finding"),
            [(id_, vocabulary.finding_name(id_)) for id_ in FINDINGS if _any(facets, "finding", id_)],
        ),
        ("silent", _("Silent here"), [(one.id, one.short) for one in core if _any(facets, "silent", one.id)]),
    ]
    heads = [_("Question"), *(one.short for one in core), _("Further voices")]
    width = 66 // (len(core) + 1)
    filed = zip(facets, rows, strict=True)
    shown = filed_table(printer, "disagreements", heads, filed, [34, *([width] * (len(core) + 1))])
    shown["classes"].append("full-width")
    return [*found, filters("disagreements", choices), shown]


def _row(printer: Printer, comparison: Comparison, core: Sequence[Perspective]) -> list[Cell]:
    """Return the question, what each perspective of the *core* says, and what the others say."""
    cells = _cells(printer, comparison)
    said = [cells.pop(one.id) for one in core]
    others = [part for parts in cells.values() for part in parts]
    return [_question(printer, comparison), *said, others or [_quiet(_("none"))]]


def in_order(printer: Printer) -> list[Comparison]:
    """Return the comparisons by the date of their event, then by id."""
    events = printer.book.registry.events

    def key(comparison: Comparison) -> tuple[object, ...]:
        event = events.get(comparison.event or "")
        return (sort_key(event.date if event else None), comparison.id)

    return sorted(printer.book.comparisons.values(), key=key)


def summary(comparisons: Sequence[Comparison]) -> nodes.paragraph:
    """Return how many questions there are, and how often each finding was made."""
    counts = {finding: sum(one.finding == finding for one in comparisons) for finding in FINDINGS}
    parts = [f"{vocabulary.finding_name(finding)} {number}" for finding, number in counts.items() if number]
    questions = wording.quantity(len(comparisons), _("question"), _("questions"))
    return paragraph("summary", f"{questions}: {', '.join(parts)}." if parts else f"{questions}.")


def _any(facets: Sequence[Mapping[str, Sequence[str]]], name: str, value: str) -> bool:
    return any(value in row[name] for row in facets)


def _silent(printer: Printer, comparison: Comparison) -> list[str]:
    columns = printer.book.columns(comparison)
    return [column.perspective.id for column in columns if column.silence and column.perspective]


def _question(printer: Printer, comparison: Comparison) -> Cell:
    """Return the question with its date, its finding, its witnesses and what would settle it, as blocks."""
    event = printer.book.registry.events.get(comparison.event or "")
    witnesses = wording.quantity(printer.book.witness_count(comparison), _("witness"), _("witnesses"))
    finding = inline("finding", vocabulary.finding_name(comparison.finding))
    facts = f"{say_date(event.date)}, {witnesses}" if event else witnesses
    blocks = [
        paragraph("question-link", printer.reference("accounts", comparison.id)),
        paragraph("facts", finding, " ", inline("numbers", facts)),
    ]
    if comparison.settle:
        settle = wording.fill_titles(printer.book, comparison.settle) or ""
        blocks.append(paragraph("settle-line", inline("settle-name", _("What would settle it: ")), settle))
    return blocks


def _cells(printer: Printer, comparison: Comparison) -> dict[str, list[nodes.Node]]:
    """Return what each perspective says, or its silence, as blocks, by the perspective's id."""
    found: dict[str, list[nodes.Node]] = {}
    for column in printer.book.columns(comparison):
        if column.perspective is None:
            continue
        letter = inline("letter", column.perspective.letter)
        colour = identity(column.perspective)
        if column.silence:
            silent = paragraph(
                "cell", letter, " ", inline("silent", vocabulary.silence_short(column.silence.kind))
            )
            silent["classes"] += colour
            found[column.perspective.id] = [silent]
            continue
        blocks: list[nodes.Node] = []
        for claim in column.claims:
            block = paragraph(
                "cell", letter.deepcopy(), " ", printer.reference("claim", claim.id), *_pen(printer, claim)
            )
            block["classes"] += colour
            blocks.append(block)
        found[column.perspective.id] = blocks
    return found


def _pen(printer: Printer, claim: Claim) -> list[nodes.Node]:
    """Return whose pen wrote the words down, where it is not the voice's own side."""
    line = wording.pen_phrase(printer.book, claim)
    return [nodes.Text(" "), inline("pen", f"({line})")] if line else []


def _quiet(words: str) -> nodes.paragraph:
    return paragraph("cell", inline("silent", words))


def _on_paper(printer: Printer, comparisons: Sequence[Comparison]) -> nodes.table:
    """Return the matrix with numbers in place of claims: a page has no room for a column a perspective."""
    book = printer.book
    perspectives = [
        one
        for one in book.registry.perspectives.values()
        if one.core or any(book.perspective(claim) == one.id for claim in book.claims.values())
    ]
    rows: list[list[Cell]] = []
    for comparison in comparisons:
        numbers = {
            column.perspective.id: len(column.claims)
            for column in book.columns(comparison)
            if column.perspective
        }
        cells: list[Cell] = [[nodes.Text(str(numbers.get(one.id) or "–"))] for one in perspectives]
        rows.append(
            [
                joined([printer.reference("accounts", comparison.id)]),
                *cells,
                [nodes.Text(vocabulary.finding_name(comparison.finding))],
                [nodes.Text(str(book.witness_count(comparison)))],
            ]
        )
    heads = [_("Question"), *(one.letter for one in perspectives), _("Finding"), _("Witnesses")]
    return table("disagreements", heads, rows, [46, *([5] * len(perspectives)), 17, 12])
