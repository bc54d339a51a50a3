"""Compares a claim's locator with the page on which a witness has the words."""

from __future__ import annotations

import re

from perspectives.records.page_numbers import page_order, whole_last_page

_LOCATOR_PAGES = re.compile(
    r"\bpp?\. (?P<first>[0-9]+|[ivxlc]+)(?P<leaf>[rva-d]\b)?(?:–(?P<last>[0-9]+|[ivxlc]+)[rva-d]?)?"
    r"(?:, n\. (?P<note>[^,]+))?",
    re.IGNORECASE,
)


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
    first, last = _ends(in_locator)
    found_first, found_last = _ends(in_witness)
    return first <= found_first and found_last <= last


def runs_backwards(pages: str) -> bool:
    """Return whether the last page of a witness, which is a whole number, comes before the first: pp. 5–4.

    :param pages: a locator
    """
    match = _LOCATOR_PAGES.fullmatch(pages)
    return bool(match and match["last"] and page_order(match["last"]) < page_order(match["first"]))


def _ends(pages: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the first and the last page of a locator, as sort keys."""
    first = pages["first"]
    return page_order(first), page_order(whole_last_page(first, pages["last"] or first))
