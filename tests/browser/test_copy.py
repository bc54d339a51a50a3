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
def page(browser: Browser, host: str) -> Iterator[Page]:
    """Return a chapter on a host, with a clipboard that the test can read."""
    page, errors = browser.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.add_init_script(f"({RECORD_CLIPBOARD})()")
    page.goto(f"{host}/{PAGE}")
    yield page
    page.close()
    assert errors == []


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


def test_the_page_itself_is_cited_at_its_end(page: Page) -> None:
    fold = page.locator("details.ps-cite-section")
    fold.locator("summary").click()
    fold.get_by_role("button", name="Copy").nth(4).click()
    (text,) = page.evaluate("texts")
    assert text.startswith("@incollection{moscow-commission,")
    assert text.endswith("}")


def test_one_form_of_a_section_is_copied_by_its_button(page: Page) -> None:
    page.get_by_role("link", name="How to cite each section and each claim of this page").click()
    page.locator("#commission-what-moscow-wanted").get_by_role("button", name="Copy").nth(4).click()
    (text,) = page.evaluate("texts")
    assert text.startswith("@incollection{commission-what-moscow-wanted,")
    assert text.endswith("}")


@pytest.mark.parametrize("scripts", [True, False], ids=["from the disk", "without scripts"])
def test_where_no_page_can_be_loaded_a_link_leads_to_the_citation(
    browser: Browser, built: Build, scripts: bool
) -> None:
    opener = Opener(browser, built)
    page = opener(PAGE, scripts=scripts)
    page.locator(f"{CLAIM} .ps-more > summary").click()
    page.locator(f"{CLAIM} .ps-more").get_by_role("link", name="How to cite it").click()
    page.wait_for_url(f"**/_cite/{PAGE}{CLAIM}")
    assert "original not identified" in page.locator(f"{CLAIM} .ps-cite").inner_text()
    assert (page.locator(f"{CLAIM} button").count() > 0) == scripts
    opener.close()
