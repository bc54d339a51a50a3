"""The chapters that hold comparisons, in the order of the book, with the time that reading them takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

WORDS_A_MINUTE = 200
"""A steady pace for matter that is new to the reader; a choice of ours, and not a measurement."""


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a table: a row a chapter, with its comparisons and the minutes for our text and for the accounts."""
    documents, env = printer.domain.documents, printer.builder.env
    rows: list[list[Cell]] = []
    for docname in in_order(env, str(env.config.root_doc)):
        records = documents.get(docname)
        if records is None or not records.comparisons:
            continue
        label = records.labels[0][0] if records.labels else ""
        link = printer.link(docname, label, records.title)
        shown = len(records.comparisons), minutes(records.words - records.claimed), minutes(records.claimed)
        rows.append([[link], *([nodes.Text(str(number))] for number in shown)])
    heads = (_("Chapter"), _("Comparisons"), _("Minutes for our text"), _("Minutes for the accounts"))
    return [table("chapters", heads, rows, (52, 16, 16, 16))] if rows else []


def minutes(words: int) -> int:
    """Return how many minutes *words* take, rounded up."""
    return -(-words // WORDS_A_MINUTE)


def in_order(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """Yield a document and all that its lists of contents hold, in the reader's order."""
    yield docname
    for included in env.toctree_includes.get(docname, ()):
        yield from in_order(env, included)
