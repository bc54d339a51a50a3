"""Dates of CSL 1.0.2 items.

A date is a day, month, year or period, perhaps approximate (``circa``), or words (``literal``).
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SEASON = re.compile(r"(?P<year>[0-9]{4})-(?P<season>2[1-4])")
"""A season in EDTF, which CSL has only as words."""
Point = tuple[int, ...]
"""A year; a year and a month; or a year, a month and a day."""


@dataclass(frozen=True, slots=True)
class DateForm:
    """The form of dates in a style.

    :ivar months: the names of the twelve months
    :ivar months_alone: the same as they stand without a day, where the language has another form for that
    :ivar day: a day without its year
    :ivar days: several days of a month, without the year
    :ivar day_year: a day with its year
    :ivar month_year: a month with its year
    :ivar seasons: the names of the four seasons, from spring
    """

    months: Sequence[str]
    day: str
    days: str
    day_year: str
    month_year: str = "{month} {year}"
    seasons: Sequence[str] = ("Spring", "Summer", "Autumn", "Winter")
    months_alone: Sequence[str] = ()


AMERICAN_DATES = DateForm(
    "January February March April May June July August September October November December".split(),
    day="{month} {day}",
    days="{month} {first}–{last}",
    day_year="{day}, {year}",
)
MLA_DATES = DateForm(
    "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(),
    day="{day} {month}",
    days="{first}–{last} {month}",
    day_year="{day} {year}",
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date: its first day, month or year, the last one of a period, and whether it is approximate.

    If it is said in words, ``literal``, they are printed; the rest is for sorting and for other programs.
    """

    start: Point = ()
    end: Point = ()
    circa: bool = False
    literal: str = ""


def date_of(value: Any) -> Date | None:
    """Return the date in the value of a CSL variable; None if it has no date."""
    if not value:
        return None
    points = [tuple(int(part) for part in point) for point in value.get("date-parts", []) if point]
    literal = str(value.get("literal") or "")
    if not points:
        literal = literal or str(value.get("raw") or "")
        return Date(literal=literal) if literal else None
    end = points[1] if len(points) > 1 and points[1] != points[0] else ()
    # The words say that the date is approximate, if it is.
    return Date(points[0], end, bool(value.get("circa")) and not literal, literal)


def year(date: Date) -> str:
    """Return the year of a date; of a period the first and the last year, joined by an en dash.

    If the date is words that begin with a year and a hyphen, as a season in EDTF does, it is this year.
    If it is other words, they are returned.
    """
    if date.literal:
        match = re.match(r"\d{4}(?=-)", date.literal)
        return match[0] if match else date.literal
    years = dict.fromkeys(str(point[0]) for point in (date.start, date.end) if point)
    return "–".join(years)


def date_in_words(date: Date, form: DateForm, day: bool = True, year: bool = True) -> str:
    """Return a date in words.

    Without *day*, it is exact to the month; without *year*, it has no year.
    A month or a year that both ends of a period share is printed once.
    """
    if season := SEASON.fullmatch(date.literal):
        name = form.seasons[int(season["season"]) - 21]
        return form.month_year.format(month=name, year=season["year"]) if year else name
    if date.literal:
        return date.literal
    precision = 3 if day else 2
    start, end = date.start[:precision], date.end[:precision]
    if not year:
        return _span(start[1:], end[1:], form)
    if end and start[0] != end[0]:
        return "–".join(date_in_words(Date(point), form) for point in (start, end))
    days = _span(start[1:], end[1:], form)
    if not days:
        return str(start[0])
    pattern = form.day_year if len(start) == 3 else form.month_year
    return pattern.format(day=days, month=days, year=start[0])


def american_date(date: Date, day: bool = True) -> str:
    """Return a date as “November 12, 1960”; without *day* as “November 1960”."""
    return date_in_words(date, AMERICAN_DATES, day)


def mla_date(date: Date, day: bool = True) -> str:
    """Return a date as “12 Nov. 1960”; without *day* as “Nov. 1960”."""
    return date_in_words(date, MLA_DATES, day)


def apa_date(date: Date, day: bool) -> str:
    """Return a date as “1960, November 12”; without *day* as “1960”."""
    days = _span(date.start[1:], date.end[1:], AMERICAN_DATES) if day else ""
    return f"{year(date)}, {days}" if days else year(date)


def _span(start: Point, end: Point, form: DateForm) -> str:
    """Return the days or months of a period in one year, such as “May 25–June 4” or “29–31 Mar.”."""
    if not end or start == end:
        return _day(start, form)
    if len(start) == len(end) == 2 and start[0] == end[0]:
        return form.days.format(month=form.months[start[0] - 1], first=start[1], last=end[1])
    return f"{_day(start, form)}–{_day(end, form)}"


def _day(point: Point, form: DateForm) -> str:
    if not point:
        return ""
    if len(point) == 1:
        return (form.months_alone or form.months)[point[0] - 1]
    return form.day.format(month=form.months[point[0] - 1], day=point[1])
