"""Dates of CSL 1.0.2 items: a day, month, year or period, perhaps doubtful (``circa``), or words (``literal``). No Sphinx here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()

Point = tuple[int, ...]


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
    """Return the year, or both of a period."""
    if date.literal:
        return date.literal
    years = dict.fromkeys(str(point[0]) for point in (date.start, date.end) if point)
    return "–".join(years)


def american(date: Date, day: bool = True) -> str:
    """Return “November 12, 1960”, or “November 1960” where no *day* is wanted."""
    return _said(date, 3 if day else 2, american_order=True)


def mla(date: Date, day: bool = True) -> str:
    """Return “12 Nov. 1960”, or “Nov. 1960” where no *day* is wanted."""
    return _said(date, 3 if day else 2, american_order=False)


def apa(date: Date, day: bool) -> str:
    """Return “1960”, or “1960, November 12” where the *day* is wanted."""
    days = _span(date.start[1:], date.end[1:], american_order=True) if day else ""
    return f"{year(date)}, {days}" if days else year(date)


def _said(date: Date, precision: int, american_order: bool) -> str:
    """Return the date at a precision; of a period, what both ends have in common is said once."""
    if date.literal:
        return date.literal
    start, end = date.start[:precision], date.end[:precision]
    if end and start[0] != end[0]:
        return "–".join(_said(Date(point), precision, american_order) for point in (start, end))
    days = _span(start[1:], end[1:], american_order)
    between = ", " if american_order and len(start) == 3 else " "
    return between.join(part for part in (days, str(start[0])) if part)


def _span(start: Point, end: Point, american_order: bool) -> str:
    """Return days or months of one year: “May 25–June 4”, “29–31 Mar.”."""
    if not end or start == end:
        return _day(start, american_order)
    if len(start) == len(end) == 2 and start[0] == end[0]:
        days = f"{start[1]}–{end[1]}"
        return f"{MONTHS[start[0] - 1]} {days}" if american_order else f"{days} {SHORT_MONTHS[start[0] - 1]}"
    return f"{_day(start, american_order)}–{_day(end, american_order)}"


def _day(point: Point, american_order: bool) -> str:
    if not point:
        return ""
    month = (MONTHS if american_order else SHORT_MONTHS)[point[0] - 1]
    parts = [month, *(str(day) for day in point[1:])]
    return " ".join(parts if american_order else reversed(parts))
