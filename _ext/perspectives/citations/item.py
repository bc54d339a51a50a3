"""A CSL-JSON item (CSL 1.0.2) as the styles read it, and the locator of a citation. No Sphinx here."""

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

NUMBER = re.compile(r"[a-z]?\d+[a-z]*(\s*[-–&,]\s*[a-z]?\d+[a-z]*)*", re.IGNORECASE)
SEVERAL = re.compile(r"\d[a-z]*\s*[-–&,]\s*[a-z]?\d", re.IGNORECASE)
CSL_TYPE_KINDS = {
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
"""Types of CSL that no work here has: each is set as the one that is nearest to it, every other as a document."""
SET = ("book", "chapter", "article-journal", "report", "webpage", "manuscript", "document")


@dataclass(frozen=True, slots=True)
class Locator:
    """The place in a work that a note points to.

    *label* is one of CSL's (``page``, ``section``, ``chapter``, …), or empty for a place that is printed as it is typed, “doc. 5, n. 2”.
    """

    value: str
    label: str = "page"

    @classmethod
    def of(cls, text: str) -> Locator:
        """Return the locator of a text as editors type it: “p. 45”, “pp. 45–47” and “45” are pages, all else stays as typed."""
        pages = re.fullmatch(r"(?:pp?\.\s*)?(\d+(?:\s*[-–,]\s*\d+)*)", text.strip())
        return cls(pages[1]) if pages else cls(text.strip(), "")


class Item:
    """An item, its variables by name, and the terms of the language it is cited in.

    A variable that it lacks is empty.
    """

    def __init__(self, data: Mapping[str, Any], terms: Terms = ENGLISH) -> None:
        self.data, self.terms = data, terms
        kind = str(data.get("type", "document"))
        self.type: str = kind if kind in SET else CSL_TYPE_KINDS.get(kind, "document")
        self.english = is_english(str(data.get("language", "")))

    def has(self, *variables: str) -> bool:
        """Return whether the item has any of the variables."""
        return any(self.data.get(variable) for variable in variables)

    def text(self, variable: str) -> str:
        """Return a variable as it is printed, a range with an en dash."""
        value = typographic(str(self.data.get(variable, "")))
        return re.sub(r"\s*-\s*", "–", value) if is_number(value) else value

    def names(self, variable: str) -> Sequence[Name]:
        """Return the persons and bodies of a variable."""
        people: Sequence[Name] = self.data.get(variable, ())
        return people

    def date(self, variable: str) -> Date | None:
        """Return the date of a variable."""
        return date_of(self.data.get(variable))

    def year(self, variable: str) -> str:
        """Return the year of a date, “[1960?]” of a doubtful one, and nothing where no date is given."""
        date = self.date(variable)
        return "" if date is None else f"[{year(date)}?]" if date.circa else year(date)

    def known_year(self) -> str:
        """Return the year of the writing in brackets, “[1959]”, of a work whose publication is not dated.

        Of all others, nothing is returned.
        """
        written = "" if self.has("issued") else self.year("original-date")
        return written if written.startswith("[") or not written else f"[{written}]"

    def title(self, variable: str = "title") -> Rich:
        """Return a title with the capitals that a headline has, if it is an English one."""
        return title_of(title_case(self.text(variable)) if self.english else self.text(variable))

    def headed(self, variable: str = "title") -> Rich:
        """Return a title in italics, as the title of a whole."""
        return italics(self.title(variable))

    def called(self, variable: str = "title") -> Rich:
        """Return a title in quotation marks, as the title of a part."""
        return quoted(self.title(variable), self.terms.quotes)

    def plain(self, variable: str, capital: bool = False) -> Rich:
        """Return a variable as it is, with a *capital* where it begins a sentence."""
        text = title_of(self.text(variable))
        return capitalised(text) if capital else text

    def numbered(self, variable: str, label: str, capital: bool = False) -> Rich:
        """Return a number behind its label, “vol. 3”, and what is no number alone."""
        value = self.text(variable)
        text = labelled(value, label, self.terms) if is_number(value) else value
        return capitalised((Run(text),)) if text and capital else (Run(text),) if text else ()

    def edition(self, capital: bool = False) -> Rich:
        """Return the edition: “3rd ed.” of a number, else the words."""
        value = self.text("edition")
        if value.isdecimal():
            number = ordinal(int(value)) if self.terms.ordinals else value
            return (Run(self.terms.edition.format(number=number)),)
        return self.plain("edition", capital)

    def address(self) -> str:
        """Return the DOI as an address, or else the URL."""
        doi = str(self.data.get("DOI", ""))
        return f"https://doi.org/{doi}" if doi else str(self.data.get("URL", ""))


def is_number(text: str) -> bool:
    """Return whether a text is a number, a range or a list of numbers, so that a label fits it."""
    return NUMBER.fullmatch(text.strip()) is not None


def labelled(value: str, label: str, terms: Terms = ENGLISH) -> str:
    """Return a value behind its short label, in the plural for several."""
    one, several = terms.labels.get(label, (label, label))
    return f"{several if SEVERAL.search(value) else one} {value}"


def ordinal(number: int) -> str:
    """Return “1st”, “2nd”, “11th”."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def pages(text: str, least: int = 0, chicago: bool = False) -> str:
    """Return page ranges with an en dash, the second number cut to what differs, to *least* digits or as *chicago* has it.

    With neither, both numbers stand in full.
    """

    def cut(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
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

    return re.sub(r"(?<![\w–-])(\d+)\s*[-–]\s*(\d+)(?![\w–-])", cut, text)
