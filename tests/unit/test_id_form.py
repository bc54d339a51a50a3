"""The id that is made of other words."""

from __future__ import annotations

import pytest

from perspectives.records.id_form import slug


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("Hoxha Speech", "hoxha-speech"),
        ("1960: the Speech!", "the-speech"),
        ("—", None),
        ("one-" * 10 + "two", "-".join(["one"] * 10)),
        ("a" * 50, "a" * 40),
        ("Kapitulli i parë", "kapitulli-i-pare"),
        ("con", None),
        ("Com1!", None),
    ],
)
def test_an_id_is_made_of_the_words_of_a_text(typed: str, id_: str | None) -> None:
    assert slug(typed) == id_
