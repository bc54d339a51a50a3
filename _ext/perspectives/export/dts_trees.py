"""The citation trees of a document for Distributed Text Services: by paragraph, and by printed page.

Both have one level. Pure functions, without Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from perspectives.records.primary_texts import DocumentParagraph

PARAGRAPH, PAGE = "paragraph", "page"
"""The types of the units, and the names of their trees. The tree of the paragraphs is the default."""
PLAIN_NAME = re.compile("[A-Za-z0-9][A-Za-z0-9._~-]*")
"""What an address holds as it is (RFC 3986, unreserved), and begins no hidden file. Other units have none."""


def pages_of(text: str) -> list[str]:
    """Return the printed pages of a paragraph from their range, such as ``308–310``.

    Between two numbers come all pages between; of another range, its ends alone are known.
    """
    if not text:
        return []
    first, dash, last = text.partition("–")
    if not dash:
        return [first]
    if first.isdecimal() and last.isdecimal() and int(first) < int(last):
        return [str(page) for page in range(int(first), int(last) + 1)]
    return [first, last]


def units_of(paragraphs: Iterable[DocumentParagraph]) -> dict[str, dict[str, list[str]]]:
    """Return the units of each tree, with the numbers of the paragraphs that stand in each, in their order.

    A paragraph stands on a page if any part of it does. Without a known page there is no tree of pages, and
    without a paragraph there is none at all.
    """
    numbers: dict[str, list[str]] = {}
    pages: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        if not PLAIN_NAME.fullmatch(paragraph.number):
            continue
        numbers[paragraph.number] = [paragraph.number]
        for page in dict.fromkeys(pages_of(paragraph.pages)):
            if PLAIN_NAME.fullmatch(page):
                pages.setdefault(page, []).append(paragraph.number)
    trees = {PARAGRAPH: numbers, PAGE: pages}
    return {name: units for name, units in trees.items() if units}
