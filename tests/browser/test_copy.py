"""A reader copies a citation, alone or with the words, with the mouse and with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support import Opener
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

PAGE = "chapters/moscow-commission.html"
CLAIM = "#claim-khrushchev-dismantle-base"
RECORD_CLIPBOARD = """() => { window.texts = [];
  const writeText = text => { texts.push(text); return Promise.resolve(); };
  Object.defineProperty(navigator, 'clipboard', {value: {writeText}}); }"""


@pytest.fixture
def page(browser: Browser, built: Build) -> Iterator[Page]:
    """Return a chapter with a clipboard that the test can read."""
    opener = Opener(browser, built)
    page = opener("index.html")
    page.add_init_script(f"({RECORD_CLIPBOARD})()")
    opener.go(page, PAGE)
    yield page
    opener.close()


def test_words_and_citations_are_copied_together(page: Page) -> None:
    fold = page.locator(f"{CLAIM} details.ps-more")
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    fold.get_by_role("button", name="Copy words and citations").focus()
    page.keyboard.press("Enter")
    (text,) = page.evaluate("texts")
    assert text.startswith("“We can dismantle the base if you like.”\n\nNikita Khrushchev, 12 November 1960")
    assert "as quoted in “Albanian–Soviet Split,” Wikipedia, The Free Encyclopedia" in text
    assert "Accounts of a Split, claim khrushchev-dismantle-base" in text
    assert fold.get_by_role("button", name="Copied").is_visible()


def test_original_words_are_copied_with_what_they_are(page: Page) -> None:
    page.goto(page.url.replace(PAGE, "chapters/belgrade-1955.html"))
    fold = page.locator("#claim-khrushchev-sincerely-regretful details.ps-more")
    fold.locator("summary").click()
    fold.get_by_role("button", name="Copy words and citations").click()
    (text,) = page.evaluate("texts")
    quotation, original = text.split("\n\n")[:2]
    assert quotation.startswith("In English\n“sincerely regretful")
    assert original.startswith("In Russian: Balaian")
    assert "\n“Мы искренне сожалеем" in original


def test_one_form_is_copied_by_its_button(page: Page) -> None:
    fold = page.locator("details.ps-cite-section").nth(1)
    fold.locator("summary").click()
    fold.get_by_role("button", name="Copy").nth(4).click()
    (text,) = page.evaluate("texts")
    assert text.startswith("@incollection{commission-what-moscow-wanted,")
    assert text.endswith("}")


def test_without_scripts_the_citation_can_be_unfolded_and_read(browser: Browser, built: Build) -> None:
    opener = Opener(browser, built)
    page = opener(PAGE, scripts=False)
    page.locator(f"{CLAIM} .ps-more > summary").click()
    assert "original not identified" in page.locator(f"{CLAIM} .ps-more .ps-cite").inner_text()
    assert page.locator(f"{CLAIM} .ps-more button").count() == 0
    opener.close()
