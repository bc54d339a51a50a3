"""The map: where the events happened, on the land that the registry gives, and a table of places and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.records.builders import TEMPLATE_BUILDERS
from perspectives.records.dates import say_date, sort_key
from perspectives.records.model import Event, Place
from perspectives.views.map_picture import Mark, draw
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its events in order of time; ``anchor`` is the id of its row."""

    place: Place | None
    events: tuple[Event, ...]
    anchor: str


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the map and, under it, every place with its events; what has no place stands last."""
    spots = _spots(printer.book.registry.events)
    marks = [
        Mark(
            spot.place.name,
            spot.place.longitude,
            spot.place.latitude,
            len(spot.events),
            _address(printer, spot),
        )
        for spot in spots
        if spot.place and spot.place.longitude is not None and spot.place.latitude is not None
    ]
    if not spots:
        return []
    heads = (_("Place"), _("What happened there"))
    rows = [_row(printer, spot) for spot in spots]
    shown = table("places", heads, rows, (24, 76))
    return [draw(marks, printer.book.registry.outline).picture(), shown] if marks else [shown]


def _spots(events: Mapping[str, Event]) -> list[Spot]:
    """Return the places, that of most events first; events without a place stand together at the end."""
    found: dict[Place | None, list[Event]] = {}
    for event in sorted(events.values(), key=lambda one: (sort_key(one.date), one.id)):
        found.setdefault(event.place, []).append(event)
    order = sorted(
        found.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0].name if item[0] else "")
    )
    return [Spot(place, tuple(there), f"map-place-{number}") for number, (place, there) in enumerate(order)]


def _address(printer: Printer, spot: Spot) -> str | None:
    """Return where a place on the map leads: to its one event, or to its row among the places; nowhere on paper."""
    if printer.builder.name not in TEMPLATE_BUILDERS:
        return None
    location = printer.domain.location("event", spot.events[0].id) if len(spot.events) == 1 else None
    document, anchor = location or (printer.docname, spot.anchor)
    page = "" if document == printer.docname else printer.builder.get_relative_uri(printer.docname, document)
    return f"{page}#{anchor}"


def _row(printer: Printer, spot: Spot) -> list[Cell]:
    name = spot.place.name if spot.place else _("No one place is given")
    head: list[nodes.Node] = [nodes.inline("", name, ids=[spot.anchor], classes=["ps-place"])]
    if spot.place and spot.place.longitude is None:
        head += [nodes.Text(" "), inline("missing", _("(not on the map: its coordinates are not given)"))]
    lines: list[nodes.Node] = [
        paragraph(
            "event-line",
            printer.reference("event", event.id, event.title),
            inline("when", f", {say_date(event.date)}"),
        )
        for event in spot.events
    ]
    return [head, lines]
