"""The layout of pages: rows in order, no horizontal scrolling, no other host, no console message."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Literal

import pytest

from tests.browser.support import COMPARISONS, TOO_WIDE, Box, Opener, Scheme, leave, lines, pages_of
from tests.browser.weights import HEAVIER_PAGES, KILOBYTE, fetched_files, kilobytes
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 768, 390)
ZOOMED = (640, 320)
"""The widths of a desk of 1280 pixels at 200 and at 400 per cent."""
PARTS = 4
"""The number of tests that share the pages of the book, so that no test takes much longer than others."""
CHAPTER = "chapters/moscow-commission.html"
CHOICES = ".ps-bar, .ps-filters, .ps-ask, .ps-row-open"
"""What scripts add or show: the bar of the page, filters, the form of a register, the buttons of its rows."""
CLAIM = "#claim-khrushchev-dismantle-base"
PRINT_WIDTH = 718
"""The width of the text on A4 with margins of one centimetre, in CSS pixels."""
FOCUS_RING = "element => { const s = getComputedStyle(element); return s.outlineStyle + s.boxShadow; }"


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


def assert_on_a_desk(comparison: Box) -> None:
    """Check that the accounts of a row stand beside each other, each wide enough to be read."""
    assert len(comparison["blocks"]) > 0, comparison["id"]
    for row in rows_of(comparison):
        assert len(lines(row["accounts"])) == 1, comparison["id"]
        assert len(row["accounts"]) <= 3, comparison["id"]
        assert all(one["right"] - one["left"] >= 230 for one in row["accounts"]), comparison["id"]


def assert_on_a_tablet(comparison: Box) -> None:
    """Check that a row has two accounts in its first line, or all of them in one."""
    for row in rows_of(comparison):
        visible_lines = lines(row["accounts"])
        assert len(visible_lines[0]) == min(2, len(row["accounts"])) or len(visible_lines) == 1, comparison[
            "id"
        ]


def assert_on_a_phone(comparison: Box) -> None:
    """Check that accounts are stacked, and that the finding stands above them."""
    for block in comparison["blocks"]:
        assert {len(line) for line in lines(block["accounts"])} == {1}, comparison["id"]
    assert comparison["finding"]["bottom"] <= comparison["blocks"][0]["top"], comparison["id"]


def assert_on_paper(comparison: Box) -> None:
    """Check that paper keeps the rows."""
    for row in rows_of(comparison):
        assert len(lines(row["accounts"])) == 1, comparison["id"]


FORMS: tuple[tuple[int, Scheme, Literal["screen", "print"], Callable[[Box], None]], ...] = (
    (1280, "light", "screen", assert_on_a_desk),
    (768, "dark", "screen", assert_on_a_tablet),
    (390, "light", "screen", assert_on_a_phone),
    (PRINT_WIDTH, "light", "print", assert_on_paper),
)
"""The forms in which each comparison is measured: width, scheme, medium, and what must hold."""


def test_accounts_are_read_in_their_order_and_cover_nothing_on_any_screen_and_on_paper(
    open_page: Opener, built: Build
) -> None:
    """Each chapter is opened once, and measured in each form."""
    page = open_page("index.html")
    # A question that one pen alone answers has no rows. The data have the claims in the order of reading.
    expected = {
        f"accounts-{comparison['id']}": comparison["claims"]
        for comparison in built.data["comparisons"]
        if comparison["witnesses"] > 1
    }
    found: list[dict[str, list[str]]] = [{} for _form in FORMS]
    pairs = 0
    for name in pages_of(built, "chapters"):
        leave(page)
        for number, (width, scheme, media, assert_form) in enumerate(FORMS):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(media=media, color_scheme=scheme)
            if number == 0:
                open_page.go(page, name)
            for comparison in page.evaluate(COMPARISONS):
                found[number][comparison["id"]] = comparison["claims"]
                assert_in_order(comparison)
                assert_form(comparison)
                pairs += number == 0 and sum(bool(row["head"]) for row in rows_of(comparison))
    assert found == [expected] * len(FORMS)
    assert pairs > 20


def test_open_folds_fit_their_width(open_page: Opener, built: Build) -> None:
    page = open_page("index.html", 390)
    # A panel that moves would be measured in a wrong place.
    page.emulate_media(reduced_motion="reduce")
    faults = {}
    for name in pages_of(built, "chapters"):
        leave(page)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            if width == 390:
                open_page.go(page, name)
                page.locator("main .ps-fold").evaluate_all(
                    "all => all.forEach(fold => { fold.open = true; })"
                )
            if too_wide := page.evaluate(TOO_WIDE, width):
                faults[name, width] = too_wide
    assert faults == {}


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_fits_its_width_weighs_little_asks_nobody_else_and_keeps_quiet(
    open_page: Opener, built: Build, scheme: Scheme, part: int
) -> None:
    """Light is tested at three widths and zoomed, dark at one width, and documents in light alone.

    Colours need no space.
    Any page can be the first that a reader opens, so that each is weighed with all files that it fetches.
    """
    page = open_page("index.html", scheme=scheme)
    # A panel that moves would be measured in a wrong place.
    page.emulate_media(reduced_motion="reduce")
    faults = {}
    in_light_alone = set(pages_of(built, "documents")) if scheme == "dark" else set()
    for name in [name for name in pages_of(built) if name not in in_light_alone][part::PARTS]:
        leave(page)
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        open_page.requests.clear()
        open_page.messages.clear()
        open_page.go(page, name)
        page_faults: dict[str, object] = {}
        fetched = fetched_files(open_page.requests)
        assert built.out / name in fetched
        if sum(fetched.values()) > HEAVIER_PAGES.get(name, 210) * KILOBYTE:
            page_faults["weighs"] = kilobytes(fetched)
        # A plain page, as at the address of a page that moved, has no choice of a scheme.
        is_plain = page.locator("body:is(.ps-stub, .ps-citations-page)").count() == 1
        theme = page.evaluate("document.documentElement.dataset.theme")
        assert theme == (None if is_plain else scheme), name
        for width in (*WIDTHS, *ZOOMED) if scheme == "light" else WIDTHS[:1]:
            if width != WIDTHS[0]:
                page.set_viewport_size({"width": width, "height": 900})
            if too_wide := page.evaluate(TOO_WIDE, width):
                page_faults[f"too wide at {width}"] = too_wide
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


def test_paper_has_no_navigation(open_page: Opener) -> None:
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


def test_paper_has_no_button_back_to_the_top_after_scrolling(open_page: Opener) -> None:
    page = open_page(CHAPTER, PRINT_WIDTH)
    page.evaluate("scrollTo(0, 3000)")
    page.wait_for_function("document.getElementById('pst-back-to-top').style.display === 'block'")
    page.emulate_media(media="print")
    assert page.locator("#pst-back-to-top").is_hidden()
