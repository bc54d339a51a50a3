"""The view ``map``: a map of the places of the events, and a table of the places with their events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.records.builders import TEMPLATE_BUILDERS
from perspectives.records.dates import say_date, sort_key
from perspectives.records.declarations import Event, Place
from perspectives.views.map_inset import distance_rows, draw_inset
from perspectives.views.map_picture import Mark, draw
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its events, sorted by date.

    :ivar place: None for the events without a place
    :ivar anchor: the id of its row in the table
    """

    place: Place | None
    events: tuple[Event, ...]
    anchor: str


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the map, and a table of the places with their events; events without a place come last."""
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
    places = table("places", heads, rows, (24, 76))
    if not marks:
        return [places]
    registry = printer.book.registry
    inset: list[nodes.Node] = []
    if registry.inset:
        cells = [[[nodes.Text(line)], [nodes.Text(length)]] for line, length in distance_rows(registry.inset)]
        inset = [
            nodes.rubric("", registry.inset.title, classes=["ps-kind"]),
            draw_inset(registry.inset).picture(),
            table("distances", (_("From place to place"), _("As the crow flies")), cells, (60, 40)),
        ]
    return [draw(marks, registry.outline).picture(), *inset, places]


def _spots(events: Mapping[str, Event]) -> list[Spot]:
    """Return the places, that with most events first; events without a place come last."""
    events_at: dict[Place | None, list[Event]] = {}
    for event in sorted(events.values(), key=lambda event: (sort_key(event.date), event.id)):
        events_at.setdefault(event.place, []).append(event)
    order = sorted(
        events_at.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0].name if item[0] else "")
    )
    return [Spot(place, tuple(own), f"map-place-{number}") for number, (place, own) in enumerate(order)]


def _address(printer: Printer, spot: Spot) -> str | None:
    """Return the address of a mark: that of its only event, else of its row in the table; None in a PDF."""
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
