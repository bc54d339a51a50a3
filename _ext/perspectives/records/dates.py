"""Dates in EDTF (ISO 8601-2): read once, sorted, and said in the language of the book.

Plain dates and periods, which are nearly all that a book has, are read by a regular expression.
All others are read by the library ``edtf``, whose grammar takes a tenth of a second to load and milliseconds for a date.
Both give the same: ``tests/records/test_dates.py`` compares them.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from time import struct_time

from sphinx.locale import get_translation

_ = get_translation("perspectives")

PLAIN = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>0[1-9]|1[0-2])(-(?P<day>0[1-9]|[12][0-9]|3[01]))?)?[?~%]?"
    r"|(?P<decade>[0-9]{3})X"
)
"""A year, a month or a day, each also uncertain or approximate; or a decade.

That a date is uncertain or approximate changes neither its first day nor its last.
"""

OPEN = ".."
"""The end of a period that goes on, or the beginning of one that has none."""

FAR = re.compile(r"E[0-9]{2,}")
"""A year of ten digits or more, written with an exponent: the library would write out all of them, however many."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A date that is known to the day, and without doubt."""

ENDLESS = ("../", "/..")
"""One end open, the other unknown: the grammar of the library has that, and its reading breaks off at it."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as typed, with the first and last day it can mean; None at an open end."""

    text: str
    earliest: datetime.date | None
    latest: datetime.date | None


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Date:
    """Return *text* as a :class:`Date`.

    :raises ValueError: where *text* is not EDTF
    """
    return plain_date(text) or date_by_library(text)


def plain_date(text: str) -> Date | None:
    """Return a plain date, or a period of which each end is plain or open, and None for any other text."""
    first, slash, last = text.partition("/")
    if not slash:
        days = _plain_days(text)
        return Date(text, *days) if days else None
    if "X" in text and any(sign in text for sign in "?~%."):
        # Beside a decade, the library takes an end that is certain, and not every other.
        return None
    begin = None if first == OPEN else _plain_days(first)
    end = None if last == OPEN else _plain_days(last)
    if begin and end:
        return Date(text, begin[0], end[1]) if begin[0] <= end[1] else None
    if begin and last == OPEN:
        return Date(text, begin[0], None)
    if end and first == OPEN:
        return Date(text, None, end[1])
    return None


def _plain_days(text: str) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day of a plain date, None for any other text and for a day that there is not."""
    match = PLAIN.fullmatch(text)
    if match is None:
        return None
    if match["decade"]:
        year = int(match["decade"]) * 10
        last_year = year + 9
    else:
        year = last_year = int(match["year"])
    month, day = int(match["month"] or 0), int(match["day"] or 0)
    last_month = month or 12
    last_day = day or calendar.monthrange(last_year, last_month)[1]
    try:
        return (
            datetime.date(year, month or 1, day or 1),
            datetime.date(last_year, last_month, last_day),
        )
    except ValueError:
        # The year 0, or a day that the month has not.
        return None


def date_by_library(text: str) -> Date:
    """Return *text* as the library ``edtf`` reads it; :func:`parse_date` asks it for what is not plain.

    :raises ValueError: where *text* is not EDTF
    """
    import edtf  # noqa: PLC0415  # its grammar takes a tenth of a second to load, and few books have a date for it

    if FAR.search(text):
        raise ValueError(f"{text!r} is in no year of the calendar")
    if text.strip() in ENDLESS:
        return Date(text, None, None)
    try:
        parsed = edtf.parse_edtf(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
    except Exception as error:
        # Not only its own exception: it breaks off at “../000X” and “0000-XX/1961” with others.
        raise ValueError(f"{text!r} is not an EDTF date") from error
    date = Date(text, _day(lower), _day(upper))
    if date.earliest and date.latest and date.earliest > date.latest:
        raise ValueError(f"{text!r} ends before it begins")
    return date


def _day(value: object) -> datetime.date | None:
    """Return what the library gives as a day, None for an open or unknown end."""
    if not isinstance(value, struct_time):
        return None
    try:
        return datetime.date(value.tm_year, value.tm_mon, value.tm_mday)
    except (ValueError, OverflowError):
        # 31 February, the year 170000 and their like: the library takes them, the calendar does not.
        raise ValueError(f"there is no day {value.tm_year}-{value.tm_mon}-{value.tm_mday}") from None


def sort_key(text: str | None) -> tuple[datetime.date, datetime.date, str]:
    """Return a key that sorts by first day, then last day; unknown dates come last."""
    if text is None:
        return (datetime.date.max, datetime.date.max, "")
    date = parse_date(text)
    return (date.earliest or datetime.date.min, date.latest or datetime.date.max, text)


def month_name(month: int) -> str:
    """Return the name of a month, 1 for January, or of a season, as EDTF counts them, 21 for spring; empty for others."""
    names = {
        1: _("January"),
        2: _("February"),
        3: _("March"),
        4: _("April"),
        5: _("May"),
        6: _("June"),
        7: _("July"),
        8: _("August"),
        9: _("September"),
        10: _("October"),
        11: _("November"),
        12: _("December"),
        21: _("spring"),
        22: _("summer"),
        23: _("autumn"),
        24: _("winter"),
    }
    return names.get(month, "")


def say_date(text: str) -> str:
    """Return an EDTF date as a reader says it: ``1960-11-12`` is "12 November 1960"."""
    if "/" in text:
        return _say_period(*text.split("/", 1))
    return _say_one(text)


def _say_one(text: str) -> str:
    qualifier = text[-1] if text and text[-1] in "?~%" else ""
    body = text.rstrip("?~%")
    parts = body.split("-")
    if re.fullmatch(r"[0-9]{3}X", body):
        said = _("the {decade}s").format(decade=f"{body[:3]}0")
    elif not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", body):
        return text
    elif len(parts) == 1:
        said = parts[0]
    elif not month_name(int(parts[1])):
        return text
    else:
        month = f"{month_name(int(parts[1]))} {parts[0]}"
        said = month if len(parts) == 2 else _("{day} {month}").format(day=int(parts[2]), month=month)
    if qualifier in ("~", "%"):
        said = _("about {date}").format(date=said)
    return _("{date} (uncertain)").format(date=said) if qualifier in ("?", "%") else said


def _say_period(first: str, last: str) -> str:
    if last in ("", ".."):
        return _("from {date}").format(date=_say_one(first)) if first not in ("", "..") else f"{first}/{last}"
    if first in ("", ".."):
        return _("until {date}").format(date=_say_one(last))
    one, two = _say_one(first).split(" "), _say_one(last).split(" ")
    plain = re.fullmatch(r"[0-9-]+", first) and re.fullmatch(r"[0-9-]+", last)
    if plain and len(one) == len(two):
        if len(one) > 1 and one[1:] == two[1:]:
            return f"{one[0]}–{' '.join(two)}"
        if one[-1] == two[-1] and len(one) > 1:
            return f"{' '.join(one[:-1])} – {' '.join(two)}" if len(one) == 3 else f"{one[0]}–{' '.join(two)}"
    return f"{' '.join(one)} – {' '.join(two)}" if len(one) > 1 or len(two) > 1 else f"{one[0]}–{two[0]}"


def calendar_years_between(said: str | None, told: str | None) -> int | None:
    """Return the year in which *told* (EDTF) begins, less the year in which *said* ends.

    From 31 December 1960 to 1 January 1961 it is 1.
    None where one of the two is not known, or open at that end.
    """
    days = _days_between(said, told)
    return None if days is None else days[1].year - days[0].year


def years_between(said: str | None, told: str | None) -> int | None:
    """Return how many years lie between the end of *said* and the beginning of *told* (both EDTF).

    Between two days these are whole years, as in a person's age: from 31 December 1960 to 1 January 1961 it is 0.
    Where one of them is known to the month or the year only, or is doubtful, it is the difference of the calendar's years.
    None where one of the two is not known, or open at that end; below 0 where *told* is earlier.
    """
    days = _days_between(said, told)
    if days is None:
        return None
    ends = (said or "").rpartition("/")[2], (told or "").partition("/")[0]
    if not all(DAY.fullmatch(end) for end in ends):
        return days[1].year - days[0].year
    earlier, later = sorted(days)
    whole = later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))
    return whole if days[0] <= days[1] else -whole


def _days_between(said: str | None, told: str | None) -> tuple[datetime.date, datetime.date] | None:
    """Return the last day of *said* and the first day of *told*; None where one of them is not known."""
    if said is None or told is None:
        return None
    last, first = parse_date(said).latest, parse_date(told).earliest
    return (last, first) if last and first else None
