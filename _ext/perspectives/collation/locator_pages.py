"""Compares a claim's locator with the page on which a witness has the words."""

from __future__ import annotations

import re

_LOCATOR_PAGES = re.compile(
    r"\bpp?\. (?P<first>[0-9]+|[ivxlc]+)(?P<leaf>[rva-d]\b)?(?:–(?P<last>[0-9]+|[ivxlc]+)[rva-d]?)?"
    r"(?:, n\. (?P<note>[^,]+))?"
)
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _page_order(page: str) -> tuple[int, int]:
    """Return a sort key for a page number; Roman numerals come before Arabic ones."""
    if page.isdigit():
        return (1, int(page))
    values = [_ROMAN_DIGITS[letter] for letter in page]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return (0, sum(-value if value < next_value else value for value, next_value in pairs))


def locator_covers(locator: str | None, pages: str | None) -> bool | None:
    """Return whether *pages* lie within those of *locator*; None where one of them names no page.

    Both are locators as an editor types them, such as ``pp. 24–27, n. 3``.
    A locator with a footnote covers only that footnote.
    A locator without one also covers the notes on its pages.
    Of the two sides of a leaf, 12r and 12v, neither covers the other.
    """
    in_locator, in_witness = _LOCATOR_PAGES.search(locator or ""), _LOCATOR_PAGES.search(pages or "")
    if not in_locator or not in_witness:
        return None
    if in_locator["note"] and in_locator["note"] != in_witness["note"]:
        return False
    leaves = {in_locator["leaf"], in_witness["leaf"]} - {None}
    if len(leaves) > 1 and not (in_locator["last"] or in_witness["last"]):
        return False
    first, last = _page_order(in_locator["first"]), _page_order(in_locator["last"] or in_locator["first"])
    return (
        first <= _page_order(in_witness["first"])
        and _page_order(in_witness["last"] or in_witness["first"]) <= last
    )


def runs_backwards(pages: str) -> bool:
    """Return whether the last of *pages* comes before the first one, as in 5–4."""
    match = _LOCATOR_PAGES.fullmatch(f"pp. {pages}")
    return bool(match and match["last"] and _page_order(match["last"]) < _page_order(match["first"]))
