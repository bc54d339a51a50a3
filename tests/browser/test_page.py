"""What a reader sees: columns, order, no scroll to the side, nothing fetched from elsewhere, nothing said to the console."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

WIDTHS = (1280, 768, 390)
CHAPTER = "chapters/moscow-commission.html"
COMPARISON = "#accounts-talks-of-12-november"
PAGES = (
    "index.html",
    "reading.html",
    "parts/split-deepens.html",
    "chapters/bucharest-1960.html",
    "chapters/moscow-commission.html",
    "chapters/moscow-speech.html",
    "chapters/vlora-base.html",
    "chapters/thirty-pieces.html",
    "chapters/break-of-relations.html",
    "reference/claims.html",
    "reference/voices.html",
    "reference/events.html",
    "reference/editorial-notes.html",
    "reference/sources.html",
    "editing/syntax.html",
    "editing/problems.html",
    "search.html",
    "genindex.html",
)
BOXES = """selector => [...document.querySelectorAll(selector + ' .ps-column')].map(element => {
  const box = element.getBoundingClientRect();
  return {name: element.querySelector('.ps-name').textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom};
})"""


class Opener:
    """Opens pages of the book, and keeps what they ask for and what they say."""

    def __init__(self, browser: Browser, built: Build) -> None:
        self.browser, self.built = browser, built
        self.asked: list[str] = []
        self.said: list[str] = []

    def __call__(self, name: str, width: int = 1280, *, scripts: bool = True) -> Page:
        """Return a page, loaded with its fonts."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts
        )
        page = context.new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        file, mark, fragment = name.partition("#")
        page.goto((self.built.out / file).as_uri() + mark + fragment)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page


@pytest.fixture
def open_page(browser: Browser, built: Build) -> Opener:
    """Return what opens pages of the book."""
    return Opener(browser, built)


def test_columns_stand_side_by_side_on_a_desk_in_the_registrys_order(open_page: Opener) -> None:
    columns = open_page(CHAPTER).evaluate(BOXES, COMPARISON)
    assert [column["name"] for column in columns] == ["Tirana", "Moscow", "Western observers and scholars"]
    assert len({round(column["top"]) for column in columns}) == 1
    assert all(first["right"] <= second["left"] for first, second in pairwise(columns))
    assert all(column["right"] - column["left"] >= 230 for column in columns)


def test_columns_are_stacked_on_a_phone_in_the_same_order_with_the_finding_first(open_page: Opener) -> None:
    page = open_page(CHAPTER, 390)
    columns = page.evaluate(BOXES, COMPARISON)
    assert [column["name"] for column in columns] == ["Tirana", "Moscow", "Western observers and scholars"]
    assert all(first["bottom"] <= second["top"] for first, second in pairwise(columns))
    finding = page.locator(f"{COMPARISON} .ps-finding").bounding_box()
    assert finding is not None
    assert finding["y"] < columns[0]["top"] + page.evaluate("scrollY")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_width_asks_nobody_else_and_keeps_quiet(
    open_page: Opener, name: str, width: int
) -> None:
    page = open_page(name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in open_page.asked if not url.startswith(("file:", "data:"))] == []
    assert open_page.said == []


def test_nothing_is_missing_without_scripts(open_page: Opener) -> None:
    shown = open_page(CHAPTER, scripts=False).locator("main").inner_text()
    for words in (
        "We can dismantle the base if you like.",
        "one-sided",
        "MOSCOW’S WORDS, AN UNNAMED PEN",
        "What to make of it",
        "What would settle it:",
        "original not identified",
        "khrushchev-dismantle-base",
    ):
        assert words.casefold() in shown.casefold()


def test_the_address_of_a_claim_leads_to_it_and_marks_it(open_page: Opener) -> None:
    page = open_page(f"{CHAPTER}#claim-khrushchev-dismantle-base")
    claim = page.locator("#claim-khrushchev-dismantle-base")
    box = claim.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 450
    assert claim.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_a_key_reaches_the_address_of_a_claim_and_shows_where_it_is(open_page: Opener) -> None:
    page = open_page(CHAPTER)
    link = page.locator("#claim-khrushchev-dismantle-base .ps-permalink")
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert link.evaluate("element => element === document.activeElement")
    style = link.evaluate(
        "element => { const s = getComputedStyle(element); return s.outlineStyle + s.boxShadow; }"
    )
    assert style != "nonenone"


def test_paper_has_no_navigation_and_keeps_the_columns(open_page: Opener) -> None:
    page = open_page(CHAPTER, 1000)
    page.emulate_media(media="print")
    assert page.locator(".bd-sidebar-primary").is_hidden()
    assert page.locator(".prev-next-footer").is_hidden()
    columns = page.evaluate(BOXES, COMPARISON)
    assert len({round(column["top"]) for column in columns}) == 1
