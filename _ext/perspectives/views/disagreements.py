"""The view ``disagreements``: a table with a row for each comparison and a column for each perspective."""

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
    from perspectives.book.book import Book
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return the comparisons by date, or those with the finding of *options*, and a form to filter them."""
    comparisons = [
        comparison
        for comparison in comparisons_by_date(printer)
        if options.get("finding", comparison.finding) == comparison.finding
    ]
    if not comparisons:
        return []
    if printer.builder.format == "typst":
        return [summary(printer.book, comparisons), _printed_table(printer, comparisons)]
    perspectives = printer.book.registry.perspectives.values()
    core = [perspective for perspective in perspectives if perspective.core]
    facets = [
        {"finding": [comparison.finding or ""], "silent": _silent_perspectives(printer, comparison)}
        for comparison in comparisons
    ]
    choices = [
        (
            "finding",
            _("Finding"),
            [(id_, vocabulary.finding_name(id_)) for id_ in FINDINGS if _has_value(facets, "finding", id_)],
        ),
        (
            "silent",
            _("Silent here"),
            [(one.id, one.short) for one in core if _has_value(facets, "silent", one.id)],
        ),
    ]
    heads = [_("Question"), *(one.short for one in core), _("Further voices")]
    width = 66 // (len(core) + 1)
    rows = (
        RegisterRow(_row(printer, comparison, core), values)
        for comparison, values in zip(comparisons, facets, strict=True)
    )
    matrix = register(printer, "disagreements", heads, rows, [34, *([width] * (len(core) + 1))])
    matrix["classes"].append("full-width")
    return [summary(printer.book, comparisons), filters("disagreements", choices), matrix]


def _row(printer: Printer, comparison: Comparison, core: Sequence[Perspective]) -> tuple[RegisterCell, ...]:
    """Return the cells: the question, the claims of each *core* perspective, the claims of all others."""
    cells = _cells(printer, comparison)
    core_cells = [cells.pop(perspective.id) for perspective in core]
    others = tuple(block for blocks in cells.values() for block in blocks)
    no_others = Block("ps-cell", (Inline(_("none"), "ps-silent"),))
    return (_question(printer, comparison), *core_cells, others or (no_others,))


def comparisons_by_date(printer: Printer) -> list[Comparison]:
    """Return the comparisons by the date of their event, then by id."""
    events = printer.book.registry.events

    def key(comparison: Comparison) -> tuple[object, ...]:
        event = events.get(comparison.event or "")
        return (sort_key(event.date if event else None), comparison.id)

    return sorted(printer.book.comparisons.values(), key=key)


def summary(book: Book, comparisons: Sequence[Comparison]) -> nodes.paragraph:
    """Return the number of comparisons, of each finding, and of the questions that one pen alone answers."""
    several = [comparison for comparison in comparisons if not book.is_one_pen(comparison)]
    counts = {finding: sum(comparison.finding == finding for comparison in several) for finding in FINDINGS}
    parts = [f"{vocabulary.finding_name(finding)} {number}" for finding, number in counts.items() if number]
    questions = wording.quantity(len(several), _("comparison"), _("comparisons"))
    text = f"{questions}: {', '.join(parts)}." if parts else f"{questions}."
    alone = len(comparisons) - len(several)
    if alone:
        sentence = _("Questions that one pen alone answers: {number}.").format(number=alone)
        text = f"{text} {sentence}"
    return paragraph("summary", text)


def _has_value(facets: Sequence[Mapping[str, Sequence[str]]], name: str, value: str) -> bool:
    return any(value in row[name] for row in facets)


def _silent_perspectives(printer: Printer, comparison: Comparison) -> list[str]:
    columns = printer.book.columns(comparison)
    return [column.perspective.id for column in columns if column.silence and column.perspective]


def _question(printer: Printer, comparison: Comparison) -> tuple[Block, ...]:
    """Return the question as blocks: with its finding, date and witnesses, and what would settle it."""
    event = printer.book.registry.events.get(comparison.event or "")
    witnesses = wording.quantity(printer.book.witness_count(comparison), _("pen"), _("pens"))
    finding = Inline(wording.labelled_finding(printer.book, comparison), "ps-finding")
    facts = f"{say_date(event.date)}, {witnesses}" if event else witnesses
    blocks = [
        Block("ps-question-link", (printer.reference("accounts", comparison.id),)),
        Block("ps-facts", (finding, " ", Inline(facts, "ps-numbers"))),
    ]
    if comparison.settle:
        settle = wording.fill_titles(printer.book, comparison.settle) or ""
        name = Inline(_("What would settle it: "), "ps-settle-name")
        blocks.append(Block("ps-settle-line", (name, settle)))
    return tuple(blocks)


def _cells(printer: Printer, comparison: Comparison) -> dict[str, tuple[Block, ...]]:
    """Return the claims of each perspective as blocks, or its silence, by the id of the perspective."""
    cells: dict[str, tuple[Block, ...]] = {}
    for column in printer.book.columns(comparison):
        if column.perspective is None:
            continue
        letter = Inline(column.perspective.letter, "ps-letter")
        classes = " ".join(["ps-cell", *identity(column.perspective)])
        if column.silence:
            silence = Inline(vocabulary.silence_short(column.silence.kind), "ps-silent")
            cells[column.perspective.id] = (Block(classes, (letter, " ", silence)),)
            continue
        cells[column.perspective.id] = tuple(
            Block(classes, (letter, " ", printer.reference("claim", claim.id), *_pen(printer, claim)))
            for claim in column.claims
        ) + tuple(
            Block(classes, (letter, " ", printer.reference("document", passage.name)))
            for passage in column.passages
        )
    return cells


def _pen(printer: Printer, claim: Claim) -> list[Part]:
    """Return the pen phrase in brackets, where the claim has one."""
    phrase = wording.pen_phrase(printer.book, claim)
    return [" ", Inline(f"({phrase})", "ps-pen")] if phrase else []


def _printed_table(printer: Printer, comparisons: Sequence[Comparison]) -> nodes.table:
    """Return the table for the PDF: numbers of claims, because a page is too narrow for columns of claims."""
    book = printer.book
    perspectives = book.used_perspectives()
    rows: list[list[Cell]] = []
    for comparison in comparisons:
        numbers = {
            column.perspective.id: len(column.claims) + len(column.passages)
            for column in book.columns(comparison)
            if column.perspective
        }
        cells: list[Cell] = [[nodes.Text(str(numbers.get(one.id) or "–"))] for one in perspectives]
        rows.append(
            [
                [printer.reference("accounts", comparison.id)],
                *cells,
                [nodes.Text(wording.finding_name(book, comparison))],
                [nodes.Text(str(book.witness_count(comparison)))],
            ]
        )
    heads = [_("Question"), *(one.letter for one in perspectives), _("Finding"), _("Pens")]
    return table("disagreements", heads, rows, [46, *([5] * len(perspectives)), 17, 12])
