"""The citation trees of documents: pages from their ranges, units with the paragraphs that stand in them."""

from __future__ import annotations

import pytest

from perspectives.export.dts_trees import PAGE, PARAGRAPH, pages_of, units_of
from perspectives.records.primary_texts import DocumentParagraph


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", []),
        ("87", ["87"]),
        ("87–88", ["87", "88"]),
        ("308–310", ["308", "309", "310"]),
        ("xii", ["xii"]),
        ("xii–xiv", ["xii", "xiv"]),
        ("xiv–2", ["xiv", "2"]),
        ("88–87", ["88", "87"]),
        ("87–87", ["87", "87"]),
        ("9a–10", ["9a", "10"]),
    ],
)
def test_the_pages_between_are_known_only_of_numbers(text: str, pages: list[str]) -> None:
    assert pages_of(text) == pages


@pytest.mark.parametrize(
    ("paragraphs", "trees"),
    [
        ([], {}),
        ([("1", "")], {PARAGRAPH: {"1": ["1"]}}),
        (
            [("1", "12"), ("2", "12–14"), ("a1-p1", "14")],
            {
                PARAGRAPH: {"1": ["1"], "2": ["2"], "a1-p1": ["a1-p1"]},
                PAGE: {"12": ["1", "2"], "13": ["2"], "14": ["2", "a1-p1"]},
            },
        ),
        ([("1", "12"), ("2", "")], {PARAGRAPH: {"1": ["1"], "2": ["2"]}, PAGE: {"12": ["1"]}}),
        ([("1", "87–87")], {PARAGRAPH: {"1": ["1"]}, PAGE: {"87": ["1"]}}),
        ([("1", "[3]–4")], {PARAGRAPH: {"1": ["1"]}, PAGE: {"4": ["1"]}}),
        ([("1/2", "7"), ("..", "7")], {}),
    ],
)
def test_each_unit_has_the_paragraphs_that_stand_in_it(
    paragraphs: list[tuple[str, str]], trees: dict[str, dict[str, list[str]]]
) -> None:
    assert units_of(DocumentParagraph(number, pages) for number, pages in paragraphs) == trees
