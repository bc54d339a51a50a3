"""What works are called in running text, each by a label of its own, and the order of their list.

After *The Chicago Manual of Style*, 17th edition, chapter 15; a label is made of CSL items by
:mod:`perspectives.citations.styles.chicago_author_date`. No Sphinx here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from perspectives.citations.item import Item
from perspectives.citations.rich_text import Rich, joined, plain_text
from perspectives.citations.styles.chicago_author_date import called, heading, when, who

ARTICLES = re.compile(r"^(a|an|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """What a work is called: who, and when, with the letter that tells it from others alike.

    *name* is the name as running text sets it, a title in quotation marks or in italics.
    *bare* is the words of it alone.
    """

    name: Rich
    bare: str
    date: str
    between: str = " "
    letter: str = ""

    @property
    def text(self) -> str:
        """The label as plain text, “Odo 1720”, as tables, the index and the data have it."""
        return f"{self.bare}{self.between}{self.date}"

    @property
    def whole(self) -> Rich:
        """The label as running text has it."""
        return joined([self.name, self.date], self.between)


def label(item: Item, letter: str = "") -> Label:
    """Return the label of a work, with a *letter* if it needs one; a comma stands before “n.d.”."""
    between = " " if item.has("issued", "original-date") else ", "
    return Label(who(item), plain_text(called(item)), when(item, letter), between, letter)


def labels(items: Iterable[Item]) -> dict[str, Label]:
    """Return the label of each item by its id.

    Items that would share one get letters, 1980a and 1980b, in the order of the list.
    """
    alike: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=sort_key):
        alike[label(item).text].append(item)
    return {
        item.data["id"]: label(item, _letter(number) if len(group) > 1 else "")
        for group in alike.values()
        for number, item in enumerate(group)
    }


def sort_key(item: Item) -> tuple[str, bool, str, bool, str]:
    """Return what the list of works is sorted by: who or what leads the entry, the year, the title.

    Undated works come last; a doubtful year comes before the same year without doubt.
    Case, accents, punctuation and an article at the beginning do not count, and numbers count as numbers.
    """
    undated = not item.has("issued", "original-date")
    year = item.year("issued") or item.known_year()
    lead, title = _folded(plain_text(heading(item))), _folded(item.text("title"))
    return lead, undated, year.strip("[]?"), "?" not in year, title


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in decomposed if sign.isalnum() or sign.isspace())
    return re.sub(r"\d+", lambda number: number[0].zfill(8), ARTICLES.sub("", letters))


def _letter(number: int) -> str:
    """Return a to z, then aa, ab, …."""
    letters = ""
    while number >= 0:
        letters, number = chr(ord("a") + number % 26) + letters, number // 26 - 1
    return letters
