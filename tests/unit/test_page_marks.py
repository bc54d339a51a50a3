"""Marks of pages that a manifest does not name, and the pattern that is offered for it."""

from __future__ import annotations

import re

import pytest

from perspectives.collation.readers.page_marks import page_mark_in

ROMAN = ("viii", "ix", "x", "xi")
MARKS = (
    ("[p. {}]", r"\[p\. ([0-9]+)\]"),
    ("[Page {}]", r"\[Page ([0-9]+)\]"),
    ("(стр. {})", r"\(стр\. ([0-9]+)\)"),
    ("|{}|", r"\|([0-9]+)\|"),
    ("<<{}>>", "<<([0-9]+)>>"),
    ("{{{}}}", r"\{([0-9]+)\}"),
    ("\n- {} -\n", r"(?m)^[ \t]*\- ([0-9]+) \-[ \t]*$"),
    ("\n\n=== Page {} ===\n\n", r"(?m)^[ \t]*=== Page ([0-9]+) ===[ \t]*$"),
    ("\n[{}]\n", r"(?m)^[ \t]*\[([0-9]+)\][ \t]*$"),
    ("\n  {}\n", r"(?m)^[ \t]*([0-9]+)[ \t]*$"),
)


def text_with(mark: str, numbers: tuple[object, ...] = (8, 9, 10, 11)) -> str:
    """Return a text whose pages begin with marks."""
    return "".join(f"{mark.format(number)} The bell rang. " for number in numbers)


@pytest.mark.parametrize(("mark", "pattern"), MARKS)
def test_the_pattern_of_a_mark_finds_the_pages(mark: str, pattern: str) -> None:
    text = text_with(mark)
    found = page_mark_in([text])
    assert found is not None
    assert (found.text, found.pattern) == (mark.format(8).strip(), pattern)
    assert found.has_own_line == pattern.startswith("(?m)")
    assert re.findall(pattern, text) == ["8", "9", "10", "11"]


def test_roman_numbers_are_pages_too() -> None:
    text = text_with("[p. {}]", (*ROMAN, 1))
    found = page_mark_in([text])
    assert found is not None
    assert re.findall(found.pattern, text) == [*ROMAN, "1"]


@pytest.mark.parametrize(
    "text",
    [
        text_with("[{}]"),
        text_with("[p. {}]", (8,)),
        text_with("|{}|", (8, 9)),
        text_with("\n{}\n", (1960, 1953, 1968)),
        "See (p. 12). The bell rang.",
        "1. One\n2. Two\n3. Three\n",
    ],
)
def test_what_may_be_a_note_a_year_or_a_list_is_no_mark(text: str) -> None:
    assert page_mark_in([text]) is None
