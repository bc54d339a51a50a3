"""The inset: a map of a small region, with its places and how far they lie from each other."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

from sphinx.locale import get_translation

from perspectives.registry.outline import MapName, Outline
from perspectives.rendering.map_projection import EARTH_RADIUS_KM
from perspectives.rendering.svg import Drawing, number
from perspectives.views.map_labels import NAME_SIZE, Box, place_name
from perspectives.views.map_picture import MAP_WIDTH, Frame, draw_ground

_ = get_translation("perspectives")

MARK_RADIUS = 4.5


def kilometres_between(one: MapName, other: MapName) -> float:
    """Return the length of the great circle between two places (the haversine formula)."""
    north = sin(radians(other.latitude - one.latitude) / 2) ** 2
    east = sin(radians(other.longitude - one.longitude) / 2) ** 2
    share = north + cos(radians(one.latitude)) * cos(radians(other.latitude)) * east
    return 2 * EARTH_RADIUS_KM * asin(sqrt(share))


def distances(inset: Outline) -> list[tuple[MapName, MapName, int]]:
    """Return the lines of the inset: their two places, and the kilometres between these."""
    place_of = {name.name: name for name in inset.names if name.kind == "place"}
    found = []
    for first, last in inset.lines:
        one, other = place_of[first], place_of[last]
        found.append((one, other, round(kilometres_between(one, other))))
    return found


def draw_inset(inset: Outline) -> Drawing:
    """Return the map of the region of *inset*: its places, and lines between those whose distance is told."""
    west, south, east, north = inset.region
    corners = [MapName("", "place", x, y) for x in (west, east) for y in (south, north)]
    frame = Frame(corners, margin=0)
    told = distances(inset)
    places = [name for name in inset.names if name.kind == "place"]
    title = inset.title or _("A part of the map")
    lengths = "; ".join(_say(*one) for one in told)
    drawing = Drawing(
        "map-inset",
        MAP_WIDTH,
        frame.height,
        title,
        _("A map of {places}. Distances as the crow flies: {lengths}.").format(
            places=", ".join(name.name for name in places), lengths=lengths
        ),
    )
    boxes = draw_ground(drawing, frame, inset)
    centres = {name: frame(name.longitude, name.latitude) for name in places}
    for one, other, length in told:
        (x, y), (to_x, to_y) = centres[one], centres[other]
        line = f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}"
        drawing.add("path", "text", d=line, stroke_width=1, stroke_dasharray="5 4")
        words = _("{number} km").format(number=length)
        middle = (x + to_x) / 2, (y + to_y) / 2
        half = len(words) * NAME_SIZE * 0.3
        boxes.append(Box(middle[0] - half, middle[1] - 10, middle[0] + half, middle[1] + 10))
        _write(drawing, *middle, words, "middle")
    boxes += [
        Box(x - MARK_RADIUS, y - MARK_RADIUS, x + MARK_RADIUS, y + MARK_RADIUS) for x, y in centres.values()
    ]
    for name in places:
        x, y = centres[name]
        drawing.add("circle", "vermilion", cx=x, cy=y, r=MARK_RADIUS)
        box, anchor, text_x, text_y = place_name(name.name, (x, y), MARK_RADIUS, frame.box, boxes)
        boxes.append(box)
        _write(drawing, text_x, text_y, name.name, anchor)
    return drawing


def distance_rows(inset: Outline) -> Sequence[tuple[str, str]]:
    """Return the two places of each line, and the distance between them, in words."""
    return [
        (f"{one.name} – {other.name}", _("{number} km").format(number=length))
        for one, other, length in distances(inset)
    ]


def _say(one: MapName, other: MapName, length: int) -> str:
    return _("{one} to {other} {number} km").format(one=one.name, other=other.name, number=length)


def _write(drawing: Drawing, x: float, y: float, words: str, anchor: str) -> None:
    """Write a name or a distance, with a rim in the colour of the ground."""
    shape: dict[str, object] = {
        "class_": "ps-map-name",
        "dy": "0.35em",
        "text_anchor": anchor,
        "font_size": NAME_SIZE,
    }
    rim = {"stroke_width": 3.5, "stroke_linejoin": "round", "stroke_opacity": 0.85}
    drawing.text(x, y, words, "ground", **rim, **shape)
    drawing.text(x, y, words, "text", **shape)
