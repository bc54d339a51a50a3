"""Attributes of TEI: dates for what they mean, and ids that XML takes."""

from __future__ import annotations

import pytest

from perspectives.export.tei_elements import date_attributes, xml_id


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("1960", {"when": "1960"}),
        ("1960-11", {"when": "1960-11"}),
        ("1960-11-12", {"when": "1960-11-12"}),
        ("1701-06/1701-07", {"from": "1701-06", "to": "1701-07"}),
        # A period with an open or an unknown end has one bound, and no other.
        ("1968/..", {"from": "1968"}),
        ("1968/", {"from": "1968"}),
        ("../1968-05", {"to": "1968-05"}),
        # What is only about right, or uncertain, may lie outside of any bound.
        ("1954~", {"when": "1954", "precision": "low"}),
        ("1960-08-03~", {"when": "1960-08-03", "precision": "low"}),
        ("1959?", {"when": "1959", "cert": "low"}),
        ("1959-05%", {"when": "1959-05", "precision": "low", "cert": "low"}),
        ("1976~/1979", {"from": "1976", "to": "1979", "precision": "low"}),
        ("1976/1979?", {"from": "1976", "to": "1979", "cert": "low"}),
        ("../1976~", {"to": "1976", "precision": "low"}),
        # Of a decade and a season the bounds are known.
        ("196X", {"notBefore": "1960-01-01", "notAfter": "1969-12-31"}),
        ("1960-21", {"notBefore": "1960-03-01", "notAfter": "1960-05-31"}),
        # What is no EDTF has no attributes.
        ("n.d.", {}),
        ("1960-13", {}),
        ("1960-02-31", {}),
        ("", {}),
    ],
)
def test_dates_have_teis_attributes_for_what_they_mean(text: str, attributes: dict[str, str]) -> None:
    assert date_attributes(text) == attributes


def test_an_id_that_xml_does_not_take_is_written_in_letters_it_takes() -> None:
    assert xml_id("cite-odo-book") == "cite-odo-book"
    assert xml_id("cite-odo:1/2") == "cite-odo_3a_1_2f_2"
