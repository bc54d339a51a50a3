"""Other themes in a browser: no page scrolls sideways, no comparison is cut off, and words can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.guest.environments import environment, sphinx
from tests.support import LIGHTHOUSE, Book

WIDTHS = (390, 768, 1024, 1280)
PAGES = ("nacht", "untersuchung", "verzeichnisse", "brief-1888", "auswertung")
OTHER_THEMES = {
    "furo": "furo",
    "sphinx_rtd_theme": "sphinx-rtd-theme",
    "pydata_sphinx_theme": "pydata-sphinx-theme",
    "sphinx_book_theme": "sphinx-book-theme",
}
"""The themes besides alabaster, which comes with Sphinx, and the packages that have them."""
WIDTH = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
CUT_OFF = """() => [...document.querySelectorAll('.ps-accounts, .ps-claim, .ps-document, .ps-parallel')]
  .filter(block => {
    const right = block.getBoundingClientRect().right;
    for (let outer = block.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
      const hides = ['hidden', 'clip'].includes(getComputedStyle(outer).overflowX);
      if (hides && right > outer.getBoundingClientRect().right + 1) return true;
    }
    return false;
  }).map(block => block.className)"""
COLOURS = """() => {
  const block = document.querySelector('.ps-accounts .ps-claim');
  let ground = block, colour = 'rgba(0, 0, 0, 0)';
  while (ground && /^rgba\\(.*, 0\\)$/.test(colour)) {
    colour = getComputedStyle(ground).backgroundColor;
    ground = ground.parentElement;
  }
  return [getComputedStyle(block.querySelector('blockquote')).color, colour];
}"""


def misfits(browser: Browser, out: Path) -> list[str]:
    """Return each page and width where something does not fit."""
    found = []
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 900})
        for name in PAGES:
            page.goto((out / f"{name}.html").as_uri())
            shown = page.evaluate(WIDTH)
            if shown > width:
                found.append(f"{name} at {width}: {shown}")
            found += [f"{name} at {width}: {block} is cut off" for block in page.evaluate(CUT_OFF)]
        page.close()
    return found


def contrast_of(page: Page) -> float:
    """Return the contrast of the words of a claim with the ground that they stand on (WCAG 2.2)."""
    levels = []
    for colour in page.evaluate(COLOURS):
        red, green, blue = (float(number) / 255 for number in re.findall(r"[\d.]+", colour)[:3])
        parts = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in (red, green, blue)
        ]
        levels.append(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])
    return (max(levels) + 0.05) / (min(levels) + 0.05)


def assert_readable(browser: Browser, out: Path) -> None:
    """Fail where the words of a claim are faint in light or in dark."""
    for scheme in ("light", "dark"):
        page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
        page.goto((out / "nacht.html").as_uri())
        assert contrast_of(page) >= 7, scheme
        page.close()


@pytest.mark.browser
def test_a_reader_in_alabaster_fits_each_screen(browser: Browser, tmp_path: Path) -> None:
    names = ["myst_parser", "sphinxcontrib.bibtex", "perspectives"]
    out = Book(tmp_path, LIGHTHOUSE).build(extensions=names, html_theme="alabaster").out
    assert misfits(browser, out) == []
    assert_readable(browser, out)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the Python of an environment with all the other themes."""
    return environment(tmp_path_factory.mktemp("themes") / "environment", "3.11", *OTHER_THEMES.values())


@pytest.mark.installs
@pytest.mark.browser
@pytest.mark.slow("installs themes into an environment of their own")
@pytest.mark.parametrize("theme", OTHER_THEMES)
def test_a_reader_in_another_theme_fits_each_screen(
    browser: Browser, tmp_path: Path, python: str, theme: str
) -> None:
    docs = Book(tmp_path / "book", LIGHTHOUSE).root / "docs"
    names = "myst_parser,sphinxcontrib.bibtex,perspectives"
    sphinx(python, docs, tmp_path / "out", "-D", f"extensions={names}", "-D", f"html_theme={theme}")
    assert misfits(browser, tmp_path / "out") == []
    assert_readable(browser, tmp_path / "out")
