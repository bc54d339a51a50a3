"""The outline of a map, read from GeoJSON: every shape of it, and what is none."""

from __future__ import annotations

import json

import pytest

from perspectives.registry.outline import BadOutline, MapName, read_outline
from tests.support import ROOT

SQUARE = [[0.0, 50.0], [2.0, 50.0], [2.0, 52.0], [0.0, 52.0], [0.0, 50.0]]
"""Longitude first, as RFC 7946 has it: the square lies by Greenwich, and not in the Indian Ocean."""
POLYGON = {"type": "Polygon", "coordinates": [SQUARE]}


@pytest.mark.parametrize(
    "content",
    [
        POLYGON,
        {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
        {"type": "Feature", "properties": {}, "geometry": POLYGON},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": POLYGON}]},
        {"type": "GeometryCollection", "geometries": [POLYGON]},
    ],
    ids=lambda content: str(content["type"]),
)
def test_polygons_are_read_from_every_shape_of_geojson(content: object) -> None:
    outline = read_outline(json.dumps(content))
    assert outline.rings == (tuple((x, y) for x, y in SQUARE),)
    assert list(outline.region) == [0, 50, 2, 52]


def test_rings_keep_their_order_and_one_may_stand_twice() -> None:
    small = [[0.5, 50.5], [1.0, 50.5], [1.0, 51.0], [0.5, 50.5]]
    content = {"type": "MultiPolygon", "coordinates": [[SQUARE, small], [SQUARE]]}
    rings = read_outline(json.dumps(content)).rings
    assert [len(ring) for ring in rings] == [5, 4, 5]


@pytest.mark.parametrize(
    ("longitude", "latitude", "covered"),
    [
        (1, 51, True),
        (0, 50, True),
        (2, 52, True),
        (3, 51, False),
        (1, 53, False),
        (-1, 51, False),
        (51, 1, False),
    ],
)
def test_a_region_covers_what_lies_between_its_sides(
    longitude: float, latitude: float, covered: bool
) -> None:
    assert read_outline(json.dumps(POLYGON)).covers(longitude, latitude) is covered


def test_the_box_of_the_file_is_its_region() -> None:
    outline = read_outline(json.dumps({**POLYGON, "bbox": [-5, 40, 7, 60]}))
    assert list(outline.region) == [-5, 40, 7, 60]
    assert (outline.covers(6, 59), outline.covers(59, 6)) == (True, False)


def named(*features: dict[str, object], **more: object) -> str:
    """Return a collection of land and of *features*, as text."""
    land = {"type": "Feature", "properties": None, "geometry": POLYGON}
    return json.dumps({"type": "FeatureCollection", **more, "features": [land, *features]})


def point(name: object, kind: object, *place: float) -> dict[str, object]:
    """Return a feature with a name."""
    geometry = {"type": "Point", "coordinates": [*place]}
    return {"type": "Feature", "properties": {"name": name, "kind": kind}, "geometry": geometry}


def line(first: object, last: object) -> dict[str, object]:
    """Return a feature with the names of two places."""
    geometry = {"type": "LineString", "coordinates": [[0, 50], [1, 51]]}
    return {"type": "Feature", "properties": {"from": first, "to": last}, "geometry": geometry}


def test_names_a_country_and_lines_are_read_beside_the_land() -> None:
    country: dict[str, object] = {
        "type": "Feature",
        "properties": {"kind": "country"},
        "geometry": POLYGON,
    }
    places = point("Here", "place", 0, 50), point("There", "place", 1, 51)
    text = named(country, *places, point("Sea", "sea", 1, 50), line("Here", "There"), title="A strait")
    outline = read_outline(text)
    assert (len(outline.rings), len(outline.country), outline.title) == (1, 1, "A strait")
    assert outline.names == (
        MapName("Here", "place", 0, 50),
        MapName("There", "place", 1, 51),
        MapName("Sea", "sea", 1, 50),
    )
    assert outline.lines == (("Here", "There"),)


@pytest.mark.parametrize(
    ("features", "reason"),
    [
        ([point("", "sea", 0, 50)], "country, sea, place"),
        ([point("Here", "town", 0, 50)], "country, sea, place"),
        ([point("Here", "sea", 0, 500)], "degrees"),
        ([point("Here", "sea", 0)], "degrees"),
        ([line("Here", "There")], "name no places"),
        (
            [point("Here", "sea", 0, 50), point("There", "place", 0, 50), line("Here", "There")],
            "name no places",
        ),
        ([{"type": "Feature", "geometry": None}], "degrees"),
        ([{"type": "Feature", "properties": ["kind"], "geometry": POLYGON}], "degrees"),
    ],
    ids=[
        "no name",
        "no such kind",
        "no place",
        "half a place",
        "no places",
        "a sea",
        "no geometry",
        "a list",
    ],
)
def test_a_name_or_a_line_that_cannot_be_drawn_is_refused_with_the_reason(
    features: list[dict[str, object]], reason: str
) -> None:
    with pytest.raises(BadOutline, match=reason):
        read_outline(named(*features))


BROKEN = {
    "cut short": ('{\n"type": "Polygon",\n"coordinates": [[[0, 50], [2,\n', 4),
    "a list": ("[]", 1),
    "a number": ("3", 1),
    "a point": ('{"type": "Point", "coordinates": [0, 50]}', 1),
    "no coordinates": ('{"type": "Polygon"}', 1),
    "letters": ('{"type": "Polygon", "coordinates": [[["a", "b"]]]}', 1),
    "beyond the pole": ('{"type": "Polygon", "coordinates": [[[0, 500], [1, 500], [1, 501], [0, 500]]]}', 1),
    "latitude before longitude": (
        '{"type": "Polygon", "coordinates": [[[50, 100], [50, 101], [51, 101], [50, 100]]]}',
        1,
    ),
    "a line": ('{"type": "Polygon", "coordinates": [[[0, 50], [1, 50], [0, 50]]]}', 1),
    "no features": ('{"type": "FeatureCollection", "features": []}', 1),
    "a box that is none": (json.dumps({**POLYGON, "bbox": ["west", 40, 7, 60]}), 1),
    "too deep": ("[" * 100_000, 1),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_outline_is_refused_with_its_line(name: str) -> None:
    text, line = BROKEN[name]
    with pytest.raises(BadOutline) as caught:
        read_outline(text)
    assert caught.value.line == line
    assert str(caught.value)


def test_the_outline_of_the_book_is_read_and_small() -> None:
    path = ROOT / "sources" / "outline.json"
    assert len(read_outline(path.read_text(encoding="utf-8")).rings) > 20
    assert path.stat().st_size < 40_000


def test_the_inset_of_the_book_is_read_and_small() -> None:
    path = ROOT / "sources" / "inset.json"
    inset = read_outline(path.read_text(encoding="utf-8"))
    west, south, east, north = inset.region
    assert all(west < name.longitude < east and south < name.latitude < north for name in inset.names)
    assert {"Vlora", "Sazan", "Corfu", "Brindisi"} <= {name.name for name in inset.names}
    assert path.stat().st_size < 15_000
