"""The picture of the two clocks: for each perspective two lines of years, and bands from the saying to the telling."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from sphinx.locale import get_translation

from perspectives.drawing import LINE, QUIET, Drawing, number
from perspectives.model import Perspective
from perspectives.phrases import count
from perspectives.views.clocks import AT_THE_TIME, LATER, SAID_UNKNOWN, TOLD_UNKNOWN, Clocks, Span, counted, span

_ = get_translation("perspectives")

WIDTH = 680
LEFT, RIGHT = 46, 664
"""Where the first and the last day of the picture lie."""
SAID, TOLD, PANEL = 62, 150, 202
"""Within the panel of a perspective: where the line of saying lies and that of telling, and how high the panel is."""
STUB = 24
"""How far a band comes whose other end is not known."""
NARROWEST = 1.4
"""The least width of a band: a day is too narrow to be seen."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One perspective, None where it is not known, and its claims on their two clocks."""

    perspective: Perspective | None
    found: tuple[Clocks, ...]

    @property
    def name(self) -> str:
        """The perspective as a reader knows it."""
        return self.perspective.name if self.perspective else _("Perspective not known")

    @property
    def colour(self) -> str:
        """The token of its colour."""
        return self.perspective.colour if self.perspective else QUIET


class Years:
    """Where a day lies on the lines: all panels have one scale, in whole decades."""

    def __init__(self, spans: Iterable[Span]) -> None:
        days = [day for one in spans for day in (one.first, one.last)]
        self.first = min(day.year for day in days) // 10 * 10
        self.last = max(max(day.year for day in days) + 1, self.first + 10)
        self.start = datetime.date(self.first, 1, 1).toordinal()
        self.days = datetime.date(self.last, 12, 31).toordinal() - self.start + 1

    def at(self, day: datetime.date) -> float:
        """Return where a day begins."""
        return LEFT + (day.toordinal() - self.start) / self.days * (RIGHT - LEFT)

    def edges(self, one: Span) -> tuple[float, float]:
        """Return where a span begins and ends, wide enough to be seen."""
        left, right = self.at(one.first), self.at(one.last) + (RIGHT - LEFT) / self.days
        lack = max(NARROWEST - (right - left), 0) / 2
        return left - lack, right + lack

    @property
    def marked(self) -> range:
        """The years that have a line: decades, or wider where there are many."""
        step = next((step for step in (10, 20, 50, 100) if (self.last - self.first) / step <= 10), 200)
        return range(-(-self.first // step) * step, self.last + 1, step)


def draw(panels: Sequence[Panel]) -> Drawing | None:
    """Return the picture; None where no claim of any panel has a date."""
    spans = [
        one
        for panel in panels
        for clocks in panel.found
        for one in (span(clocks.said), span(clocks.told))
        if one
    ]
    if not spans:
        return None
    years = Years(spans)
    listed = " ".join(f"{panel.name}: {in_words(panel.found)}." for panel in panels)
    drawing = Drawing(
        "timeline",
        WIDTH,
        PANEL * len(panels) + 6,
        _("Two clocks: when it was said or happened, and when it was told"),
        _(
            "For each perspective, bands lead from the years on an upper line, when something was said or happened, "
            "to the years on a lower line, when it was told. {counts}"
        ).format(counts=listed),
    )
    for place, panel in enumerate(panels):
        _panel(drawing, years, panel, place * PANEL)
    _legend(drawing, panels)
    return drawing


def in_words(found: Sequence[Clocks]) -> str:
    """Return the number of claims, and how many were told at the time, later, and at a time not known."""
    numbers = counted(found)
    parts = [
        count(len(found), _("claim"), _("claims")),
        *(
            words.format(number=numbers[kind])
            for kind, words in (
                (AT_THE_TIME, _("{number} told within a year")),
                (LATER, _("{number} told later")),
                (TOLD_UNKNOWN, _("{number} at a time not known")),
                (SAID_UNKNOWN, _("{number} of a time not known")),
            )
            if numbers[kind]
        ),
    ]
    return ", ".join(parts)


def _panel(drawing: Drawing, years: Years, panel: Panel, top: int) -> None:
    said, told, colour = top + SAID, top + TOLD, panel.colour
    letter = panel.perspective.letter if panel.perspective else "?"
    drawing.add("rect", colour, x=0.8, y=top + 3.2, width=19, height=19, rx=2, stroke_width=1.3)
    drawing.text(10.3, top + 17.5, letter, colour, text_anchor="middle", font_size=14, font_weight=700)
    drawing.text(28, top + 18, panel.name, colour, class_="ps-clock-name", font_size=15, font_weight=600)
    drawing.text(28, top + 39, in_words(panel.found), QUIET, class_="ps-clock-note", font_size=12.5)
    for year in years.marked:
        x = years.at(datetime.date(max(year, 1), 1, 1))
        drawing.add("path", LINE, d=f"M{number(x)} {said}V{told + 4}", stroke_width=0.8)
        drawing.text(x, told + 19, str(year), QUIET, class_="ps-clock-year", text_anchor="middle", font_size=12)
    for x, y, words in ((0, said, _("said")), (0, told, _("told"))):
        drawing.text(x, y + 4, words, QUIET, class_="ps-clock-year", font_size=12)
    _bands(drawing, years, panel, said, told)
    _rule(drawing, panel.perspective.rule if panel.perspective else "solid", colour, said)
    drawing.add("path", QUIET, d=f"M{LEFT} {told}H{RIGHT}", stroke_width=1)


def _rule(drawing: Drawing, rule: str, colour: str, y: int) -> None:
    """Draw the upper line as the rule by which the perspective's columns are known."""
    line = f"M{LEFT} {y}H{RIGHT}"
    if rule in ("double", "groove"):
        drawing.add("path", colour, d=f"M{LEFT} {y - 1.6}H{RIGHT}", stroke_width=1.1)
        drawing.add("path", colour, d=f"M{LEFT} {y + 1.6}H{RIGHT}", stroke_width=1.1 if rule == "double" else 2.2)
        return
    dashes = {"dashed": {"stroke_dasharray": "7 4"}, "dotted": {"stroke_dasharray": "0.1 5", "stroke_linecap": "round"}}
    drawing.add("path", colour, d=line, stroke_width=2.4, **dashes.get(rule, {}))


def _bands(drawing: Drawing, years: Years, panel: Panel, said: int, told: int) -> None:
    """Draw a band for all claims with the same two dates, the darker the more they are; what falls short ends in a ring."""
    bundles = Counter((span(one.said), span(one.told)) for one in panel.found)
    known = [(above, below, many) for (above, below), many in bundles.items() if above and below]
    for above, below, many in sorted(known):
        left, right = years.edges(above)
        to_left, to_right = years.edges(below)
        middle = (said + told) // 2
        drawing.add(
            "path",
            panel.colour,
            d=f"M{number(left)} {said}C{number(left)} {middle} {number(to_left)} {middle} {number(to_left)} {told}"
            f"H{number(to_right)}C{number(to_right)} {middle} {number(right)} {middle} {number(right)} {said}z",
            fill_opacity=round(min(0.2 + 0.12 * sqrt(many), 0.75), 2),
        )
    for here, y, way in ((0, said, 1), (1, told, -1)):
        short: Counter[Span] = Counter()
        for ends, many in bundles.items():
            one = ends[here]
            if one and ends[1 - here] is None:
                short[Span(datetime.date(one.first.year, 1, 1), datetime.date(one.last.year, 12, 31))] += many
        for one, many in sorted(short.items()):
            left, right = years.edges(one)
            _ring(drawing, panel.colour, (left + right) / 2, y, way, many)


def _ring(drawing: Drawing, colour: str, x: float, y: float, way: int, many: int) -> None:
    """Draw a thread from a line to a ring whose area grows with the number of claims."""
    radius = 1.2 + 1.1 * sqrt(many)
    end = y + way * (STUB - radius)
    drawing.add("path", colour, d=f"M{number(x)} {number(y)}V{number(end)}", stroke_width=1, stroke_opacity=0.7)
    drawing.add("circle", colour, cx=x, cy=y + way * STUB, r=radius, stroke_width=1.2)


def _legend(drawing: Drawing, panels: Sequence[Panel]) -> None:
    """Say what a ring means, where there is one."""
