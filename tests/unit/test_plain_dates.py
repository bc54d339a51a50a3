"""Plain dates and periods: read without the library as the library reads them."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from perspectives.records.dates import Date, date_by_library, parse_date, plain_date
from tests.support import ROOT

DAY = datetime.date


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("1960", DAY(1960, 1, 1), DAY(1960, 12, 31)),
        ("1960-02", DAY(1960, 2, 1), DAY(1960, 2, 29)),
        ("1900-02", DAY(1900, 2, 1), DAY(1900, 2, 28)),
        ("1960-11-12", DAY(1960, 11, 12), DAY(1960, 11, 12)),
        ("1960-02-29", DAY(1960, 2, 29), DAY(1960, 2, 29)),
        ("0001", DAY(1, 1, 1), DAY(1, 12, 31)),
        ("9999-12-31", DAY(9999, 12, 31), DAY(9999, 12, 31)),
        ("1976~", DAY(1976, 1, 1), DAY(1976, 12, 31)),
        ("1976-05?", DAY(1976, 5, 1), DAY(1976, 5, 31)),
        ("1965-06-05%", DAY(1965, 6, 5), DAY(1965, 6, 5)),
        ("195X", DAY(1950, 1, 1), DAY(1959, 12, 31)),
        ("001X", DAY(10, 1, 1), DAY(19, 12, 31)),
        ("1961-05/1961-06", DAY(1961, 5, 1), DAY(1961, 6, 30)),
        ("192X/2018-04-23", DAY(1920, 1, 1), DAY(2018, 4, 23)),
        ("1905~/1989", DAY(1905, 1, 1), DAY(1989, 12, 31)),
        ("1960-12-31/1960", DAY(1960, 12, 31), DAY(1960, 12, 31)),
        ("1938-01-17/..", DAY(1938, 1, 17), None),
        ("../1961~", None, DAY(1961, 12, 31)),
    ],
)
def test_a_plain_date_is_read_without_the_library(
    typed: str, earliest: DAY | None, latest: DAY | None
) -> None:
    assert plain_date(typed) == Date(typed, earliest, latest)
    assert parse_date(typed) == Date(typed, earliest, latest)


@pytest.mark.parametrize(
    "typed",
    [
        *"0000 000X 1961-02-29 1960-04-31 1960-00 1960-13 1960-11-00 1961-21 19XX 196X-05 1960-XX".split(),
        *"1961/1960 1960/ /1960 ../.. ../195X 195X/.. 1960~/197X 1960/1961/1962".split(),
        *"~1960 1960~~ -0001 Y12000 1960-1 60".split(),
        *("１９６０", "195x", "", "/", "..", " 1960", "1960\n"),
    ],
)
def test_what_is_not_plain_is_left_to_the_library(typed: str) -> None:
    assert plain_date(typed) is None


def read(typed: str) -> Date | str:
    """Return the date in a text, or the message of the error."""
    try:
        return parse_date(typed)
    except ValueError as error:
        return str(error)


def by_library(typed: str) -> Date | str:
    """Return the date that the library reads in a text, or the message of the error."""
    try:
        return date_by_library(typed)
    except ValueError as error:
        return str(error)


# They include open ends, the year 0, months and days that do not exist, and seasons.
YEARS = st.sampled_from((0, 1, 4, 1899, 1900, 1955, 1960, 1961, 1999, 2000, 9999)).map("{:04}".format)
MONTHS = st.sampled_from((0, *range(1, 13), *range(1, 13), 13, 21, 24, 25)).map("{:02}".format)
DAYS = st.sampled_from((0, 1, 12, 15, 27, 28, 29, 30, 31, 32)).map("{:02}".format)
POINTS = st.one_of(
    YEARS,
    st.builds("{}-{}".format, YEARS, MONTHS),
    st.builds("{}-{}-{}".format, YEARS, MONTHS, DAYS),
    YEARS.map(lambda year: f"{year[:3]}X"),
    YEARS.map(lambda year: f"{year[:2]}XX"),
)
ENDS = st.builds("{}{}".format, POINTS, st.sampled_from(("", "", "", "?", "~", "%")))
DATES = st.one_of(
    ENDS, st.builds("{}/{}".format, *(st.one_of(ENDS, ENDS, ENDS, st.sampled_from(("..", ""))),) * 2)
)


@pytest.mark.slow("hundreds of dates, each by a grammar")
@given(DATES)
@example("1960-12-31/1960")
@example("1960/1960-01-01")
@example("195X/1950")
@example("9999-12/..")
@settings(max_examples=500, deadline=None, derandomize=True, database=None)
def test_a_date_is_read_as_the_library_reads_it(typed: str) -> None:
    assert read(typed) == by_library(typed)


def test_a_book_of_plain_dates_does_not_load_the_library() -> None:
    code = (
        "import sys, perspectives.records.dates as dates; "
        "dates.parse_date('1960-11-12/1961~'); print('edtf' in sys.modules); "
        "dates.parse_date('1961-21'); print('edtf' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "_ext")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["False", "True"]
