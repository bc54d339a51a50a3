"""A colour that a book declares has its values over accounts, in lines for hidden ones, and in pictures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.support import Opener, Scheme, violations
from tests.support import SharedBook

pytestmark = pytest.mark.browser

CSS_COLOURS = {"light": "rgb(11, 110, 105)", "dark": "rgb(92, 201, 192)"}
SIDE = "#accounts-wusste-das-amt .ps-further[data-perspective=chronisten]"


@pytest.fixture
def open_reader(browser: Browser, lighthouse: SharedBook) -> Iterator[Opener]:
    """Return an opener of pages of the German reader, which declares a colour for its chroniclers."""
    opener = Opener(browser, lighthouse.build())
    yield opener
    opener.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_name_of_the_side_has_the_colour_of_the_theme(open_reader: Opener, scheme: Scheme) -> None:
    page = open_reader("untersuchung.html", scheme=scheme)
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    expect(page.locator(f"{SIDE} .ps-name")).to_have_css("color", CSS_COLOURS[scheme])
    head = page.locator(f"{SIDE} > .ps-further-head")
    expect(head).to_have_css("border-bottom-color", CSS_COLOURS[scheme])
    expect(head).not_to_have_css("border-bottom-style", "none")
    assert violations(page, within=SIDE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_line_in_place_of_a_hidden_account_has_it_too(open_reader: Opener, scheme: Scheme) -> None:
    page = open_reader("untersuchung.html?hide=chronisten", scheme=scheme)
    line = page.locator("#accounts-wusste-das-amt .ps-hidden-line")
    expect(line).to_have_css("border-left-color", CSS_COLOURS[scheme])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_have_it_filled_and_drawn(open_reader: Opener, scheme: Scheme) -> None:
    page = open_reader("auswertung.html", scheme=scheme)
    expect(page.locator("svg .ps-fill-tiefes-petrol").first).to_have_css("fill", CSS_COLOURS[scheme])
    expect(page.locator("svg .ps-stroke-tiefes-petrol").first).to_have_css("stroke", CSS_COLOURS[scheme])
