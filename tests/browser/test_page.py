"""The layout of pages: rows in order, no horizontal scrolling, no other host, no console message."""

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
    lines,
    pages_of,
)
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 768, 390)
ZOOMED = (640, 320)
"""The widths of a desk of 1280 pixels at 200 and at 400 per cent."""
CHAPTER = "chapters/moscow-commission.html"
CHOICES = ".ps-bar, .ps-filters, .ps-ask, .ps-row-open"
"""What scripts add or show: the bar of the page, filters, the form of a register, the buttons of its rows."""
CLAIM = "#claim-khrushchev-dismantle-base"
PRINT_WIDTH = 718
"""The width of the text on A4 with margins of one centimetre, in CSS pixels."""
FOCUS_RING = "element => { const s = getComputedStyle(element); return s.outlineStyle + s.boxShadow; }"


def comparisons(built: Build, page: Page, opener: Opener) -> Iterator[Box]:
    """Yield the boxes of every comparison of the book."""
    found = {}
    for name in pages_of(built, "chapters"):
        opener.go(page, name)
        for comparison in page.evaluate(COMPARISONS):
            found[comparison["id"]] = comparison["claims"]
            yield comparison
    # A question that one pen alone answers has no rows. The data have the claims in the order of reading.
    assert found == {
        f"accounts-{comparison['id']}": comparison["claims"]
        for comparison in built.data["comparisons"]
        if comparison["witnesses"] > 1
    }


def assert_in_order(comparison: Box) -> None:
    """Check that accounts are read on the page as they stand in the text, and that none covers another."""
    id_ = comparison["id"]
    for upper, lower in pairwise(comparison["blocks"]):
        assert upper["bottom"] <= lower["top"], id_
    for block in comparison["blocks"]:
        accounts = block["accounts"]
        assert all(block["head"][0]["bottom"] <= one["top"] + 6 for one in accounts if block["head"]), id_
        if block["kind"] == "further":
            # In columns: down the first, then down the next.
            assert accounts == sorted(accounts, key=lambda one: (round(one["left"]), one["top"])), id_
            for one, other in pairwise(accounts):
                assert one["bottom"] <= other["top"] + 1 or one["right"] <= other["left"], id_
            continue
        visible_lines = lines(accounts)
        assert accounts == [one for line in visible_lines for one in line], id_
        for line in visible_lines:
            assert all(first["right"] <= second["left"] for first, second in pairwise(line)), id_
            assert len({round(one["top"]) for one in line}) == 1, id_


def rows_of(comparison: Box) -> list[Box]:
    """Return the rows of a comparison."""
    return [block for block in comparison["blocks"] if block["kind"] == "row"]


def test_the_accounts_of_a_row_stand_beside_each_other_on_a_desk(open_page: Opener, built: Build) -> None:
    page = open_page("index.html")
    pairs = 0
    for comparison in comparisons(built, page, open_page):
        assert_in_order(comparison)
        assert len(comparison["blocks"]) > 0, comparison["id"]
        for row in rows_of(comparison):
            pairs += bool(row["head"])
            assert len(lines(row["accounts"])) == 1, comparison["id"]
            assert len(row["accounts"]) <= 3, comparison["id"]
            assert all(one["right"] - one["left"] >= 230 for one in row["accounts"]), comparison["id"]
    assert pairs > 20


def test_rows_are_read_in_their_order_and_cover_nothing_on_a_tablet(open_page: Opener, built: Build) -> None:
    page = open_page("index.html", 768, scheme="dark")
    for comparison in comparisons(built, page, open_page):
        assert_in_order(comparison)
        for row in rows_of(comparison):
            assert (
                len(lines(row["accounts"])[0]) == min(2, len(row["accounts"]))
                or len(lines(row["accounts"])) == 1
            ), comparison["id"]


def test_accounts_are_stacked_on_a_phone_in_the_same_order_with_the_finding_first(
    open_page: Opener, built: Build
) -> None:
    page = open_page("index.html", 390)
    for comparison in comparisons(built, page, open_page):
        assert_in_order(comparison)
        for block in comparison["blocks"]:
            assert {len(line) for line in lines(block["accounts"])} == {1}, comparison["id"]
        assert comparison["finding"]["bottom"] <= comparison["blocks"][0]["top"], comparison["id"]


def test_open_folds_fit_their_width(open_page: Opener, built: Build) -> None:
    page = open_page("index.html", 390)
    # A panel that moves would be measured in a wrong place.
    page.emulate_media(reduced_motion="reduce")
    faults = {}
    for name in pages_of(built, "chapters"):
        open_page.go(page, name)
        page.locator("main .ps-fold").evaluate_all("all => all.forEach(fold => { fold.open = true; })")
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            if page.evaluate("width => document.documentElement.scrollWidth > width", width):
                faults[name, width] = ["scrolls"]
            elif out := page.evaluate(OUT_OF_REACH, width):
                faults[name, width] = out
    assert faults == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_fits_its_width_asks_nobody_else_and_keeps_quiet(
    open_page: Opener, built: Build, scheme: Scheme
) -> None:
    """Light is tested at three widths and zoomed, dark at one width, and documents in light alone.

    Colours need no space.
    """
    page = open_page("index.html", scheme=scheme)
    # A panel that moves would be measured in a wrong place.
    page.emulate_media(reduced_motion="reduce")
    faults = {}
    in_light_alone = set(pages_of(built, "documents")) if scheme == "dark" else set()
    for name in pages_of(built):
        if name in in_light_alone:
            continue
        open_page.requests.clear()
        open_page.messages.clear()
        page_faults: dict[str, object] = {}
        for width in (*WIDTHS, *ZOOMED) if scheme == "light" else WIDTHS[:1]:
            page.set_viewport_size({"width": width, "height": 900})
            if width == WIDTHS[0]:
                open_page.go(page, name)
                # A plain page, as at the address of a page that moved, has no choice of a scheme.
                is_plain = page.locator("body:is(.ps-stub, .ps-citations-page)").count() == 1
                theme = page.evaluate("document.documentElement.dataset.theme")
                assert theme == (None if is_plain else scheme), name
            if page.evaluate("width => document.documentElement.scrollWidth > width", width):
                page_faults[f"scrolls at {width}"] = True
            if elements := page.evaluate(OUT_OF_REACH, width):
                page_faults[f"out of reach at {width}"] = elements
        if urls := [url for url in open_page.requests if not url.startswith(("file:", "data:"))]:
            page_faults["requests"] = urls
        if open_page.messages:
            page_faults["messages"] = list(open_page.messages)
        if page_faults:
            faults[name] = page_faults
    assert faults == {}


def test_nothing_is_missing_without_scripts(open_page: Opener, built: Build) -> None:
    """Only the choices are missing, which need scripts."""
    with_scripts, without = open_page("index.html"), open_page("index.html", scripts=False)
    for name in [*pages_of(built, "chapters"), "reference/claims.html", "reference/voices.html"]:
        open_page.go(with_scripts, name)
        open_page.go(without, name)
        bar = with_scripts.locator(".ps-bar")
        assert bar.count() == (1 if name.startswith("chapters") else 0), name
        assert without.locator(".ps-bar:visible").count() == 0, name
        with_scripts.locator(CHOICES).evaluate_all("all => all.forEach(choices => choices.remove())")
        for page in (with_scripts, without):
            # Rows have an inner text only after their layout, which normally waits until they are visible.
            page.locator("tr, tbody").evaluate_all(
                "all => all.forEach(rows => rows.style.contentVisibility = 'visible')"
            )
        assert without.locator("main").inner_text() == with_scripts.locator("main").inner_text(), name
    open_page.go(without, CHAPTER)
    without.locator(f"{CLAIM} summary").click()
    text = without.locator("main").inner_text().casefold()
    for words in (
        "We can dismantle the base if you like.",
        "one-sided",
        "Moscow’s words, Tirana’s pen",
        "What to make of it",
        "What would settle it:",
        "original not identified",
        "khrushchev-dismantle-base",
    ):
        assert words.casefold() in text


def test_the_address_of_a_claim_leads_to_it_and_marks_it_alone(open_page: Opener) -> None:
    ids_with_outline = (
        "elements => elements.filter(e => getComputedStyle(e).outlineStyle === 'solid').map(e => '#' + e.id)"
    )
    page = open_page(CHAPTER)
    assert page.locator(".ps-claim").evaluate_all(ids_with_outline) == []
    page.locator(f"{CLAIM} summary").click()
    page.locator(f"{CLAIM} .ps-permalink").click()
    assert page.url.endswith(f"{CHAPTER}{CLAIM}")
    for tab in (page, open_page(f"{CHAPTER}{CLAIM}")):
        box = tab.locator(CLAIM).bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 450
        assert tab.locator(".ps-claim").evaluate_all(ids_with_outline) == [CLAIM]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_key_reaches_the_address_of_a_claim_and_shows_where_it_is(
    open_page: Opener, scheme: Scheme
) -> None:
    page = open_page(CHAPTER, scheme=scheme)
    page.locator(f"{CLAIM} summary").click()
    link = page.locator(f"{CLAIM} .ps-permalink")
    page.mouse.move(2, 2)
    assert link.evaluate(FOCUS_RING) == "nonenone"
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert link.evaluate("element => element === document.activeElement")
    assert link.evaluate(FOCUS_RING) != "nonenone"


def test_paper_has_no_navigation_and_keeps_the_rows(open_page: Opener, built: Build) -> None:
    page = open_page(CHAPTER, PRINT_WIDTH)
    page.emulate_media(media="print")
    for selector in (
        ".book-trail",
        ".bd-header-article",
        ".bd-sidebar-primary",
        ".bd-sidebar-secondary",
        ".prev-next-footer",
        ".bd-footer",
        ".search-button",
        "main .headerlink",
    ):
        elements = page.locator(selector)
        assert elements.count() > 0, selector
        assert [element for element in elements.all() if element.is_visible()] == [], selector
    for comparison in comparisons(built, page, open_page):
        assert_in_order(comparison)
        for row in rows_of(comparison):
            assert len(lines(row["accounts"])) == 1, comparison["id"]


def test_paper_has_no_button_back_to_the_top_after_scrolling(open_page: Opener) -> None:
    page = open_page(CHAPTER, PRINT_WIDTH)
    page.evaluate("scrollTo(0, 3000)")
    page.wait_for_function("document.getElementById('pst-back-to-top').style.display === 'block'")
    page.emulate_media(media="print")
    assert page.locator("#pst-back-to-top").is_hidden()
