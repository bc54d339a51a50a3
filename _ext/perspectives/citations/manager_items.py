"""A CSL-JSON item as managers of references are given it, so that they keep all of it.

* Styles change the letters of a title, but not those in ``<span class="nocase">``: quoted words have it.
* A date that has numbers and words would be printed twice: it has the words alone.
* Zotero drops the number of a part of a book, but reads variables of CSL in the lines of a note, as citeproc
  does: ``number: doc. 348``.

The item that our own citations are made from has none of this.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from perspectives.citations.entry_types import PART_TYPES
from perspectives.citations.titles import NO_CASE, is_english, with_no_case

TITLES = ("title", "title-short", "container-title", "volume-title", "collection-title")
"""The variables whose letters a style may change."""
DATES = ("issued", "original-date", "event-date")
NUMBER_LINE = "number: "
"""What begins the line of the note that has the number of a part."""


def for_managers(item: Mapping[str, Any], is_said: bool = False) -> dict[str, Any]:
    """Return an item for a manager of references.

    :param is_said: whether the whole title holds what somebody said, so that no style may change its letters
    """
    result = dict(item)
    if is_english(str(item.get("language", ""))):
        result |= {name: with_no_case(str(item[name])) for name in TITLES if name in item}
    if is_said and item.get("title"):
        result["title"] = f"{NO_CASE[0]}{item['title']}{NO_CASE[1]}"
    for name in DATES:
        if date := _words_alone(item.get(name)):
            result[name] = date
    if number := part_number(item):
        note = item.get("note", "")
        result["note"] = f"{NUMBER_LINE}{number}\n{note}" if note else f"{NUMBER_LINE}{number}"
    return result


def part_number(item: Mapping[str, Any]) -> str:
    """Return the number of a part of a book, which managers have no field for; empty for all other works."""
    number = str(item.get("number", ""))
    return number if item.get("type") in PART_TYPES else ""


def _words_alone(date: Any) -> dict[str, Any]:
    """Return a date that has words as these alone: citeproc would print its numbers behind them."""
    return {"literal": date["literal"]} if date and date.get("literal") and "date-parts" in date else {}


def as_in_book(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item of :func:`for_managers` as it was, to be read again."""
    result = {name: _unmarked(value) if name in TITLES else value for name, value in item.items()}
    if part_number(item) and str(item.get("note", "")).startswith(NUMBER_LINE):
        _line, _end, result["note"] = str(item["note"]).partition("\n")
    return {name: value for name, value in result.items() if value}


def _unmarked(value: Any) -> Any:
    return re.sub(r'<span class="nocase">(.*?)</span>', r"\1", value) if isinstance(value, str) else value
