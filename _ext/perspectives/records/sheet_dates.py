"""What a date means that a spreadsheet has changed: ``Jun-60``, ``22232``, ``12/11/1960``. No Sphinx here.

A spreadsheet takes ``1960-06`` for a day, and shows it as it shows days. What was meant can be guessed, and
is only proposed: nothing is put in its place.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from perspectives.records.problem_record import OFFER

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
SHORT_MONTH = re.compile(r"(?:(\d{1,2})[- ])?([a-z]{3})[a-z]*[- ](\d{2})", re.IGNORECASE)
MONTH_FIRST = re.compile(r"(\d{2})[- ]([a-z]{3})[a-z]*", re.IGNORECASE)
WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}(?::\d{2})?")
SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})")
SERIAL = re.compile(r"[1-7]\d{4}(?:\.0+)?")
"""The number of a day, as Excel counts it: from 1927 to 2118."""
DAY_ZERO = datetime.date(1899, 12, 30)
CENTURY = 1900
"""The century of a year of two digits."""
DECADE = re.compile(r"(?:the )?(\d{3})0['’]?s", re.IGNORECASE)


def meant_date(text: str) -> str | None:
    """Return the date (EDTF) that *text* can stand for.

    Where day and month may be either, there are two,
    with :data:`~perspectives.records.problem_record.OFFER` between.

    None for what no spreadsheet makes of a date.
    """
    for pattern, meaning in FORMS:
        if match := pattern.fullmatch(text.strip()):
            return meaning(match)
    return None


def _month(name: str, year: int, day: int) -> str | None:
    if name.lower() not in MONTHS:
        return None
    month = MONTHS.index(name.lower()) + 1
    return _day(year, month, day) if day else f"{year}-{month:02}"


def _either(first: int, second: int, year: int) -> str | None:
    """Return the day whose day and month are written in either order."""
    days = [day for day in (_day(year, second, first), _day(year, first, second)) if day]
    return OFFER.join(dict.fromkeys(days)) or None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _of_serial(match: re.Match[str]) -> str | None:
    day = DAY_ZERO + datetime.timedelta(days=int(match[0].partition(".")[0]))
    return day.isoformat()


def _of_slashes(match: re.Match[str]) -> str | None:
    return _either(int(match[1]), int(match[2]), int(match[3]) + (CENTURY if len(match[3]) == 2 else 0))


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (WITH_TIME, lambda match: _day(*map(int, match[1].split("-")))),
    (SLASHES, _of_slashes),
    (SHORT_MONTH, lambda match: _month(match[2], CENTURY + int(match[3]), int(match[1] or 0))),
    (MONTH_FIRST, lambda match: _month(match[2], CENTURY + int(match[1]), 0)),
    (SERIAL, _of_serial),
    (DECADE, lambda match: f"{match[1]}X"),
)
"""The forms of dates, and the function that returns what each means."""
