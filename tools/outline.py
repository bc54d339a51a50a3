"""Make the outline that the map of places is drawn on, once, into ``sources/outline.json``.

Usage: python tools/outline.py FOLDER-WITH-THE-PACKAGE sources/outline.json
The folder is that of the npm package ``world-atlas`` (2.0.2; ``npm pack world-atlas``), which ships the land of Natural Earth
4.1.0 at 1:50,000,000 as TopoJSON. It needs shapely, which building the book does not; the outline stands in the repository.

The package is under the ISC licence, and Natural Earth in the public domain. Its terms of use say: "All versions of Natural
Earth raster + vector map data found on this website are in the public domain", and "No permission is needed to use Natural
Earth" (https://www.naturalearthdata.com/about/terms-of-use/).

Only the land is taken, and no border: the borders that the package has are those of our day.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from shapely import Polygon, box
from shapely.geometry.polygon import orient
from shapely.ops import unary_union

REGION = (-2.0, 30.0, 58.0, 66.0)
"""West, south, east and north of the land that is kept: wider than what the map shows, so that no cut edge is seen."""
TOLERANCE = 0.05
"""How far, in degrees, a simplified coast may lie from the coast."""
SMALLEST = 0.03
"""The smallest island kept, in square degrees."""


def rings_of(topology: dict[str, Any]) -> list[list[list[list[float]]]]:
    """Return the polygons of a topology's land, each a list of rings of points.

    TopoJSON keeps a ring as numbers of arcs, those that run backwards as the number's complement, and an arc as steps
    from its first point, in whole numbers that the transform turns into degrees.
    """
    (scale_x, scale_y), (shift_x, shift_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append([x * scale_x + shift_x, y * scale_y + shift_y])
        arcs.append(arc)

    def ring(numbers: list[int]) -> list[list[float]]:
        points: list[list[float]] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    return [
        [ring(numbers) for numbers in polygon]
        for geometry in topology["objects"]["land"]["geometries"]
        for polygon in geometry["arcs"]
    ]


def make(package: Path, target: Path) -> None:
    """Write the land of the region as GeoJSON, with the region as its ``bbox``."""
    topology = json.loads((package / "land-50m.json").read_text(encoding="utf-8"))
    region = box(*REGION)
    polygons = [Polygon(rings[0], rings[1:]).buffer(0) for rings in rings_of(topology)]
    near = [polygon.intersection(region) for polygon in polygons if polygon.intersects(region)]
    land = unary_union(near).simplify(TOLERANCE)
    parts = [part for part in getattr(land, "geoms", [land]) if part.area >= SMALLEST]
    coordinates = []
    for part in sorted(parts, key=lambda part: -part.area):
        # The outer ring runs against the clock, as RFC 7946 asks.
        outer = orient(part)
        rings = [outer.exterior, *(hole for hole in outer.interiors if Polygon(hole).area >= SMALLEST)]
        coordinates.append([[[round(x, 2), round(y, 2)] for x, y in ring.coords] for ring in rings])
    outline = {"type": "MultiPolygon", "bbox": list(REGION), "coordinates": coordinates}
    target.write_text(json.dumps(outline, separators=(",", ":")) + "\n", encoding="utf-8")
    print(target, target.stat().st_size, sum(len(ring) for part in coordinates for ring in part))


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
