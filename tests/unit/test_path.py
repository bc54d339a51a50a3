"""The years of a path: an event belongs to the year it begins in, a claim without an event to its own."""

from __future__ import annotations

import pytest

from perspectives.records.claim_records import Claim
from perspectives.views.claim_facts import year_of
from perspectives.views.path import is_in_years
from tests.unit.small_book import book, claim

YEARS = {
    "of its event": (claim("c", event="fall", date="1699"), 1700),
    "its own": (claim("c", date="1701-06/1702"), 1701),
    "of an event not declared": (claim("c", event="lost", date="1701"), 1701),
    "an open beginning": (claim("c", date="../1701"), None),
    "none": (claim("c"), None),
}


@pytest.mark.parametrize("name", YEARS)
def test_a_claim_belongs_to_the_year_in_which_what_it_speaks_of_began(name: str) -> None:
    one, year = YEARS[name]
    assert year_of(book([one]), one) == year


WITHIN: dict[str, tuple[Claim, dict[str, str], bool]] = {
    "the first year": (claim("c", date="1700"), {"from": "1700", "until": "1702"}, True),
    "the last year": (claim("c", date="1702-12-31"), {"from": "1700", "until": "1702"}, True),
    "before": (claim("c", date="1699-12-31"), {"from": "1700", "until": "1702"}, False),
    "after": (claim("c", date="1703"), {"from": "1700", "until": "1702"}, False),
    "from alone": (claim("c", date="1800"), {"from": "1700"}, True),
    "until alone": (claim("c", date="1800"), {"until": "1700"}, False),
    "no years asked for": (claim("c"), {"perspective": "east"}, True),
    "no year known": (claim("c"), {"from": "1700"}, False),
    "years that are none": (claim("c"), {"from": "soon"}, True),
}


@pytest.mark.parametrize("name", WITHIN)
def test_the_years_asked_for_include_the_first_and_the_last(name: str) -> None:
    one, filters, expected = WITHIN[name]
    assert is_in_years(book([one]), one, filters) is expected
