"""Where accounts differ: the questions as rows, the perspectives as columns, the finding and what would settle it beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.doctree.leaf_nodes import Block, RegisterCell, RegisterRow
from perspectives.doctree.paragraphs import identity, paragraph
from perspectives.doctree.phrases import Inline, Part
from perspectives.records import vocabulary
from perspectives.records.dates import say_date, sort_key
from perspectives.records.model import FINDINGS, Claim, Comparison, Perspective
from perspectives.views.record_table import Cell, filters, register, table

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
    rows = (RegisterRow(_row(printer, one, core), values) for one, values in zip(chosen, facets, strict=True))
    shown = register(printer, "disagreements", heads, rows, [34, *([width] * (len(core) + 1))])
    shown["classes"].append("full-width")
    return [*found, filters("disagreements", choices), shown]


def _row(printer: Printer, comparison: Comparison, core: Sequence[Perspective]) -> tuple[RegisterCell, ...]:
    """Return the question, what each perspective of the *core* says, and what the others say."""
    cells = _cells(printer, comparison)
    said = [cells.pop(one.id) for one in core]
    others = tuple(block for blocks in cells.values() for block in blocks)
    quiet = Block("ps-cell", (Inline(_("none"), "ps-silent"),))
    return (_question(printer, comparison), *said, others or (quiet,))


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
    questions = wording.count(len(comparisons), _("question"), _("questions"))
    return paragraph("summary", f"{questions}: {', '.join(parts)}." if parts else f"{questions}.")


def _any(facets: Sequence[Mapping[str, Sequence[str]]], name: str, value: str) -> bool:
    return any(value in row[name] for row in facets)


def _silent(printer: Printer, comparison: Comparison) -> list[str]:
    columns = printer.book.columns(comparison)
    return [column.perspective.id for column in columns if column.silence and column.perspective]


def _question(printer: Printer, comparison: Comparison) -> tuple[Block, ...]:
    """Return the question with its date, its finding, its witnesses and what would settle it."""
    event = printer.book.registry.events.get(comparison.event or "")
    witnesses = wording.count(printer.book.witnesses(comparison), _("witness"), _("witnesses"))
    finding = Inline(vocabulary.finding_name(comparison.finding), "ps-finding")
    facts = f"{say_date(event.date)}, {witnesses}" if event else witnesses
    blocks = [
        Block("ps-question-link", (printer.reference("accounts", comparison.id),)),
        Block("ps-facts", (finding, " ", Inline(facts, "ps-numbers"))),
    ]
    if comparison.settle:
        settle = wording.spelt_out(printer.book, comparison.settle) or ""
        name = Inline(_("What would settle it: "), "ps-settle-name")
        blocks.append(Block("ps-settle-line", (name, settle)))
    return tuple(blocks)


def _cells(printer: Printer, comparison: Comparison) -> dict[str, tuple[Block, ...]]:
    """Return what each perspective says, or its silence, by the perspective's id."""
    found: dict[str, tuple[Block, ...]] = {}
    for column in printer.book.columns(comparison):
        if column.perspective is None:
            continue
        letter = Inline(column.perspective.letter, "ps-letter")
        classes = " ".join(["ps-cell", *identity(column.perspective)])
        if column.silence:
            silent = Inline(vocabulary.silence_short(column.silence.kind), "ps-silent")
            found[column.perspective.id] = (Block(classes, (letter, " ", silent)),)
            continue
        found[column.perspective.id] = tuple(
            Block(classes, (letter, " ", printer.reference("claim", claim.id), *_pen(printer, claim)))
            for claim in column.claims
        )
    return found


def _pen(printer: Printer, claim: Claim) -> list[Part]:
    """Return whose pen wrote the words down, where it is not the voice's own side."""
    line = wording.pen(printer.book, claim)
    return [" ", Inline(f"({line})", "ps-pen")] if line else []


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
                [printer.reference("accounts", comparison.id)],
                *cells,
                [nodes.Text(vocabulary.finding_name(comparison.finding))],
                [nodes.Text(str(book.witnesses(comparison)))],
            ]
        )
    heads = [_("Question"), *(one.letter for one in perspectives), _("Finding"), _("Witnesses")]
    return table("disagreements", heads, rows, [46, *([5] * len(perspectives)), 17, 12])
