"""The outline of a map: read from GeoJSON, placed on a plane, and no traceback where it is broken."""

from __future__ import annotations

import json
from math import cos, dist, radians, sin, sqrt

import pytest

from perspectives.registry.outline import BadOutline, read_outline
from perspectives.rendering.map_projection import Projection, clip
from tests.support import ROOT, Book

SQUARE = [[0.0, 50.0], [2.0, 50.0], [2.0, 52.0], [0.0, 52.0], [0.0, 50.0]]
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
    assert [outline.covers(1, 51), outline.covers(3, 51)] == [True, False]


def test_the_box_of_the_file_is_its_region() -> None:
    assert read_outline(json.dumps({**POLYGON, "bbox": [-5, 40, 5, 60]})).region == (-5, 40, 5, 60)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{\n"type": "Polygon",\n"coordinates": [[[0, 50], [2,\n', 4),
        ("[]", 1),
        ("3", 1),
        ('{"type": "Point", "coordinates": [0, 50]}', 1),
        ('{"type": "Polygon"}', 1),
        ('{"type": "Polygon", "coordinates": [[["a", "b"]]]}', 1),
        ('{"type": "Polygon", "coordinates": [[[0, 500], [1, 500], [1, 501], [0, 500]]]}', 1),
        ('{"type": "FeatureCollection", "features": []}', 1),
        pytest.param("[" * 100_000, 1, id="deep"),
    ],
)
def test_a_broken_outline_is_a_problem_with_its_line_and_the_map_is_still_drawn(
    book: Book, text: str, line: int
) -> None:
    with pytest.raises(BadOutline) as caught:
        read_outline(text)
    assert caught.value.line == line
    if len(text) < 1000:
        book.write("sources/outline.json", text)
        book.write("docs/map.md", MAP)
        build = book.build()
        assert build.codes == ["malformed-outline"]
        assert f"outline.json:{line}: " in build.warnings[0]
        assert build.mend("malformed-outline") in build.warnings[0]
        assert "Bellham" in build.read("map.html")


MAP = "---\norphan: true\n---\n\n(the-map)=\n# Map\n\n:::{view} map\n:::\n"


def test_the_projection_keeps_areas_and_chords_from_its_centre() -> None:
    plane = Projection(20, 50)
    # It draws the chord from the centre, whose half is the haversine's root.
    for longitude, latitude in ((37.6, 55.8), (19.8, 41.3)):
        north, centre, east = radians(latitude), radians(50), radians(longitude - 20)
        half = sqrt(sin((north - centre) / 2) ** 2 + cos(north) * cos(centre) * sin(east / 2) ** 2)
        assert dist((0, 0), plane(longitude, latitude)) == pytest.approx(2 * half)

    def area(west: float, south: float) -> float:
        points = [
            plane(west, south),
            plane(west + 0.1, south),
            plane(west + 0.1, south + 0.1),
            plane(west, south + 0.1),
        ]
        pairs = zip(points, [*points[1:], points[0]], strict=True)
        return abs(sum(x * below - left * y for (x, y), (left, below) in pairs)) / 2

    for west, south in ((20, 50), (60, 10), (-40, 70)):
        on_the_sphere = radians(0.1) * (sin(radians(south + 0.1)) - sin(radians(south)))
        assert area(west, south) == pytest.approx(on_the_sphere, rel=1e-3)


def test_the_point_opposite_to_the_centre_is_no_traceback() -> None:
    assert dist((0, 0), Projection(20, 50)(-160, -50)) < 100


def test_a_polygon_is_cut_at_the_frame() -> None:
    assert set(clip([(-1, -1), (3, -1), (3, 3), (-1, 3)], 0, 0, 2, 2)) == {(0, 0), (2, 0), (2, 2), (0, 2)}
    assert clip([(5, 5), (6, 5), (6, 6)], 0, 0, 2, 2) == []


def test_the_outline_of_the_book_is_read_and_small() -> None:
    path = ROOT / "sources" / "outline.json"
    assert len(read_outline(path.read_text(encoding="utf-8")).rings) > 20
    assert path.stat().st_size < 40_000
