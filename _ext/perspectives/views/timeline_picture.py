"""The picture of the two clocks: for each perspective two lines of years, and bands from the saying to the telling."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from sphinx.locale import get_translation

from perspectives.book.wording import quantity
from perspectives.records.model import Perspective
from perspectives.rendering.svg import LINE, QUIET, Drawing, Paint, number
from perspectives.views.clocks import (
    AT_THE_TIME,
    LATER,
    SAID_UNKNOWN,
    TOLD_UNKNOWN,
    Clocks,
    Span,
    counted,
    span,
)

_ = get_translation("perspectives")

WIDTH = 680
LEFT, RIGHT = 46, 664
"""Where the first and the last day of the picture lie."""
SAID, TOLD, HEIGHT = 66, 154, 182
"""Where the line of saying lies and that of telling, and how high a picture is."""
STUB = 24
"""How far a band comes whose other end is not known."""
NARROWEST = 1.4
"""The least width of a band: a day is too narrow to be seen."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One perspective, None where it is not known, and its claims on their two clocks."""

    perspective: Perspective | None
    found: tuple[Clocks, ...]
    colour: Paint = QUIET

    @property
    def name(self) -> str:
        """The perspective as a reader knows it."""
        return self.perspective.name if self.perspective else _("Perspective not known")

    @property
    def id(self) -> str:
        """The id of its picture."""
        return f"timeline-{self.perspective.id if self.perspective else 'unknown'}"


class Years:
    """Where a day lies on the lines: all panels have one scale, in whole decades, as far as the calendar has them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        days = [day for one in spans for day in (one.first, one.last)]
        decade = min(day.year for day in days) // 10 * 10
        self.first = max(decade, datetime.MINYEAR)
        self.last = min(max(max(day.year for day in days) + 1, decade + 10), datetime.MAXYEAR)
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


def draw(panels: Sequence[Panel]) -> list[Drawing]:
    """Return a picture for each panel, all on one scale; none where no claim has a date."""
    spans = [
        one
        for panel in panels
        for clocks in panel.found
        for one in (span(clocks.said), span(clocks.told))
        if one
    ]
    return [_panel(Years(spans), panel) for panel in panels] if spans else []


def in_words(found: Sequence[Clocks], sign: str = "") -> str:
    """Return the number of claims, and how many were told at the time and later; *sign* marks what is not known."""
    numbers = counted(found)
    parts = [
        words.format(number=numbers[kind])
        for kind, words in (
            (AT_THE_TIME, _("{number} told within a year")),
            (LATER, _("{number} later")),
            (TOLD_UNKNOWN, sign + _("{number} not known when")),
            (SAID_UNKNOWN, sign + _("{number} on what is not dated")),
        )
        if numbers[kind]
    ]
    return f"{quantity(len(found), _('claim'), _('claims'))}: {', '.join(parts)}"


def _panel(years: Years, panel: Panel) -> Drawing:
    colour = panel.colour
    drawing = Drawing(
        panel.id,
        WIDTH,
        HEIGHT,
        _("{name}: when it was said or happened, and when it was told").format(name=panel.name),
        _(
            "Bands lead from the years on an upper line, when something was said or happened, to the years on a "
            "lower line, when it was told. {counts}."
        ).format(counts=in_words(panel.found)),
    )
    letter = panel.perspective.letter if panel.perspective else "?"
    drawing.add("rect", colour, x=0.8, y=5.2, width=19, height=19, rx=2, stroke_width=1.3)
    drawing.text(10.3, 19.8, letter, colour, text_anchor="middle", font_size=14, font_weight=700)
    drawing.text(28, 20, panel.name, colour, class_="ps-clock-name", font_size=15, font_weight=600)
    # The sign is that of the picture: a ring.
    drawing.text(28, 43, in_words(panel.found, "○ "), QUIET, class_="ps-clock-note", font_size=12.5)
    for year in years.marked:
        x = years.at(datetime.date(year, 1, 1))
        drawing.add("path", LINE, d=f"M{number(x)} {SAID}V{TOLD + 4}", stroke_width=0.8)
        drawing.text(
            x, TOLD + 20, str(year), QUIET, class_="ps-clock-year", text_anchor="middle", font_size=12
        )
    drawing.text(0, SAID + 4, _("said"), QUIET, class_="ps-clock-year", font_size=12)
    drawing.text(0, TOLD + 2, _("told"), QUIET, class_="ps-clock-year", font_size=12)
    drawing.add("g", colour, "".join(_bands(years, panel.found)))
    drawing.add("g", colour, "".join(_rings(years, panel.found)), stroke_width=1.1)
    _rule(drawing, panel.perspective.rule if panel.perspective else "solid", colour, SAID)
    drawing.add("path", QUIET, d=f"M{LEFT} {TOLD}H{RIGHT}", stroke_width=1)
    return drawing


def _rule(drawing: Drawing, rule: str, colour: Paint, y: int) -> None:
    """Draw the upper line as the rule by which the perspective's columns are known."""
    line = f"M{LEFT} {y}H{RIGHT}"
    if rule in ("double", "groove"):
        drawing.add("path", colour, d=f"M{LEFT} {y - 1.6}H{RIGHT}", stroke_width=1.1)
        drawing.add(
            "path", colour, d=f"M{LEFT} {y + 1.6}H{RIGHT}", stroke_width=1.1 if rule == "double" else 2.2
        )
        return
    dashes = {
        "dashed": {"stroke_dasharray": "7 4"},
        "dotted": {"stroke_dasharray": "0.1 5", "stroke_linecap": "round"},
    }
    drawing.add("path", colour, d=line, stroke_width=2.4, **dashes.get(rule, {}))


def _bands(years: Years, found: Sequence[Clocks]) -> Iterator[str]:
    """Yield a band for all claims with the same two dates, the widest first, so that it covers none."""
    middle = (SAID + TOLD) // 2
    bundles = Counter((span(one.said), span(one.told)) for one in found)
    known = [(above, below, many) for (above, below), many in bundles.items() if above and below]
    for above, below, many in sorted(known, key=lambda one: (-max(one[0].days, one[1].days), one)):
        left, right, to_left, to_right = (number(x) for x in (*years.edges(above), *years.edges(below)))
        yield Drawing.element(
            "path",
            d=f"M{left} {SAID}C{left} {middle} {to_left} {middle} {to_left} {TOLD}"
            f"H{to_right}C{to_right} {middle} {right} {middle} {right} {SAID}z",
            fill_opacity=f"{_ink(many, max(above.days, below.days)):.2f}",
        )


def _ink(many: int, days: int) -> float:
    """Return how dark a band is: the claims are spread over its days, so that vague dates are pale."""
    return min(0.12 + 0.12 * sqrt(many / max(days / 365, 0.25)), 0.8)


def _rings(years: Years, found: Sequence[Clocks]) -> Iterator[str]:
    """Yield a thread to a ring for the claims of a year whose other date is not known."""
    for here, y, way in ((0, SAID, 1), (1, TOLD, -1)):
        short: Counter[tuple[int, int]] = Counter()
        for one in found:
            ends = span(one.said), span(one.told)
            known = ends[here]
            if known and ends[1 - here] is None:
                short[known.first.year, known.last.year] += 1
        for (first, last), many in sorted(short.items()):
            left, right = years.edges(Span(datetime.date(first, 1, 1), datetime.date(last, 12, 31)))
            x, radius = number((left + right) / 2), 1.2 + 1.1 * sqrt(many)
            yield Drawing.element(
                "path", d=f"M{x} {y}V{number(y + way * (STUB - radius))}", stroke_opacity=0.7
            )
            yield Drawing.element("circle", cx=x, cy=y + way * STUB, r=radius)
