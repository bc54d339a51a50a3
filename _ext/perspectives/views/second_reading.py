"""The view ``second-reading``: how often two readers made the same finding, and where they did not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import separated
from perspectives.records import vocabulary
from perspectives.records.readings import Reading
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a summary, the questions with two different findings as a table, and links to the others."""
    comparisons = printer.book.comparisons
    readings = [
        reading for id_, reading in sorted(printer.book.registry.readings.items()) if id_ in comparisons
    ]
    if not readings:
        return []
    alike = [reading for reading in readings if reading.first == reading.finding]
    different = [reading for reading in readings if reading.first != reading.finding]
    summary = _(
        "Of {all} findings {alike} were the same in both readings, {sure} of them without a doubt."
    ).format(all=len(readings), alike=len(alike), sure=sum(reading.sure for reading in alike))
    blocks: list[nodes.Node] = [paragraph("reading-summary", summary)]
    if different:
        heads = [
            _("Question"),
            _("First"),
            _("Second"),
            _("What the second reader wrote, and what we made of it"),
        ]
        rows = [_row(printer, reading) for reading in different]
        blocks.append(table("second-reading", heads, rows, [26, 12, 12, 50]))
    if alike:
        links = separated(printer.reference("accounts", one.id) for one in alike)
        blocks.append(paragraph("relation", inline("relation-name", _("Found alike: ")), *links))
    return blocks


def _row(printer: Printer, reading: Reading) -> list[Cell]:
    remarks = [paragraph("cell", reading.why)]
    if reading.answer:
        remarks.append(paragraph("cell", inline("settle-name", _("Ours: ")), reading.answer))
    return [
        [printer.reference("accounts", reading.id)],
        [nodes.Text(vocabulary.finding_name(reading.first))],
        [nodes.Text(vocabulary.finding_name(reading.finding))],
        remarks,
    ]
