"""The view ``events``: the events by date, each with its place, its comparisons and its claims."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.record_fields import fields_of
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.records.dates import say_date, sort_key
from perspectives.rendering.field_lines import field_lines

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return an entry for each event, with the anchor ``event-<id>``."""
    book = printer.book
    entries: list[nodes.Node] = []
    for event in sorted(book.registry.events.values(), key=lambda event: (sort_key(event.date), event.id)):
        node = nodes.container("", classes=["ps-entry"], ids=[f"event-{event.id}"])
        title = nodes.rubric("", event.title, classes=["ps-entry-title"])
        title["heading-level"] = 2
        place = f", {event.place.name}" if event.place else ""
        node += [title, paragraph("entry-about", f"{say_date(event.date)}{place}")]
        node += field_lines(book, fields_of(book, "event"), event)
        comparisons = [one.id for one in book.comparisons.values() if one.event == event.id]
        claims = [claim for claim in book.claims.values() if book.event_id(claim) == event.id]
        if comparisons:
            links = printer.links("accounts", comparisons)
            node += paragraph("relation", inline("relation-name", _("Compared: ")), *links)
        if claims:
            line = paragraph("relation", inline("relation-name", _("Spoken of: ")), *printer.claims(claims))
            line["classes"].append("ps-spoken-of")
            node += line
        entries.append(node)
    return entries
