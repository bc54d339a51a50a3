"""Attributes of TEI: dates for what they mean, and ids that XML takes."""

from __future__ import annotations

from perspectives.export.tei_elements import date_attributes, xml_id


def test_dates_have_teis_attributes_for_what_they_mean() -> None:
    assert date_attributes("1960-11-12") == {"when": "1960-11-12"}
    assert date_attributes("1701-06/1701-07") == {"from": "1701-06", "to": "1701-07"}
    assert date_attributes("1968/..") == {"notBefore": "1968-01-01"}
    assert date_attributes("1960-08-03~") == {"notBefore": "1960-08-03", "notAfter": "1960-08-03"}
    assert date_attributes("196X") == {"notBefore": "1960-01-01", "notAfter": "1969-12-31"}


def test_an_id_that_xml_does_not_take_is_written_in_letters_it_takes() -> None:
    assert xml_id("cite-odo-book") == "cite-odo-book"
    assert xml_id("cite-odo:1/2") == "cite-odo_3a_1_2f_2"
