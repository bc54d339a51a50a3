"""The picture of the map: places as on the globe, names beside them, arrows to what is far off."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import dist
from xml.etree import ElementTree

import pytest

from perspectives.registry.outline import Outline
from perspectives.rendering.map_projection import EARTH_RADIUS_KM, Projection
from perspectives.views.map_labels import Box, place_name
from perspectives.views.map_picture import HEIGHT_LIMITS, MAP_WIDTH, Frame, Mark, draw

SVG = "{http://www.w3.org/2000/svg}"
TIRANA, MOSCOW = Mark("Tirana", 19.8, 41.3, 4), Mark("Moscow", 37.6, 55.8, 2)
LONDON, CAIRO = Mark("London", -0.1, 51.5, 1), Mark("Cairo", 31.2, 30.0, 1)


@dataclass(frozen=True)
class Drawn:
    """What a picture shows of a place: its mark, its name with the side of the anchor, its arrow."""

    x: float
    y: float
    radius: float
    name_x: float
    name_y: float
    anchor: str
    arrow: str


def picture(marks: Sequence[Mark], outline: Outline | None = None) -> ElementTree.Element:
    """Return the picture of these places, parsed."""
    return ElementTree.fromstring(draw(marks, outline).picture()["svg"])  # noqa: S314  # our own


def drawn(marks: Sequence[Mark], outline: Outline | None = None) -> dict[str, Drawn]:
    """Return what the picture shows of each place, by its name, in the order drawn."""
    found = {}
    for group in picture(marks, outline):
        if group.tag not in (f"{SVG}g", f"{SVG}a"):
            continue
        circle, arrow, text = (
            group.find(f"{SVG}circle"),
            group.find(f"{SVG}path"),
            group.findall(f"{SVG}text")[-1],
        )
        x, y, radius = (
            (float(circle.get(name, "")) for name in ("cx", "cy", "r")) if circle is not None else (0, 0, 0)
        )
        place = float(text.get("x", "")), float(text.get("y", "")), text.get("text-anchor", "")
        found[text.text or ""] = Drawn(x, y, radius, *place, arrow.get("d", "") if arrow is not None else "")
    return found


def test_places_lie_as_on_the_globe() -> None:
    found = drawn([TIRANA, MOSCOW, LONDON, CAIRO])
    assert found["London"].x < found["Tirana"].x < found["Moscow"].x
    assert found["Tirana"].x < found["Cairo"].x
    assert sorted(found, key=lambda name: found[name].y) == ["Moscow", "London", "Tirana", "Cairo"]
    assert all(0 < one.x < MAP_WIDTH for one in found.values())


@pytest.mark.parametrize(
    ("marks", "wide"),
    [
        ([Mark("A", 0, 50, 1), Mark("B", 30, 50, 1)], True),
        ([Mark("A", 10, 30, 1), Mark("B", 10, 60, 1)], False),
        ([Mark("A", -75, -10, 1), Mark("B", -45, -10, 1)], True),
    ],
    ids=["wide", "high", "wide in the south and west"],
)
def test_the_map_has_the_form_of_its_region(marks: list[Mark], wide: bool) -> None:
    frame = Frame(marks)
    assert frame.height == HEIGHT_LIMITS[0 if wide else 1]
    spots = [frame(mark.longitude, mark.latitude) for mark in marks]
    across, along = (abs(spots[0][axis] - spots[1][axis]) for axis in (0, 1))
    assert (across > along) is wide
    # What lies farthest apart fills the frame but for the room of the names.
    assert max(across / (MAP_WIDTH - 124), along / (frame.height - 124)) == pytest.approx(1)


def test_the_picture_keeps_the_scale_of_the_plane() -> None:
    frame = Frame([TIRANA, MOSCOW, LONDON])
    one, other = (frame(mark.longitude, mark.latitude) for mark in (TIRANA, MOSCOW))
    plane = [frame.projection(mark.longitude, mark.latitude) for mark in (TIRANA, MOSCOW)]
    assert dist(one, other) == pytest.approx(dist(*plane) * frame.scale)


def test_the_scale_says_how_many_kilometres_its_line_is_long() -> None:
    marks = [TIRANA, MOSCOW, LONDON]
    root = picture(marks)
    (words,) = [
        text.text or "" for text in root.iter(f"{SVG}text") if "ps-map-scale" in text.get("class", "")
    ]
    kilometres = float(words.removesuffix(" km").replace(",", ""))
    (length,) = [
        float(match[1])
        for path in root.iter(f"{SVG}path")
        if (match := re.fullmatch(r"M\S+ \S+v5h(\S+)v-5", path.get("d", "")))
    ]
    assert length / Frame(marks).scale * EARTH_RADIUS_KM == pytest.approx(kilometres, rel=0.01)
    # Tirana and Moscow are 2,073 km apart.
    found = drawn(marks)
    apart = dist((found["Tirana"].x, found["Tirana"].y), (found["Moscow"].x, found["Moscow"].y))
    assert apart / length * kilometres == pytest.approx(2073, rel=0.02)


def test_a_mark_is_the_larger_the_more_events_it_has() -> None:
    found = drawn([TIRANA, MOSCOW, LONDON])
    assert found["Tirana"].radius > found["Moscow"].radius > found["London"].radius > 2
    assert [mark.label for mark in (TIRANA, LONDON)] == ["Tirana: 4 events", "London: 1 event"]


def test_places_are_drawn_in_one_order_whatever_the_order_of_the_marks() -> None:
    marks = [LONDON, TIRANA, CAIRO, MOSCOW]
    assert list(drawn(marks)) == ["Tirana", "Moscow", "Cairo", "London"]
    assert list(drawn(marks[::-1])) == list(drawn(marks))


def test_a_name_stands_on_the_side_of_its_mark_that_its_anchor_says() -> None:
    """A name that begins at its place stands to the right of its mark, one that ends there to the left."""
    for one in drawn([TIRANA, MOSCOW, LONDON, CAIRO]).values():
        if one.anchor == "start":
            assert one.name_x >= one.x + one.radius
        elif one.anchor == "end":
            assert one.name_x <= one.x - one.radius
        else:
            assert (one.name_x, one.anchor) == (one.x, "middle")
            assert abs(one.name_y - one.y) >= one.radius


SIDES = {
    "free on all sides": ((300, 200), [], "start", 1, 0),
    "at the right edge": ((595, 200), [], "end", -1, 0),
    "taken on the right": ((300, 200), [Box(305, 190, 600, 210)], "end", -1, 0),
    "taken right and left": ((300, 200), [Box(305, 198, 600, 202), Box(0, 198, 295, 202)], "middle", 0, -1),
    "taken but below": ((300, 200), [Box(0, 150, 600, 203)], "middle", 0, 1),
}
"""The place of the mark, the boxes taken, and the anchor and side of the name."""


@pytest.mark.parametrize("name", SIDES)
def test_a_name_goes_to_the_first_side_of_its_mark_that_is_free(name: str) -> None:
    spot, taken, anchor, across, down = SIDES[name]
    frame = Frame([TIRANA, MOSCOW])
    box, found, x, y = place_name("Here 1", (float(spot[0]), float(spot[1])), 4.0, frame.box, taken)
    assert (found, (x > spot[0]) - (x < spot[0]), (y > spot[1]) - (y < spot[1])) == (anchor, across, down)
    assert not any(box.overlaps(other) for other in taken)
    assert box.left <= x <= box.right
    assert box.top <= y <= box.bottom
    assert {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[
        anchor
    ] == pytest.approx(x)


def test_names_cover_neither_marks_nor_names() -> None:
    """A crowd of eight places within a day's walk still finds room, and always the same."""
    marks = [
        Mark(f"Place {letter}", 20 + 1.9 * (number % 3), 41 + 1.7 * (number // 3), 1 + number)
        for number, letter in enumerate("ABCDEFGH")
    ]
    frame = Frame(marks)
    spots = {mark: frame(mark.longitude, mark.latitude) for mark in marks}
    taken = [
        Box(x - mark.radius, y - mark.radius, x + mark.radius, y + mark.radius)
        for mark, (x, y) in spots.items()
    ]
    for mark in sorted(marks, key=lambda one: -one.events):
        taken.append(place_name(f"{mark.name} {mark.events}", spots[mark], mark.radius, frame.box, taken)[0])
    assert [pair for pair in itertools.combinations(taken, 2) if pair[0].overlaps(pair[1])] == []
    assert draw(marks, None).picture()["svg"] == draw(list(marks), None).picture()["svg"]


EUROPE = Outline((), (-10, 35, 45, 60))
POINTED = {
    "east": (Mark("Beijing", 116.4, 39.9, 1), 1, None),
    "west": (Mark("Washington", -77.0, 38.9, 1), -1, None),
    "south": (Mark("Khartoum", 32.5, 15.6, 1), None, 1),
    "north": (Mark("Longyearbyen", 15.6, 78.2, 1), None, -1),
}
"""A place beyond the region, and on which side of the middle its arrow points: across, and down."""


@pytest.mark.parametrize("name", POINTED)
def test_a_place_beyond_the_region_has_an_arrow_in_its_direction(name: str) -> None:
    far, across, down = POINTED[name]
    found = drawn([TIRANA, MOSCOW, LONDON, far], EUROPE)
    assert list(found) == [far.name, "Tirana", "Moscow", "London"]
    assert found[far.name].radius == 0
    points = [(float(x), float(y)) for x, y in re.findall(r"[ML](\S+?) ([-\d.]+)", found[far.name].arrow)]
    (back_x, back_y), (tip_x, tip_y) = points[:2]
    height = Frame([TIRANA, MOSCOW, LONDON]).height
    if across is not None:
        assert (tip_x - back_x) * across > 0
        assert (tip_x - MAP_WIDTH / 2) * across > MAP_WIDTH / 2 - 20
    if down is not None:
        assert (tip_y - back_y) * down > 0
        assert (tip_y - height / 2) * down > height / 2 - 20


def test_land_lies_under_the_places_that_lie_on_it() -> None:
    """A square of land around Tirana: its mark is within it, and that of Moscow is not."""
    square = ((18.0, 40.0), (22.0, 40.0), (22.0, 43.0), (18.0, 43.0), (18.0, 40.0))
    marks = [TIRANA, MOSCOW]
    land = [
        path
        for path in picture(marks, Outline((square,))).iter(f"{SVG}path")
        if "ps-fill" in path.get("class", "")
    ]
    (shape,) = land
    numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", shape.get("d", ""))]
    steps = list(zip(numbers[::2], numbers[1::2], strict=True))
    points = list(itertools.accumulate(steps, lambda one, step: (one[0] + step[0], one[1] + step[1])))
    found = drawn(marks)
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    top, bottom = min(y for _x, y in points), max(y for _x, y in points)
    assert left < found["Tirana"].x < right
    assert top < found["Tirana"].y < bottom
    assert not (left < found["Moscow"].x < right)


def test_where_every_place_is_beyond_the_region_all_have_marks() -> None:
    found = drawn([Mark("Beijing", 116.4, 39.9, 1), Mark("Hanoi", 105.8, 21.0, 1)], EUROPE)
    assert all(one.radius for one in found.values())


def test_the_centre_of_the_plane_is_that_of_the_places() -> None:
    frame = Frame([TIRANA, MOSCOW])
    assert frame.projection == Projection((19.8 + 37.6) / 2, (41.3 + 55.8) / 2)


@pytest.mark.parametrize(
    "places",
    [
        [(0.0, 0.0)],
        [(0.0, 90.0), (0.0, -90.0)],
        [(-179.0, 60.0), (179.0, -60.0)],
        [(10.0, 50.0), (10.0, 50.0)],
    ],
)
def test_any_places_of_the_globe_make_a_map(places: list[tuple[float, float]]) -> None:
    marks = [Mark(f"P{number}", x, y, 1) for number, (x, y) in enumerate(places)]
    svg = draw(marks, None).picture()["svg"]
    assert not re.search(r"nan|inf", svg)
    assert svg.count("<circle") == len(places)


BOXES = {
    "apart": (Box(0, 0, 1, 1), Box(2, 2, 3, 3), False),
    "side by side": (Box(0, 0, 1, 1), Box(1, 0, 2, 1), False),
    "one above the other": (Box(0, 0, 4, 1), Box(0, 2, 4, 3), False),
    "over a corner": (Box(0, 0, 2, 2), Box(1, 1, 3, 3), True),
    "one within the other": (Box(0, 0, 9, 9), Box(1, 1, 2, 2), True),
}


@pytest.mark.parametrize("name", BOXES)
def test_two_boxes_meet_where_they_have_room_in_common(name: str) -> None:
    one, other, expected = BOXES[name]
    assert one.overlaps(other) is other.overlaps(one) is expected


def test_a_box_is_within_another_on_all_four_sides() -> None:
    outer = Box(0, 0, 9, 5)
    assert Box(0, 0, 9, 5).lies_in(outer)
    beyond = (Box(-1, 1, 2, 2), Box(1, -1, 2, 2), Box(8, 1, 10, 2), Box(1, 4, 2, 6))
    assert [box.lies_in(outer) for box in beyond] == [False] * 4
