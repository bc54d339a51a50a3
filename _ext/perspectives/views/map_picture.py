"""The picture of the map: land, a net of degrees, a scale, and the places with their names beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, floor, hypot, log10, radians, sqrt
from typing import NamedTuple
from xml.sax.saxutils import escape

from sphinx.locale import get_translation

from perspectives.book.wording import quantity
from perspectives.registry.outline import Outline
from perspectives.rendering.map_projection import KILOMETRES, Point, Projection, clip, runs_inside
from perspectives.rendering.svg import Drawing, number

_ = get_translation("perspectives")

WIDTH = 600
HEIGHTS = (380, 560)
"""The least and the greatest height of the map; between them it has the form of the region."""
EDGE = 62
"""The room between the outermost places and the frame, for their names."""
NARROWEST = 0.03
"""The least extent of a region, in radians: about 190 kilometres."""
SIZE = 14
LARGEST = 21
"""The size of a name as it is drawn, and that for which room is kept: on a phone the stylesheet sets names larger."""
LETTER = 0.56
"""The mean width of a letter as a part of its size, on the safe side of the faces in use."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with the number of its events, and where it leads."""

    name: str
    longitude: float
    latitude: float
    events: int
    address: str | None = None

    @property
    def radius(self) -> float:
        """The radius of the mark; its area grows with the number of events."""
        return 2.4 + 1.9 * sqrt(self.events)

    @property
    def label(self) -> str:
        """What a screen reader calls the mark."""
        number = quantity(self.events, _("event"), _("events"))
        return f"{self.name}: {number}"


class Box(NamedTuple):
    """A rectangle in the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether two rectangles have room in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Return whether the rectangle lies in another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


class Frame:
    """Where degrees lie in the picture: the smallest region that holds the places, and room for their names."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        longitudes, latitudes = [mark.longitude for mark in marks], [mark.latitude for mark in marks]
        self.projection = Projection(
            (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
        )
        points = [self.projection(mark.longitude, mark.latitude) for mark in marks]
        left, right = min(x for x, _y in points), max(x for x, _y in points)
        low, high = min(y for _x, y in points), max(y for _x, y in points)
        across, along = max(right - left, NARROWEST), max(high - low, NARROWEST)
        room = WIDTH - 2 * EDGE
        self.height = round(min(max(room * along / across + 2 * EDGE, HEIGHTS[0]), HEIGHTS[1]))
        self.scale = min(room / across, (self.height - 2 * EDGE) / along)
        self.middle = (left + right) / 2, (low + high) / 2
        self.box = Box(0, 0, WIDTH, self.height)

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the globe lies in the picture."""
        x, y = self.projection(longitude, latitude)
        return (
            WIDTH / 2 + (x - self.middle[0]) * self.scale,
            self.height / 2 - (y - self.middle[1]) * self.scale,
        )


def draw(marks: Sequence[Mark], outline: Outline | None) -> Drawing:
    """Return the map of *marks*, at least one; those beyond the outline's region stand at the edge, with an arrow."""
    near = [mark for mark in marks if outline is None or outline.covers(mark.longitude, mark.latitude)]
    far = [mark for mark in marks if mark not in near] if near else []
    near = near or list(marks)
    frame = Frame(near)
    listed = "; ".join(mark.label for mark in marks)
    drawing = Drawing(
        "map",
        WIDTH,
        frame.height,
        _("Where it happened"),
        _("A map of the places of the events. A mark is the larger the more events it has. {places}.").format(
            places=listed
        ),
    )
    drawing.add("rect", "ground", x=0, y=0, width=WIDTH, height=frame.height)
    _net(drawing, frame)
    if outline:
        _land(drawing, frame, outline)
    drawing.add(
        "rect",
        "line",
        x=0.5,
        y=0.5,
        width=WIDTH - 1,
        height=frame.height - 1,
        stroke_width=1,
    )
    taken = [_scale(drawing, frame)]
    taken += [_pointer(drawing, frame, mark, taken) for mark in far]
    _places(drawing, frame, near, taken)
    return drawing


def _land(drawing: Drawing, frame: Frame, outline: Outline) -> None:
    paths = []
    for ring in outline.rings:
        points = clip([frame(*point) for point in ring], *frame.box)
        if len(points) > 2:
            paths.append(_path(points) + "z")
    if paths:
        land = "".join(paths)
        drawing.add("path", "ground-quiet", d=land, fill_rule="evenodd")
        drawing.add(
            "path", "text-quiet", d=land, stroke_width=0.6, stroke_opacity=0.6, stroke_linejoin="round"
        )


def _path(points: Sequence[Point]) -> str:
    """Return a line through *points* in steps, which are shorter to write than places."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(tenths)]
    start = f"M{number(tenths[0][0] / 10)} {number(tenths[0][1] / 10)}l"
    written = [f"{number(x / 10)} {number(y / 10)}" for x, y in steps if x or y]
    return start + " ".join(written).replace(" -", "-")


def _net(drawing: Drawing, frame: Frame) -> None:
    """Draw meridians and parallels, so far apart that a handful cross the map."""
    width = WIDTH / frame.scale
    step = next((one for one in (1, 2, 5, 10, 20) if one >= width * 180 / 3.1416 / 6), 30)
    west = floor((frame.projection.longitude - 100) / step) * step
    meridians = [
        [frame(west + index * step, north) for north in range(-80, 81)] for index in range(200 // step + 2)
    ]
    parallels = [
        [frame(frame.projection.longitude + east, north) for east in range(-100, 101, 2)]
        for north in range(-90 + (90 % step), 90, step)
    ]
    shown = "".join(_path(run) for line in (*meridians, *parallels) for run in runs_inside(line, *frame.box))
    if shown:
        drawing.add("path", "line", d=shown, stroke_width=0.5, stroke_opacity=0.8)


def _scale(drawing: Drawing, frame: Frame) -> Box:
    """Draw a scale of a round number of kilometres at the lower left, and return its room."""
    most = WIDTH / 4 / frame.scale * KILOMETRES
    power = 10 ** floor(log10(most))
    kilometres = max(power * factor for factor in (1, 2, 5) if power * factor <= most)
    length = kilometres / KILOMETRES * frame.scale
    left, bottom = 16.0, frame.height - 16.0
    drawing.add(
        "path",
        "text-quiet",
        d=f"M{number(left)} {number(bottom - 5)}v5h{number(length)}v-5",
        stroke_width=1,
    )
    words = _("{number} km").format(number=f"{kilometres:,.0f}")
    drawing.text(left + 5, bottom - 6, words, "text-quiet", class_="ps-map-scale", font_size=11)
    return Box(left - 4, bottom - 26, left + max(length, 90) + 6, bottom + 6)


def _pointer(drawing: Drawing, frame: Frame, mark: Mark, taken: Iterable[Box]) -> Box:
    """Draw a far place at the edge, in its direction from the middle of the map, and return its room."""
    x, y = frame(mark.longitude, mark.latitude)
    middle_x, middle_y = WIDTH / 2, frame.height / 2
    step_x, step_y = x - middle_x, y - middle_y
    length = hypot(step_x, step_y) or 1
    step_x, step_y = step_x / length, step_y / length
    reach = min(
        (middle_x - 14) / abs(step_x) if step_x else WIDTH,
        (middle_y - 14) / abs(step_y) if step_y else WIDTH,
    )
    tip_x, tip_y = middle_x + step_x * reach, middle_y + step_y * reach
    back_x, back_y = tip_x - 26 * step_x, tip_y - 26 * step_y
    side_x, side_y = -step_y * 4.5, step_x * 4.5
    head_x, head_y = tip_x - 9 * step_x, tip_y - 9 * step_y
    arrow = Drawing.element(
        "path",
        "text-quiet",
        d=f"M{number(back_x)} {number(back_y)}L{number(tip_x)} {number(tip_y)}"
        f"M{number(head_x + side_x)} {number(head_y + side_y)}L{number(tip_x)} {number(tip_y)}"
        f"L{number(head_x - side_x)} {number(head_y - side_y)}",
        stroke_width=1.2,
    )
    room = Box(min(tip_x, back_x) - 5, min(tip_y, back_y) - 5, max(tip_x, back_x) + 5, max(tip_y, back_y) + 5)
    box, anchor, text_x, text_y = _beside(mark, (back_x, back_y), 0, frame, [*taken, room])
    drawing.link(mark.address, mark.label, arrow + _name(mark, text_x, text_y, anchor))
    return Box(
        min(box.left, room.left),
        min(box.top, room.top),
        max(box.right, room.right),
        max(box.bottom, room.bottom),
    )


def _places(drawing: Drawing, frame: Frame, marks: Sequence[Mark], taken: list[Box]) -> None:
    """Draw the marks, and beside each its name where it covers nothing; the order is always the same."""
    spots = {mark: frame(mark.longitude, mark.latitude) for mark in marks}
    rooms = list(taken) + [
        Box(x - mark.radius, y - mark.radius, x + mark.radius, y + mark.radius)
        for mark, (x, y) in spots.items()
    ]
    for mark in sorted(marks, key=lambda one: (-one.events, one.name, one.longitude, one.latitude)):
        spot = spots[mark]
        box, anchor, x, y = _beside(mark, spot, mark.radius, frame, rooms)
        rooms.append(box)
        drawing.link(mark.address, mark.label, _mark(*spot, mark.radius) + _name(mark, x, y, anchor))


def _beside(
    mark: Mark, spot: Point, radius: float, frame: Frame, taken: Sequence[Box]
) -> tuple[Box, str, float, float]:
    """Return the room of a name, its anchor, and the middle of its side there.

    Of eight places around the mark it is the first that is free, else the first within the frame.
    """
    width, half = LARGEST * LETTER * (len(mark.name) + 1 + len(str(mark.events))), LARGEST / 2
    (x, y), away = spot, radius + 5
    slant = away * cos(radians(45))
    candidates = [
        ("start", x + away, y),
        ("end", x - away, y),
        ("middle", x, y - radius - half),
        ("middle", x, y + radius + half),
        *(
            (anchor, x + way * slant, y + up * (slant + half / 2))
            for up in (-1, 1)
            for anchor, way in (("start", 1), ("end", -1))
        ),
    ]
    boxes = []
    for anchor, text_x, text_y in candidates:
        left = text_x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        boxes.append((Box(left, text_y - half, left + width, text_y + half), anchor, text_x, text_y))
    inner = Box(4, 4, WIDTH - 4, frame.height - 4)
    within = [found for found in boxes if found[0].within(inner)]
    free = [found for found in within if not any(found[0].meets(box) for box in taken)]
    return (free or within or boxes)[0]


def _mark(x: float, y: float, radius: float) -> str:
    return Drawing.element("circle", "vermilion", cx=x, cy=y, r=radius, fill_opacity=0.88)


def _name(mark: Mark, x: float, y: float, anchor: str) -> str:
    """Return a name with the number of events; a rim in the colour of the ground keeps it legible on a coast."""
    events = Drawing.element("tspan", None, f"\u00a0{mark.events}", font_size="0.85em", fill_opacity=0.75)
    words = escape(mark.name) + events
    shape: dict[str, object] = {
        "class_": "ps-map-name",
        "x": x,
        "y": y,
        "dy": "0.35em",
        "text_anchor": anchor,
        "font_size": SIZE,
    }
    rim = Drawing.element(
        "text", "ground", words, stroke_width=3, stroke_linejoin="round", stroke_opacity=0.85, **shape
    )
    return rim + Drawing.element("text", "text", words, **shape)
