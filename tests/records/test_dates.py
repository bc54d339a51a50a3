"""Dates: read as EDTF, sorted, said in words."""

from __future__ import annotations

import datetime

import pytest

from perspectives.records.dates import parse_date, say_date, sort_key, years_between


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1960-11-12", "12 November 1960"),
        ("1960-11", "November 1960"),
        ("1960", "1960"),
        ("1961-05/1961-06", "May–June 1961"),
        ("1961-03-28/1961-03-29", "28–29 March 1961"),
        ("1960-10-30/1960-11-02", "30 October – 2 November 1960"),
        ("1960-05/1961-02", "May 1960 – February 1961"),
        ("1957/1959", "1957–1959"),
        ("1976~", "about 1976"),
        ("1976?", "1976 (uncertain)"),
        ("1976%", "about 1976 (uncertain)"),
        ("1961-21", "spring 1961"),
        ("195X", "the 1950s"),
        ("1960-11-25/..", "from 25 November 1960"),
        ("../1961", "until 1961"),
    ],
)
def test_a_date_is_said_as_a_reader_says_it(typed: str, said: str) -> None:
    parse_date(typed)
    assert say_date(typed) == said


@pytest.mark.parametrize(
    "typed", ["12 November 1960", "1960-13", "1960-02-31", "1961/1960", "", "soon", "1960-11-12x"]
)
def test_what_is_no_edtf_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|no day|before it begins"):
        parse_date(typed)


def test_an_open_end_is_unknown_and_not_infinite() -> None:
    date = parse_date("1960-11-25/..")
    assert (date.earliest, date.latest) == (datetime.date(1960, 11, 25), None)


@pytest.mark.parametrize("typed", ["../..", "../", "/.."])
def test_two_ends_of_which_none_is_known_are_a_date_that_says_nothing(typed: str) -> None:
    date = parse_date(typed)
    assert (date.earliest, date.latest) == (None, None)
    assert say_date(typed) == typed
    assert sort_key(typed) < sort_key(None)
    assert years_between("1960", typed) is None


def test_dates_sort_by_first_then_last_day_and_unknown_ones_last() -> None:
    typed = [None, "1961", "1960-11-12", "1960-11", "1960", "1960-11-10/1960-12-01"]
    assert sorted(typed, key=sort_key) == [
        "1960",
        "1960-11",
        "1960-11-10/1960-12-01",
        "1960-11-12",
        "1961",
        None,
    ]


def test_years_are_counted_from_the_saying_to_the_telling() -> None:
    assert years_between("1960-11-12", "1976") == 16
    assert years_between("1960-11-12", "1960-12") == 0
    assert years_between(None, "1976") is None
    assert years_between("1960/..", "1976") is None
