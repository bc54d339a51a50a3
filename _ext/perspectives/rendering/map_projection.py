"""From the globe to a plane: the Lambert azimuthal equal-area projection, on a sphere of radius 1.

It serves any region of the earth, keeps areas, and keeps directions from its centre. The formulas are those of chapter 24 of
J. P. Snyder, *Map Projections: A Working Manual* (U.S. Geological Survey Professional Paper 1395, 1987). No Sphinx here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin, sqrt

Point = tuple[float, float]

KILOMETRES = 6371.0
"""The mean radius of the earth, which is 1 in the plane."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A plane that touches the globe at a centre given in degrees; x grows to the east and y to the north."""

    longitude: float
    latitude: float

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the globe lies in the plane."""
        east, north, centre = (
            radians(longitude - self.longitude),
            radians(latitude),
            radians(self.latitude),
        )
        # The point opposite to the centre is a circle in the plane; what lies there is put on its rim.
        towards = max(sin(centre) * sin(north) + cos(centre) * cos(north) * cos(east), -0.999)
        scale = sqrt(2 / (1 + towards))
        return (
            scale * cos(north) * sin(east),
            scale * (cos(centre) * sin(north) - sin(centre) * cos(north) * cos(east)),
        )


def clip(ring: Sequence[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return what a rectangle leaves of a polygon, side by side (I. E. Sutherland and G. W. Hodgman, 1974)."""
    points = list(ring)
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        kept: list[Point] = []
        for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
            was_in, is_in = sign * (before[axis] - limit) >= 0, sign * (point[axis] - limit) >= 0
            if was_in != is_in:
                part = (limit - before[axis]) / (point[axis] - before[axis])
                kept.append(_between(before, point, part))
            if is_in:
                kept.append(point)
        points = kept
    return points


def _between(one: Point, two: Point, part: float) -> Point:
    """Return the point that lies a part of the way from one to the other."""
    return one[0] + part * (two[0] - one[0]), one[1] + part * (two[1] - one[1])


def runs_inside(
    line: Sequence[Point], left: float, top: float, right: float, bottom: float
) -> Iterator[list[Point]]:
    """Yield the runs of a line that lie in a rectangle, each cut at its sides."""
    run: list[Point] = []
    for one, two in pairwise(line):
        part = _cut(one, two, left, top, right, bottom)
        if part is None:
            if run:
                yield run
            run = []
        elif run and run[-1] == part[0]:
            run.append(part[1])
        else:
            if run:
                yield run
            run = [*part]
    if run:
        yield run


def _cut(
    one: Point, two: Point, left: float, top: float, right: float, bottom: float
) -> tuple[Point, Point] | None:
    """Return what a rectangle leaves of a straight line (Y.-D. Liang and B. A. Barsky, 1984)."""
    step_x, step_y = two[0] - one[0], two[1] - one[1]
    begin, end = 0.0, 1.0
    for step, room in (
        (-step_x, one[0] - left),
        (step_x, right - one[0]),
        (-step_y, one[1] - top),
        (step_y, bottom - one[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            begin = max(begin, room / step)
        else:
            end = min(end, room / step)
    if begin > end:
        return None

    return (
        one if begin == 0 else _between(one, two, begin),
        two if end == 1 else _between(one, two, end),
    )
