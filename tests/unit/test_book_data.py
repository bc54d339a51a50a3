"""JSON and scripts that no text in them can end, and names that files can have."""

from __future__ import annotations

import json

import pytest

from perspectives.export.book_data import (
    as_json,
    as_json_by_item,
    as_json_by_key,
    as_script,
    is_file_name,
    language_tag,
)

NASTY = {"a": "</script><!--", "b": "one\u2028two\u2029three", "c": ["<", "é"]}


def test_nothing_in_a_script_ends_it_or_a_line_of_it() -> None:
    script = as_script("take", NASTY)
    assert script.startswith("take(")
    assert script.endswith(");\n")
    assert [mark for mark in ("<", "\u2028", "\u2029") if mark in script] == []
    assert len(script.splitlines()) == 1
    assert json.loads(script.removeprefix("take(").removesuffix(");\n")) == NASTY


def test_json_holds_no_tag_and_gives_back_what_it_was_given() -> None:
    for written in (as_json(NASTY), as_json_by_key(NASTY)):
        assert "<" not in written
        assert json.loads(written) == NASTY


@pytest.mark.parametrize("number", [0, 1, 3])
def test_items_stand_on_lines_of_their_own_in_their_order(number: int) -> None:
    items = [{"id": str(one), "text": "<"} for one in range(number, 0, -1)]
    written = as_json_by_item({"head": "<", "items": []}, items)
    assert "<" not in written
    assert json.loads(written) == {"head": "<", "items": items}
    assert len([line for line in written.splitlines() if line.startswith('{"id"')]) == number


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("the-bell", True),
        ("a" * 40, True),
        ("a" * 41, False),
        ("The-Bell", False),
        ("../x", False),
        ("", False),
    ],
)
def test_an_id_can_name_a_file_where_it_has_the_form_of_one(id_: str, expected: bool) -> None:
    assert is_file_name(id_) is expected


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"),
        ("ru-Latn", "ru-Latn"),
        ("English, in verse", None),
        ("", None),
        (None, None),
        ("e", None),
    ],
)
def test_a_language_in_words_is_no_tag(text: str | None, tag: str | None) -> None:
    assert language_tag(text) == tag
