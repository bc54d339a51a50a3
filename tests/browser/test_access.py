"""Readers who see little, or nothing, or colours otherwise: axe finds no violation."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

PAGES = (
    "index.html",
    "reading.html",
    "chapters/vlora-base.html",
    "chapters/moscow-speech.html",
    "reference/claims.html",
    "reference/voices.html",
    "reference/sources.html",
    "editing/problems.html",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Browser, built: Build, name: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((built.out / name).as_uri())
    violations = Axe().run(page).response["violations"]
    context.close()
    found = [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in violations]
    assert found == []
