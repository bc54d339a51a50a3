"""The view ``documents``: the documents by date, each with its maker, its place and its extent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.records.dates import say_date, sort_key
from perspectives.rendering.document_facts import extent
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.records.model import Document
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a table of the documents, in the order of their dates; or nothing where there is none."""
    book = printer.book
    documents = [
        document
        for document in book.documents.values()
        if filters.get("perspective") in {None, book.document_perspective(document)}
    ]
    documents.sort(key=lambda one: (sort_key(book.document_date(one)), one.id))
    if not documents:
        return []
    heads = (_("Date"), _("Document"), _("Printed in"), _("Here"), _("Claims"))
    return [table("documents", heads, [_row(printer, one) for one in documents], (14, 34, 22, 22, 8))]


def _row(printer: Printer, document: Document) -> list[Cell]:
    book = printer.book
    date = book.document_date(document)
    maker: Cell = ["", printer.voice(document.by)] if document.by else []
    perspective = book.registry.perspectives.get(book.document_perspective(document) or "")
    claims = book.document_claims(document)
    return [
        [say_date(date) if date else _("no date")],
        [
            printer.reference("document", document.id),
            *([". ", *maker[1:]] if maker else []),
            f" ({perspective.short})" if perspective else "",
        ],
        [printer.work(document.work)],
        [extent(book, document)],
        [wording.number_word(len(claims)) if claims else "–"],
    ]
