"""Readers who see little, or nothing, or colours otherwise: axe finds no violation."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.support import Scheme, pages_of
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

PAGES = (
    "index.html",
    "reading.html",
    "chapters/vlora-base.html",
    "reference/chains.html",
    "reference/claims.html",
    "reference/disagreements.html",
    "reference/voices.html",
    "reference/sources.html",
    "reference/timeline.html",
    "reference/map.html",
    "paths/tirana-1957-1959.html",
    "search.html",
    "404.html",
)


def violations(
    browser: Browser, built: Build, name: str, width: int, scheme: Scheme
) -> list[tuple[str, Any]]:
    """Return the rules that a page breaks, each with the first places where it does."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto((built.out / name).as_uri())
    found = Axe().run(page).response["violations"]
    context.close()
    return [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (768, "light"), (390, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Browser, built: Build, name: str, width: int, scheme: Scheme) -> None:
    assert violations(browser, built, name, width, scheme) == []


def test_axe_finds_nothing_on_any_other_page(browser: Browser, built: Build) -> None:
    """On a tablet, in the dark: the width and the scheme that most often go unlooked at."""
    found = {
        name: violations(browser, built, name, 768, "dark") for name in pages_of(built) if name not in PAGES
    }
    assert len(found) > 5
    assert {name: rules for name, rules in found.items() if rules} == {}
