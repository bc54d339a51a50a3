"""What a date means that is not in EDTF: ``12.11.1960``, ``12 Nov 1960``, ``ca. 1960``. No Sphinx here.

What was meant can be guessed, and is only proposed: nothing is put in its place.
Each proposal is itself EDTF.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from perspectives.records import typed_date_words as words
from perspectives.records.dates import is_edtf, parse_date
from perspectives.records.typed_months import SEASONS, month_number, plain, weekdays

CENTURY = 1900
"""The century of a year of two digits."""
LONGEST = 80
"""The most characters of a text that is looked at as a date."""
MONTHS, MOST_DAYS = 12, 31
_DASHES = re.compile("[\u2010-\u2015\u2212~\u301c]")
_COMPACT = re.compile(r"([12]\d{3})(0[1-9]|1[0-2])([0-3]\d)")
_YEAR_FIRST = re.compile(
    r"(\d{4}|(?:3[2-9]|[4-9]\d)(?=([.-])\d\d?\2))(?P<sign>\s?(?:--?|[./_|:,\\])\s?| )(\d{1,2})"
    r"(?:(?P=sign)(\d{1,2}))?\.?"
)
"""A date with the year first, of which two digits are enough where they are no day."""
_SHORT_END = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)/(\d\d(?:-\d\d)?)")
"""A period of ISO 8601 whose end lacks what it shares with the beginning."""
_YEAR_LAST = re.compile(r"(?:(\d{1,2})\s?([./\- ])\s?)?(\d{1,2})\s?[./\- ]\s?(\d{4}|\d{2})")
_TWO_YEARS = re.compile(r"(\d{4})\s?[/-]\s?(\d{2})")
_WORDS = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, a month or a year; the ends of a period may lack a year or a month, which the other end has."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def edtf(self) -> str:
        """Return it in EDTF; the text may still be no date."""
        if self.year is None:
            return ""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def completed(self, other: _Point) -> _Point:
        """Return it with the year, and the month of a day, that the other end of its period has."""
        if self.day and not self.month and other.month and not other.day:
            # In “11.–12.1960” both are months.
            return replace(self, year=other.year, month=self.day, day=None)
        month = self.month or (other.month if self.day else None)
        if self.year is not None or other.year is None:
            return replace(self, month=month)
        # From 30 December to 2 January: the year that is named is that of the last end.
        is_last_year = self.day and other.day and month and other.month and month > other.month
        return replace(self, year=other.year - bool(is_last_year), month=month)


def meant_dates(text: str) -> tuple[str, ...]:
    """Return the dates (EDTF) that *text* can stand for, none of them *text* itself.

    There are two where day and month may stand in either order. None for what is no date.
    """
    typed = words.cleaned(text)
    if not typed or len(typed) > LONGEST or words.NO_DATE.fullmatch(typed):
        return ()
    for readings in _groups(typed):
        found = dict.fromkeys(date for date in readings if date != text and is_edtf(date))
        if found:
            return tuple(found)[:2]
    mended = words.without_letters(typed)
    return _dates_in(mended) if mended != typed else ()


def _dates_in(text: str) -> tuple[str, ...]:
    """Return a text itself where it is a date, else the dates that it can stand for."""
    return (text,) if is_edtf(text) else meant_dates(text)


def _groups(typed: str) -> Iterator[Iterable[str]]:
    """Yield groups of forms in EDTF that a text may mean, the likeliest first; some may be no date."""
    yield [typed.upper()]
    marks = marks[0] if (marks := words.MARKS_AT_END.search(typed)) else ""
    text = words.CLOCK.sub("", _DASHES.sub("-", typed.removesuffix(marks))).strip()
    is_about = typed[0] in "~≈±" or bool(set(marks) & {*"~%"}) or bool(words.ABOUT_AT_END.search(text))
    text = words.ABOUT_AT_END.sub("", text).strip("- ≈±") if is_about else text
    is_doubted = text.startswith("?") or bool(set(marks) & {*"?%"}) or bool(words.DOUBT_AT_END.search(text))
    is_doubted = is_doubted or bool(words.PERHAPS.match(text))
    text = words.PERHAPS.sub("", words.DOUBT_AT_END.sub("", text)).strip("? ")
    mark = "%" if is_about and is_doubted else "~" if is_about else "?" if is_doubted else ""
    if unknown := words.UNKNOWN_PART.fullmatch(typed):
        # “1960-?” may have no end, or no month.
        open_period = [f"{unknown[1]}/.."] if typed == f"{unknown[1]}-?" else []
        yield [point.edtf() for point in _points(unknown[1])] + (open_period if "-" not in unknown[1] else [])
    if decade := words.DECADE.fullmatch(text):
        yield [f"{decade[1] or decade[2] or decade[3]}X"]
    if century := words.CENTURY_NAME.fullmatch(text):
        yield [f"{int(next(filter(None, century.groups()))) - 1:02}XX"]
    if qualified := words.QUALIFIED.fullmatch(text):
        said = _qualified(qualified["word"].lower(), qualified["date"].strip())
        yield [f"{date[:-1]}%" if is_doubted and date.endswith("~") else date for date in said]
    text = words.bare(text)
    dates = [point.edtf() + mark for point in _points(text) if point.year is not None]
    if (years := _TWO_YEARS.fullmatch(text)) and int(years[2]) > int(years[1][2:]):
        dates.append(f"{years[1]}{mark}/{years[1][:2]}{years[2]}{mark}")
    if ends := _SHORT_END.fullmatch(text):
        dates += [text.replace("/", "-")] if len(text) == len("1960-11/12") else []
        dates.append(f"{ends[1]}/{ends[1][: -len(ends[2])]}{ends[2]}")
    yield dates
    yield _periods(text, mark)
    # The month has no such day: what is sure is the month.
    yield [
        replace(point, day=None).edtf()
        for point in _points(text)
        if point.year is not None and point.day and (point.day <= MOST_DAYS or re.search(r"\d{4}", text))
    ]


def _qualified(word: str, rest: str) -> Iterator[str]:
    """Yield the dates with a word before them: about, before or after."""
    for date in _dates_in(rest):
        if re.fullmatch(words.BEFORE, word, re.IGNORECASE) and "/" not in date:
            yield f"../{date}"
        elif re.fullmatch(words.AFTER, word, re.IGNORECASE):
            yield f"{date}/.." if "/" not in date else date
        elif "X" not in date:
            # “ca. 1960–61” is about both ends, or about the first.
            first, sign, last = date.partition("/")
            about = [end if end == ".." else f"{end.rstrip('?~')}~" for end in (first, last)]
            yield sign.join(about) if sign else about[0]
            yield f"{about[0]}{sign}{last}"
        else:
            yield date


def _periods(text: str, mark: str) -> Iterator[str]:
    """Yield the periods in a text whose ends have a sign or a word between them.

    :param mark: what is said of both ends: that they are uncertain, or approximate
    """
    between = words.FIRST_WORD.sub("", text)
    for sign in words.BETWEEN.finditer(between):
        before, after = between[: sign.start()].strip(" ."), between[sign.end() :]
        if after and re.search(r"\d{4}", before) and not re.search(r"\d{4}", after):
            continue
        is_list = between == text and words.LIST.fullmatch(sign[0].strip())
        if before and after and (_marked(before) or _marked(after)):
            ends = [
                _marked(end) or next((point.edtf() for point in _points(end)), "") for end in (before, after)
            ]
            yield "/".join(ends)
            continue
        form = "[{},{}]" if words.EITHER.fullmatch(sign[0].strip()) else "{}/{}"
        firsts, lasts = (
            list(_points(before, is_part=True)),
            list(_points(after, is_end=True)) if before else [],
        )
        # Day and month stand in the same order in both ends.
        pairs = zip(firsts, lasts, strict=True) if len(firsts) == len(lasts) else product(firsts, lasts)
        for first, last in pairs:
            whole, end = first.completed(last).edtf(), last.completed(first).edtf()
            # What stands side by side is a period only where nothing lies between.
            # A day in two calendars, 10 November/28 October, is none either.
            is_turned = sign[0].strip() == "/" and not first.year and (first.month or 0) > (last.month or 12)
            if not is_turned and (not is_list or _are_neighbours(whole, end)):
                yield form.format(whole + mark, end + mark)
        if before and not after:
            yield from (f"{first.edtf()}{mark}/.." for first in _points(before) if first.year is not None)


def _marked(end: str) -> str:
    """Return an end of a period that is a decade, or is approximate; empty if it is neither."""
    if decade := words.DECADE.fullmatch(end.strip()):
        return f"{decade[1] or decade[2] or decade[3]}X"
    qualified = words.QUALIFIED.fullmatch(end.strip())
    if not qualified or not re.fullmatch(words.ABOUT, qualified["word"], re.IGNORECASE):
        return ""
    return next((f"{point.edtf()}~" for point in _points(qualified["date"]) if point.year is not None), "")


def _are_neighbours(first: str, last: str) -> bool:
    """Return whether a date in EDTF begins on the day after another one ends."""
    if not (is_edtf(first) and is_edtf(last)):
        return False
    end, begin = parse_date(first).latest, parse_date(last).earliest
    return end is not None and begin is not None and end + datetime.timedelta(days=1) == begin


def _points(text: str, is_part: bool = False, is_end: bool = False) -> Iterator[_Point]:
    """Yield the days, months and years that a text may mean.

    :param is_part: whether it is the first end of a period, which may lack the year and the month
    :param is_end: whether it is the last end of a period, which may lack the month
    """
    text = words.bare(re.sub(r"[年月](?=\d)", "-", re.sub("[年月日]$", "", text)).strip(" ,"))
    if match := _COMPACT.fullmatch(text):
        yield _Point(*map(int, match.groups()))
    elif re.fullmatch(r"\d{4}", text):
        yield _Point(int(text))
    elif is_part and (match := re.fullmatch(r"(\d{1,2})(?:\.\s?(\d{1,2}))?", text)):
        yield _Point(day=int(match[1]), month=int(match[2] or 0) or None)
    elif match := _YEAR_FIRST.fullmatch(text):
        if match[5] or match["sign"].strip() in ("", "-", ".", "/"):
            yield from _year_first(_whole_year(match[1]), int(match[4]), int(match[5] or 0) or None)
    elif match := _YEAR_LAST.fullmatch(text):
        yield from _year_last(int(match[1] or 0) or None, match[2], int(match[3]), match[4])
    else:
        yield from _said(words.ORDINAL.sub("", text), is_part)
    if is_end and (match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", text)):
        yield _Point(int(match[2]), day=int(match[1]))


def _whole_year(digits: str) -> int:
    """Return a year; one of two digits is of the century of this book."""
    return int(digits) + (CENTURY if len(digits) == 2 else 0)


def _whole_years(digits: str) -> list[int]:
    """Return the years that digits may mean: two digits are of the century of this book, or the next."""
    year = _whole_year(digits)
    return [year, year + 100] if len(digits) == 2 and int(digits) <= MOST_DAYS else [year]


def _year_first(year: int, second: int, third: int | None) -> Iterator[_Point]:
    if second <= MONTHS:
        yield _Point(year, second, third)
    elif third and third <= MONTHS:
        yield _Point(year, third, second)


def _year_last(first: int | None, sign: str | None, second: int, year: str) -> Iterator[_Point]:
    """Yield day, month, year; month, day, year too, but not where full stops stand between them."""
    if first is None:
        if second <= MONTHS and (len(year) > 2 or int(year) > MOST_DAYS):
            yield _Point(_whole_year(year), second)
        return
    for whole in _whole_years(year):
        if second <= MONTHS:
            yield _Point(whole, second, first)
        if first <= MONTHS and (sign != "." or second > MONTHS):
            yield _Point(whole, first, second)


def _said(text: str, is_part: bool) -> Iterator[_Point]:
    """Yield the date whose month is named, or a year with words around it."""
    if not (said := _numbers_in(text)):
        return
    months, years, days = said
    is_season = bool(months) and months[0] in SEASONS
    if is_season and len(years) == 2 and years[1] == years[0] + 1:
        # A winter has two years: “1960–61”. EDTF names the first.
        del years[1]
    if is_season and len(years) == 1:
        days = []
    if len(months) == 1 and not years and days and not is_part:
        # “12 November” has no year, and “Nov 60” has no day.
        if days[-1] < 100 and (len(days) == 2 or (len(days) == 1 and days[0] > MOST_DAYS)):
            for year in _whole_years(f"{days[-1]:02}"):
                yield _Point(year, months[0], days[0] if len(days) == 2 else None)
    elif len(months) == 1 and len(days) <= 1 and (len(years) == 1 or (is_part and not years)):
        yield _Point(years[0] if years else None, months[0], days[0] if days else None)
    elif len(years) == 1 and not months and not days and re.fullmatch(r"[\w\s.,]*\d{4}", text):
        yield _Point(years[0])


def _numbers_in(text: str) -> tuple[list[int], list[int], list[int]] | None:
    """Return the months, the years and the days that a text names; None if it has a word for none of them."""
    months: list[int] = []
    years: list[int] = []
    days: list[int] = []
    for word in _WORDS.findall(text.lower()):
        is_filler = word in words.FILLERS
        if words.QUALIFIER.fullmatch(word) and not is_filler:
            return None
        if word.isdecimal():
            (years if len(word) == 4 else days).append(int(word))
        elif (number := month_number(word)) is not None and not (months and is_filler):
            months.append(number)
        elif not is_filler and plain(word) not in weekdays():
            return None
    return months, years, days
