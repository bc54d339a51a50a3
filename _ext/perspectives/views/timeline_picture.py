"""The pictures of the two clocks: a line of years for the saying, one for the telling, bands between.

Above the upper line stand the claims whose telling has no date. The tellings that most claims
share are named below the lower line. A picture of its own names the main events.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from sphinx.locale import get_translation

from perspectives.records.declarations import Event, Perspective
from perspectives.rendering.svg import INK, LINE, QUIET, Drawing, Paint, number
from perspectives.views.clock_findings import Telling, describe_counts
from perspectives.views.clocks import TELLING_UNKNOWN, Clocks, Span, count_kinds, span

_ = get_translation("perspectives")

PICTURE_WIDTH = 680
FIRST_DAY_X, LAST_DAY_X = 46, 664
"""The horizontal places of the first and the last day."""
SAYING_Y, TELLING_Y = 48, 136
"""The vertical places of the two lines."""
GREATEST_BAR, GREATEST_STEP = 40, 4
"""The height of the highest bar at most, and that of one claim in a bar."""
LETTER_WIDTH = 8.8
"""The greatest mean width of a letter: the stylesheet makes words larger on a phone."""
ROW_HEIGHT = 20
"""The height of a line of words. The stylesheet makes words larger on a phone."""
STEM_LENGTH = 24
"""The length of the stem from a line to its ring."""
LEAST_BAND_WIDTH = 1.4
"""The least width of a band. A band of one day would be too narrow to see."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A perspective with its claims.

    :ivar perspective: None where the perspective is not known
    :ivar finding: what is most notable in its tellings
    :ivar tellings: the tellings that its picture names
    """

    perspective: Perspective | None
    claims: tuple[Clocks, ...]
    colour: Paint = QUIET
    finding: str = ""
    tellings: tuple[Telling, ...] = ()

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


def draw(panels: Sequence[Panel], events: Sequence[Event] = ()) -> list[Drawing]:
    """Return the picture of the *events*, if there are any, and one for each panel, all on one scale.

    None where no claim has a date.
    """
    spans = [
        days
        for panel in panels
        for clocks in panel.claims
        for days in (span(clocks.saying), span(clocks.telling))
        if days
    ]
    if not spans:
        return []
    marks = [
        (days.first, f"{days.first.year}: {event.title}") for event in events if (days := span(event.date))
    ]
    years = Years([*spans, *(Span(day, day) for day, _words in marks)])
    most = max(number for panel in panels for number in (0, *_untold(panel.claims).values()))
    step = min(GREATEST_STEP, GREATEST_BAR / most) if most else 0
    drawings = [_panel(years, panel, step, [day for day, _words in marks]) for panel in panels]
    return [_events(years, marks), *drawings] if marks else drawings


def _events(years: Years, marks: Sequence[tuple[datetime.date, str]]) -> Drawing:
    """Return a line of years with the main events, each on a row of words."""
    line_y = len(marks) * ROW_HEIGHT + 8
    drawing = Drawing(
        "timeline-events",
        PICTURE_WIDTH,
        line_y + 24,
        _("The main events"),
        _("A line of years with the events that most claims speak of: {events}.").format(
            events="; ".join(words for _day, words in marks)
        ),
    )
    # The latest comes first, so that no stem crosses the words of another row.
    for row, (day, words) in enumerate(reversed(marks)):
        x, y = years.x_of(day), (row + 1) * ROW_HEIGHT - 5
        drawing.add("path", INK, d=f"M{number(x)} {number(y - 10)}V{line_y}", stroke_width=1.1)
        _words_at(drawing, x, y, words, INK)
    drawing.add("path", QUIET, d=f"M{FIRST_DAY_X} {line_y}H{LAST_DAY_X}", stroke_width=1)
    _draw_years(drawing, years, line_y)
    return drawing


def _stands_left(x: float, words: str) -> bool:
    """Return whether words stand to the left of what they name, because the right is too narrow for them."""
    return x + 5 + len(words) * LETTER_WIDTH > PICTURE_WIDTH and x > PICTURE_WIDTH / 2


def _words_at(drawing: Drawing, x: float, y: float, words: str, colour: Paint) -> None:
    """Write a line beside a point: to its right, or to its left where the right is too narrow."""
    place, anchor = (x - 5, "end") if _stands_left(x, words) else (x + 5, "start")
    shape = {"class_": "ps-clock-note", "text_anchor": anchor, "font_size": 12.5}
    # A rim in the colour of the ground keeps the words legible where a stem passes.
    drawing.text(place, y, words, "ground", stroke_width=4, stroke_linejoin="round", **shape)
    drawing.text(place, y, words, colour, **shape)


def _draw_years(drawing: Drawing, years: Years, y: float) -> None:
    for year in years.ticks:
        x = years.x_of(datetime.date(year, 1, 1))
        drawing.add("path", LINE, d=f"M{number(x)} {number(y)}v4", stroke_width=0.8)
        drawing.text(x, y + 18, str(year), QUIET, class_="ps-clock-year", text_anchor="middle", font_size=12)


def _panel(years: Years, panel: Panel, step: float, events: Sequence[datetime.date]) -> Drawing:
    colour, untold = panel.colour, _untold(panel.claims)
    parts = [describe_counts(panel.claims), *(telling.words for telling in panel.tellings)]
    drawing = Drawing(
        panel.id,
        PICTURE_WIDTH,
        TELLING_Y + 26 + len(panel.tellings) * ROW_HEIGHT,
        f"{panel.name}: {panel.finding}" if panel.finding else panel.name,
        _(
            "Bands lead from the years on an upper line, when something was said or happened, "
            "to the years on a lower line, when it was told. Bars above the upper line are claims "
            "of which we do not know when they were told. {counts}."
        ).format(counts=". ".join(parts)),
    )
    for year in years.ticks:
        x = years.x_of(datetime.date(year, 1, 1))
        drawing.add("path", LINE, d=f"M{number(x)} {SAYING_Y}V{TELLING_Y}", stroke_width=0.8)
    _draw_years(drawing, years, TELLING_Y)
    for day in events:
        drawing.add(
            "path",
            QUIET,
            d=f"M{number(years.x_of(day))} 4V{TELLING_Y}",
            stroke_width=0.7,
            stroke_dasharray="2 3",
        )
    drawing.text(0, SAYING_Y + 4, _("said"), QUIET, class_="ps-clock-year", font_size=12)
    drawing.text(0, TELLING_Y + 2, _("told"), QUIET, class_="ps-clock-year", font_size=12)
    drawing.add("g", colour, "".join(_bands(years, panel.claims)))
    if untold:
        bars = "".join(_bars(years, untold, step))
        drawing.add("g", colour, bars, fill_opacity=0.35)
        drawing.add("g", colour, bars, stroke_width=1)
        number_of_claims = count_kinds(panel.claims)[TELLING_UNKNOWN]
        words = _("{number} not known when").format(number=number_of_claims)
        drawing.text(
            LAST_DAY_X, SAYING_Y - 8, words, QUIET, class_="ps-clock-note", text_anchor="end", font_size=12.5
        )
    drawing.add("g", colour, "".join(_rings(years, panel.claims)), stroke_width=1.1)
    _draw_rule(drawing, panel.perspective.rule if panel.perspective else "solid", colour, SAYING_Y)
    drawing.add("path", QUIET, d=f"M{FIRST_DAY_X} {TELLING_Y}H{LAST_DAY_X}", stroke_width=1)
    places = [
        (sum(years.edges(days)) / 2, telling.words)
        for telling in panel.tellings
        if (days := span(telling.date))
    ]
    # To the right of its stem stands the latest first, to the left the earliest: so stems cross few words.
    rows = [
        *sorted((place for place in places if not _stands_left(*place)), reverse=True),
        *sorted(place for place in places if _stands_left(*place)),
    ]
    for row, (x, _words) in enumerate(rows):
        y = TELLING_Y + 26 + row * ROW_HEIGHT + 13
        drawing.add("path", colour, d=f"M{number(x)} {TELLING_Y}V{number(y)}", stroke_width=0.8)
    for row, (x, words) in enumerate(rows):
        _words_at(drawing, x, TELLING_Y + 26 + row * ROW_HEIGHT + 13, words, INK)
    return drawing


def _untold(claims: Iterable[Clocks]) -> Counter[tuple[int, int]]:
    """Return the number of claims whose telling has no date, by the first and the last year of the saying."""
    counts: Counter[tuple[int, int]] = Counter()
    for clocks in claims:
        days = span(clocks.saying)
        if days and span(clocks.telling) is None:
            counts[days.first.year, days.last.year] += 1
    return counts


def _bars(years: Years, untold: Counter[tuple[int, int]], step: float) -> Iterator[str]:
    """Yield a bar above the upper line for the claims of each year whose telling has no date."""
    for (first, last), number_of_claims in sorted(untold.items(), key=lambda item: item[0][0] - item[0][1]):
        left, right = years.edges(Span(datetime.date(first, 1, 1), datetime.date(last, 12, 31)))
        height = number_of_claims * step
        top = SAYING_Y - 4 - height
        yield Drawing.element("rect", x=left, y=top, width=right - left, height=height)


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
    """Yield a stem with a ring for all claims told in a year of which nobody knows when they were said."""
    counts: Counter[tuple[int, int]] = Counter()
    for clocks in claims:
        days = span(clocks.telling)
        if days and span(clocks.saying) is None:
            counts[days.first.year, days.last.year] += 1
    for (first, last), number_of_claims in sorted(counts.items()):
        left, right = years.edges(Span(datetime.date(first, 1, 1), datetime.date(last, 12, 31)))
        x, radius = number((left + right) / 2), 1.2 + 1.1 * sqrt(number_of_claims)
        yield Drawing.element("path", d=f"M{x} {TELLING_Y}V{number(TELLING_Y - STEM_LENGTH + radius)}")
        yield Drawing.element("circle", cx=x, cy=TELLING_Y - STEM_LENGTH, r=radius)
