"""What a date means that is not in EDTF: ``12.11.1960``, ``12 Nov 1960``, ``ca. 1960``. No Sphinx here.

What was meant can be guessed, and is only proposed: nothing is put in its place.
Each proposal is itself EDTF.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from perspectives.records.dates import is_edtf
from perspectives.records.typed_months import SEASONS, month_number, weekdays

CENTURY = 1900
"""The century of a year of two digits."""
LONGEST = 80
"""The most characters of a text that is looked at as a date."""
_DASHES = re.compile("[\u2010-\u2015\u2212~\u301c]")
_NO_DATE = re.compile(
    r"(?:n\.? ?d|s\.? ?d|s\. ?a|o\. ?j|no date|undated|unknown|pa datë|б\. ?г)\.?", re.IGNORECASE
)
_ABOUT = (
    r"(?:circa|about|around|roughly|approx(?:imately)?|ca|c|etwa|ungefähr|gegen|um|vers|environ|rreth|около|примерно"
    r"|mid|early|late|mitte|anfang|ende|début|fin|fillimi|fundi|mesi)"
)
_BEFORE = r"(?:before|by|until|till|up to|vor|bis|avant|jusqu'(?:à|en)|para|deri|до)"
_AFTER = r"(?:after|since|from|nach|seit|ab|après|depuis|pas|prej|после|с)"
_QUALIFIED = re.compile(
    rf"(?P<word>{_ABOUT}|{_BEFORE}|{_AFTER})(?:\.|\b|(?=\d))[\s-]*(?P<date>.*\d.*)", re.IGNORECASE
)
_PERHAPS = re.compile(
    r"(?:probably|perhaps|possibly|prob\.|vermutlich|wohl|probablement|ndoshta)\s+", re.IGNORECASE
)
_ABOUT_AT_END = re.compile(r"[\s(]+(?:ca|circa|approx)\.?\)?$", re.IGNORECASE)
_DOUBT_AT_END = re.compile(r"\s*\(?\?\)?$")
_EITHER = re.compile(r"or|oder|ou|или|ose", re.IGNORECASE)
_DECADE = re.compile(
    r"(?:the |vitet |viteve |années |anni |años )?(\d{3})0['’]?"
    r"(?:s|er|er jahre|-?[ех]|-?те|-?(?:е|х) (?:годы|годов|гг?\.?))"
    r"|(?:vitet|viteve|années|anni|años) (\d{3})0|(\d{3})[x?_-]",
    re.IGNORECASE,
)
_CENTURY_NAME = re.compile(
    r"(?:the )?(\d{1,2})(?:st|nd|rd|th|e|ème)? ?(?:century|cent\.?|c\.|siècle|secolo)"
    r"|(\d{1,2})\. ?(?:jahrhundert|jh\.?)"
    r"|shekulli (\d{1,2})|(\d{1,2})(?:-?й)? век",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}.*$", re.IGNORECASE)
_COMPACT = re.compile(r"([12]\d{3})(0[1-9]|1[0-2])([0-3]\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[./\- ]\s?(\d{1,2})(?:[./\- ]\s?(\d{1,2}))?\.?")
_YEAR_LAST = re.compile(r"(?:(\d{1,2})\s?([./\- ])\s?)?(\d{1,2})\s?[./\- ]\s?(\d{4}|\d{2})")
_TWO_YEARS = re.compile(r"(\d{4})\s?[/-]\s?(\d{2})")
_BETWEEN = re.compile(
    r"\s*(?:-|/|,|&|\+|\b(?:to|until|till|through|and|or|bis|und|oder|au|à|et|ou|до|по|и|или"
    r"|deri(?: më)?|dhe|ose)\b)\s*",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ère|ème|-?го|-?е|º|ª)\b|(?<=\d)\.(?=\s)", re.IGNORECASE)
_FILLERS = frozenset(
    "the of on in le la de du des den der dem am im в г год года году гг vit viti vitit year jahr jahre"
    " më me datë dt a d ad ce u del të te e".split()
)


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, a month or a year; the ends of a period may lack a year or a month, which the other end has."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def edtf(self) -> str:
        """Return it in EDTF; the text may still be no date."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def completed(self, other: _Point) -> _Point:
        """Return it with the year, and the month, that the other end of its period has."""
        if self.year is None:
            month = self.month or other.month
            return replace(self, year=other.year, month=month)
        return self


def meant_dates(text: str) -> tuple[str, ...]:
    """Return the dates (EDTF) that *text* can stand for, none of them *text* itself.

    There are two where day and month may stand in either order. None for what is no date.
    """
    typed = _cleaned(text)
    if not typed or len(typed) > LONGEST or _NO_DATE.fullmatch(typed):
        return ()
    for readings in _groups(typed):
        found = dict.fromkeys(date for date in readings if date != text and is_edtf(date))
        if found:
            return tuple(found)[:2]
    return ()


def _cleaned(text: str) -> str:
    """Return a text with plain digits, dashes and spaces, and without marks around it."""
    typed = unicodedata.normalize("NFKC", text)
    typed = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in typed)
    return " ".join(typed.split()).strip("[](){}<>\"'“”„«»‘’.,;: ")


def _groups(typed: str) -> Iterator[Iterable[str]]:
    """Yield groups of forms in EDTF that a text may mean, the likeliest first; some may be no date."""
    yield [typed.upper()]
    text = _CLOCK.sub("", _DASHES.sub("-", typed)).strip()
    is_about = typed.startswith("~") or bool(_ABOUT_AT_END.search(text))
    text = _ABOUT_AT_END.sub("", text).strip("- ") if is_about else text
    is_doubted = text.startswith("?") or bool(_DOUBT_AT_END.search(text) or _PERHAPS.match(text))
    text = _PERHAPS.sub("", _DOUBT_AT_END.sub("", text)).strip("? ")
    mark = "%" if is_about and is_doubted else "~" if is_about else "?" if is_doubted else ""
    if decade := _DECADE.fullmatch(text):
        yield [f"{decade[1] or decade[2] or decade[3]}X"]
    if century := _CENTURY_NAME.fullmatch(text):
        yield [f"{int(next(filter(None, century.groups()))) - 1:02}XX"]
    if qualified := _QUALIFIED.fullmatch(text):
        said = _qualified(qualified["word"].lower(), qualified["date"])
        yield [f"{date[:-1]}%" if is_doubted and date.endswith("~") else date for date in said]
    dates = [point.edtf() + mark for point in _points(text) if point.year is not None]
    if (years := _TWO_YEARS.fullmatch(text)) and int(years[2]) > int(years[1][2:]):
        dates.append(f"{years[1]}/{years[1][:2]}{years[2]}")
    yield dates
    yield _periods(text)
    # The month has no such day: what is sure is the month.
    yield [replace(point, day=None).edtf() for point in _points(text) if point.year is not None and point.day]


def _qualified(word: str, rest: str) -> Iterator[str]:
    """Yield the dates with a word before them: about, before or after."""
    for date in meant_dates(rest) or [rest.strip()]:
        if re.fullmatch(_BEFORE, word, re.IGNORECASE) and "/" not in date:
            yield f"../{date}"
        elif re.fullmatch(_AFTER, word, re.IGNORECASE):
            yield f"{date}/.." if "/" not in date else date
        elif "/" not in date and "X" not in date:
            yield f"{date.rstrip('?~')}~"
        else:
            yield date


def _periods(text: str) -> Iterator[str]:
    """Yield the periods in a text whose ends have a sign or a word between them."""
    text = re.sub(r"^(?:between|from|zwischen|von|vom|entre|du|de|midis|nga|между|с|от)\s+", "", text)
    for sign in _BETWEEN.finditer(text):
        before, after = text[: sign.start()], text[sign.end() :]
        for last in _points(after) if before else ():
            for first in _points(before, is_part=True):
                whole = first.completed(last)
                if last.year is not None and whole.year is not None:
                    is_choice = _EITHER.fullmatch(sign[0].strip())
                    form = "[{},{}]" if is_choice else "{}/{}"
                    yield form.format(whole.edtf(), last.edtf())
        if before and not after:
            yield from (f"{first.edtf()}/.." for first in _points(before) if first.year is not None)


def _points(text: str, is_part: bool = False) -> Iterator[_Point]:
    """Yield the days, months and years that a text may mean; *is_part* is for the first end of a period."""
    text = re.sub("[年月]", "-", text).replace("日", "").strip(" ,")
    if match := _COMPACT.fullmatch(text):
        yield _Point(*map(int, match.groups()))
    elif re.fullmatch(r"\d{4}", text):
        yield _Point(int(text))
    elif match := _YEAR_FIRST.fullmatch(text):
        yield from _year_first(int(match[1]), int(match[2]), int(match[3] or 0) or None)
    elif match := _YEAR_LAST.fullmatch(text):
        yield from _year_last(int(match[1] or 0) or None, match[2], int(match[3]), match[4])
    elif is_part and re.fullmatch(r"\d{1,2}", text):
        yield _Point(day=int(text))
    else:
        yield from _said(_ORDINAL.sub("", text), is_part)


def _year_first(year: int, second: int, third: int | None) -> Iterator[_Point]:
    yield _Point(year, second, third)
    if third and second > 12:
        yield _Point(year, third, second)


def _year_last(first: int | None, sign: str | None, second: int, year: str) -> Iterator[_Point]:
    """Yield day, month, year; month, day, year too, but not where full stops stand between them."""
    whole = int(year) + (CENTURY if len(year) == 2 else 0)
    if first is None:
        if len(year) > 2:
            yield _Point(whole, second)
        return
    yield _Point(whole, second, first)
    if sign != "." or second > 12:
        yield _Point(whole, first, second)


def _said(text: str, is_part: bool) -> Iterator[_Point]:
    """Yield the date whose month is named."""
    months: list[int] = []
    years: list[int] = []
    days: list[int] = []
    for word in _WORDS.findall(text.lower()):
        if word.isdecimal():
            (years if len(word) == 4 else days).append(int(word))
        elif (number := month_number(word)) is not None and not (months and word in _FILLERS):
            months.append(number)
        elif word not in _FILLERS and word not in weekdays():
            return
    is_whole = len(years) == 1 or (is_part and not years)
    if not years and days and len(days) <= 2 and len(months) == 1 and not is_part:
        years, days, is_whole = [CENTURY + days[-1]], days[:-1], True
    if months and months[0] in SEASONS and len(years) == 1:
        # A winter has two years: “1960–61”. EDTF names the first.
        days = []
    if len(months) == 1 and is_whole and len(days) <= 1:
        yield _Point(years[0] if years else None, months[0], days[0] if days else None)
