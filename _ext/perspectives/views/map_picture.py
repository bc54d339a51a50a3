"""The picture of the map: land, meridians and parallels, a scale, and the places with their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import floor, hypot, log10, sqrt
from xml.sax.saxutils import escape

from sphinx.locale import get_translation

from perspectives.book.wording import quantity
from perspectives.registry.outline import MapName, Outline, Ring
from perspectives.rendering.map_projection import EARTH_RADIUS_KM, Point, Projection, clip, runs_inside
from perspectives.rendering.svg import Drawing, number
from perspectives.views.map_labels import NAME_SIZE, Box, place_name

_ = get_translation("perspectives")

MAP_WIDTH = 600
HEIGHT_LIMITS = (380, 560)
"""The least and the greatest height of the map. Between them the map has the proportions of the region."""
MARGIN = 62
"""The space between the outermost places and the frame, for their names."""
LEAST_EXTENT = 0.03
"""The least width and height of a region, in radians: about 190 kilometres."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map.

    :ivar events: the number of its events
    :ivar address: where its link leads; None without a link
    """

    name: str
    longitude: float
    latitude: float
    events: int
    address: str | None = None

    @property
    def radius(self) -> float:
        """The radius of the mark. It grows with the square root of the number of events."""
        return 2.4 + 1.9 * sqrt(self.events)

    @property
    def label(self) -> str:
        """The label of the mark for a screen reader."""
        number = quantity(self.events, "event", "events")
        return f"{self.name}: {number}"


class Frame:
    """The region that the map shows: the smallest one with all places and a *margin* for their names.

    Frames that show the same region in the same size are equal.
    """

    def __init__(self, marks: Sequence[Mark | MapName], margin: int = MARGIN) -> None:
        longitudes, latitudes = [mark.longitude for mark in marks], [mark.latitude for mark in marks]
        self.projection = Projection(
            (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
        )
        points = [self.projection(mark.longitude, mark.latitude) for mark in marks]
        left, right = min(x for x, _y in points), max(x for x, _y in points)
        low, high = min(y for _x, y in points), max(y for _x, y in points)
        width, height = max(right - left, LEAST_EXTENT), max(high - low, LEAST_EXTENT)
        inner_width = MAP_WIDTH - 2 * margin
        self.height = round(
            min(max(inner_width * height / width + 2 * margin, HEIGHT_LIMITS[0]), HEIGHT_LIMITS[1])
        )
        self.scale = min(inner_width / width, (self.height - 2 * margin) / height)
        self.middle = (left + right) / 2, (low + high) / 2
        self.box = Box(0, 0, MAP_WIDTH, self.height)
        self.region = self.projection, self.scale, self.middle, self.height

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Frame) and self.region == other.region

    def __hash__(self) -> int:
        return hash(self.region)

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Return the place of a point of the globe in the picture; degrees in, units of the picture out."""
        x, y = self.projection(longitude, latitude)
        return (
            MAP_WIDTH / 2 + (x - self.middle[0]) * self.scale,
            self.height / 2 - (y - self.middle[1]) * self.scale,
        )


def draw(marks: Sequence[Mark], outline: Outline | None) -> Drawing:
    """Return the map of *marks*, at least one.

    Places outside the region of the *outline* are drawn at the edge, with an arrow that points to them.
    """
    near = [mark for mark in marks if outline is None or outline.covers(mark.longitude, mark.latitude)]
    far = [mark for mark in marks if mark not in near] if near else []
    near = near or list(marks)
    frame = Frame(near)
    labels = "; ".join(mark.label for mark in marks)
    drawing = Drawing(
        "map",
        MAP_WIDTH,
        frame.height,
        _("Where it happened"),
        _("A map of the places of the events. A mark is the larger the more events it has. {places}.").format(
            places=labels
        ),
    )
    boxes = draw_ground(drawing, frame, outline)
    boxes += [_draw_pointer(drawing, frame, mark, boxes) for mark in far]
    _draw_places(drawing, frame, near, boxes)
    return drawing


def draw_ground(drawing: Drawing, frame: Frame, outline: Outline | None) -> list[Box]:
    """Draw sea, land, the country, names and a scale; return the boxes that names of places keep free.

    Without an outline, all is land.
    """
    drawing.add("rect", "sea" if outline else "ground", x=0, y=0, width=MAP_WIDTH, height=frame.height)
    _draw_graticule(drawing, frame)
    boxes = []
    if outline:
        land, country = (_area(frame, rings) for rings in (outline.rings, outline.country))
        drawing.add("path", "ground", d=land, fill_rule="evenodd")
        if country:
            drawing.add("path", "line", d=country, fill_rule="evenodd", fill_opacity=0.75)
        drawing.add(
            "path", "text-quiet", d=land, stroke_width=0.7, stroke_opacity=0.75, stroke_linejoin="round"
        )
        boxes = [_draw_name(drawing, frame, name) for name in outline.names if name.kind != "place"]
    drawing.add("rect", "line", x=0.5, y=0.5, width=MAP_WIDTH - 1, height=frame.height - 1, stroke_width=1)
    return [*(box for box in boxes if box), _draw_scale(drawing, frame)]


def _area(frame: Frame, rings: Sequence[Ring]) -> str:
    """Return the path of those parts of rings that the frame shows; empty for none."""
    paths = []
    for ring in rings:
        points = clip([frame(*point) for point in ring], *frame.box)
        if len(points) > 2:
            paths.append(_path(points) + "z")
    return "".join(paths)


def _draw_name(drawing: Drawing, frame: Frame, name: MapName) -> Box | None:
    """Write the name of a country or a sea, and return its box; None where it does not fit into the frame."""
    x, y = frame(name.longitude, name.latitude)
    words = name.name.upper() if name.kind == "country" else name.name
    size, spacing = (10.5, 0.09) if name.kind == "country" else (12.5, 0.02)
    half = size * (0.72 if name.kind == "country" else 0.5) * len(words) * (1 + spacing) / 2
    box = Box(x - half, y - size / 2, x + half, y + size / 2)
    if not box.lies_in(frame.box):
        return None
    style = {"letter_spacing": f"{spacing}em", "class_": f"ps-map-{name.kind}"}
    if name.kind == "sea":
        style["font_style"] = "italic"
    drawing.text(x, y, words, "text-quiet", dy="0.35em", text_anchor="middle", font_size=size, **style)
    return box


def _path(points: Sequence[Point]) -> str:
    """Return the path through *points*, in relative steps: these need fewer characters than coordinates."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(tenths)]
    start = f"M{number(tenths[0][0] / 10)} {number(tenths[0][1] / 10)}l"
    numbers = [f"{number(x / 10)} {number(y / 10)}" for x, y in steps if x or y]
    return start + " ".join(numbers).replace(" -", "-")


def _draw_graticule(drawing: Drawing, frame: Frame) -> None:
    """Draw meridians and parallels."""
    if path := _graticule(frame):
        drawing.add("path", "line", d=path, stroke_width=0.5, stroke_opacity=0.8)


@lru_cache(maxsize=16)
def _graticule(frame: Frame) -> str:
    """Return the path of meridians and parallels, as many degrees apart as put about six of them on the map.

    These are thousands of points, and a book is built many times with the same places.
    """
    width = MAP_WIDTH / frame.scale
    step = next((degrees for degrees in (1, 2, 5, 10, 20) if degrees >= width * 180 / 3.1416 / 6), 30)
    west = floor((frame.projection.longitude - 100) / step) * step
    meridians = [
        [frame(west + index * step, north) for north in range(-80, 81)] for index in range(200 // step + 2)
    ]
    parallels = [
        [frame(frame.projection.longitude + east, north) for east in range(-100, 101, 2)]
        for north in range(-90 + (90 % step), 90, step)
    ]
    lines = (*meridians, *parallels)
    return "".join(_path(run) for line in lines for run in runs_inside(line, *frame.box))


def _draw_scale(drawing: Drawing, frame: Frame) -> Box:
    """Draw a scale of a round number of kilometres at the lower left, and return its box."""
    most = MAP_WIDTH / 4 / frame.scale * EARTH_RADIUS_KM
    power = 10 ** floor(log10(most))
    kilometres = max(power * factor for factor in (1, 2, 5) if power * factor <= most)
    length = kilometres / EARTH_RADIUS_KM * frame.scale
    left, bottom = 16.0, frame.height - 16.0
    drawing.add(
        "path",
        "text-quiet",
        d=f"M{number(left)} {number(bottom - 5)}v5h{number(length)}v-5",
        stroke_width=1,
    )
    label = _("{number} km").format(number=f"{kilometres:,.0f}")
    drawing.text(left + 5, bottom - 6, label, "text-quiet", class_="ps-map-scale", font_size=11)
    return Box(left - 4, bottom - 26, left + max(length, 90) + 6, bottom + 6)


def _draw_pointer(drawing: Drawing, frame: Frame, mark: Mark, boxes: Iterable[Box]) -> Box:
    """Draw an arrow at the edge that points to a far place, with its name; return the box of both.

    The name overlaps none of *boxes* where that is possible.
    """
    x, y = frame(mark.longitude, mark.latitude)
    middle_x, middle_y = MAP_WIDTH / 2, frame.height / 2
    step_x, step_y = x - middle_x, y - middle_y
    length = hypot(step_x, step_y) or 1
    step_x, step_y = step_x / length, step_y / length
    reach = min(
        (middle_x - 14) / abs(step_x) if step_x else MAP_WIDTH,
        (middle_y - 14) / abs(step_y) if step_y else MAP_WIDTH,
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
    arrow_box = Box(
        min(tip_x, back_x) - 5, min(tip_y, back_y) - 5, max(tip_x, back_x) + 5, max(tip_y, back_y) + 5
    )
    text = f"{mark.name} {mark.events}"
    box, anchor, text_x, text_y = place_name(text, (back_x, back_y), 0, frame.box, [*boxes, arrow_box])
    drawing.link(mark.address, mark.label, arrow + _name(mark, text_x, text_y, anchor))
    return Box(
        min(box.left, arrow_box.left),
        min(box.top, arrow_box.top),
        max(box.right, arrow_box.right),
        max(box.bottom, arrow_box.bottom),
    )


def _draw_places(drawing: Drawing, frame: Frame, marks: Sequence[Mark], boxes: list[Box]) -> None:
    """Draw the marks, each with its name where that overlaps nothing.

    The marks with most events come first, so that the order is always the same.
    """
    centres = {mark: frame(mark.longitude, mark.latitude) for mark in marks}
    boxes = list(boxes) + [
        Box(x - mark.radius, y - mark.radius, x + mark.radius, y + mark.radius)
        for mark, (x, y) in centres.items()
    ]
    for mark in sorted(marks, key=lambda mark: (-mark.events, mark.name, mark.longitude, mark.latitude)):
        centre = centres[mark]
        text = f"{mark.name} {mark.events}"
        box, anchor, x, y = place_name(text, centre, mark.radius, frame.box, boxes)
        boxes.append(box)
        drawing.link(mark.address, mark.label, _mark(*centre, mark.radius) + _name(mark, x, y, anchor))


def _mark(x: float, y: float, radius: float) -> str:
    return Drawing.element("circle", "vermilion", cx=x, cy=y, r=radius, fill_opacity=0.88)


def _name(mark: Mark, x: float, y: float, anchor: str) -> str:
    """Return a name and its number of events. A rim in the colour of the ground keeps it legible."""
    events = Drawing.element("tspan", None, f"\u00a0{mark.events}", font_size="0.85em", fill_opacity=0.75)
    text = escape(mark.name) + events
    shape: dict[str, object] = {
        "class_": "ps-map-name",
        "x": x,
        "y": y,
        "dy": "0.35em",
        "text_anchor": anchor,
        "font_size": NAME_SIZE,
    }
    rim = Drawing.element(
        "text", "ground", text, stroke_width=3, stroke_linejoin="round", stroke_opacity=0.85, **shape
    )
    return rim + Drawing.element("text", "text", text, **shape)
