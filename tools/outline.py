"""Write the outline of the land for the map of places: ``sources/outline.json``.

Usage: python tools/outline.py FOLDER-WITH-THE-PACKAGE sources/outline.json
The folder is that of the npm package ``world-atlas`` (2.0.2; ``npm pack world-atlas``).
It has the land of Natural Earth 4.1.0 at 1:50,000,000 as TopoJSON.
This script needs shapely. Building the book does not: the outline is kept in the repository.

The package is under the ISC licence, and Natural Earth is in the public domain.
Its terms of use (https://www.naturalearthdata.com/about/terms-of-use/) say: "All versions of Natural Earth
raster + vector map data found on this website are in the public domain", and "No permission is needed to use
Natural Earth".

Only the land is used. The borders in the package are those of today, so they are left out.
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
"""West, south, east and north of the land, in degrees: more than the map shows, so it shows no cut edge."""
TOLERANCE = 0.05
"""The greatest distance between the simplified coast and the coast, in degrees."""
SMALLEST_AREA = 0.03
"""The area of the smallest island that is kept, in square degrees."""


def rings_of(topology: dict[str, Any]) -> list[list[list[list[float]]]]:
    """Return the polygons of the land, each as a list of rings of points in degrees.

    In TopoJSON a ring is a list of numbers of arcs. The bitwise complement means the arc in reverse order.
    An arc is a list of steps in whole numbers, which the transform turns into degrees.
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


def write_outline(package: Path, target: Path) -> None:
    """Write the land of the region as GeoJSON (RFC 7946), with the region as its ``bbox``."""
    topology = json.loads((package / "land-50m.json").read_text(encoding="utf-8"))
    region = box(*REGION)
    polygons = [Polygon(rings[0], rings[1:]).buffer(0) for rings in rings_of(topology)]
    parts_in_region = [polygon.intersection(region) for polygon in polygons if polygon.intersects(region)]
    land = unary_union(parts_in_region).simplify(TOLERANCE)
    parts = [part for part in getattr(land, "geoms", [land]) if part.area >= SMALLEST_AREA]
    coordinates = []
    for part in sorted(parts, key=lambda part: -part.area):
        # RFC 7946, section 3.1.6: the outer ring runs counterclockwise.
        oriented = orient(part)
        rings = [
            oriented.exterior,
            *(hole for hole in oriented.interiors if Polygon(hole).area >= SMALLEST_AREA),
        ]
        coordinates.append([[[round(x, 2), round(y, 2)] for x, y in ring.coords] for ring in rings])
    outline = {"type": "MultiPolygon", "bbox": list(REGION), "coordinates": coordinates}
    target.write_text(json.dumps(outline, separators=(",", ":")) + "\n", encoding="utf-8")
    print(target, target.stat().st_size, sum(len(ring) for part in coordinates for ring in part))


if __name__ == "__main__":
    write_outline(Path(sys.argv[1]), Path(sys.argv[2]))
