"""What a spreadsheet makes of a date, and what was meant."""

from __future__ import annotations

import pytest

from perspectives.records.field_forms import years_of
from perspectives.records.sheet_dates import meant_date

MEANT = {
    "Jun-60": "1960-06",
    "60-Jun": "1960-06",
    "June-60": "1960-06",
    "12-Nov-60": "1960-11-12",
    "22232": "1960-11-12",
    "22232.0": "1960-11-12",
    "12/11/1960": "1960-11-12\n1960-12-11",
    "12.11.1960": "1960-11-12\n1960-12-11",
    "13/11/1960": "1960-11-13",
    "11/13/1960": "1960-11-13",
    "11/11/60": "1960-11-11",
    "31.02.1960": None,
    "1960-11-12 00:00:00": "1960-11-12",
    "1960-11-12T10:30": "1960-11-12",
    "1960-02-31 00:00": None,
    "1960s": "196X",
    "the 1960s": "196X",
    "Foo-60": None,
    "31-Feb-60": None,
    "yesterday": None,
    "99999": None,
    "0": None,
    "": None,
}
YEARS = {
    "1960-11-12": (1960, 1960),
    "1960-12/1961-01": (1960, 1961),
    "1976~": (1976, 1976),
    "1959?": (1959, 1959),
    "197X": (1970, 1979),
    "../1961": (None, 1961),
    "1961/..": (1961, None),
    "../..": (None, None),
    "in press": (None, None),
    "": (None, None),
}


@pytest.mark.parametrize("typed", MEANT)
def test_a_date_that_a_spreadsheet_has_changed_is_guessed(typed: str) -> None:
    assert meant_date(typed) == MEANT[typed]


@pytest.mark.parametrize("date", YEARS)
def test_a_date_has_the_years_that_it_names(date: str) -> None:
    assert years_of(date) == YEARS[date]
    assert years_of(None) == (None, None)
