"""The outline of the land in a map, read from a GeoJSON file (RFC 7946). No Sphinx here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Ring = tuple[tuple[float, float], ...]
"""The points of a closed line, each longitude and latitude in degrees."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a region.

    :ivar rings: the rings of all polygons, outer and inner ones
    :ivar region: west, south, east and north of the region, in degrees
    """

    rings: tuple[Ring, ...] = ()
    region: tuple[float, float, float, float] = (-180, -90, 180, 90)

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
        rings = tuple(_ring(points) for points in _rings(content))
        box = [float(value) for value in content.get("bbox", [])]
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise BadOutline("no GeoJSON of polygons in degrees") from error
    if not rings:
        raise BadOutline("no polygon")
    if len(box) != 4:
        longitudes = [x for ring in rings for x, _ in ring]
        latitudes = [y for ring in rings for _, y in ring]
        box = [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
    return Outline(rings, (box[0], box[1], box[2], box[3]))


def _rings(content: Any) -> Iterator[Any]:
    kind = content["type"]
    if kind == "FeatureCollection":
        for feature in content["features"]:
            yield from _rings(feature)
    elif kind == "Feature":
        yield from _rings(content["geometry"])
    elif kind == "GeometryCollection":
        for geometry in content["geometries"]:
            yield from _rings(geometry)
    elif kind == "MultiPolygon":
        for polygon in content["coordinates"]:
            yield from polygon
    elif kind == "Polygon":
        yield from content["coordinates"]
    else:
        raise ValueError(kind)


def _ring(points: Any) -> Ring:
    """Return the points of a ring.

    :raises ValueError: for fewer than four points, or a point outside the degrees of the globe
    """
    ring = tuple((float(point[0]), float(point[1])) for point in points)
    if len(ring) < 4 or any(not (-180 <= x <= 180 and -90 <= y <= 90) for x, y in ring):
        raise ValueError(ring)
    return ring
