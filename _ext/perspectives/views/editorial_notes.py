"""The editorial notes of the book, by kind, each with its text and its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.book import wording
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.records import vocabulary
from perspectives.records.model import NOTE_KINDS

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the notes, or those of one ``kind``, under a heading a kind."""
    found: list[nodes.Node] = []
    for kind in NOTE_KINDS:
        notes = [note for note in printer.book.notes.values() if note.kind == kind]
        if not notes or filters.get("kind", kind) != kind:
            continue
        title = nodes.rubric("", vocabulary.note_title(kind), classes=["ps-kind"])
        title["heading-level"] = 2
        entries = nodes.bullet_list("", classes=["ps-notes"])
        for note in notes:
            place = printer.reference("note", note.id, printer.book.records[note.docname].title)
            words = [
                nodes.paragraph("", part)
                for part in (wording.fill_titles(printer.book, note.text) or "").split(PARAGRAPH)
            ]
            words[-1] += [nodes.Text(" — "), place]
            entries += nodes.list_item("", *words)
        found += [title, entries]
    return found
