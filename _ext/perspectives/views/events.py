"""The events in order of time, each with its place and with everything that is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.records.dates import say_date, sort_key
from perspectives.records.voice_fields import EVENT_FIELDS
from perspectives.rendering.field_lines import field_lines

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return every event with its date, its place, its comparisons and its claims."""
    book = printer.book
    found: list[nodes.Node] = []
    for event in sorted(book.registry.events.values(), key=lambda one: (sort_key(one.date), one.id)):
        node = nodes.container("", classes=["ps-entry"], ids=[f"event-{event.id}"])
        title = nodes.rubric("", event.title, classes=["ps-entry-title"])
        title["heading-level"] = 2
        place = f", {event.place.name}" if event.place else ""
        node += [title, paragraph("entry-about", f"{say_date(event.date)}{place}")]
        node += field_lines(book, EVENT_FIELDS, event)
        questions = [one.id for one in book.comparisons.values() if one.event == event.id]
        claims = [claim for claim in book.claims.values() if book.event_id(claim) == event.id]
        if questions:
            links = printer.links("accounts", questions)
            node += paragraph("relation", inline("relation-name", _("Compared: ")), *links)
        if claims:
            node += paragraph("relation", inline("relation-name", _("Spoken of: ")), *printer.claims(claims))
        found.append(node)
    return found
