"""The matrix of questions: what a cell says of a side, and in which order questions and sides stand."""

from __future__ import annotations

import pytest

from perspectives.book.matrix import (
    cell_words,
    comparisons_by_date,
    first_year,
    matrix_cells,
    matrix_sides,
)
from perspectives.records.claim_records import Claim, Silence
from tests.unit.small_book import book, claim, comparison

# The claims of each case; then the eastern cell: its kind, its words, whether it is in dispute.
CELLS: dict[str, tuple[list[Claim], str, str, bool]] = {
    "its own pen": ([claim("a"), claim("b", "boris")], "own", "East: 1 account", False),
    "a reporter of its own side": ([claim("a", via=("amos",))], "own", "East: 1 account", False),
    "another’s pen": (
        [claim("a", via=("boris",)), claim("b", "boris")],
        "other",
        "East: by west’s pen, 1 account",
        False,
    ),
    "two other pens": (
        [claim("a", via=("boris",)), claim("b", via=("carl",))],
        "other",
        "East: by west’s pen and north’s pen, 2 accounts",
        False,
    ),
    "a pen that nobody can place": (
        [claim("a", via=("a-record",))],
        "other",
        "East: by an unnamed pen, 1 account",
        False,
    ),
    "its own and another’s": (
        [claim("a"), claim("b", via=("boris",)), claim("c")],
        "own",
        "East: 3 accounts, 1 of them by west’s pen",
        False,
    ),
    "it disputes": (
        [claim("a", disputes=("b",)), claim("b", "boris")],
        "own",
        "East: 1 account",
        True,
    ),
    "it is disputed": (
        [claim("a", via=("boris",)), claim("b", "boris", disputes=("a",))],
        "other",
        "East: by west’s pen, 1 account",
        True,
    ),
    "it is answered, which is no dispute": (
        [claim("a"), claim("b", "boris", answers=("a",))],
        "own",
        "East: 1 account",
        False,
    ),
    "nothing": ([claim("b", "boris")], "silent", "East: silent here: not sought", False),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_cell_says_by_whose_pen_a_side_speaks_and_whether_it_is_in_dispute(case: str) -> None:
    claims, kind, words, is_in_dispute = CELLS[case]
    question = comparison("question", claims)
    whole = book(claims, [question])
    sides = matrix_sides(whole)
    cell = dict(zip([side.id for side in sides], matrix_cells(whole, question, sides), strict=True))["east"]
    assert (cell.kind, cell_words(whole, cell), cell.is_in_dispute) == (kind, words, is_in_dispute)


def test_a_silence_says_its_kind_and_a_side_without_a_column_says_nothing() -> None:
    claims = [claim("b", "boris"), claim("d", "diana")]
    question = comparison("question", claims[:1], silences=(Silence("east", "unread"),))
    whole = book(claims, [question])
    cells = {cell.perspective.id: cell for cell in matrix_cells(whole, question, matrix_sides(whole))}
    assert cell_words(whole, cells["east"]) == "East: silent here: unread"
    assert (cells["south"].kind, cell_words(whole, cells["south"])) == ("absent", "")


def test_core_sides_come_first_each_in_the_order_of_the_registry() -> None:
    whole = book([claim("a"), claim("d", "diana")])
    assert [side.id for side in matrix_sides(whole)] == ["west", "east", "north", "south"]


def test_questions_stand_in_the_order_of_their_events_and_say_the_year() -> None:
    questions = [comparison("late", event="rise"), comparison("never"), comparison("early", event="fall")]
    whole = book(comparisons=questions)
    found = comparisons_by_date(whole)
    assert [one.id for one in found] == ["early", "late", "never"]
    assert [first_year(whole, one) for one in found] == ["1700", "1800", ""]


def test_a_cell_leads_to_a_claim_that_stands_in_the_comparison() -> None:
    claims = [claim("elsewhere"), claim("here", accounts="question")]
    question = comparison("question", claims[1:], borrowed=("elsewhere",))
    whole = book(claims, [question])
    cells = {cell.perspective.id: cell for cell in matrix_cells(whole, question, matrix_sides(whole))}
    assert (cells["east"].claim, cells["east"].accounts) == ("here", 2)
