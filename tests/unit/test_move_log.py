"""The list of what has moved: a line for a page that is gone, for a register, and for each other id."""

from __future__ import annotations

from perspectives.build.move_log import move_lines
from perspectives.domain.places import Move


def moved(kind: str, id_: str, old: str, new: str) -> Move:
    """Return a move that is not recorded."""
    return Move(kind, id_, id_, old, new, id_, is_recorded=False)


def test_a_page_that_is_gone_has_one_line_for_all_its_ids() -> None:
    moves = [
        *(moved("claims", f"c-{number}", "old", "new") for number in range(30)),
        moved("sections", "s", "old", "other"),
        moved("pages", "old", "old", "new"),
        moved("pages", "bare", "bare", "new"),
    ]
    assert list(move_lines(moves)) == [
        "moved: page bare, now new",
        "moved: page old, now new; its ids: 30 to new, 1 to other",
    ]


def test_ids_of_a_page_that_is_there_have_a_line_each_unless_they_are_many() -> None:
    moves = [
        moved("notes", "n", "here", "there"),
        moved("claims", "b", "here", "there"),
        moved("claims", "a", "here", "elsewhere"),
        *(moved("voices", f"v-{number}", "here", "there") for number in range(11)),
    ]
    assert list(move_lines(moves)) == [
        "moved: claim a from here to elsewhere",
        "moved: claim b from here to there",
        "moved: note n from here to there",
        "moved: 11 voices from here to there",
    ]


def test_nothing_is_said_where_nothing_moved() -> None:
    assert list(move_lines([])) == []
