"""The pages of a work as entries of a bibliography have them. No Sphinx here."""

from __future__ import annotations

import re

from perspectives.records.page_numbers import is_falling

_LABEL = re.compile(r"^(?:pp?|S|s|f|fq)\.?\s*(?=\d)")
"""What stands for “page” before the numbers; a citation adds it where it needs one."""
_RANGE = re.compile(r"(?P<first>\d+)\s*(?:--|–)\s*(?P<last>\d+)")


def plain_pages(typed: str) -> str:
    """Return pages without a word for them, and with two hyphens between the first and the last."""
    pages = _LABEL.sub("", typed)
    return re.sub(r"(?<=\d)\s*-\s*(?=\d)", "--", pages) if pages.count("-") == 1 else pages


def is_turned(pages: str) -> bool:
    """Return whether the last page stands before the first; in “230–45”, the last is page 245."""
    ends = _RANGE.fullmatch(pages)
    return ends is not None and is_falling(ends["first"], ends["last"])


def turned(pages: str) -> str | None:
    """Return pages with the first in the place of the last; None where this is no range."""
    ends = _RANGE.fullmatch(pages)
    return f"{ends['last']}--{ends['first']}" if ends else None
