"""Small screens: an e-reader of 360 pixels."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.support import Build, SharedBook, built_once

pytestmark = [pytest.mark.book, pytest.mark.browser]

E_READER = 360


def overflowing(browser: Browser, build: Build) -> dict[str, int]:
    """Return the width of every page of an EPUB that is wider than the screen."""
    page = browser.new_page(viewport={"width": E_READER, "height": 640})
    widths = {}
    for path in sorted(build.out.rglob("*.xhtml")):
        page.goto(path.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > E_READER:
            widths[str(path.relative_to(build.out))] = width
    page.close()
    return widths


def test_the_book_fits_an_e_reader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert overflowing(browser, built_once(tmp_path_factory.getbasetemp(), "epub")) == {}


def test_another_book_fits_an_e_reader_too(browser: Browser, lighthouse: SharedBook) -> None:
    assert overflowing(browser, lighthouse.build("epub")) == {}


def test_a_register_on_an_e_reader_has_each_row_as_a_paragraph(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    build = built_once(tmp_path_factory.getbasetemp(), "epub")
    page = browser.new_page(viewport={"width": E_READER, "height": 640})
    page.goto((build.out / "reference" / "claims.xhtml").as_uri())
    assert (
        page.locator(".ps-table-claims td").first.evaluate("cell => getComputedStyle(cell).display")
        == "block"
    )
    page.close()
