"""Dates of CSL 1.0.2 items: a day, month, year or period, perhaps doubtful (``circa``), or words (``literal``). No Sphinx here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DateForm:
    """How a style says dates: months, a day, several days of a month, a day or a month with its year."""

    months: Sequence[str]
    day: str
    days: str
    day_year: str
    month_year: str = "{month} {year}"


AMERICAN = DateForm(
    "January February March April May June July August September October November December".split(),
    day="{month} {day}",
    days="{month} {first}–{last}",
    day_year="{day}, {year}",
)
MLA = DateForm(
    "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(),
    day="{day} {month}",
    days="{first}–{last} {month}",
    day_year="{day} {year}",
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date: its first day, month or year, the last one of a period, and how sure it is."""

    start: Point = ()
    end: Point = ()
    circa: bool = False
    literal: str = ""


def date_of(value: Any) -> Date | None:
    """Return the date of a CSL variable; none where nothing is given."""
    if not value:
        return None
    points = [tuple(int(part) for part in point) for point in value.get("date-parts", []) if point]
    if not points:
        literal = value.get("literal") or value.get("raw") or ""
        return Date(literal=literal) if literal else None
    end = points[1] if len(points) > 1 and points[1] != points[0] else ()
    return Date(points[0], end, bool(value.get("circa")))


def year(date: Date) -> str:
    """Return the year, or both of a period.

    Of words that begin with a year and a hyphen, as a season in EDTF does, the year is returned.
    """
    if date.literal:
        found = re.match(r"\d{4}(?=-)", date.literal)
        return found[0] if found else date.literal
    years = dict.fromkeys(str(point[0]) for point in (date.start, date.end) if point)
    return "–".join(years)


def in_words(date: Date, form: DateForm, day: bool = True, year: bool = True) -> str:
    """Return a date in words, to the day, to the month where no *day* is wanted, or without its *year*.

    What both ends of a period have in common is said once.
    """
    if date.literal:
        return date.literal
    precision = 3 if day else 2
    start, end = date.start[:precision], date.end[:precision]
    if not year:
        return _span(start[1:], end[1:], form)
    if end and start[0] != end[0]:
        return "–".join(in_words(Date(point), form) for point in (start, end))
    days = _span(start[1:], end[1:], form)
    if not days:
        return str(start[0])
    pattern = form.day_year if len(start) == 3 else form.month_year
    return pattern.format(day=days, month=days, year=start[0])


def american(date: Date, day: bool = True) -> str:
    """Return “November 12, 1960”, or “November 1960” where no *day* is wanted."""
    return in_words(date, AMERICAN, day)


def mla(date: Date, day: bool = True) -> str:
    """Return “12 Nov. 1960”, or “Nov. 1960” where no *day* is wanted."""
    return in_words(date, MLA, day)


def apa(date: Date, day: bool) -> str:
    """Return “1960”, or “1960, November 12” where the *day* is wanted."""
    days = _span(date.start[1:], date.end[1:], AMERICAN) if day else ""
    return f"{year(date)}, {days}" if days else year(date)


def _span(start: Point, end: Point, form: DateForm) -> str:
    """Return days or months of one year: “May 25–June 4”, “29–31 Mar.”."""
    if not end or start == end:
        return _day(start, form)
    if len(start) == len(end) == 2 and start[0] == end[0]:
        return form.days.format(month=form.months[start[0] - 1], first=start[1], last=end[1])
    return f"{_day(start, form)}–{_day(end, form)}"


def _day(point: Point, form: DateForm) -> str:
    if not point:
        return ""
    month = form.months[point[0] - 1]
    return form.day.format(month=month, day=point[1]) if len(point) > 1 else month
