"""The view ``size``: one sentence that says what the book is and how much is in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from perspectives.book.wording import quantity
from perspectives.doctree.paragraphs import paragraph

if TYPE_CHECKING:
    from docutils import nodes

    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the sentence, with the numbers of chapters, claims, voices and documents."""
    book = printer.book
    chapters = sum(bool(records.comparisons) for records in printer.domain.documents.values())
    voices = {claim.voice for claim in book.claims.values()}
    numbers = {
        "chapters": quantity(chapters, "chapter", "chapters"),
        "claims": quantity(len(book.claims), "claim", "claims"),
        "voices": quantity(len(voices), "voice", "voices"),
        "documents": quantity(len(book.documents), "document", "documents"),
    }
    sentence = (
        _("A reader of primary sources: {chapters}, {claims} by {voices}, and {documents}.")
        if book.documents
        else _("A reader of primary sources: {chapters}, {claims} by {voices}.")
    )
    return [paragraph("size", sentence.format(**numbers))]
