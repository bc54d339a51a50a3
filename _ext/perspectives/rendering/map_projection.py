"""From the globe to a plane: the Lambert azimuthal equal-area projection, on a sphere of radius 1.

It serves any region of the earth. It keeps areas, and directions from its centre.
The formulas are those of chapter 24 of J. P. Snyder, *Map Projections: A Working Manual*
(U.S. Geological Survey Professional Paper 1395, 1987).
This module imports no Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin, sqrt

Point = tuple[float, float]

EARTH_RADIUS_KM = 6371.0
"""The mean radius of the earth in kilometres. In the plane, this length is 1."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A plane that touches the globe at a centre, in degrees. x grows to the east and y to the north."""

    longitude: float
    latitude: float

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Return the point of the plane for a point of the globe, given in degrees."""
        east, north, centre = (
            radians(longitude - self.longitude),
            radians(latitude),
            radians(self.latitude),
        )
        # In the plane, the point opposite to the centre is a whole circle, and its scale is infinite.
        # The limit puts this point, and those beside it, near that circle.
        cos_distance = max(sin(centre) * sin(north) + cos(centre) * cos(north) * cos(east), -0.999)
        scale = sqrt(2 / (1 + cos_distance))
        return (
            scale * cos(north) * sin(east),
            scale * (cos(centre) * sin(north) - sin(centre) * cos(north) * cos(east)),
        )


def clip(ring: Sequence[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return the part of a polygon within a rectangle (I. E. Sutherland and G. W. Hodgman, 1974).

    The rectangle cuts the polygon with one side after the other.
    """
    points = list(ring)
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        kept: list[Point] = []
        for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
            was_in, is_in = sign * (before[axis] - limit) >= 0, sign * (point[axis] - limit) >= 0
            if was_in != is_in:
                fraction = (limit - before[axis]) / (point[axis] - before[axis])
                kept.append(_point_between(before, point, fraction))
            if is_in:
                kept.append(point)
        points = kept
    return points


def _point_between(start: Point, end: Point, fraction: float) -> Point:
    """Return the point that lies a *fraction* of the way from *start* to *end*."""
    return start[0] + fraction * (end[0] - start[0]), start[1] + fraction * (end[1] - start[1])


def runs_inside(
    line: Sequence[Point], left: float, top: float, right: float, bottom: float
) -> Iterator[list[Point]]:
    """Yield the runs of a line within a rectangle, cut at its sides; each run is a list of points."""
    run: list[Point] = []
    for start, end in pairwise(line):
        part = _cut(start, end, left, top, right, bottom)
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
    start: Point, end: Point, left: float, top: float, right: float, bottom: float
) -> tuple[Point, Point] | None:
    """Return the part of a straight line within a rectangle, or None (Y.-D. Liang and B. A. Barsky, 1984)."""
    step_x, step_y = end[0] - start[0], end[1] - start[1]
    # The fractions of the way at which the line enters the rectangle and leaves it.
    entry, leave = 0.0, 1.0
    for step, room in (
        (-step_x, start[0] - left),
        (step_x, right - start[0]),
        (-step_y, start[1] - top),
        (step_y, bottom - start[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            entry = max(entry, room / step)
        else:
            leave = min(leave, room / step)
    if entry > leave:
        return None
    return (
        start if entry == 0 else _point_between(start, end, entry),
        end if leave == 1 else _point_between(start, end, leave),
    )
