"""The dates in an entry of a bibliography as dates of CSL: EDTF, and what people write, “ca. 1900”, “[1796]”.

What is typed is kept: where it is more than a date, the date of CSL has it as ``literal`` beside the parts
that can be sorted. This module imports no Sphinx.
"""

from __future__ import annotations

import re
from typing import Any

from perspectives.citations.csl_dates import SEASON
from perspectives.citations.entry_fields import unmarked
from perspectives.records.dates import is_edtf

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janar",
            "february feb februar shkurt",
            "march mar märz mars",
            "april apr prill",
            "may mai maj",
            "june jun juni qershor",
            "july jul juli korrik",
            "august aug gusht",
            "september sep sept shtator",
            "october oct oktober okt tetor",
            "november nov nëntor",
            "december dec dezember dez dhjetor",
        ),
        1,
    )
    for name in names.split()
}
"""The numbers of months, by their names and short names in three languages."""
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""The numbers of seasons in EDTF."""
EXACT_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
"""A year, a month or a day; not a season, which EDTF writes like a month."""
ABOUT = r"(?:circa|about|around|approx(?:imately)?|ca|c|um|rreth|около)"
"""The words for an approximate date."""
ABOUT_YEAR = re.compile(
    rf"\[?(?:{ABOUT}[.\s]*\s*(?P<year>\d{{3,4}})|(?P<first>\d{{3,4}})\s*\(?{ABOUT}\.?\)?)\??\]?",
    re.IGNORECASE,
)
SUPPLIED_YEAR = re.compile(r"\[(?P<year>\d{3,4})(?P<doubt>\?)?\]")
YEARS = re.compile(r"(?P<first>\d{4})\s*[-–—]\s*(?P<last>\d{4})")
OPEN_YEARS = re.compile(r"(?P<first>\d{4})(?:/(?:\.\.)?|\s*[-–—])")
NO_DATE = re.compile(
    r"\[?(?:n\.?\s?d\.?|s\.?\s?d\.?|s\.\s?a\.|o\.\s?j\.|no date|undated|without date|pa datë|б\.\s?г\.)\]?",
    re.IGNORECASE,
)
"""The words for an unknown date."""
AHEAD = re.compile(
    r"\[?(?:in press|forthcoming|to appear|in preparation|submitted|accepted|under review|im druck|"
    r"im erscheinen|in vorbereitung|sous presse|à paraître|në shtyp|в печати)\]?",
    re.IGNORECASE,
)
"""The words for a work that is not yet published."""
STATES = {"inpress": "in press", "inpreparation": "in preparation", "prepublished": ""}
"""The words for a key of BibLaTeX in the field ``pubstate``, where they are others."""
CLOCK = re.compile(r"T\d{2}:\d{2}.*$")
ISO_SLASHES = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
DAY_MONTH_YEAR = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+)?([^\W\d]+)\.?,?\s+(\d{4})")
MONTH_DAY_YEAR = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,\s*(\d{4})")


def csl_date(text: str) -> dict[str, Any]:
    """Return the CSL date of a text; empty if the text says that there is no date.

    A date or a period, perhaps approximate, has ``date-parts`` and ``circa``.
    “ca. 1900” and “[1796]” have their words as ``literal`` besides; other words have only this.
    """
    text = re.sub(r"(?<=[A-Za-z.])~", " ", text)
    if "\\" in text or "$" in text:
        text = unmarked(text)
    text = " ".join(re.sub(r"[{}]", "", text).replace("--", "–").split())
    if not text or NO_DATE.fullmatch(text):
        return {}
    plain = edtf_date(text)
    if SEASON.fullmatch(plain):
        return {"literal": plain}
    return _exact_date(plain) or _said_year(text) or {"literal": text}


def _exact_date(text: str) -> dict[str, Any]:
    """Return the date of a text in EDTF that is a day, a month, a year or a period; else empty."""
    ends = text.rstrip("~?%").split("/")
    if len(ends) > 2 or not all(EXACT_DATE.fullmatch(end) for end in ends):
        return {}
    points = [[int(part) for part in end.split("-")] for end in ends]
    if points != sorted(points):
        return {}
    return {"date-parts": points, **({"circa": True} if text[-1] in "~?%" else {})}


def _said_year(text: str) -> dict[str, Any]:
    """Return the date of a year with words or marks around it, which stay; else empty."""
    if match := ABOUT_YEAR.fullmatch(text):
        return {"date-parts": [[int(match["year"] or match["first"])]], "circa": True, "literal": text}
    if match := SUPPLIED_YEAR.fullmatch(text):
        doubt = {"circa": True} if match["doubt"] else {}
        return {"date-parts": [[int(match["year"])]], **doubt, "literal": text}
    if match := OPEN_YEARS.fullmatch(text):
        return {"date-parts": [[int(match["first"])]], "literal": f"{match['first']}–"}
    return {}


def edtf_date(text: str) -> str:
    """Return a text in EDTF if it is a date such as “7 November 1961”; else the text itself."""
    text = CLOCK.sub("", text.strip())
    if match := YEARS.fullmatch(text):
        return f"{match['first']}/{match['last']}" if match["first"] < match["last"] else text
    if match := ISO_SLASHES.fullmatch(text):
        return _iso(match[1], int(match[2]), match[3]) or text
    if match := DOTTED.fullmatch(text):
        return _iso(match[3], int(match[2]), match[1]) or text
    if match := DAY_MONTH_YEAR.fullmatch(text):
        day, name, year = match[1], match[2], match[3]
    elif match := MONTH_DAY_YEAR.fullmatch(text):
        name, day, year = match[1], match[2], match[3]
    else:
        return text
    month = MONTHS.get(name.lower()) or (SEASONS.get(name.lower()) if not day else None)
    return (_iso(year, month, day) if month else "") or text


def month_of(text: str) -> tuple[str, str] | None:
    """Return month and day of a field ``month``, as EDTF has them; None if it cannot be read.

    For a period, “March–April”, the month is ``03/04``.
    """
    text = " ".join(re.sub(r"[{}#\"]", " ", text).replace("~", " ").split()).strip(" ,.")
    parts = re.split(r"\s*(?:[-–—/]+|\band\b)\s*", text)
    numbers = [_month_number(part) for part in parts]
    if len(parts) == 1 and numbers[0] is None:
        words = re.fullmatch(r"(\d{1,2})\.?\s+(\D+)|(\D+?)\.?\s+(\d{1,2})", text)
        month = _month_number((words[2] or words[3]) if words else "")
        return (f"{month:02}", f"{int(words[1] or words[4]):02}") if words and month else None
    if len(parts) > 2 or None in numbers:
        return None
    return "/".join(f"{number:02}" for number in numbers), ""


def _month_number(text: str) -> int | None:
    name = text.lower().strip(" .,")
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= 12 else None
    return MONTHS.get(name) or SEASONS.get(name)


def is_year_text(text: str) -> bool:
    """Return whether a text can be meant as a year: it has one, or says that there is none."""
    return bool(
        re.search(r"\d{4}|\d{3}[\dXu?-]|\d{2}XX", text) or NO_DATE.fullmatch(text) or AHEAD.fullmatch(text)
    )


def nearest_edtf(text: str) -> str | None:
    """Return the EDTF for a date in other words, “1900~” for “ca. 1900”; None if there is none."""
    date = csl_date(text)
    if not date.get("date-parts"):
        return None
    ends = [
        "-".join(f"{part:02}" if place else f"{part:04}" for place, part in enumerate(end))
        for end in date["date-parts"]
    ]
    edtf = "/".join(ends) + ("~" if date.get("circa") else "")
    return edtf if is_edtf(edtf) else None


def _iso(year: str, month: int, day: str | None) -> str:
    date = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    return date if EXACT_DATE.fullmatch(date) or (not day and month > 12) else ""
