"""Dates in EDTF (ISO 8601-2): how they are read, sorted, and printed in the language of the book.

Almost all dates of a book are plain dates and periods. A regular expression reads these.
The library ``edtf`` reads all others.
Its grammar takes a tenth of a second to load, and every date some milliseconds.
Both give the same result: ``tests/unit/test_plain_dates.py`` compares them.
"""

from __future__ import annotations

import calendar
import contextlib
import datetime
import io
import re
from dataclasses import dataclass
from functools import lru_cache
from time import struct_time

from sphinx.locale import get_translation

from perspectives.records.month_names import month_name, month_name_in_genitive
from perspectives.records.translation import pgettext

_ = get_translation("perspectives")

PLAIN_DATE = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>0[1-9]|1[0-2])(-(?P<day>0[1-9]|[12][0-9]|3[01]))?)?[?~%]?"
    r"|(?P<decade>[0-9]{3})X"
)
"""A year, a month or a day, each also uncertain or approximate; or a decade.

The signs for uncertain and approximate change neither the first day of a date nor the last.
"""

OPEN_END = ".."
"""The open end of a period, or its open beginning."""

DISTANT_YEAR = re.compile(r"E[0-9]{2,}")
"""A year with an exponent of two digits or more: the library would write out every digit of the year."""

FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A day that is not marked as uncertain or approximate."""

OPEN_PERIODS = ("../", "/..")
"""Periods with one end open and the other unknown: the library's grammar has them, its reader raises."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as typed, with the first and the last day that it can mean; None for an open end."""

    text: str
    earliest: datetime.date | None
    latest: datetime.date | None


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Date:
    """Return the date that *text* is in EDTF.

    :raises ValueError: if *text* is not EDTF
    """
    return plain_date(text) or date_by_library(text)


def is_edtf(text: str) -> bool:
    """Return whether a text is a date in EDTF."""
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def plain_date(text: str) -> Date | None:
    """Return the date if *text* is a plain date, or a period whose ends are plain or open; else None."""
    first, slash, last = text.partition("/")
    if not slash:
        days = _plain_days(text)
        return Date(text, *days) if days else None
    if "X" in text and any(sign in text for sign in "?~%."):
        # If one end is a decade, the library takes only some of the other ends: it has to decide.
        return None
    begin = None if first == OPEN_END else _plain_days(first)
    end = None if last == OPEN_END else _plain_days(last)
    if begin and end:
        return Date(text, begin[0], end[1]) if begin[0] <= end[1] else None
    if begin and last == OPEN_END:
        return Date(text, begin[0], None)
    if end and first == OPEN_END:
        return Date(text, None, end[1])
    return None


def _plain_days(text: str) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day of a plain date; None for other text, or if there is no such day."""
    match = PLAIN_DATE.fullmatch(text)
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
        # The year is 0, or the month has no such day.
        return None


def date_by_library(text: str) -> Date:
    """Return the date that the library ``edtf`` reads in *text*.

    :func:`parse_date` calls this only for dates that are not plain.

    :raises ValueError: if *text* is not EDTF
    """
    import edtf  # noqa: PLC0415  # its grammar takes a tenth of a second to load, and few books need it

    if DISTANT_YEAR.search(text):
        raise ValueError(f"{text!r} is in no year of the calendar")
    if text.strip() in OPEN_PERIODS:
        return Date(text, None, None)
    try:
        # Of some texts that are no dates, the library prints what it tried.
        with contextlib.redirect_stdout(io.StringIO()):
            parsed = edtf.parse_edtf(text)
            lower, upper = parsed.lower_strict(), parsed.upper_strict()
    except Exception as error:
        # The library raises not only its own exception: “../000X” and “0000-XX/1961” give others.
        raise ValueError(f"{text!r} is not an EDTF date") from error
    date = Date(text, _day(lower), _day(upper))
    if date.earliest and date.latest and date.earliest > date.latest:
        raise ValueError(f"{text!r} ends before it begins")
    return date


def _day(value: object) -> datetime.date | None:
    """Return the day for a value of the library; None for an open or unknown end.

    :raises ValueError: if the calendar has no such day
    """
    if not isinstance(value, struct_time):
        return None
    try:
        return datetime.date(value.tm_year, value.tm_mon, value.tm_mday)
    except (ValueError, OverflowError):
        # The library takes 31 February and the year 170000; the calendar has neither.
        raise ValueError(f"there is no day {value.tm_year}-{value.tm_mon}-{value.tm_mday}") from None


def sort_key(text: str | None) -> tuple[datetime.date, datetime.date, str]:
    """Return a key that sorts dates (EDTF) by first day, then by last day; unknown dates (None) come last.

    :raises ValueError: if *text* is not EDTF
    """
    if text is None:
        return (datetime.date.max, datetime.date.max, "")
    date = parse_date(text)
    return (date.earliest or datetime.date.min, date.latest or datetime.date.max, text)


def say_date(text: str) -> str:
    """Return an EDTF date in words: "12 November 1960" for ``1960-11-12``; other text stays as it is."""
    if "/" in text:
        return _say_period(*text.split("/", 1))
    return _say_point(text)


def _say_point(text: str, in_genitive: bool = False) -> str:
    """Return a date that is no period in words; *in_genitive* is for a date behind “from” and “until”."""
    qualifier = text[-1] if text and text[-1] in "?~%" else ""
    body = text.rstrip("?~%")
    in_genitive = in_genitive or qualifier in ("~", "%")
    if re.fullmatch(r"[0-9]{3}X", body):
        decade = pgettext("genitive", "the {decade}s") if in_genitive else _("the {decade}s")
        words = decade.format(decade=f"{body[:3]}0")
    elif not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", body):
        return text
    else:
        year, *rest = body.split("-")
        month, day = (*map(int, rest), 0, 0)[:2]
        name = month_name_in_genitive(month) if day or in_genitive else month_name(month)
        if rest and not name:
            return text
        if not rest:
            form = pgettext("genitive", "{year}") if in_genitive else "{year}"
        else:
            form = _("{day} {month} {year}") if len(rest) == 2 else _("{month} {year}")
        words = form.format(day=day, month=name, year=year)
    if qualifier in ("~", "%"):
        words = _("about {date}").format(date=words)
    return _("{date} (uncertain)").format(date=words) if qualifier in ("?", "%") else words


def _say_period(first: str, last: str) -> str:
    if last in ("", ".."):
        return (
            _("from {date}").format(date=_say_point(first, in_genitive=True))
            if first not in ("", "..")
            else f"{first}/{last}"
        )
    if first in ("", ".."):
        return _("until {date}").format(date=_say_point(last, in_genitive=True))
    begin, end = _say_point(first).split(" "), _say_point(last).split(" ")
    plain = re.fullmatch(r"[0-9-]+", first) and re.fullmatch(r"[0-9-]+", last)
    shared = 0
    if plain and len(begin) == len(end):
        # The last words that both ends share are said once: the month and the year, or the year alone.
        while shared + 1 < len(begin) and begin[shared + 1 :] != end[shared + 1 :]:
            shared += 1
        begin = begin[: shared + 1]
        is_long = len(begin) > 1
        return f"{' '.join(begin)}{' – ' if is_long else '–'}{' '.join(end)}"
    dash = " – " if len(begin) > 1 or len(end) > 1 else "–"
    return f"{' '.join(begin)}{dash}{' '.join(end)}"


def calendar_years_between(earlier: str | None, later: str | None) -> int | None:
    """Return the year in which *later* (EDTF) begins minus the year in which *earlier* (EDTF) ends.

    From 31 December 1960 to 1 January 1961 it is 1.
    None if a date is not known, or is open at that end.

    :raises ValueError: if a text is not EDTF
    """
    days = _days_between(earlier, later)
    return None if days is None else days[1].year - days[0].year


def years_between(earlier: str | None, later: str | None) -> int | None:
    """Return the number of years from the end of *earlier* to the beginning of *later* (both EDTF).

    Between two exact days, whole years are counted, as for a person's age:
    from 31 December 1960 to 1 January 1961 it is 0.
    If a date is only a month or a year, or is uncertain, the result is the difference of the calendar years.
    None if a date is not known, or is open at that end; negative if *later* comes before *earlier*.

    :raises ValueError: if a text is not EDTF
    """
    days = _days_between(earlier, later)
    if days is None:
        return None
    ends = (earlier or "").rpartition("/")[2], (later or "").partition("/")[0]
    if not all(FULL_DATE.fullmatch(end) for end in ends):
        return days[1].year - days[0].year
    first, last = sorted(days)
    years = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
    return years if days[0] <= days[1] else -years


def has_several_years(text: str) -> bool:
    """Return whether a date (EDTF) is, or may be, in more than one calendar year, or is open at an end.

    :raises ValueError: if the text is not EDTF
    """
    date = parse_date(text)
    return not (date.earliest and date.latest and date.earliest.year == date.latest.year)


def _days_between(earlier: str | None, later: str | None) -> tuple[datetime.date, datetime.date] | None:
    """Return the last day of *earlier* and the first day of *later*; None if one of them is not known."""
    if earlier is None or later is None:
        return None
    last, first = parse_date(earlier).latest, parse_date(later).earliest
    return (last, first) if last and first else None
