"""A CSL-JSON item (CSL 1.0.2) as the styles read it, and the locator of a citation.

This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from perspectives.citations.csl_dates import Date, date_of, year
from perspectives.citations.names import Name
from perspectives.citations.rich_text import Rich, Run, capitalised, italics, quoted
from perspectives.citations.terms import ENGLISH, Terms
from perspectives.citations.titles import is_english, title_case, title_of, typographic

NUMBER_PATTERN = re.compile(r"[a-z]?\d+[a-z]*(\s*[-–&,]\s*[a-z]?\d+[a-z]*)*", re.IGNORECASE)
SEVERAL_NUMBERS = re.compile(r"\d[a-z]*\s*[-–&,]\s*[a-z]?\d", re.IGNORECASE)
NEAREST_TYPES = {
    "article": "article-journal",
    "article-magazine": "article-journal",
    "article-newspaper": "article-journal",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "paper-conference": "chapter",
    "post": "webpage",
    "post-weblog": "webpage",
    "thesis": "report",
}
"""The type that a type of CSL is cited as if the styles do not have it; for all others it is a document."""
SUPPORTED_TYPES = ("book", "chapter", "article-journal", "report", "webpage", "manuscript", "document")
"""The types of CSL that the styles know."""


@dataclass(frozen=True, slots=True)
class Locator:
    """The place in a work that a note cites.

    *label* is a locator label of CSL (``page``, ``section``, ``chapter``, …).
    It is empty if the place is printed as typed, “doc. 5, n. 2”.
    """

    value: str
    label: str = "page"

    @classmethod
    def of(cls, text: str) -> Locator:
        """Return the locator in a text as editors type it.

        “p. 45”, “pp. 45–47” and “45” are pages; other text is printed as typed.
        """
        match = re.fullmatch(r"(?:pp?\.\s*)?(\d+(?:\s*[-–,]\s*\d+)*)", text.strip())
        return cls(match[1]) if match else cls(text.strip(), "")


class Item:
    """A CSL-JSON item with methods that return its variables, in the terms of the language of the citation.

    If the item does not have a variable, the result is empty.
    """

    def __init__(self, data: Mapping[str, Any], terms: Terms = ENGLISH) -> None:
        self.data, self.terms = data, terms
        kind = str(data.get("type", "document"))
        self.type: str = kind if kind in SUPPORTED_TYPES else NEAREST_TYPES.get(kind, "document")
        self.english = is_english(str(data.get("language", "")))

    def has(self, *variables: str) -> bool:
        """Return whether the item has any of the variables."""
        return any(self.data.get(variable) for variable in variables)

    def text(self, variable: str) -> str:
        """Return a variable as printed: with typographic quotation marks, and an en dash in a range."""
        value = typographic(str(self.data.get(variable, "")))
        return re.sub(r"\s*-\s*", "–", value) if is_number(value) else value

    def names(self, variable: str) -> Sequence[Name]:
        """Return the persons and bodies of a variable."""
        people: Sequence[Name] = self.data.get(variable, ())
        return people

    def date(self, variable: str) -> Date | None:
        """Return the date of a variable; None if it has none."""
        return date_of(self.data.get(variable))

    def year(self, variable: str) -> str:
        """Return the year of a date; “[1960?]” for an approximate date; empty if there is no date."""
        date = self.date(variable)
        return "" if date is None else f"[{year(date)}?]" if date.circa else year(date)

    def sorted_year(self, variable: str) -> str:
        """Return the year that sorts a date, an approximate one with “?”; its words if it has no year."""
        date = self.date(variable)
        if date is None:
            return ""
        if date.start:
            doubt = "?" if self.data[variable].get("circa") else ""
            return f"{date.start[0]:04}{doubt}"
        found = re.search(r"\d{4}", date.literal)
        return found[0] if found else date.literal.casefold()

    def writing_year(self) -> str:
        """Return the year of writing, “[1959]”, if the work has no date of publication; else empty."""
        year = "" if self.has("issued") else self.year("original-date")
        return year if year.startswith("[") or not year else f"[{year}]"

    def title(self, variable: str = "title") -> Rich:
        """Return a title, with the capitals of a headline if it is English."""
        return title_of(title_case(self.text(variable)) if self.english else self.text(variable))

    def italic_title(self, variable: str = "title") -> Rich:
        """Return a title in italics, as for a whole work."""
        return italics(self.title(variable))

    def quoted_title(self, variable: str = "title") -> Rich:
        """Return a title in quotation marks, as for a part of a work."""
        return quoted(self.title(variable), self.terms.quotes)

    def plain(self, variable: str, capital: bool = False) -> Rich:
        """Return a variable as it is; with *capital*, its first letter is a capital."""
        text = title_of(self.text(variable))
        return capitalised(text) if capital else text

    def number_with_label(self, variable: str, label: str, capital: bool = False) -> Rich:
        """Return a number after its label, “vol. 3”; text that is not a number has no label."""
        value = self.text(variable)
        text = with_label(value, label, self.terms) if is_number(value) else value
        return capitalised((Run(text),)) if text and capital else (Run(text),) if text else ()

    def edition(self, capital: bool = False) -> Rich:
        """Return the edition: “3rd ed.” for a number, else its words."""
        value = self.text("edition")
        if value.isdecimal():
            number = ordinal(int(value)) if self.terms.ordinals else value
            return (Run(self.terms.edition.format(number=number)),)
        return self.plain("edition", capital)

    def address(self) -> str:
        """Return the DOI as an address, or else the URL; empty if there is neither."""
        doi = str(self.data.get("DOI", ""))
        return f"https://doi.org/{doi}" if doi else str(self.data.get("URL", ""))


def is_number(text: str) -> bool:
    """Return whether a text is a number, a range or a list of numbers, which can have a label."""
    return NUMBER_PATTERN.fullmatch(text.strip()) is not None


def with_label(value: str, label: str, terms: Terms = ENGLISH) -> str:
    """Return a value after its short label, which is plural for several numbers."""
    singular, plural = terms.labels.get(label, (label, label))
    return f"{plural if SEVERAL_NUMBERS.search(value) else singular} {value}"


def ordinal(number: int) -> str:
    """Return an English ordinal number: “1st”, “2nd”, “11th”."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def pages(text: str, least: int = 0, chicago: bool = False) -> str:
    """Return page ranges with an en dash, the second number shortened to the digits that differ.

    With *least*, at least so many digits remain (MLA). With *chicago*, as many as the Chicago manual wants.
    With neither, both numbers are printed in full.
    """

    def shorten(match: re.Match[str]) -> str:
        first, last = match[1], match[2]
        if len(first) != len(last) or not (least or chicago):
            return f"{first}–{last}"
        digits = least
        if chicago:
            number = int(first)
            if number < 100 or number % 100 == 0:
                return f"{first}–{last}"
            digits = 1 if number % 100 < 10 else 2
        same = 0
        while same < len(first) - digits and first[same] == last[same]:
            same += 1
        return f"{first}–{last[same:]}"

    return re.sub(r"(?<![\w–-])(\d+)\s*[-–]\s*(\d+)(?![\w–-])", shorten, text)
