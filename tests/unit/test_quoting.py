"""Words compared, shortened and quoted."""

from __future__ import annotations

import pytest

from perspectives.records.quoting import (
    comparable_words,
    first_difference,
    first_sentence,
    first_words,
    has_words,
    marks,
    quoted,
)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("One two.", "One two."),
        ("  One\ntwo.  ", "One two."),
        ("One two three four five six", "One two three four five six"),
        ("One two three four five six seven", "One two three four five six …"),
        ("One two three four five six, seven", "One two three four five six …"),
        ("One two three four five six —\nseven", "One two three four five six …"),
        ("One two three four five six? Seven", "One two three four five six? …"),
    ],
)
def test_a_title_has_at_most_six_words(text: str, short: str) -> None:
    assert first_words(text) == short


def test_as_many_first_words_are_given_as_are_asked_for() -> None:
    assert first_words("One two three", 2) == "One two …"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("great wind", True),
        ("a\ngreat  wind", True),
        ("and not I", True),
        ("great winds", False),
        ("Great wind", False),
        ("wind and", False),
        ("", True),
    ],
)
def test_only_white_space_may_differ_between_words_and_claim(words: str, expected: bool) -> None:
    assert has_words(("a  great\nwind,", "and not I"), words) is expected


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ('"A  great wind"', "a great\nwind", True),
        ("„A great wind“", "«a great wind»", True),
        ("the abbot's", "the abbot’s", True),
        ("a great wind", "a great winds", False),
        ("a great wind", "great wind", False),
    ],
)
def test_case_quotation_marks_and_white_space_make_no_other_words(
    first: str, second: str, same: bool
) -> None:
    assert (comparable_words(first) == comparable_words(second)) is same


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It broke.", "“It broke.”"),
        ("The abbot's.", "“The abbot's.”"),
        ('He said "no".', '‘He said "no".’'),
        ("He said “no”.", "‘He said “no”.’"),
        ("Er sagte „nein“.", "‘Er sagte „nein“.’"),
    ],
)
def test_words_with_double_marks_stand_in_single_ones(words: str, expected: str) -> None:
    assert quoted(words) == expected
    assert marks(words) == (expected[0], expected[-1])


@pytest.mark.parametrize(
    ("one", "other", "around"),
    [
        ("a bell", "a ball", ("a bell", "a ball")),
        ("a bell", "a bell rang", ("a bell", "a bell rang")),
        ("", "a", ("", "a")),
        ("a\nb\n\nc", "a b c", ("a / b / c", "a b c")),
        (f"{'x' * 30}a{'y' * 30}", f"{'x' * 30}b", (f"{'x' * 20}a{'y' * 19}", f"{'x' * 20}b")),
    ],
)
def test_what_stands_around_the_first_difference_is_shown(
    one: str, other: str, around: tuple[str, str]
) -> None:
    assert first_difference(one, other) == around


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One sentence.", "One sentence."),
        ("No full stop", "No full stop"),
        ("", ""),
        ("A memoir. Good for tone.", "A memoir."),
        ("A memoir (Tirana 1984). Good.", "A memoir (Tirana 1984)."),
        ("Printed in 1961. Seen since.", "Printed in 1961."),
        ("Trans. Arshi Pipa, from vol. III. Useful.", "Trans. Arshi Pipa, from vol. III."),
        ("The U.S. Embassy met J. Stalin. He left.", "The U.S. Embassy met J. Stalin."),
        ("By E. Hoxha. Later.", "By E. Hoxha."),
        ("Was it so? Yes.", "Was it so?"),
        ("It says “never again.” Then it stops.", "It says “never again.”"),
        ("He asks. “Why” is not said.", "He asks."),
        ("Its e.g. is lower case. Next", "Its e.g. is lower case."),
        ("История партии. Далее.", "История партии."),
        ("Ende. Über alles", "Ende."),
    ],
)
def test_the_first_sentence_ends_at_no_abbreviation(text: str, first: str) -> None:
    assert first_sentence(text) == first
