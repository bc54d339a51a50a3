"""What the book says of claims and comparisons in words: no more than is known."""

from __future__ import annotations

import pytest

from perspectives.book import wording
from perspectives.records.claim_records import Claim
from tests.unit.small_book import book, claim, comparison


@pytest.mark.parametrize(
    ("number", "word"), [(0, "0"), (1, "one"), (2, "two"), (11, "eleven"), (12, "twelve"), (13, "13")]
)
def test_numbers_are_words_up_to_twelve(number: int, word: str) -> None:
    assert wording.number_word(number) == word


def test_twelve_numbers_have_twelve_words() -> None:
    assert len({wording.number_word(number) for number in range(1, 13)}) == 12


def test_a_number_has_its_noun_in_the_plural_unless_it_is_one() -> None:
    assert [wording.quantity(number, "work", "works") for number in (0, 1, 2)] == [
        "0 works",
        "1 work",
        "2 works",
    ]


SAID = {
    "a day and a form": (claim("c", date="1700-05-01", medium="talk"), "1 May 1700, in conversation"),
    "a day": (claim("c", date="1700-05"), "May 1700"),
    "a form": (claim("c", medium="letter"), "Date not given, in a letter"),
    "nothing": (claim("c"), "Date not given"),
    "a form, and when it was set down": (claim("c", medium="memoir", source="memoir"), "In memoirs"),
    "when it was set down": (claim("c", source="memoir"), ""),
    "when another set it down": (claim("c", via=["boris"], source="memoir"), "Date not given"),
    "about a year": (claim("c", date="1700~"), "About 1700"),
}


@pytest.mark.parametrize("name", SAID)
def test_when_and_in_what_form_it_was_said(name: str) -> None:
    one, expected = SAID[name]
    assert wording.saying_line(book([one]), one) == expected


@pytest.mark.parametrize(
    ("tag", "locale", "name"),
    [
        ("sq", "en", "Albanian"),
        ("sq", "de", "Albanisch"),
        ("ru-Latn", "en", "Russian"),
        ("nds", "de", "Niederdeutsch"),
        ("qqq", "en", "qqq"),
        ("no tag", "en", "no tag"),
    ],
)
def test_a_language_has_its_name_in_the_language_of_the_book(tag: str, locale: str, name: str) -> None:
    assert wording.language_name(tag, locale) == name


FACTS: dict[str, tuple[list[Claim], str | None, str]] = {
    "date, place and numbers": (
        [claim("a"), claim("b", "boris")],
        "fall",
        "1700 · Bellham · 2 accounts, 2 perspectives, 2 pens",
    ),
    "no place": ([claim("a")], "rise", "1 May 1800 · 1 account, 1 perspective, 1 pen"),
    "no event": ([claim("a")], None, "1 account, 1 perspective, 1 pen"),
    "two voices by one pen": (
        [claim("a"), claim("b", "boris", ["anna"])],
        None,
        "2 accounts, 2 perspectives, 1 pen",
    ),
    "one voice twice": ([claim("a"), claim("b")], None, "2 accounts, 1 perspective, 1 pen"),
    "nobody": ([], None, "0 accounts, 0 perspectives, 0 pens"),
}


@pytest.mark.parametrize("name", FACTS)
def test_under_a_question_stand_date_place_accounts_perspectives_and_pens(name: str) -> None:
    claims, event, expected = FACTS[name]
    one = comparison("who", claims, event=event)
    assert wording.facts_line(book(claims, [one]), one) == expected
