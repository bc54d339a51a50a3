"""The forms of values, for programs that help to type, take what the registry takes."""

from __future__ import annotations

import pytest
from jsonschema import Draft7Validator

from perspectives.records import value_forms
from perspectives.records.dates import parse_date
from tests.fuzz.pieces import DATES

DATES_AS_TYPED = """1960|1960-11|1960-11-12|196X|19XX|1960?|1960-11~|1960-11-12%|1960-11-10/1960-12-01|1960/..
../1960|1960/|/1960|1960-XX|1960-11-XX|1960-21|[1960,1961]|{1960..1962}|?1960-11|1960-?11-12
2000-02-29|1960-02-29| 1960|1960-1|1960-13|1960-00|1960-11-31|1961-02-29|1900-02-29|0000|60
12.11.1960|11/12/1960|12 Nov 1960|Nov. 1960|1960s|ca. 1960|c. 1960|1960/61|1960-61|1960–1961
1960 - 1961|n.d.|undated||?|1960??|1960-11-12T10:00|1960,1961|Y17000"""


@pytest.mark.parametrize("text", DATES_AS_TYPED.replace("\n", "|").split("|"))
def test_schema_and_registry_take_the_same_dates(text: str) -> None:
    assert Draft7Validator(value_forms.DATE).is_valid(text) == is_date(text)


def test_the_schema_refuses_no_date_that_the_registry_takes() -> None:
    """Not the other way round: some rare forms of EDTF that the registry refuses, the schema takes."""
    validator = Draft7Validator(value_forms.DATE)
    assert [text for text in DATES if is_date(text) and not validator.is_valid(text)] == []


def is_date(text: str) -> bool:
    """Return whether the registry reads a text as a date."""
    try:
        parse_date(text)
    except ValueError:
        return False
    return True
