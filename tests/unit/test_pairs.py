"""Which claims of a comparison dispute or answer each other, in which order, and how that is said."""

from __future__ import annotations

import pytest

from perspectives.book.pair_captions import conflicts_by_section, pair_caption, pairs_in_words
from perspectives.book.pairs import pairs
from perspectives.records.claim_records import Claim
from tests.unit.small_book import book, claim, comparison

# What each case is: the claims of the comparison, the pairs (first, second, kind, speaker), all in words.
CASES: dict[str, tuple[list[Claim], list[tuple[str, str, str, str]], str]] = {
    "nothing is said of the other": ([claim("a"), claim("b", "boris")], [], ""),
    "support is no pair": ([claim("a", supports=("b",)), claim("b", "boris")], [], ""),
    "a dispute": (
        [claim("a", date="1700"), claim("b", "boris", date="1702", disputes=("a",))],
        [("a", "b", "disputes", "b")],
        "Boris Birch against Anna Ash",
    ),
    "an answer": (
        [claim("a", date="1700"), claim("b", "boris", date="1702", answers=("a",))],
        [("a", "b", "answers", "b")],
        "Boris Birch in answer to Anna Ash",
    ),
    "a mutual dispute is said once": (
        [claim("a", date="1702", disputes=("b",)), claim("b", "boris", date="1700", disputes=("a",))],
        [("b", "a", "dispute-each-other", "a")],
        "Boris Birch and Anna Ash dispute each other",
    ),
    "answers from both": (
        [claim("a", answers=("b",)), claim("b", "boris", answers=("a",))],
        [("a", "b", "answer-each-other", "b")],
        "Anna Ash and Boris Birch answer each other",
    ),
    "a dispute counts more than the answer to it": (
        [claim("a", date="1700", disputes=("b",)), claim("b", "boris", date="1701", answers=("a",))],
        [("a", "b", "disputes", "a")],
        "Anna Ash against Boris Birch",
    ),
    "both relations of one claim": (
        [claim("a", date="1700"), claim("b", "boris", date="1701", answers=("a",), disputes=("a",))],
        [("a", "b", "disputes", "b")],
        "Boris Birch against Anna Ash",
    ),
    "two against one": (
        [
            claim("a", date="1700"),
            claim("b", "boris", date="1702", disputes=("a",)),
            claim("c", "carl", date="1701", disputes=("a",)),
        ],
        [("a", "c", "disputes", "c"), ("a", "b", "disputes", "b")],
        "Carl Cedar and Boris Birch against Anna Ash",
    ),
    "disputes before answers, two sides before one": (
        [
            claim("a", date="1705", answers=("b", "c")),
            claim("b", "boris", date="1701", disputes=("c",)),
            claim("c", "carl", date="1702"),
            claim("d", "amos", date="1690", disputes=("a",)),
        ],
        [
            ("b", "c", "disputes", "b"),
            ("b", "a", "answers", "a"),
            ("c", "a", "answers", "a"),
            ("d", "a", "disputes", "d"),
        ],
        (
            "Boris Birch against Carl Cedar; Anna Ash in answer to Boris Birch; "
            "Anna Ash in answer to Carl Cedar; Amos Ash against Anna Ash"
        ),
    ),
    "two claims of one voice": (
        [claim("a", date="1700"), claim("b", date="1701", disputes=("a",))],
        [("a", "b", "disputes", "b")],
        "one account of Anna Ash against another",
    ),
    "a hand without a name": (
        [claim("a", "an-account", date="1700", disputes=("b",)), claim("b", "boris", date="1690")],
        [("b", "a", "disputes", "a")],
        "an eastern account against Boris Birch",
    ),
    "a hand that is described, not named": (
        [claim("a", "nobody", date="1700", disputes=("b",)), claim("b", "boris", date="1690")],
        [("b", "a", "disputes", "a")],
        "Unattributed against Boris Birch",
    ),
    "a claim against itself": ([claim("a", disputes=("a",))], [], ""),
    "a claim that stands elsewhere": ([claim("a", disputes=("elsewhere",))], [], ""),
}


@pytest.mark.parametrize("case", CASES)
def test_pairs_stand_once_and_are_said_in_words(case: str) -> None:
    claims, expected, words = CASES[case]
    question = comparison("question", claims)
    whole = book([*claims, claim("elsewhere", "boris")], [question])
    found = pairs(question, whole)
    assert [(one.first, one.second, one.kind, one.speaker) for one in found] == expected
    assert pairs_in_words(whole, found) == words


ORDERS = {
    "the date of the words, not of the telling": (
        claim("a", date="1700", told="1750"),
        claim("b", "boris", date="1710", told="1711", disputes=("a",)),
        "a b",
    ),
    "the telling, where the words have no date": (
        claim("a", told="1750"),
        claim("b", "boris", date="1760", disputes=("a",)),
        "a b",
    ),
    "the earlier even if it is the one that disputes": (
        claim("a", date="1710"),
        claim("b", "boris", date="1700", disputes=("a",)),
        "b a",
    ),
    "an answer of a whole year comes after what was said within it": (
        claim("a", date="1700", answers=("b",)),
        claim("b", "boris", date="1700-05"),
        "b a",
    ),
    "an answer on the same day": (
        claim("a", date="1700-05-01", answers=("b",)),
        claim("b", "boris", date="1700-05-01"),
        "b a",
    ),
    "a date that is not known": (claim("a", disputes=("b",)), claim("b", "boris", date="1700"), "b a"),
    "both on one day, told apart by the telling": (
        claim("a", date="1700-05-01", told="1720", disputes=("b",)),
        claim("b", "boris", date="1700-05-01", told="1710", disputes=("a",)),
        "b a",
    ),
    "no date at all: as in the book": (
        claim("a", disputes=("b",)),
        claim("b", "boris", disputes=("a",)),
        "a b",
    ),
}


@pytest.mark.parametrize("case", ORDERS)
def test_who_speaks_first_in_time_stands_first(case: str) -> None:
    one, other, expected = ORDERS[case]
    question = comparison("question", [one, other])
    (pair,) = pairs(question, book([one, other], [question]))
    assert f"{pair.first} {pair.second}" == expected


def test_a_pair_knows_its_sides() -> None:
    claims = [
        claim("a", date="1700"),
        claim("b", "boris", date="1701", disputes=("a",)),
        claim("c", "amos", date="1702", disputes=("a",)),
    ]
    question = comparison("question", claims)
    whole = book(claims, [question])
    across, within = pairs(question, whole)
    assert (across.first_perspective, across.second_perspective, across.is_same_side) == (
        "east",
        "west",
        False,
    )
    assert (within.first_perspective, within.second_perspective, within.is_same_side) == (
        "east",
        "east",
        True,
    )
    assert across.target == within.target == "a"
    assert pair_caption(whole, [across]) == "Boris Birch against Anna Ash"


def test_a_borrowed_claim_is_in_a_pair_and_a_compiler_is_not() -> None:
    claims = [claim("a", date="1700"), claim("b", "boris", date="1701", disputes=("a",))]
    question = comparison("question", claims[1:], borrowed=("a",))
    whole = book(claims, [question])
    assert [pair.first for pair in pairs(question, whole)] == ["a"]
    whole.registry.perspectives["east"] = type(whole.registry.perspectives["east"])(
        "east", "East", "East", "east’s", "E", "solid", "blue", column=False
    )
    assert pairs(question, whole) == ()


def test_a_caption_of_several_pairs_has_one_capital_and_names_a_common_target_once() -> None:
    claims = [
        claim("a", date="1700"),
        claim("b", "an-account", date="1701", disputes=("a",)),
        claim("c", "an-account", date="1702", disputes=("b",)),
        claim("d", "carl", date="1703", disputes=("a",)),
    ]
    question = comparison("question", claims)
    whole = book(claims, [question])
    assert pair_caption(whole, pairs(question, whole)) == (
        "Carl Cedar and an eastern account against Anna Ash; "
        "one account of an eastern account against another"
    )


def test_a_caption_begins_with_a_capital() -> None:
    claims = [claim("a", "an-account", date="1700", disputes=("b",)), claim("b", "boris", date="1690")]
    question = comparison("question", claims)
    whole = book(claims, [question])
    assert pair_caption(whole, pairs(question, whole)) == "An eastern account against Boris Birch"


def test_the_sections_that_hold_a_conflict_say_whose_it_is() -> None:
    claims = [
        claim("one", date="1700"),
        claim("other", "boris", date="1701", disputes=("one",)),
        claim("third", "carl", date="1702", answers=("one",)),
    ]
    found = [
        comparison("a", claims, finding="conflict", section="first"),
        comparison("b", finding="conflict", section="second"),
        comparison("c", finding="conflict", section="first"),
        comparison("d", claims, finding="differ", section="third"),
        comparison("e", finding="conflict", docname="other"),
    ]
    assert conflicts_by_section(book(claims, found)) == {
        "page": {"first": "Boris Birch against Anna Ash", "second": ""},
        "other": {"": ""},
    }
