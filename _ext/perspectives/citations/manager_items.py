"""A CSL-JSON item as managers of references are given it, so that they keep all of it.

* Styles change the letters of a title, but not those in ``<span class="nocase">``: quoted words have it.
* A date that has numbers and words would be printed twice: it has the words alone.
* Zotero drops the number of a part of a book, and the archive of a web page, but reads variables of CSL in
  the lines of a note, as citeproc does: ``number: doc. 348``.

The item that our own citations are made from has none of this.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from perspectives.citations.entry_types import PART_TYPES
from perspectives.citations.titles import NO_CASE, is_english, with_no_case

TITLES = ("title", "title-short", "container-title", "volume-title", "collection-title")
"""The variables whose letters a style may change."""
DATES = ("issued", "original-date", "event-date")


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
    lines = [*_lines(item), *([item["note"]] if item.get("note") else [])]
    return {**result, "note": "\n".join(lines)} if lines else result


def _lines(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a note that have a variable each."""
    if number := part_number(item):
        yield f"number: {number}"
    if place := page_place(item):
        yield f"archive_location: {place}"


def part_number(item: Mapping[str, Any]) -> str:
    """Return the number of a part of a book, which managers have no field for; empty for all other works."""
    number = str(item.get("number", ""))
    return number if item.get("type") in PART_TYPES else ""


def page_place(item: Mapping[str, Any]) -> str:
    """Return where the original of a web page lies or was printed: Zotero has no field for it."""
    return str(item.get("archive_location", "")) if item.get("type") == "webpage" else ""


def _words_alone(date: Any) -> dict[str, Any]:
    """Return a date that has words as these alone: citeproc would print its numbers behind them."""
    return {"literal": date["literal"]} if date and date.get("literal") and "date-parts" in date else {}


def as_in_book(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item of :func:`for_managers` as it was, to be read again."""
    result = {name: _unmarked(value) if name in TITLES else value for name, value in item.items()}
    lines = str(item.get("note", "")).split("\n")
    result["note"] = "\n".join(lines[len(list(_lines(item))) :])
    return {name: value for name, value in result.items() if value}


def _unmarked(value: Any) -> Any:
    return re.sub(r'<span class="nocase">(.*?)</span>', r"\1", value) if isinstance(value, str) else value
