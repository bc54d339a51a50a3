"""Dates: read as EDTF, sorted, said in words."""

from __future__ import annotations

import datetime

import pytest

from perspectives.records.dates import (
    calendar_years_between,
    has_several_years,
    parse_date,
    say_date,
    sort_key,
    years_between,
)
from perspectives.records.month_names import month_name


@pytest.mark.parametrize(
    ("typed", "words"),
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
        ("1960-12-30/1961-01-02", "30 December 1960 – 2 January 1961"),
        ("1960-11/1961", "November 1960 – 1961"),
        ("1976~/1978", "about 1976 – 1978"),
        ("1960-11-12~", "about 12 November 1960"),
        ("1960/", "from 1960"),
        ("/1961", "until 1961"),
        ("2001-24", "winter 2001"),
    ],
)
def test_a_date_is_said_as_a_reader_says_it(typed: str, words: str) -> None:
    parse_date(typed)
    assert say_date(typed) == words


@pytest.mark.parametrize(
    "typed",
    [
        "12 November 1960",
        "1960-13",
        "1960-02-31",
        "1961/1960",
        "",
        "soon",
        "1960-11-12x",
        "../000X",
        "0000-XX/1961",
    ],
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


YEARS = {
    "the same day": ("1960-11-16", "1960-11-16", 0, 0),
    "the next day, in another year": ("1960-12-31", "1961-01-01", 0, 1),
    "a year less a day": ("1960-11-16", "1961-11-15", 0, 1),
    "a year to the day": ("1960-11-16", "1961-11-16", 1, 1),
    "a year, from the leap day": ("1960-02-29", "1961-03-01", 1, 1),
    "twenty years and a half": ("1941-11-08", "1962-06-22", 20, 21),
    "the end of a period counts": ("1961-10-17/1961-10-31", "1962-10-30", 0, 1),
    "the beginning of a telling counts": ("1960-11-16", "1961-11-16/1962-12-01", 1, 1),
    "the day before": ("1955-06-10", "1955-06-07", 0, 0),
    "the day before, in another year": ("1961-01-01", "1960-12-31", 0, -1),
    "two years before": ("1962-01-01", "1960-01-01", -2, -2),
    "told in a year": ("1960-11-16", "1961", 1, 1),
    "told in a month": ("1960-11-16", "1961-01", 1, 1),
    "said in a year": ("1960", "1961-01-01", 1, 1),
    "said in a month": ("1960-12", "1961-01-01", 1, 1),
    "said on a doubtful day": ("1960-12-31?", "1961-01-01", 1, 1),
    "told about a day": ("1960-12-31", "1961-01-01~", 1, 1),
    "many years": ("1960-11-12", "1976", 16, 16),
    "the same year": ("1960-11-12", "1960-12", 0, 0),
    "an open end of the saying": ("1960/..", "1976", None, None),
    "an open beginning of the telling": ("1960", "../1976", None, None),
    "an open beginning of the saying": ("../1960", "1976", 16, 16),
    "nobody knows when it was said": (None, "1976", None, None),
    "nobody knows when it was told": ("1960", None, None, None),
}


@pytest.mark.parametrize("name", YEARS)
def test_whole_years_are_counted_between_two_days_and_calendar_years_elsewhere(name: str) -> None:
    earlier, later, years, calendar_years = YEARS[name]
    assert years_between(earlier, later) == years
    assert calendar_years_between(earlier, later) == calendar_years


DAYS = {
    "a day": ("1960-11-12", (1960, 11, 12), (1960, 11, 12)),
    "a month": ("1960-02", (1960, 2, 1), (1960, 2, 29)),
    "a year": ("1961", (1961, 1, 1), (1961, 12, 31)),
    "a decade": ("195X", (1950, 1, 1), (1959, 12, 31)),
    "a period": ("1960-11-10/1961-02", (1960, 11, 10), (1961, 2, 28)),
    "a season": ("1961-21", (1961, 3, 1), (1961, 5, 31)),
}


@pytest.mark.parametrize("name", DAYS)
def test_a_date_means_every_day_it_may_be(name: str) -> None:
    text, earliest, latest = DAYS[name]
    date = parse_date(text)
    assert (date.earliest, date.latest) == (datetime.date(*earliest), datetime.date(*latest))


def test_twelve_months_and_four_seasons_have_names() -> None:
    assert [month_name(number) for number in (1, 2, 11, 12, 21, 24)] == [
        *("January", "February", "November", "December"),
        *("spring", "winter"),
    ]
    assert [month_name(number) for number in (0, 13, 20, 25)] == [""] * 4
    assert len({month_name(number) for number in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("date", "several"),
    [
        ("1960", False),
        ("1960-11~", False),
        ("1960-02/1960-11", False),
        ("1959/1960", True),
        ("1959-12-31/1960-01-01", True),
        ("196X", True),
        ("1960/..", True),
    ],
)
def test_what_is_in_several_calendar_years(date: str, several: bool) -> None:
    assert has_several_years(date) is several
