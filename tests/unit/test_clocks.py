"""The two clocks of a claim: told at the time or later, and as many days as the dates may mean."""

from __future__ import annotations

import datetime

import pytest

from perspectives.records.claim_records import Claim
from perspectives.views.clocks import Clocks, Span, clocks_of, count_kinds, span
from tests.unit import small_book


def claim_with_dates(said: str | None, told: str | None) -> Clocks:
    """Return a claim with the two dates."""
    return Clocks(Claim("one", "page", 1, "ringer"), said, told)


@pytest.mark.parametrize(
    ("said", "told", "kind"),
    [
        ("1960-11-12", "1960-11-12", "at-the-time"),
        ("1960-11-12", "1961", "at-the-time"),
        ("1960-11-12", "1961-11-13", "at-the-time"),
        ("1960-11-12", "1961-11-14", "later"),
        ("1953/1968", "1963", "at-the-time"),
        ("1960", "1976~", "later"),
        ("1955-06-10", "1955-06-07", "at-the-time"),
        ("1968/..", "1974", "later"),
        ("../1944", "1944", "at-the-time"),
        ("1960", None, "told-unknown"),
        (None, None, "told-unknown"),
        (None, "1960", "said-unknown"),
    ],
)
def test_told_at_the_time_is_within_a_year_as_far_as_the_dates_say(
    said: str | None, told: str | None, kind: str
) -> None:
    assert claim_with_dates(said, told).kind == kind


SPANS = {
    "a day": ("1960-11-12", (1960, 11, 12), (1960, 11, 12), 1),
    "a month": ("1960-02", (1960, 2, 1), (1960, 2, 29), 29),
    "a year": ("1961", (1961, 1, 1), (1961, 12, 31), 365),
    "an open end": ("1960-11-12/..", (1960, 11, 12), (1960, 12, 31), 50),
    "an open beginning": ("../1960-02-01", (1960, 1, 1), (1960, 2, 1), 32),
}


@pytest.mark.parametrize("name", SPANS)
def test_a_date_is_as_wide_as_the_days_it_may_mean(name: str) -> None:
    text, first, last, days = SPANS[name]
    found = span(text)
    assert found == Span(datetime.date(*first), datetime.date(*last))
    assert found.days == days


def test_a_date_that_says_nothing_has_no_width() -> None:
    assert (span(None), span("../..")) == (None, None)


def test_a_claim_is_said_on_its_own_day_or_on_that_of_its_event() -> None:
    own, of_event = (
        small_book.claim("a", date="1690", event="fall"),
        small_book.claim("b", event="fall", told="1702"),
    )
    book = small_book.book([own, of_event])
    assert [(one.saying, one.telling) for one in (clocks_of(book, own), clocks_of(book, of_event))] == [
        ("1690", None),
        ("1700", "1702"),
    ]
    assert clocks_of(book, of_event).years == 2


def test_claims_are_counted_by_kind() -> None:
    found = [
        claim_with_dates("1700", "1700"),
        claim_with_dates("1700", "1710"),
        claim_with_dates("1700", "1720"),
        claim_with_dates("1700", None),
    ]
    assert count_kinds(found) == {"at-the-time": 1, "later": 2, "told-unknown": 1, "said-unknown": 0}
