"""The page for addresses that do not exist, as a host shows it; and addresses that were cut short."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support import Opener

pytestmark = [pytest.mark.book, pytest.mark.browser]


@pytest.fixture
def lost(browser: Browser) -> Iterator[Page]:
    """Return a tab; an error in a script fails the test."""
    page, errors = browser.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


ALIA = "/chapters/epilogue.html#claim-alia-most-dangerous-current"
FOUND = {
    # An id that the book has, under a path that it has not.
    "/old.html#claim-alia-most-dangerous-current": ALIA,
    "/old.html#alia-most-dangerous-current": ALIA,
    "/old.html#accounts-who-seized-ships": "/chapters/vlora-base.html#accounts-who-seized-ships",
    "/old.html#voice-hoxha": "/reference/voices.html#voice-hoxha",
    "/old.html#vlora-base": "/chapters/vlora-base.html#vlora-base",
    # The name of a page without its folder, without its ending, or as an id.
    "/vlora-base.html": "/chapters/vlora-base.html#vlora-base",
    "/sources": "/reference/sources.html#sources",
    "/who-seized-ships": "/chapters/vlora-base.html#accounts-who-seized-ships",
    # A letter is missing, or one too many.
    "/vlora-bse.html": "/chapters/vlora-base.html#vlora-base",
    "/old.html#claim-alia-most-dangerous-curent": ALIA,
    # It is retired.
    "/old.html#sources-further": "/reference/sources.html#sources-further",
}
NOT_FOUND = ("/404.html", "/%E0%A4%A", "/old.html#%E0%A4%A", "/x", "/nothing-of-this-name-at-all")


def test_the_place_that_was_meant_is_offered(lost: Page, host: str) -> None:
    for address, place in FOUND.items():
        lost.goto("about:blank")
        lost.goto(host + address)
        link = lost.locator("#ps-lost a")
        link.wait_for()
        assert link.get_attribute("href") == host + place, address
        assert lost.locator("#ps-lost").inner_text().startswith("What the address names stands here:")


def test_nothing_is_offered_where_nothing_is_near(lost: Page, host: str) -> None:
    for address in NOT_FOUND:
        lost.goto("about:blank")
        lost.goto(host + address, wait_until="networkidle")
        assert lost.locator("#not-found h1").inner_text() == "There is no page at this address"
        assert lost.locator("#ps-lost").is_hidden(), address


LINK_CUT_SHORT = """() => {
  const link = document.createElement("a");
  link.href = "#claim-%E0%A4%A";
  document.querySelector("main h1").append(link);
  for (const kind of ["pointerover", "mouseover", "focusin"]) {
    link.dispatchEvent(new Event(kind, {bubbles: true}));
  }
}"""


@pytest.mark.parametrize("name", ["reference/claims.html#%E0%A4%A", "404.html#%E0%A4%A", "index.html#%"])
def test_an_address_that_was_cut_short_stops_no_script(open_page: Opener, name: str) -> None:
    page = open_page(name)
    assert page.evaluate("typeof window.perspectivesPreviews") == "function"
    page.evaluate(LINK_CUT_SHORT)
    assert open_page.messages == []
