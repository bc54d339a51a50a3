"""The outline of the land in a map, with names, read from a GeoJSON file (RFC 7946). No Sphinx here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Ring = tuple[tuple[float, float], ...]
"""The points of a closed line, each longitude and latitude in degrees."""


NAME_KINDS = ("country", "sea", "place")
"""What a name on a map can name."""


@dataclass(frozen=True, slots=True)
class MapName:
    """A name on a map.

    :ivar kind: one of :data:`NAME_KINDS`
    :ivar longitude: of the middle of the name of a country or a sea, and of a place
    """

    name: str
    kind: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a region.

    :ivar rings: the rings of all polygons, outer and inner ones
    :ivar region: west, south, east and north of the region, in degrees
    :ivar title: the title of the map; empty where the file has none
    :ivar names: the names of countries, seas and places, one a point of the file
    :ivar country: the rings of the polygons that are a country, and are marked as such
    :ivar lines: the lines of two places each, whose length the map tells
    """

    rings: tuple[Ring, ...] = ()
    region: tuple[float, float, float, float] = (-180, -90, 180, 90)
    title: str = ""
    names: tuple[MapName, ...] = ()
    country: tuple[Ring, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()

    def covers(self, longitude: float, latitude: float) -> bool:
        """Return whether a point lies in the region."""
        west, south, east, north = self.region
        return west <= longitude <= east and south <= latitude <= north


class BadOutline(ValueError):
    """The file is no outline. ``line`` is the line of the fault, or 1 where the line is not known."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line


def read_outline(text: str) -> Outline:
    """Return the polygons of a GeoJSON text, which is a geometry, a feature, or a collection of either.

    The region is the ``bbox`` of the text; without one, it is the smallest that has all polygons.

    :raises BadOutline: where the text is not GeoJSON, or has no polygon
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadOutline(f"{error.msg}, column {error.colno}", error.lineno) from error
    except RecursionError as error:
        raise BadOutline("brackets too deep to be an outline") from error
    try:
        shapes = list(_shapes(content, {}))
        rings = tuple(_ring(points) for kind, points in _rings(shapes) if kind != "country")
        country = tuple(_ring(points) for kind, points in _rings(shapes) if kind == "country")
        names = tuple(_name(geometry, facts) for geometry, facts in shapes if geometry["type"] == "Point")
        lines = tuple(_line(facts, names) for geometry, facts in shapes if geometry["type"] == "LineString")
        box = _box(content)
        title = str(content.get("title", ""))
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        is_told = isinstance(error, (_BadName, _BadBox))
        line = text.count("\n", 0, max(text.find('"bbox"'), 0)) + 1 if isinstance(error, _BadBox) else 1
        raise BadOutline(str(error) if is_told else "no GeoJSON of polygons in degrees", line) from error
    if not rings:
        raise BadOutline("no polygon")
    if not box:
        longitudes = [x for ring in rings for x, _ in ring]
        latitudes = [y for ring in rings for _, y in ring]
        box = [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
    return Outline(rings, (box[0], box[1], box[2], box[3]), title, names, country, lines)


class _BadName(ValueError):
    """A point or a line of the file has no name that a map can show."""


class _BadBox(ValueError):
    """The region of the file is none."""


def _box(content: Any) -> list[float]:
    """Return the region of the file, west, south, east and north; empty where the file names none.

    :raises _BadBox: where the region is none
    """
    typed = content.get("bbox")
    if typed is None:
        return []
    box = [float(value) for value in typed] if isinstance(typed, list) else []
    # Of places with a height, a region has two heights.
    box = [*box[:2], *box[3:5]] if len(box) == 6 else box
    if len(box) == 4 and -180 <= box[0] < box[2] <= 180 and -90 <= box[1] < box[3] <= 90:
        return box
    raise _BadBox(f"“bbox” {json.dumps(typed)}, which is no west, south, east and north in degrees")


def _shapes(content: Any, facts: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each geometry that is no collection, with the properties of its feature."""
    kind = content["type"]
    if kind == "FeatureCollection":
        for feature in content["features"]:
            yield from _shapes(feature, {})
    elif kind == "Feature":
        yield from _shapes(content["geometry"], content.get("properties") or {})
    elif kind == "GeometryCollection":
        for geometry in content["geometries"]:
            yield from _shapes(geometry, facts)
    elif kind in ("Polygon", "MultiPolygon", "Point", "LineString"):
        yield content, facts
    else:
        raise ValueError(kind)


def _rings(shapes: Iterable[tuple[Any, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield the rings of all polygons, each with the kind of its feature."""
    for geometry, facts in shapes:
        kind = str(facts.get("kind", ""))
        if geometry["type"] == "MultiPolygon":
            for polygon in geometry["coordinates"]:
                yield from ((kind, ring) for ring in polygon)
        elif geometry["type"] == "Polygon":
            yield from ((kind, ring) for ring in geometry["coordinates"])


def _name(geometry: Any, facts: Any) -> MapName:
    """Return the name at a point.

    :raises ValueError: where the point has no name or kind, or lies outside the degrees of the globe
    """
    name, kind = str(facts.get("name", "")), str(facts.get("kind", ""))
    if not name or kind not in NAME_KINDS:
        raise _BadName(f"a point without a name or without a kind: {', '.join(NAME_KINDS)}")
    longitude, latitude = (float(value) for value in geometry["coordinates"][:2])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError(geometry)
    return MapName(name, kind, longitude, latitude)


def _line(facts: Any, names: Sequence[MapName]) -> tuple[str, str]:
    """Return the names of the two places of a line.

    :raises ValueError: where the file has no places with these names
    """
    first, last = str(facts.get("from", "")), str(facts.get("to", ""))
    places = {name.name for name in names if name.kind == "place"}
    if not {first, last} <= places:
        raise _BadName("a line whose properties “from” and “to” name no places of the file")
    return first, last


def _ring(points: Any) -> Ring:
    """Return the points of a ring.

    :raises ValueError: for fewer than four points, or a point outside the degrees of the globe
    """
    ring = tuple((float(point[0]), float(point[1])) for point in points)
    if len(ring) < 4 or any(not (-180 <= x <= 180 and -90 <= y <= 90) for x, y in ring):
        raise ValueError(ring)
    return ring
