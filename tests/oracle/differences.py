"""The closed list of intended differences from citeproc-js, ``differences.toml``, and its use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Any

from perspectives.citations.csl_dates import Date, american_date, date_of, year
from perspectives.citations.titles import title_case
from tests.oracle.items import HERE

Item = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """An intended difference: the reason, the forms and the items that have it, and the changes of the text.

    :ivar short: ``begins`` for items whose title begins with the short title that the oracle got as author
    :ivar exact: whether the original date has a month
    :ivar in_text: a pattern that the citation in running text contains
    """

    reason: str
    forms: list[str]
    change: list[tuple[str, str]]
    has: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    works: list[str] = field(default_factory=list)
    short: str = ""
    exact: bool | None = None
    in_text: str = ""

    def applies(self, form: str, item: Item, item_in_list: Item, forms: Mapping[str, str]) -> bool:
        """Return whether a form of an item has this difference.

        :param item_in_list: the item as the list of works reads it
        :param forms: all recorded forms of the item
        """
        begins = item != item_in_list and item["title"].startswith(item["title-short"])
        return (
            form in self.forms
            and all(name in item for name in self.has)
            and not any(name in item for name in self.lacks)
            and (not self.types or item["type"] in self.types)
            and (not self.works or any(fnmatch(item["id"], name) for name in self.works))
            and (not self.short or begins)
            and self.exact in {None, is_exact(item)}
            and (not self.in_text or re.search(self.in_text, forms["in-text"]) is not None)
        )

    def adapt(self, text: str, item: Item) -> str:
        """Return a citation of the oracle with the first of the changes that matches.

        :raises AssertionError: if no change matches
        """
        words = words_for_patterns(item)
        escaped = {name: re.escape(word) for name, word in words.items()}
        for theirs, ours in self.change:
            changed, times = re.subn(fill(theirs, escaped), fill(ours, words), text, count=1)
            if times:
                return changed
        raise AssertionError(f"{item['id']}: nothing to change in {text!r}: {self.reason}")


def differences() -> list[Difference]:
    """Return the list of the intended differences."""
    tables = tomllib.loads((HERE / "differences.toml").read_text(encoding="utf-8"))["difference"]
    return [
        Difference(**{name.replace("-", "_"): value for name, value in table.items()}) for table in tables
    ]


def fill(pattern: str, words: Mapping[str, str]) -> str:
    """Return a pattern with the words of an item in place of its names in braces."""
    return re.sub(r"\{([a-z]+)\}", lambda name: words[name[1]], pattern)


def words_for_patterns(item: Item) -> dict[str, str]:
    """Return the words of an item for the names in the braces of a pattern."""
    short = item.get("title-short", "")
    words = {"short": short, "title": title_case(short)}
    date = date_of(item.get("original-date"))
    if date:
        dates = {"year": year(date), "day": american_date(date), "month": american_date(date, day=False)}
        doubt = "?" if date.circa else ""
        words |= {name: f"[{dates[name]}{doubt}]" for name in ("day", "month")}
        words["known"] = f"[{dates['year']}{doubt}]"
        words["year"] = words["known"] if doubt else dates["year"]
    return words


def is_exact(item: Item) -> bool:
    """Return whether an item has an original date with a month."""
    date = date_of(item.get("original-date")) or Date()
    return len(date.start) > 1 or len(date.end) > 1
