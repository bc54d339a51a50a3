"""Selections of paragraphs: which can be read, and what they name."""

from __future__ import annotations

import pytest

from perspectives.records.option_values import Malformed
from perspectives.records.paragraph_selection import parse_selection, selected_numbers, unknown_in_selection


@pytest.mark.parametrize(
    ("selection", "unknown"),
    [
        ("1-2, a1, a1-p1-a1-p2, 6", []),
        ("1-999999", ["999999"]),
        ("a2, a1-p3, 7", ["a2", "a1-p3", "7"]),
        ("a1-p1–a1-p9", ["a1-p9"]),
        ("1-", []),
    ],
)
def test_what_a_selection_names_and_the_text_does_not_have_is_found(
    selection: str, unknown: list[str]
) -> None:
    assert unknown_in_selection(selection, ["1", "2", "6", "a1-p1", "a1-p2"]) == unknown


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        ("1", ["1"]),
        ("1-3, 5", ["1", "2", "3", "5"]),
        ("2–4", ["2", "3", "4"]),
        ("a1", ["a1-p1", "a1-p2"]),
        ("6, a1-p2", ["6", "a1-p2"]),
        ("a1-p1–a1-p2", ["a1-p1", "a1-p2"]),
        ("5, 1", ["1", "5"]),
    ],
)
def test_a_selection_names_paragraphs(selection: str, numbers: list[str]) -> None:
    every = ["1", "2", "3", "4", "5", "6", "a1-p1", "a1-p2"]
    assert selected_numbers(parse_selection(selection), every) == numbers


@pytest.mark.parametrize(
    "selection",
    [
        *("", "1,", "3-1", "one", "p3", "1-a1-p2", "a1-p2-a1-p1", "1..3", "-3", "0", "0-3", "01", "1-2-3"),
        *(
            "1-999999999",
            "1" * 5000,
            "١-٣",
            "１",
            "¹-³",
            "1 2",
            "1;2",
            "1—3",
            "a1-a2",
            "a1-p1-2",
            "A1",
            "all",
        ),
    ],
)
def test_a_selection_that_cannot_be_read_is_refused(selection: str) -> None:
    with pytest.raises(Malformed):
        parse_selection(selection)
