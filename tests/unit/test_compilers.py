"""Compilers stand in no column, count as no pen and weigh in no finding; and a voice may change sides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from perspectives.book.book import Book
from perspectives.book.checks import problems_of
from perspectives.book.sides import side_of
from perspectives.records.claim_records import Claim
from perspectives.records.declarations import Perspective, Voice
from perspectives.registry.registry import Registry
from tests.unit import small_book
from tests.unit.small_book import EVENTS, PERSPECTIVES, VOICES, claim, comparison

STRIP = Perspective(
    "strip", "What compilers say", "Compilers", "a compiler’s", "N", "dotted", "blue", column=False
)
COMPILERS = (
    Voice("lexicon", "The lexicon", "", "compiler", "strip"),
    Voice("unnamed", "Unattributed", "", "compiler", "strip", anonymous=True),
    Voice("leaflet", "A leaflet", "", "compiler", "west"),
)


def book_of(claims: Sequence[Claim], finding: str | None = None) -> Book:
    """Return a book with compilers whose one comparison holds the claims."""
    registry = Registry(
        {**PERSPECTIVES, "strip": STRIP},
        {**VOICES, **{voice.id: voice for voice in COMPILERS}},
        dict(EVENTS),
    )
    return small_book.book(claims, [comparison("who", claims, finding=finding)], registry=registry)


def told(book: Book) -> list[tuple[str, str]]:
    """Return the code and the value of each problem of a book."""
    return [
        (problem.code, problem.value) for problem in problems_of(book, lambda page, line: f"{page}:{line}")
    ]


ANNA, BORIS = claim("a"), claim("b", "boris", quotations=("Other words.",))
LEXICON = claim("l", "lexicon", quotations=(), text="It was so.")
SIDED = claim("s", "unnamed", perspective="west", quotations=("Said in the west.",))
UNPLACED = claim("u", "unnamed", perspective="strip", quotations=("Said by somebody.",))

COUNTED = {
    "two pens": ([ANNA, BORIS], 2, 2, []),
    "a compiler beside two pens": ([ANNA, LEXICON, BORIS], 2, 2, ["l"]),
    "a compiler beside one pen": ([LEXICON, ANNA], 1, 1, ["l"]),
    "compilers alone": ([LEXICON, UNPLACED], 0, 0, ["l", "u"]),
    "words with a side, by a pen that nobody knows": ([ANNA, SIDED], 2, 1, []),
    "words that a compiler passed on": ([claim("v", "boris", ["lexicon"]), ANNA], 2, 1, []),
}


@pytest.mark.parametrize("name", COUNTED)
def test_compilers_are_no_account_and_no_pen(name: str) -> None:
    claims, accounts, pens, strip = COUNTED[name]
    book = book_of(claims)
    one = book.comparisons["who"]
    assert (book.account_count(one), book.witness_count(one)) == (accounts, pens)
    assert [claim.id for claim in book.strip(one)] == strip
    assert book.is_one_pen(one) == (pens < 2)
    in_columns = [claim.id for column in book.columns(one) for claim in column.claims]
    assert sorted(in_columns + strip) == sorted(claim.id for claim in claims)
    assert book.claim_ids(one)[len(in_columns) :] == strip
    assert "strip" not in {column.perspective.id for column in book.columns(one) if column.perspective}


WEIGHED = {
    "a compiler makes no second side": ([ANNA, LEXICON], "agree", [("finding-contradicted", "agree")]),
    "a compiler does not dispute": (
        [ANNA, BORIS, claim("d", "lexicon", quotations=(), disputes=("a",))],
        "conflict",
        [("conflict-without-dispute", "finding: conflict")],
    ),
    "a conflict between accounts": ([ANNA, claim("d", "boris", disputes=("a",))], "conflict", []),
    "nobody is known": ([LEXICON], "unverifiable", [("no-pen", "who")]),
    "words with a side alone": ([SIDED], "one-sided", [("no-pen", "who")]),
    "a compiler in a column": (
        [ANNA, claim("f", "leaflet", quotations=("Buy it.",))],
        "one-sided",
        [("compiler-in-column", "leaflet: west")],
    ),
    "what a compiler reports, with a side": (
        [ANNA, claim("f", "unnamed", perspective="west", quotations=(), text="It was so.")],
        "one-sided",
        [("compiler-in-column", "unnamed: west")],
    ),
}


@pytest.mark.parametrize("name", WEIGHED)
def test_what_compilers_say_weighs_in_no_finding(name: str) -> None:
    claims, finding, problems = WEIGHED[name]
    assert told(book_of(claims, finding)) == problems


def test_nothing_settles_what_nothing_can_settle() -> None:
    book = small_book.book([ANNA], [comparison("who", [ANNA], finding="unverifiable", settle="the minutes")])
    assert told(book) == [("settled-unverifiable", "the minutes")]


TURNED = Voice("eve", "Eve", "", "participant", "west", earlier="east", until="1960-09")
SIDES = {
    "before": ("1960-06-07", "east"),
    "in the last month": ("1960-09-30", "east"),
    "after": ("1960-10-01", "west"),
    "about then": ("1960~", "east"),
    "long after": ("2004", "west"),
    "not known": (None, "west"),
}


@pytest.mark.parametrize("name", SIDES)
def test_a_voice_has_the_side_of_the_time(name: str) -> None:
    date, side = SIDES[name]
    assert side_of(TURNED, date) == side


def test_a_claim_has_the_side_that_its_voice_had_then() -> None:
    voices = {**VOICES, "eve": TURNED}
    claims = [claim("early", "eve", date="1960-06-07"), claim("late", "eve", date="2004")]
    book = small_book.book(claims, registry=Registry(dict(PERSPECTIVES), voices, dict(EVENTS)))
    assert [book.perspective(one) for one in claims] == ["east", "west"]
    assert {side: len(ones) for side, ones in book.claims_by_perspective.items()} == {"east": 1, "west": 1}
