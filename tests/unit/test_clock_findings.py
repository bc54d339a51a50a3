"""What the two clocks come to in words: it is true at any number, and counted from the records."""

from __future__ import annotations

import pytest

from perspectives.records.claim_records import Claim
from perspectives.views.clock_findings import finding, late_share, main_events, share_in_words, tellings
from perspectives.views.clocks import clocks_of
from tests.unit.small_book import book, claim


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 5, "none"),
        (1, 100, "less than a quarter"),
        (1, 4, "a quarter"),
        (26, 100, "more than a quarter"),
        (1, 3, "a third"),
        (34, 100, "more than a third"),
        (49, 100, "more than a third"),
        (50, 100, "half"),
        (51, 100, "more than half"),
        (66, 100, "more than half"),
        (2, 3, "two thirds"),
        (67, 100, "more than two thirds"),
        (75, 100, "three quarters"),
        (89, 100, "more than three quarters"),
        (9, 10, "nine tenths"),
        (99, 100, "more than nine tenths"),
        (7, 7, "all"),
    ],
)
def test_a_share_has_words_that_are_true(part: int, whole: int, words: str) -> None:
    assert share_in_words(part, whole) == words


FINDINGS: dict[str, tuple[list[Claim], str]] = {
    "set down by others": (
        [claim("a", via=("boris",), told="1700"), claim("b", told="1700")],
        "half of the claims were set down by others",
    ),
    "by a hand that nobody can place, which need not be another side": (
        [claim("a", date="1700", told="1700", via=("a-record",)), claim("b", date="1700", told="1700")],
        "all of the claims were told within a year",
    ),
    "not known when": (
        [claim("a", date="1700"), claim("b", date="1700"), claim("c", date="1700", told="1750")],
        "when two thirds of the claims were told is not known",
    ),
    "late": (
        [claim("a", date="1700", told="1750"), claim("b", date="1700", told="1700")],
        "half of the claims were told more than a year later",
    ),
    "at the time": (
        [claim(id_, date="1700", told="1700") for id_ in "abcd"] + [claim("e", date="1700", told="1750")],
        "more than three quarters of the claims were told within a year",
    ),
}


@pytest.mark.parametrize("case", FINDINGS)
def test_the_finding_of_a_side_is_what_is_most_notable(case: str) -> None:
    claims, expected = FINDINGS[case]
    whole = book(claims)
    assert finding(whole, [clocks_of(whole, one) for one in claims]) == expected


def test_the_tellings_that_most_claims_share_are_named_by_date_with_their_number() -> None:
    claims = [
        *(claim(f"memoir-{number}", date="1700", told="1750~", medium="memoir") for number in range(5)),
        *(claim(f"speech-{number}", date="1700", told="1700-05-01") for number in range(3)),
        *(claim(f"few-{number}", "amos", date="1700", told="1710") for number in range(2)),
        claim("undated"),
    ]
    whole = book(claims)
    assert [telling.words for telling in tellings(whole, [clocks_of(whole, one) for one in claims])] == [
        "Ash, 1 May 1700: 3 claims",
        "Ash in memoirs, about 1750: 5 claims",
    ]


def test_a_form_is_that_of_the_teller_and_not_of_what_he_tells() -> None:
    claims = [claim(f"told-{number}", via=("boris",), told="1750", medium="speech") for number in range(3)]
    whole = book([*claims, claim("own", "boris", told="1750", medium="memoir")])
    assert [telling.words for telling in tellings(whole, [clocks_of(whole, one) for one in claims])] == [
        "Birch in memoirs, 1750: 3 claims"
    ]


def test_the_share_told_late_and_the_main_events_are_counted() -> None:
    claims = [
        claim("a", event="rise", told="1900"),
        claim("b", event="rise", told="1800-06"),
        claim("c", event="fall", told="1900"),
        claim("d"),
    ]
    whole = book(claims)
    clocks = [clocks_of(whole, one) for one in claims]
    assert late_share(clocks) * 4 == 2
    # An event of a whole year is no point in time.
    assert [event.id for event in main_events(whole, clocks)] == ["rise"]
