"""The view ``editorial-notes``: the editorial notes by kind, each with its text and its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.book import record_titles
from perspectives.doctree.phrases import inline_nodes
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.records import vocabulary
from perspectives.records.closed_lists import NOTE_KINDS

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a heading and the notes for each kind, or only for the option ``kind``."""
    blocks: list[nodes.Node] = []
    for kind in NOTE_KINDS:
        notes = [note for note in printer.book.notes.values() if note.kind == kind]
        if not notes or filters.get("kind", kind) != kind:
            continue
        title = nodes.rubric("", vocabulary.note_title(kind), classes=["ps-kind"])
        title["heading-level"] = 2
        entries = nodes.bullet_list("", classes=["ps-notes"])
        for note in notes:
            place = printer.reference("note", note.id, printer.book.records[note.docname].title)
            paragraphs = [
                nodes.paragraph("", part)
                for part in (record_titles.fill_titles(printer.book, note.text) or "").split(PARAGRAPH)
            ]
            paragraphs[-1] += list(inline_nodes([" — ", place]))
            entries += nodes.list_item("", *paragraphs)
        blocks += [title, entries]
    return blocks
