"""The closed list of meant differences from citeproc-js, differences.toml, and how it is applied."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Any

from perspectives.citations.csl_dates import Date, american, date_of, year
from perspectives.citations.titles import title_case
from tests.oracle.items import HERE

Item = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """A difference: why, in which forms and of which items it is meant, and what is changed into what.

    *short* is ``begins`` for items whose short title is the beginning of their title and was given to the
    oracle as their author; *exact* is whether the original date is more than a year; *in_text* is what the
    citation in brackets begins with.
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

    def applies(self, form: str, item: Item, listed: Item, forms: Mapping[str, str]) -> bool:
        """Return whether the difference is meant in a form of an item.

        :param listed: the item as the list of works reads it
        :param forms: all recorded forms of the item
        """
        begins = item != listed and item["title"].startswith(item["title-short"])
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

    def put_right(self, text: str, item: Item) -> str:
        """Return a citation as we mean it: the first of the changes that fits is made.

        :raises AssertionError: where none fits
        """
        words = words_of(item)
        escaped = {name: re.escape(word) for name, word in words.items()}
        for theirs, ours in self.change:
            changed, times = re.subn(filled(theirs, escaped), filled(ours, words), text, count=1)
            if times:
                return changed
        raise AssertionError(f"{item['id']}: nothing to change in {text!r}: {self.reason}")


def differences() -> list[Difference]:
    """Return the list."""
    told = tomllib.loads((HERE / "differences.toml").read_text(encoding="utf-8"))["difference"]
    return [Difference(**{name.replace("-", "_"): value for name, value in one.items()}) for one in told]


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """Return a pattern with the words of an item in it."""
    return re.sub(r"\{([a-z]+)\}", lambda name: words[name[1]], pattern)


def words_of(item: Item) -> dict[str, str]:
    """Return the words of an item that a pattern may name."""
    short = item.get("title-short", "")
    words = {"short": short, "title": title_case(short)}
    date = date_of(item.get("original-date"))
    if date:
        said = {"year": year(date), "day": american(date), "month": american(date, day=False)}
        doubt = "?" if date.circa else ""
        words |= {name: f"[{said[name]}{doubt}]" for name in ("day", "month")}
        words["known"] = f"[{said['year']}{doubt}]"
        words["year"] = words["known"] if doubt else said["year"]
    return words


def is_exact(item: Item) -> bool:
    """Return whether an item has an original date that is more than a year or some years."""
    date = date_of(item.get("original-date")) or Date()
    return len(date.start) > 1 or len(date.end) > 1
