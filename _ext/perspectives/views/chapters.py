"""The view ``chapters``: the chapters with comparisons, with the time to read them."""

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

WORDS_PER_MINUTE = 200
"""The pace of a reader to whom the subject is new. This number was chosen, not measured."""


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a table: a row for each chapter, with the number of comparisons and the minutes of reading."""
    documents, env = printer.domain.documents, printer.builder.env
    rows: list[list[Cell]] = []
    for docname in documents_in_order(env, str(env.config.root_doc)):
        records = documents.get(docname)
        if records is None or not records.comparisons:
            continue
        label = records.labels[0][0] if records.labels else ""
        link = printer.link(docname, label, records.title)
        numbers = (
            len(records.comparisons),
            reading_minutes(records.words - records.claimed),
            reading_minutes(records.claimed),
        )
        rows.append([[link], *([nodes.Text(str(number))] for number in numbers)])
    heads = (_("Chapter"), _("Comparisons"), _("Minutes for our text"), _("Minutes for the accounts"))
    return [table("chapters", heads, rows, (52, 16, 16, 16))] if rows else []


def reading_minutes(words: int) -> int:
    """Return the minutes that a number of words takes to read, rounded up."""
    return -(-words // WORDS_PER_MINUTE)


def documents_in_order(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """Yield a document and then all documents that its toctrees include, in the order of reading."""
    yield docname
    for included in env.toctree_includes.get(docname, ()):
        yield from documents_in_order(env, included)
