"""Readers who see little, or nothing, or colours otherwise: axe finds no violation."""

from __future__ import annotations

import pytest

from tests.browser.support import Opener, pages_of, violations
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


ALIKE = """document.querySelectorAll('main *').forEach(one => {
  while (one.children.length > 40) { one.lastElementChild.remove(); }
})"""
"""Leaves of a long register enough to measure the contrast of: what follows looks the same."""


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(open_page: Opener, name: str) -> None:
    """At three widths; and contrast, which depends on the scheme and hardly on the width, in light and in dark."""
    page, found = open_page(name), {}
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found[str(width)] = violations(page, contrast=False)
    page.evaluate(ALIKE)
    found["light"] = violations(page)
    page = open_page(name, 390, scheme="dark")
    page.evaluate(ALIKE)
    found["dark"] = violations(page)
    assert {seen: rules for seen, rules in found.items() if rules} == {}


def test_axe_finds_nothing_on_any_other_page(open_page: Opener, built: Build) -> None:
    """On a tablet, in the dark, and all but contrast: these pages are of the kinds above. A view alone writes those of the paths."""
    page, found = open_page("index.html", 768, scheme="dark"), {}
    others = set(pages_of(built)) - set(PAGES) - set(pages_of(built, "paths"))
    for name in sorted(others):
        open_page.turn(page, name)
        found[name] = violations(page, contrast=False)
    assert len(found) > 5
    assert {name: rules for name, rules in found.items() if rules} == {}
