"""Where the names of a map stand, so that they overlap nothing."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians
from typing import NamedTuple

from perspectives.rendering.map_projection import Point

NAME_SIZE = 14
"""The font size of a name."""
GREATEST_NAME_SIZE = 21
"""The font size for which space is kept: the stylesheet makes names larger on a phone."""
LETTER_WIDTH = 0.56
"""The mean width of a letter, as a part of the font size; a little more than that of the typefaces in use."""


class Box(NamedTuple):
    """A rectangle in the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Return whether the two rectangles overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def lies_in(self, other: Box) -> bool:
        """Return whether the rectangle lies in *other*."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


def place_name(
    text: str, centre: Point, radius: float, frame: Box, boxes: Sequence[Box]
) -> tuple[Box, str, float, float]:
    """Return the box of a name, its ``text-anchor`` (SVG) and the point of this anchor.

    Eight places around the mark are tried. The first that overlaps none of *boxes* is taken.
    Without such a place it is the first within the frame, else the first of all.
    """
    width = GREATEST_NAME_SIZE * LETTER_WIDTH * len(text)
    half = GREATEST_NAME_SIZE / 2
    (x, y), distance = centre, radius + 5
    slant = distance * cos(radians(45))
    candidates = [
        ("start", x + distance, y),
        ("end", x - distance, y),
        ("middle", x, y - radius - half),
        ("middle", x, y + radius + half),
        *(
            (anchor, x + side * slant, y + up * (slant + half / 2))
            for up in (-1, 1)
            for anchor, side in (("start", 1), ("end", -1))
        ),
    ]
    places = []
    for anchor, text_x, text_y in candidates:
        left = text_x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        places.append((Box(left, text_y - half, left + width, text_y + half), anchor, text_x, text_y))
    inner = Box(4, 4, frame.right - 4, frame.bottom - 4)
    visible = [place for place in places if place[0].lies_in(inner)]
    free = [place for place in visible if not any(place[0].overlaps(box) for box in boxes)]
    return (free or visible or places)[0]
