"""From the globe to a plane: east is right, north is up, areas and distances stay, lines end at the frame."""

from __future__ import annotations

from math import cos, dist, radians, sin, sqrt

import pytest

from perspectives.rendering.map_projection import EARTH_RADIUS_KM, Point, Projection, clip, runs_inside


def test_snyders_own_example_comes_out() -> None:
    """Snyder, *Map Projections*, numerical examples, p. 332.

    The sphere has radius 3, the centre is 40° N, 100° W, and the point is 20° S, 100° E.
    """
    x, y = Projection(-100, 40)(100, -20)
    assert (3 * x, 3 * y) == pytest.approx((-4.2339303, 4.0257775), abs=1e-7)


SIDES = {
    "Moscow from Tirana": ((19.8, 41.3), (37.6, 55.8), (1, 1)),
    "London from Tirana": ((19.8, 41.3), (-0.1, 51.5), (-1, 1)),
    "Cairo from Tirana": ((19.8, 41.3), (31.2, 30.0), (1, -1)),
    "Tunis from Tirana": ((19.8, 41.3), (10.2, 36.8), (-1, -1)),
    "Lima from Quito": ((-78.5, -0.2), (-77.0, -12.0), (1, -1)),
    "Boston from New York": ((-74.0, 40.7), (-71.1, 42.4), (1, 1)),
    "Sydney from Perth": ((115.9, -32.0), (151.2, -33.9), (1, -1)),
    "Nadi from Apia, beyond the date line": ((-171.8, -13.8), (177.4, -17.8), (-1, -1)),
}
"""A centre, a place, and its direction from the centre along the great circle.

The direction is 1 for east and for north, -1 for west and for south.
"""


@pytest.mark.parametrize("name", SIDES)
def test_east_is_to_the_right_and_north_is_up(name: str) -> None:
    centre, place, sides = SIDES[name]
    x, y = Projection(*centre)(*place)
    assert (x > 0, y > 0) == (sides[0] > 0, sides[1] > 0)


@pytest.mark.parametrize("centre", [(0.0, 0.0), (20.0, 50.0), (-100.0, -40.0), (170.0, 10.0)])
def test_the_four_winds_blow_from_any_centre(centre: Point) -> None:
    plane = Projection(*centre)
    assert plane(*centre) == pytest.approx((0, 0))
    step = radians(1)
    east, north = plane(centre[0] + 1, centre[1]), plane(centre[0], centre[1] + 1)
    west, south = plane(centre[0] - 1, centre[1]), plane(centre[0], centre[1] - 1)
    across = step * cos(radians(centre[1]))
    assert (east[0], west[0]) == pytest.approx((across, -across), rel=1e-3)
    assert (north[1], south[1]) == pytest.approx((step, -step), rel=1e-3)
    assert (north[0], south[0]) == pytest.approx((0, 0), abs=1e-12)
    assert abs(east[1]) < step / 50


@pytest.mark.parametrize(
    ("start", "end", "kilometres"),
    [
        ((19.8, 41.3), (37.6, 55.8), 2073),
        ((-0.1, 51.5), (2.35, 48.85), 342),
        ((18.4, -33.9), (28.0, -26.2), 1265),
    ],
    ids=["Tirana to Moscow", "London to Paris", "Cape Town to Johannesburg"],
)
def test_a_kilometre_is_a_kilometre(start: Point, end: Point, kilometres: int) -> None:
    """The lengths are those of great circles. The chords of the plane are shorter, here by less than 1 %."""
    assert dist((0, 0), Projection(*start)(*end)) * EARTH_RADIUS_KM == pytest.approx(kilometres, rel=0.01)


def test_it_keeps_the_chords_from_its_centre() -> None:
    """Half of the chord is the root of the haversine."""
    plane = Projection(20, 50)
    for longitude, latitude in ((37.6, 55.8), (19.8, 41.3), (-60.0, -20.0)):
        north, centre, east = radians(latitude), radians(50), radians(longitude - 20)
        half = sqrt(sin((north - centre) / 2) ** 2 + cos(north) * cos(centre) * sin(east / 2) ** 2)
        assert dist((0, 0), plane(longitude, latitude)) == pytest.approx(2 * half)


@pytest.mark.parametrize(("west", "south"), [(20, 50), (60, 10), (-40, 70), (20, -40)])
def test_it_keeps_areas(west: float, south: float) -> None:
    plane = Projection(20, 50)
    corners = [(west, south), (west + 0.1, south), (west + 0.1, south + 0.1), (west, south + 0.1)]
    points = [plane(*corner) for corner in corners]
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    area = sum(x * below - left * y for (x, y), (left, below) in pairs) / 2
    on_the_sphere = radians(0.1) * (sin(radians(south + 0.1)) - sin(radians(south)))
    # Not mirrored: a ring that turns to the left on the globe turns to the left in the plane.
    assert area == pytest.approx(on_the_sphere, rel=1e-3)


def test_the_point_opposite_to_the_centre_is_no_traceback() -> None:
    assert dist((0, 0), Projection(20, 50)(-160, -50)) < 100


FRAME = (0.0, 0.0, 4.0, 2.0)
"""Left, top, right, bottom. The frame is not a square, so that a test notices exchanged axes."""

CLIPPED: dict[str, tuple[list[Point], set[Point]]] = {
    "all within": ([(1, 0.5), (3, 0.5), (3, 1.5)], {(1, 0.5), (3, 0.5), (3, 1.5)}),
    "all around": ([(-1, -1), (5, -1), (5, 5), (-1, 5)], {(0, 0), (4, 0), (4, 2), (0, 2)}),
    "beyond the left": ([(-2, 0.5), (2, 0.5), (2, 1.5), (-2, 1.5)], {(0, 0.5), (2, 0.5), (2, 1.5), (0, 1.5)}),
    "beyond the right": ([(3, 0.5), (9, 0.5), (9, 1.5), (3, 1.5)], {(3, 0.5), (4, 0.5), (4, 1.5), (3, 1.5)}),
    "beyond the top": ([(1, -3), (3, -3), (3, 1), (1, 1)], {(1, 0), (3, 0), (3, 1), (1, 1)}),
    "beyond the bottom": ([(1, 1), (3, 1), (3, 3), (1, 3)], {(1, 1), (3, 1), (3, 2), (1, 2)}),
    "over a corner": ([(3, 1), (5, 1), (5, 3), (3, 3)], {(3, 1), (4, 1), (4, 2), (3, 2)}),
    "outside": ([(5, 5), (6, 5), (6, 6)], set()),
    "nothing": ([], set()),
}


@pytest.mark.parametrize("name", CLIPPED)
def test_a_polygon_is_cut_at_the_frame(name: str) -> None:
    ring, left = CLIPPED[name]
    assert set(clip(ring, *FRAME)) == left


RUNS: dict[str, tuple[list[Point], list[list[Point]]]] = {
    "all within": ([(1, 1), (2, 1), (3, 1.5)], [[(1, 1), (2, 1), (3, 1.5)]]),
    "in at the left and out at the right": ([(-2, 1), (6, 1)], [[(0, 1), (4, 1)]]),
    "in at the top and out at the bottom": ([(1, -1), (1, 3)], [[(1, 0), (1, 2)]]),
    "backwards": ([(6, 1), (-2, 1)], [[(4, 1), (0, 1)]]),
    "out and in again": ([(3, 1), (5, 1), (5, 1.5), (3, 1.5)], [[(3, 1), (4, 1)], [(4, 1.5), (3, 1.5)]]),
    "aslant": ([(-1, -1), (3, 3)], [[(0, 0), (2, 2)]]),
    "past a corner": ([(-1, 1), (1, -1.5)], []),
    "beside it": ([(5, 0), (5, 2)], []),
    "along its side": ([(-1, 0), (5, 0)], [[(0, 0), (4, 0)]]),
    "a point": ([(1, 1)], []),
}


@pytest.mark.parametrize("name", RUNS)
def test_a_line_is_cut_into_the_runs_that_lie_in_the_frame(name: str) -> None:
    line, runs = RUNS[name]
    assert list(runs_inside(line, *FRAME)) == runs
