"""Cells of a table: no text is a formula to a spreadsheet, and each gives its text back."""

from __future__ import annotations

import pytest

from perspectives.export.csv_tables import guarded_cell
from tests.data_readers import FORMULA_STARTS

GUARDED = {
    "=1+1": "'=1+1",
    "'=1+1": "''=1+1",
    "''=1": "'''=1",
    "plain": "plain",
    "1+1=2": "1+1=2",
    "'plain": "'plain",
    " =1": " =1",
    "": "",
}


@pytest.mark.parametrize("sign", FORMULA_STARTS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_text_that_begins_with_a_sign_of_formulas_has_an_apostrophe_before_it(sign: str) -> None:
    assert guarded_cell(f"{sign}1", "; ") == f"'{sign}1"
    assert guarded_cell(f"'{sign}1", "; ") == f"''{sign}1"
    assert guarded_cell(f"1{sign}", "; ") == f"1{sign}"


@pytest.mark.parametrize("text", GUARDED)
def test_only_a_text_that_needs_it_is_guarded(text: str) -> None:
    assert guarded_cell(text, "; ") == GUARDED[text]


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (True, "true"), (False, "false"), (-1.5, "-1.5"), (0, "0"), ((), ""), (("b", "a"), "b; a")],
)
def test_a_value_that_is_no_text_is_written_as_what_it_is(value: object, cell: str) -> None:
    assert guarded_cell(value, "; ") == cell


def test_several_values_of_which_the_first_begins_a_formula_are_guarded() -> None:
    assert guarded_cell(("=1", "=2"), "\n---\n") == "'=1\n---\n=2"
