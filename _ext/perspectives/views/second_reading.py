"""The second reading of findings: how often two readers agreed, and what was made of the questions where they did not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import separated
from perspectives.records import vocabulary
from perspectives.records.reader_agreement import Reading, kappa
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the agreement, the questions that both readers found alike, and a table of the others."""
    known = printer.book.comparisons
    readings = [one for id_, one in sorted(printer.book.registry.readings.items()) if id_ in known]
    if not readings:
        return []
    alike = [one for one in readings if one.first == one.finding]
    apart = [one for one in readings if one.first != one.finding]
    chance = kappa([(one.first, one.finding) for one in readings])
    summary = _(
        "Of {all} findings {alike} were the same in both readings, {sure} of them without a doubt."
    ).format(all=len(readings), alike=len(alike), sure=sum(one.sure for one in alike))
    if chance is not None:
        measured = _("Cohen’s kappa, which takes off what chance alone would give, is {kappa}.").format(
            kappa=f"{chance:.2f}"
        )
        summary = f"{summary} {measured}"
    found: list[nodes.Node] = [paragraph("reading-summary", summary)]
    if apart:
        heads = [
            _("Question"),
            _("First"),
            _("Second"),
            _("What the second reader wrote, and what we made of it"),
        ]
        found.append(table("second-reading", heads, [_row(printer, one) for one in apart], [26, 12, 12, 50]))
    if alike:
        links = separated(printer.reference("accounts", one.id) for one in alike)
        found.append(paragraph("relation", inline("relation-name", _("Found alike: ")), *links))
    return found


def _row(printer: Printer, one: Reading) -> list[Cell]:
    words = [paragraph("cell", one.why)]
    if one.answer:
        words.append(paragraph("cell", inline("settle-name", _("Ours: ")), one.answer))
    return [
        [printer.reference("accounts", one.id)],
        [nodes.Text(vocabulary.finding_name(one.first))],
        [nodes.Text(vocabulary.finding_name(one.finding))],
        words,
    ]
