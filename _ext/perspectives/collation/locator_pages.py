"""Locators compared with the pages of a witness."""

from __future__ import annotations

import re

_PAGES = re.compile(
    r"\bpp?\. (?P<first>[0-9]+|[ivxlc]+)(?:–(?P<last>[0-9]+|[ivxlc]+))?(?:, n\. (?P<note>[^,]+))?"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _number(page: str) -> tuple[int, int]:
    """Return a page's number as something that sorts: roman pages stand before arabic ones."""
    if page.isdigit():
        return (1, int(page))
    values = [_ROMAN[letter] for letter in page]
    following = [*values[1:], 0]
    return (0, sum(-one if one < next_ else one for one, next_ in zip(values, following, strict=True)))


def agree(locator: str | None, found: str | None) -> bool | None:
    """Return whether the pages *found* lie within those of *locator*; None where one of them names no page.

    A locator that names a footnote asks for that note; one that names the page alone is content with a note on it.
    """
    said, seen = _PAGES.search(locator or ""), _PAGES.search(found or "")
    if not said or not seen:
        return None
    if said["note"] and said["note"] != seen["note"]:
        return False
    first, last = _number(said["first"]), _number(said["last"] or said["first"])
    return first <= _number(seen["first"]) and _number(seen["last"] or seen["first"]) <= last
