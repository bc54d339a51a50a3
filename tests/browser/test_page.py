"""What a reader sees: columns, order, no scroll to the side, nothing fetched from elsewhere, nothing said to the console."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.support import (
    COMPARISONS,
    OUT_OF_REACH,
    Box,
    Opener,
    Scheme,
    pages_of,
    rows,
    short_names,
)
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 768, 390)
CHAPTER = "chapters/moscow-commission.html"
CLAIM = "#claim-khrushchev-dismantle-base"
PAPER = 718
"""The width of the text on a sheet of A4 with margins of a centimetre, in the pixels of a style sheet."""
RING = "element => { const s = getComputedStyle(element); return s.outlineStyle + s.boxShadow; }"


def comparisons(built: Build, page: Page, opener: Opener) -> Iterator[Box]:
    """Yield every comparison of the book, with its boxes."""
    ids = []
    for name in pages_of(built, "chapters"):
        opener.turn(page, name)
        for comparison in page.evaluate(COMPARISONS):
            ids.append(comparison["id"])
            yield comparison
    assert sorted(ids) == [f"accounts-{comparison['id']}" for comparison in built.data["comparisons"]]


def assert_in_order(comparison: Box) -> None:
    """Columns stand in the registry's order, to the ear and to the eye, and none covers another."""
    names = [column["name"] for column in comparison["columns"]]
    shown = rows(comparison["columns"])
    assert names == sorted(names, key=short_names().index), comparison["id"]
    assert names == [column["name"] for row in shown for column in row], comparison["id"]
    for row in shown:
        assert all(first["right"] <= second["left"] for first, second in pairwise(row)), comparison["id"]
    for upper, lower in pairwise(shown):
        assert max(column["bottom"] for column in upper) <= lower[0]["top"], comparison["id"]


def test_columns_stand_side_by_side_on_a_desk_in_the_registrys_order(open_page: Opener, built: Build) -> None:
    page = open_page("index.html")
    for comparison in comparisons(built, page, open_page):
        assert_in_order(comparison)
        first = rows(comparison["columns"])[0]
        assert len(first) == 3, comparison["id"]
        assert all(column["right"] - column["left"] >= 230 for column in first), comparison["id"]


def test_columns_keep_their_order_and_cover_nothing_on_a_tablet(open_page: Opener, built: Build) -> None:
    page = open_page("index.html", 768, scheme="dark")
    for comparison in comparisons(built, page, open_page):
        assert_in_order(comparison)


def test_columns_are_stacked_on_a_phone_in_the_same_order_with_the_finding_first(
    open_page: Opener, built: Build
) -> None:
    page = open_page("index.html", 390)
    for comparison in comparisons(built, page, open_page):
        assert_in_order(comparison)
        assert {len(row) for row in rows(comparison["columns"])} == {1}, comparison["id"]
        assert comparison["finding"]["bottom"] <= comparison["columns"][0]["top"], comparison["id"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_fits_its_width_asks_nobody_else_and_keeps_quiet(
    open_page: Opener, built: Build, scheme: Scheme
) -> None:
    """In light at three widths, in the dark at one: colours take no room."""
    page = open_page("index.html", scheme=scheme)
    # A panel that glides is for a moment where it does not stay.
    page.emulate_media(reduced_motion="reduce")
    faults = {}
    for name in pages_of(built):
        open_page.asked.clear()
        open_page.said.clear()
        found: dict[str, object] = {}
        for width in WIDTHS if scheme == "light" else WIDTHS[:1]:
            page.set_viewport_size({"width": width, "height": 900})
            if width == WIDTHS[0]:
                open_page.turn(page, name)
                assert page.evaluate("document.documentElement.dataset.theme") == scheme
            if page.evaluate("width => document.documentElement.scrollWidth > width", width):
                found[f"scrolls at {width}"] = True
            if beyond := page.evaluate(OUT_OF_REACH, width):
                found[f"out of reach at {width}"] = beyond
        if asked := [url for url in open_page.asked if not url.startswith(("file:", "data:"))]:
            found["asked"] = asked
        if open_page.said:
            found["said"] = list(open_page.said)
        if found:
            faults[name] = found
    assert faults == {}


def test_nothing_is_missing_without_scripts(open_page: Opener, built: Build) -> None:
    """But the choices, which without scripts could not answer."""
    with_scripts, without = open_page("index.html"), open_page("index.html", scripts=False)
    for name in [*pages_of(built, "chapters"), "reference/claims.html", "reference/voices.html"]:
        open_page.turn(with_scripts, name)
        open_page.turn(without, name)
        bar = with_scripts.locator(".ps-bar")
        assert bar.count() == (1 if name.startswith("chapters") else 0), name
        assert without.locator(".ps-bar:visible").count() == 0, name
        with_scripts.locator(".ps-bar, .ps-filters").evaluate_all(
            "all => all.forEach(choices => choices.remove())"
        )
        for page in (with_scripts, without):
            # A row that is not laid out before it comes into sight has no inner text until then.
            page.locator("tr").evaluate_all(
                "all => all.forEach(row => row.style.contentVisibility = 'visible')"
            )
        assert without.locator("main").inner_text() == with_scripts.locator("main").inner_text(), name
    open_page.turn(without, CHAPTER)
    shown = without.locator("main").inner_text().casefold()
    for words in (
        "We can dismantle the base if you like.",
        "one-sided",
        "Moscow’s words, an unnamed pen",
        "What to make of it",
        "What would settle it:",
        "original not identified",
        "khrushchev-dismantle-base",
    ):
        assert words.casefold() in shown


def test_the_address_of_a_claim_leads_to_it_and_marks_it_alone(open_page: Opener) -> None:
    marked = (
        "elements => elements.filter(e => getComputedStyle(e).outlineStyle === 'solid').map(e => '#' + e.id)"
    )
    page = open_page(CHAPTER)
    assert page.locator(".ps-claim").evaluate_all(marked) == []
    page.locator(f"{CLAIM} .ps-permalink").click()
    assert page.url.endswith(f"{CHAPTER}{CLAIM}")
    for tab in (page, open_page(f"{CHAPTER}{CLAIM}")):
        box = tab.locator(CLAIM).bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 450
        assert tab.locator(".ps-claim").evaluate_all(marked) == [CLAIM]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_key_reaches_the_address_of_a_claim_and_shows_where_it_is(
    open_page: Opener, scheme: Scheme
) -> None:
    page = open_page(CHAPTER, scheme=scheme)
    link = page.locator(f"{CLAIM} .ps-permalink")
    assert link.evaluate(RING) == "nonenone"
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert link.evaluate("element => element === document.activeElement")
    assert link.evaluate(RING) != "nonenone"


def test_paper_has_no_navigation_and_keeps_the_columns(open_page: Opener, built: Build) -> None:
    page = open_page(CHAPTER, PAPER)
    page.emulate_media(media="print")
    for selector in (
        ".bd-header",
        ".bd-header-article",
        ".bd-sidebar-primary",
        ".bd-sidebar-secondary",
        ".prev-next-footer",
        ".bd-footer",
        ".search-button",
        "main .headerlink",
    ):
        found = page.locator(selector)
        assert found.count() > 0, selector
        assert [element for element in found.all() if element.is_visible()] == [], selector
    for comparison in comparisons(built, page, open_page):
        assert_in_order(comparison)
        assert len(rows(comparison["columns"])[0]) == 3, comparison["id"]


def test_paper_has_no_button_back_to_the_top_after_scrolling(open_page: Opener) -> None:
    page = open_page(CHAPTER, PAPER)
    page.evaluate("scrollTo(0, 3000)")
    page.wait_for_function("document.getElementById('pst-back-to-top').style.display === 'block'")
    page.emulate_media(media="print")
    assert page.locator("#pst-back-to-top").is_hidden()
