"""A selection of the paragraphs of a document, such as ``1-12, 20, a1-p3``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from perspectives.records.option_values import Malformed, parse_text

_COUNT = r"[1-9][0-9]{0,5}"
_PARAGRAPH = rf"(?:a{_COUNT}-p)?{_COUNT}"
_SELECTED = re.compile(
    rf"(?P<first>{_PARAGRAPH})(?:\s*[-–]\s*(?P<last>{_PARAGRAPH}))?|(?P<attachment>a{_COUNT})"
)


def parse_selection(value: str) -> str:
    """Return a choice of paragraphs as typed, such as ``1-12, 20, a1-p3``; ``a1`` is a whole attachment.

    :raises Malformed: if a part has another form, or a range ends before it begins
    """
    for part in value.split(","):
        if _selected_part(part) is None:
            expected = "numbers and ranges of paragraphs, such as 1-12, 20"
            raise Malformed("malformed-selection", part.strip() or value, expected)
    return parse_text(value)


def selected_numbers(selection: str, numbers: Iterable[str]) -> list[str] | None:
    """Return those of the *numbers* of paragraphs that a selection names, in their order.

    None where a range ends before it begins, or goes from one attachment to another.
    """
    order = list(numbers)
    chosen: set[str] = set()
    for part in selection.split(","):
        selected = _selected_part(part)
        if selected is None:
            return None
        before, start, end = selected
        for number in order:
            prefix, count = _split_number(number)
            chosen |= {number} if prefix == before and start <= count <= end else set()
    return [number for number in order if number in chosen]


def unknown_in_selection(selection: str, numbers: Collection[str]) -> list[str]:
    """Return the paragraphs, ends of ranges and attachments of a selection that are not among the *numbers*.

    A selection that cannot be read names nothing.
    """
    unknown = []
    for part in selection.split(","):
        match = _SELECTED.fullmatch(part.strip())
        if match and match["attachment"]:
            is_there = any(number.startswith(f"{match['attachment']}-p") for number in numbers)
            unknown += [] if is_there else [match["attachment"]]
        elif match:
            ends = dict.fromkeys((match["first"], match["last"] or match["first"]))
            unknown += [end for end in ends if end not in numbers]
    return unknown


def _selected_part(part: str) -> tuple[str, int, float] | None:
    """Return what comes before the numbers of a part of a selection, its first number and its last."""
    match = _SELECTED.fullmatch(part.strip())
    if match is None:
        return None
    if match["attachment"]:
        return f"{match['attachment']}-p", 1, float("inf")
    before, start = _split_number(match["first"])
    before_last, end = _split_number(match["last"] or match["first"])
    return (before, start, end) if before == before_last and start <= end else None


def _split_number(number: str) -> tuple[str, int]:
    """Return what comes before the count in the number of a paragraph, such as ``a1-p``, and the count."""
    before, p, count = number.rpartition("p")
    return before + p, int(count)
