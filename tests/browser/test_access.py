"""Accessibility: axe finds no violation on any page."""

from __future__ import annotations

import pytest

from tests.browser.support import Opener, pages_of, violations
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

PAGES = (
    "index.html",
    "reading.html",
    "chapters/vlora-base.html",
    "documents/paper-on-albania-1959.html",
    "lessons/the-two-interpreters.html",
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


SHORTEN_REGISTERS = """document.querySelectorAll('main *').forEach(element => {
  while (element.children.length > 40) { element.lastElementChild.remove(); }
});
document.querySelectorAll('main table').forEach(table => {
  const seen = new Set();
  for (const [place, row] of [...table.rows].entries()) {
    const looks = [row, ...row.querySelectorAll('*')].map(element =>
      [element.tagName, element.className, element.style.cssText, element.dataset.perspective].join());
    if (place >= 40 && looks.every(look => seen.has(look))) { row.remove(); }
    for (const look of looks) { seen.add(look); }
  }
})"""
"""Leaves forty rows of a register, which are enough to measure contrast: further rows look the same.

A table may have its rows in many bodies. Of those further down, each stays that has an element of a new look.
"""


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(open_page: Opener, name: str) -> None:
    """Contrast is tested in light and in dark, at one width each, all other rules at three widths."""
    page, rules_of = open_page(name), {}
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        rules_of[f"light at {width}"] = violations(page, contrast=width == 1280)
        # The rows of a register are alike: all of them are looked at once.
        page.evaluate(SHORTEN_REGISTERS)
    page = open_page(name, 390, scheme="dark")
    page.evaluate(SHORTEN_REGISTERS)
    rules_of["dark at 390"] = violations(page)
    assert {state: rules for state, rules in rules_of.items() if rules} == {}


DOCUMENTS = {
    "documents/calendar.html",
    "documents/khrushchev-at-belgrade-airport-1955.html",
    "documents/side-by-side-april-1957.html",
    "documents/those-who-were-silenced.html",
    "documents/what-may-be-printed.html",
}
"""A page of each kind among the documents."""
PARTS = 2
"""The number of tests that share these pages, so that no test takes much longer than others."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("all_of_them", [False, pytest.param(True, marks=pytest.mark.every_page)])
def test_axe_finds_nothing_on_any_other_page(
    open_page: Opener, built: Build, all_of_them: bool, part: int
) -> None:
    """Without contrast, at one width and in dark: these pages are of the same kinds as those above.

    The pages of paths have only a view, so one of them is enough; of the documents, one of each kind,
    of the chapters every fourth, and of the sentences of the index the last letters.
    """
    page, rules_of = open_page("index.html", 768, scheme="dark"), {}
    others = set(pages_of(built)) - set(PAGES)
    if not all_of_them:
        sentences = [name for name in pages_of(built, "reference") if name.startswith("reference/index-")]
        chapters = pages_of(built, "chapters")
        others -= (
            set(sentences[:-1])
            | (set(chapters) - set(chapters[::4]))
            | set(pages_of(built, "paths"))
            | (set(pages_of(built, "documents")) - DOCUMENTS)
        )
    for name in sorted(others)[part::PARTS]:
        open_page.go(page, name)
        rules_of[name] = violations(page, contrast=False)
    assert len(rules_of) > 5
    assert {name: rules for name, rules in rules_of.items() if rules} == {}
