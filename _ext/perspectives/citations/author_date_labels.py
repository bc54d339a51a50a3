"""The labels that cite works in running text, each of them unique, and the order of the list of works.

This follows *The Chicago Manual of Style*, 17th edition, chapter 15.
:mod:`perspectives.citations.styles.chicago_author_date` makes the parts of a label from a CSL item.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from perspectives.citations.item import Item
from perspectives.citations.rich_text import Rich, joined, plain_text
from perspectives.citations.styles.chicago_author_date import (
    cited_date,
    cited_name,
    entry_head,
    unmarked_name,
)

LEADING_ARTICLE = re.compile(r"^(a|an|the)\s+", re.IGNORECASE)

BASE_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ȷ": "j",
        "ŧ": "t",
        "ŋ": "n",
        "ĸ": "k",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ĳ": "ij",
        "ƶ": "z",
        "ɨ": "i",
        "ʉ": "u",
    }
)
"""The letters of Latin that Unicode does not divide into a base letter and a mark, and where they sort."""


@dataclass(frozen=True, slots=True)
class Label:
    """The author-date label of a work.

    :ivar name: the author or the title for running text, a title in quotation marks or in italics
    :ivar plain_name: the same as plain text, without quotation marks around a title
    :ivar date: the date, with the letter
    :ivar separator: the text between name and date
    :ivar letter: the letter that makes the label unique; empty if none is needed
    """

    name: Rich
    plain_name: str
    date: str
    separator: str = " "
    letter: str = ""

    @property
    def text(self) -> str:
        """The label as plain text, “Odo 1720”, for tables, the index and the data."""
        return f"{self.plain_name}{self.separator}{self.date}"

    @property
    def rich_text(self) -> Rich:
        """The label for running text."""
        return joined([self.name, self.date], self.separator)


def label_of(item: Item, letter: str = "") -> Label:
    """Return the label of a work, with a *letter* if it needs one.

    A comma precedes “n.d.” and “in press”, and a year that would follow a number: “doc. 89, 1989”.
    """
    name, date = cited_name(item), cited_date(item, letter)
    undated = not any(sign.isdecimal() for sign in date)
    meets_number = plain_text(name)[-1:].isdecimal() and date[0].isdecimal()
    separator = ", " if undated or meets_number else " "
    return Label(name, plain_text(unmarked_name(item)), date, separator, letter)


def labels_of(items: Iterable[Item]) -> dict[str, Label]:
    """Return the label of each item, by the item's id.

    Items with the same label get letters (1980a, 1980b) in the order of the list.
    """
    alike: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=sort_key):
        alike[label_of(item).text].append(item)
    return {
        item.data["id"]: label_of(item, _letter(number) if len(group) > 1 else "")
        for group in alike.values()
        for number, item in enumerate(group)
    }


def sort_key(item: Item) -> tuple[str, bool, str, str, str]:
    """Return the key that sorts the list of works: the beginning of the entry, the year, the title.

    Of works that came out in one year, those whose label also says when they were written come last,
    by that year.
    Undated works come last. An uncertain year sorts as the same year without doubt.
    Case, accents, punctuation and an article at the beginning are ignored. Numbers sort by their value.
    """
    undated = not item.has("issued", "original-date")
    year = item.sorted_year("issued") or item.sorted_year("original-date")
    lead, title = _sort_form(plain_text(entry_head(item))), _sort_form(item.text("title"))
    written = item.sorted_year("original-date") if item.has("issued") else ""
    return lead, undated, year.strip("?"), written, title


def _sort_form(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(BASE_LETTERS))
    letters = "".join(sign for sign in decomposed if sign.isalnum() or sign.isspace())
    return re.sub(r"\d+", lambda number: number[0].zfill(8), LEADING_ARTICLE.sub("", letters))


def _letter(number: int) -> str:
    """Return the letter for a number from 0: a to z, then aa, ab, …."""
    letters = ""
    while number >= 0:
        letters, number = chr(ord("a") + number % 26) + letters, number // 26 - 1
    return letters
