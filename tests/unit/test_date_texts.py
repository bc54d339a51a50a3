"""Dates of works: EDTF, and what people write, kept as it is meant."""

from __future__ import annotations

from typing import Any

import pytest

from perspectives.citations.author_date_labels import labels_of, sort_key
from perspectives.citations.csl_json import csl_item
from perspectives.citations.date_texts import csl_date, is_year_text, month_of, nearest_edtf
from perspectives.citations.entry_reader import read_text
from perspectives.citations.item import Item


def parts(*points: tuple[int, ...], **more: Any) -> dict[str, Any]:
    return {"date-parts": [list(point) for point in points], **more}


def about(year: int, literal: str) -> dict[str, Any]:
    return parts((year,), circa=True, literal=literal)


DATES: dict[str, dict[str, Any]] = {
    "1961": parts((1961,)),
    "{1961}": parts((1961,)),
    "1961-11": parts((1961, 11)),
    "1961-11-07": parts((1961, 11, 7)),
    "1961-11-07T10:15:00Z": parts((1961, 11, 7)),
    "1960-12/1961-01": parts((1960, 12), (1961, 1)),
    "1960--1961": parts((1960,), (1961,)),
    "1960–1961": parts((1960,), (1961,)),
    "1960-1961": parts((1960,), (1961,)),
    "1960~": parts((1960,), circa=True),
    "1960?": parts((1960,), circa=True),
    "7 November 1961": parts((1961, 11, 7)),
    "November 7, 1961": parts((1961, 11, 7)),
    "7th Nov. 1961": parts((1961, 11, 7)),
    "Nov 1961": parts((1961, 11)),
    "7. Dezember 1961": parts((1961, 12, 7)),
    "12.03.2024": parts((2024, 3, 12)),
    "2024/03/12": parts((2024, 3, 12)),
    "Spring 1961": {"literal": "1961-21"},
    "ca. 1900": about(1900, "ca. 1900"),
    "ca.~1900": about(1900, "ca. 1900"),
    r"{\textasciitilde}1960 \& 1961": {"literal": "~1960 & 1961"},
    "c. 1900": about(1900, "c. 1900"),
    "c1900": about(1900, "c1900"),
    "circa 1900": about(1900, "circa 1900"),
    "about 1900": about(1900, "about 1900"),
    "um 1900": about(1900, "um 1900"),
    "1900 (ca.)": about(1900, "1900 (ca.)"),
    "[ca. 1900]": about(1900, "[ca. 1900]"),
    "[1796]": parts((1796,), literal="[1796]"),
    "[1796?]": about(1796, "[1796?]"),
    "1961/": parts((1961,), literal="1961–"),
    "1961–": parts((1961,), literal="1961–"),
    "in press": {"literal": "in press"},
    "forthcoming": {"literal": "forthcoming"},
    "1960/61": {"literal": "1960/61"},
    "1960, c1958": {"literal": "1960, c1958"},
    "195X": {"literal": "195X"},
    "1701-24": {"literal": "1701-24"},
    "1961-13-40": {"literal": "1961-13-40"},
    "n.d.": {},
    "[n.d.]": {},
    "s.d.": {},
    "o. J.": {},
    "undated": {},
    "": {},
}
NO_YEARS = ("yesterday", "l9b0", "?", "tba", "12")
MONTHS = {
    "nov": ("11", ""),
    "November": ("11", ""),
    "11": ("11", ""),
    "{nov.}": ("11", ""),
    "7~November": ("11", "07"),
    "November 7": ("11", "07"),
    "7. nov": ("11", "07"),
    "March/April": ("03/04", ""),
    "mar–apr": ("03/04", ""),
    "Spring": ("21", ""),
    "dhjetor": ("12", ""),
}
LABELS = {
    "ca. 1900": "Roe ca. 1900",
    "[1796]": "Roe [1796]",
    "in press": "Roe, in press",
    "n.d.": "Roe, n.d.",
    "1960~": "Roe [1960?]",
    "1961-11-07": "Roe 1961",
    "1960/61": "Roe 1960/61",
    "Spring 1961": "Roe 1961",
}


@pytest.mark.parametrize("typed", DATES)
def test_a_date_is_kept_as_it_is_meant(typed: str) -> None:
    assert csl_date(typed) == DATES[typed]


@pytest.mark.parametrize("typed", [typed for typed in DATES if typed and typed != "1701-24"])
def test_what_is_meant_as_a_year_is_no_fault(typed: str) -> None:
    assert is_year_text(typed.strip("{}"))


@pytest.mark.parametrize("typed", NO_YEARS)
def test_what_is_no_year_is_told(typed: str) -> None:
    _works, (fault,) = read_text(f"@book{{a, title = {{A}}, year = {{{typed}}}}}")
    assert (fault.code, fault.field, fault.value) == ("malformed-date", "year", typed)


@pytest.mark.parametrize("typed", MONTHS)
def test_a_month_is_read_as_tools_write_it(typed: str) -> None:
    assert month_of(typed) == MONTHS[typed]


@pytest.mark.parametrize("typed", ["", "blah", "13", "0", "nov dec", "1/2/3", "/"])
def test_what_is_no_month_is_none(typed: str) -> None:
    assert month_of(typed) is None


@pytest.mark.parametrize(
    ("typed", "near"), [("ca. 1900", "1900~"), ("7 November 1961", "1961-11-07"), ("once", None)]
)
def test_the_nearest_edtf_is_named(typed: str, near: str | None) -> None:
    assert nearest_edtf(typed) == near


@pytest.mark.parametrize("typed", LABELS)
def test_the_label_says_the_date_as_it_was_typed(typed: str) -> None:
    works, faults = read_text(f"@book{{a, title = {{A}}, author = {{Roe, Rick}}, year = {{{typed}}}}}")
    assert faults == []
    assert labels_of([Item(csl_item("a", works["a"]))])["a"].text == LABELS[typed]


def test_works_whose_years_are_words_are_told_apart_by_them_and_sorted_by_their_years() -> None:
    years = ["in press", "ca. 1900", "[1796]", "in press", "1850", "n.d.", "Spring 1960", "ca. 1900"]
    text = "".join(
        f"@book{{w{number}, title = {{T{number}}}, author = {{Roe, R.}}, year = {{{year}}}}}"
        for number, year in enumerate(years)
    )
    works, _faults = read_text(text)
    items = [Item(csl_item(key, entry)) for key, entry in works.items()]
    labels = labels_of(items)
    assert [labels[item.data["id"]].text for item in sorted(items, key=sort_key)] == [
        "Roe [1796]",
        "Roe 1850",
        "Roe ca. 1900a",
        "Roe ca. 1900b",
        "Roe 1960",
        "Roe, in press-a",
        "Roe, in press-b",
        "Roe, n.d.",
    ]


def test_letters_that_unicode_does_not_divide_sort_by_their_base_letters() -> None:
    names = [
        "Zygmunt",
        "Łodzki",
        "Lund",
        "Ørsted",
        "Ostby",
        "Đorđe",
        "Dvořák",
        "Þór",
        "Æon",
        "Straße",
        "Strasse B",
    ]
    items = [
        Item({"id": name, "type": "book", "title": "T", "author": [{"family": name, "given": "A."}]})
        for name in names
    ]
    assert [item.data["id"] for item in sorted(items, key=sort_key)] == [
        *("Æon", "Đorđe", "Dvořák", "Łodzki", "Lund", "Ørsted", "Ostby", "Straße", "Strasse B", "Þór"),
        "Zygmunt",
    ]
