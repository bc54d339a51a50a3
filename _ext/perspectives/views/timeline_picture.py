"""The pictures of the two clocks: a line of years for the saying, one for the telling, bands between."""

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
    SAYING_UNKNOWN,
    TELLING_UNKNOWN,
    Clocks,
    Span,
    count_kinds,
    span,
)

_ = get_translation("perspectives")

PICTURE_WIDTH, PICTURE_HEIGHT = 680, 182
FIRST_DAY_X, LAST_DAY_X = 46, 664
"""The horizontal places of the first and the last day."""
SAYING_Y, TELLING_Y = 66, 154
"""The vertical places of the two lines."""
STEM_LENGTH = 24
"""The length of the stem from a line to its ring."""
LEAST_BAND_WIDTH = 1.4
"""The least width of a band. A band of one day would be too narrow to see."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A perspective with its claims.

    :ivar perspective: None where the perspective is not known
    """

    perspective: Perspective | None
    claims: tuple[Clocks, ...]
    colour: Paint = QUIET

    @property
    def name(self) -> str:
        """The name of the perspective."""
        return self.perspective.name if self.perspective else _("Perspective not known")

    @property
    def id(self) -> str:
        """The id of the picture."""
        return f"timeline-{self.perspective.id if self.perspective else 'unknown'}"


class Years:
    """The scale of all pictures: whole decades, from the first to the last day of all *spans*."""

    def __init__(self, spans: Iterable[Span]) -> None:
        days = [day for days in spans for day in (days.first, days.last)]
        decade = min(day.year for day in days) // 10 * 10
        self.first = max(decade, datetime.MINYEAR)
        self.last = min(max(max(day.year for day in days) + 1, decade + 10), datetime.MAXYEAR)
        self.start = datetime.date(self.first, 1, 1).toordinal()
        self.days = datetime.date(self.last, 12, 31).toordinal() - self.start + 1

    def x_of(self, day: datetime.date) -> float:
        """Return the horizontal place where a day begins."""
        return FIRST_DAY_X + (day.toordinal() - self.start) / self.days * (LAST_DAY_X - FIRST_DAY_X)

    def edges(self, days: Span) -> tuple[float, float]:
        """Return the left and the right edge of a span, at least :data:`LEAST_BAND_WIDTH` apart."""
        left, right = self.x_of(days.first), self.x_of(days.last) + (LAST_DAY_X - FIRST_DAY_X) / self.days
        missing = max(LEAST_BAND_WIDTH - (right - left), 0) / 2
        return left - missing, right + missing

    @property
    def ticks(self) -> range:
        """The years with a line: each tenth, or each 20th, 50th, 100th or 200th where there are many."""
        step = next((step for step in (10, 20, 50, 100) if (self.last - self.first) / step <= 10), 200)
        return range(-(-self.first // step) * step, self.last + 1, step)


def draw(panels: Sequence[Panel]) -> list[Drawing]:
    """Return a picture for each panel, all on one scale; none where no claim has a date."""
    spans = [
        days
        for panel in panels
        for clocks in panel.claims
        for days in (span(clocks.saying), span(clocks.telling))
        if days
    ]
    return [_panel(Years(spans), panel) for panel in panels] if spans else []


def describe_counts(claims: Sequence[Clocks], sign: str = "") -> str:
    """Return the number of claims, and of each kind of telling; *sign* is put before kinds without a date."""
    numbers = count_kinds(claims)
    parts = [
        template.format(number=numbers[kind])
        for kind, template in (
            (AT_THE_TIME, _("{number} told within a year")),
            (LATER, _("{number} later")),
            (TELLING_UNKNOWN, sign + _("{number} not known when")),
            (SAYING_UNKNOWN, sign + _("{number} on what is not dated")),
        )
        if numbers[kind]
    ]
    return f"{quantity(len(claims), _('claim'), _('claims'))}: {', '.join(parts)}"


def _panel(years: Years, panel: Panel) -> Drawing:
    colour = panel.colour
    drawing = Drawing(
        panel.id,
        PICTURE_WIDTH,
        PICTURE_HEIGHT,
        _("{name}: when it was said or happened, and when it was told").format(name=panel.name),
        _(
            "Bands lead from the years on an upper line, when something was said or happened, "
            "to the years on a lower line, when it was told. {counts}."
        ).format(counts=describe_counts(panel.claims)),
    )
    letter = panel.perspective.letter if panel.perspective else "?"
    drawing.add("rect", colour, x=0.8, y=5.2, width=19, height=19, rx=2, stroke_width=1.3)
    drawing.text(10.3, 19.8, letter, colour, text_anchor="middle", font_size=14, font_weight=700)
    drawing.text(28, 20, panel.name, colour, class_="ps-clock-name", font_size=15, font_weight=600)
    # The picture has a ring for such claims, too.
    drawing.text(28, 43, describe_counts(panel.claims, "○ "), QUIET, class_="ps-clock-note", font_size=12.5)
    for year in years.ticks:
        x = years.x_of(datetime.date(year, 1, 1))
        drawing.add("path", LINE, d=f"M{number(x)} {SAYING_Y}V{TELLING_Y + 4}", stroke_width=0.8)
        drawing.text(
            x, TELLING_Y + 20, str(year), QUIET, class_="ps-clock-year", text_anchor="middle", font_size=12
        )
    drawing.text(0, SAYING_Y + 4, _("said"), QUIET, class_="ps-clock-year", font_size=12)
    drawing.text(0, TELLING_Y + 2, _("told"), QUIET, class_="ps-clock-year", font_size=12)
    drawing.add("g", colour, "".join(_bands(years, panel.claims)))
    drawing.add("g", colour, "".join(_rings(years, panel.claims)), stroke_width=1.1)
    _draw_rule(drawing, panel.perspective.rule if panel.perspective else "solid", colour, SAYING_Y)
    drawing.add("path", QUIET, d=f"M{FIRST_DAY_X} {TELLING_Y}H{LAST_DAY_X}", stroke_width=1)
    return drawing


def _draw_rule(drawing: Drawing, rule: str, colour: Paint, y: int) -> None:
    """Draw a line in the style of the *rule* that the perspective has above its columns."""
    line = f"M{FIRST_DAY_X} {y}H{LAST_DAY_X}"
    if rule in ("double", "groove"):
        drawing.add("path", colour, d=f"M{FIRST_DAY_X} {y - 1.6}H{LAST_DAY_X}", stroke_width=1.1)
        drawing.add(
            "path",
            colour,
            d=f"M{FIRST_DAY_X} {y + 1.6}H{LAST_DAY_X}",
            stroke_width=1.1 if rule == "double" else 2.2,
        )
        return
    dashes = {
        "dashed": {"stroke_dasharray": "7 4"},
        "dotted": {"stroke_dasharray": "0.1 5", "stroke_linecap": "round"},
    }
    drawing.add("path", colour, d=line, stroke_width=2.4, **dashes.get(rule, {}))


def _bands(years: Years, claims: Sequence[Clocks]) -> Iterator[str]:
    """Yield a band for all claims with the same two dates, the widest first: so it covers no other band."""
    middle = (SAYING_Y + TELLING_Y) // 2
    counts = Counter((span(clocks.saying), span(clocks.telling)) for clocks in claims)
    bands = [
        (above, below, number_of_claims)
        for (above, below), number_of_claims in counts.items()
        if above and below
    ]
    for above, below, number_of_claims in sorted(
        bands, key=lambda band: (-max(band[0].days, band[1].days), band)
    ):
        left, right, to_left, to_right = (number(x) for x in (*years.edges(above), *years.edges(below)))
        yield Drawing.element(
            "path",
            d=f"M{left} {SAYING_Y}C{left} {middle} {to_left} {middle} {to_left} {TELLING_Y}"
            f"H{to_right}C{to_right} {middle} {right} {middle} {right} {SAYING_Y}z",
            fill_opacity=f"{_opacity(number_of_claims, max(above.days, below.days)):.2f}",
        )


def _opacity(number_of_claims: int, days: int) -> float:
    """Return the opacity of a band: lower where the claims are spread over more days, so for vague dates."""
    return min(0.12 + 0.12 * sqrt(number_of_claims / max(days / 365, 0.25)), 0.8)


def _rings(years: Years, claims: Sequence[Clocks]) -> Iterator[str]:
    """Yield a stem with a ring for all claims of a year whose other date is not known."""
    for end, y, direction in ((0, SAYING_Y, 1), (1, TELLING_Y, -1)):
        counts: Counter[tuple[int, int]] = Counter()
        for clocks in claims:
            ends = span(clocks.saying), span(clocks.telling)
            days = ends[end]
            if days and ends[1 - end] is None:
                counts[days.first.year, days.last.year] += 1
        for (first, last), number_of_claims in sorted(counts.items()):
            left, right = years.edges(Span(datetime.date(first, 1, 1), datetime.date(last, 12, 31)))
            x, radius = number((left + right) / 2), 1.2 + 1.1 * sqrt(number_of_claims)
            yield Drawing.element(
                "path", d=f"M{x} {y}V{number(y + direction * (STEM_LENGTH - radius))}", stroke_opacity=0.7
            )
            yield Drawing.element("circle", cx=x, cy=y + direction * STEM_LENGTH, r=radius)
