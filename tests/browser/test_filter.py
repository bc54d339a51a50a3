"""A reader filters a register, shares the result by its address, and prints it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.support import Opener
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

REGISTER = "reference/claims.html"
VISIBLE_CLAIMS = """table => [...table.tBodies[0].rows]
  .filter(row => !row.hidden)
  .map(row => row.querySelector('a').hash.slice(7))"""
TIME_LIMIT = 100
"""The milliseconds that a reader does not notice."""
REPEAT_ROWS = """table => { const body = table.tBodies[0];
  for (let at = 0; body.rows.length < 1000; at++) body.append(body.rows[at].cloneNode(true)); }"""
MEASURE_CHOICES = """select => { const times = [];
  for (const value of [...select.options].map(option => option.value)) {
    select.value = value;
    const begin = performance.now();
    select.dispatchEvent(new Event('change', {bubbles: true}));
    select.closest('form').offsetHeight;
    times.push(performance.now() - begin);
  }
  return Math.min(...times); }"""


def visible_claims(page: Page) -> list[str]:
    """Return the ids of the claims with visible rows."""
    ids: list[str] = page.locator("#table-claims").evaluate(VISIBLE_CLAIMS)
    return ids


def test_a_register_is_narrowed_and_says_so(open_page: Opener, built: Build) -> None:
    page = open_page(REGISTER)
    everything = visible_claims(page)
    assert sorted(everything) == [claim["id"] for claim in built.data["claims"]]
    page.locator("form.ps-filters").get_by_role("combobox", name="Perspective", exact=True).select_option(
        "soviet"
    )
    page.locator("form.ps-filters").get_by_role("combobox", name="As told by", exact=True).select_option(
        "hoxha"
    )
    expected = {
        claim["id"]
        for claim in built.data["claims"]
        if claim["perspective"] == "soviet" and "hoxha" in claim["reporters"]
    }
    assert set(visible_claims(page)) == expected
    assert len(expected) > 5
    status = page.locator("form.ps-filters").get_by_role("status").inner_text()
    assert status == (
        f"{len(expected)} of {len(everything)} rows are shown: "
        "Perspective: Moscow: party and state; As told by: Hoxha, Enver."
    )
    page.get_by_role("button", name="Show all").click()
    assert visible_claims(page) == everything
    assert "?" not in page.url


def test_a_narrowed_register_can_be_shared(open_page: Opener) -> None:
    page = open_page(REGISTER)
    page.locator("form.ps-filters").get_by_role("combobox", name="Finding", exact=True).select_option(
        "conflict"
    )
    page.locator("form.ps-filters").get_by_role("combobox", name="Voice", exact=True).select_option("hoxha")
    copy = open_page(REGISTER + "?" + page.url.partition("?")[2])
    assert visible_claims(copy) == visible_claims(page)
    assert (
        copy.locator("form.ps-filters").get_by_role("combobox", name="Voice", exact=True).input_value()
        == "hoxha"
    )


def test_a_register_is_narrowed_by_keyboard_alone(open_page: Opener) -> None:
    page = open_page(REGISTER)
    page.locator("form.ps-filters").get_by_role("combobox", name="Perspective", exact=True).focus()
    page.keyboard.type("Mos")
    assert (
        page.locator("form.ps-filters").get_by_role("combobox", name="Perspective", exact=True).input_value()
        == "soviet"
    )
    assert "perspective=soviet" in page.url
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "voice"


def test_a_choice_that_no_row_answers_shows_none_and_says_so(open_page: Opener) -> None:
    page = open_page(f"{REGISTER}?perspective=historians&voice=hoxha")
    assert visible_claims(page) == []
    assert (
        page.locator("form.ps-filters")
        .get_by_role("status")
        .inner_text()
        .startswith("No row is Perspective: Historians")
    )


def test_a_value_that_does_not_exist_hides_nothing(open_page: Opener, built: Build) -> None:
    page = open_page(f"{REGISTER}?perspective=martian")
    assert len(visible_claims(page)) == len(built.data["claims"])


def test_paper_has_what_is_shown_and_says_what_that_is(open_page: Opener) -> None:
    page = open_page(f"{REGISTER}?perspective=soviet", 718)
    page.emulate_media(media="print")
    assert page.locator("form.ps-filters").get_by_role("status").is_visible()
    assert page.locator("form.ps-filters select").first.is_hidden()
    assert page.locator("#table-claims tbody tr:visible").count() == len(visible_claims(page))


def test_without_scripts_the_register_is_whole_and_offers_no_choice(open_page: Opener, built: Build) -> None:
    page = open_page(f"{REGISTER}?perspective=soviet", scripts=False)
    assert page.locator("form.ps-filters").is_hidden()
    assert page.locator("#table-claims tbody tr").count() == len(built.data["claims"])


def test_the_matrix_is_narrowed_by_finding(open_page: Opener, built: Build) -> None:
    page = open_page("reference/disagreements.html")
    page.locator("form.ps-filters").get_by_role("combobox", name="Finding", exact=True).select_option(
        "conflict"
    )
    rows = page.locator("#table-disagreements tbody tr:visible")
    assert rows.count() == sum(
        comparison["finding"] == "conflict" for comparison in built.data["comparisons"]
    )


def test_a_thousand_rows_are_narrowed_at_once(open_page: Opener) -> None:
    page = open_page("index.html")
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => "
        f"({REPEAT_ROWS})(document.getElementById('table-claims')), {{once: true}})"
    )
    open_page.go(page, REGISTER)
    assert page.locator("#table-claims tbody tr").count() == 1000
    assert (
        page.locator("form.ps-filters")
        .get_by_role("combobox", name="Perspective", exact=True)
        .evaluate(MEASURE_CHOICES)
        < TIME_LIMIT
    )
