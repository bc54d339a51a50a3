"""The size of pages, compressed with gzip, with all files that a browser fetches for them."""

from __future__ import annotations

import functools
import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.browser.support import pages_of
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

KILOBYTE = 1024
REGISTER_RECORDS = {
    "claims": "claims",
    "voices": "voices",
    "events": "events",
    "editorial-notes": "editorial_notes",
    "sources": "sources",
    "timeline": "claims",
    "map": "events",
}


WHOLE_BOOK = {"search.html": 250, "reference/sources.html": 315, "reference/index-p-s.html": 215}
"""The kilobytes of pages that hold every word, every work or a part of the index, and grow with the book."""
LARGEST_CHAPTER = 4500
"""The elements of a chapter, at most."""


@functools.cache
def weight(path: Path) -> int:
    """Return the size of a file with gzip; fonts in WOFF2 are compressed already."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 9))


def fetch(browser: Browser, built: Build, name: str) -> dict[Path, int]:
    """Return the size of each file that a browser fetches for a page."""
    page = browser.new_page()
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto((built.out / name).as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    page.close()
    paths = {Path(unquote(urlsplit(url).path)) for url in urls if url.startswith("file:")}
    return {path: weight(path) for path in sorted(paths)}


def kilobytes(files: dict[Path, int]) -> dict[str, float]:
    """Return the kilobytes of each file, by its name, the largest first."""
    heaviest = sorted(files.items(), key=lambda item: -item[1])
    return {path.name: round(size / KILOBYTE, 1) for path, size in heaviest}


def test_a_first_page_weighs_at_most_210_kilobytes_and_a_further_chapter_30(
    browser: Browser, built: Build
) -> None:
    """Any page can be the first. A further chapter needs only the files that the browser has not cached.

    Two chapters in three do; the longest, with some fifty accounts, weigh up to 37, and their words 20.
    """
    # A document weighs less than a chapter: the ten heaviest stand for all.
    documents = sorted(pages_of(built, "documents"), key=lambda name: weight(built.out / name))
    light = set(documents[:-10])
    loads = {name: fetch(browser, built, name) for name in pages_of(built) if name not in light}
    heavy = {
        name: kilobytes(files)
        for name, files in loads.items()
        if sum(files.values()) > WHOLE_BOOK.get(name, 210) * KILOBYTE
    }
    assert heavy == {}
    weights = []
    for name in pages_of(built, "chapters"):
        further = {
            path: size
            for path, size in loads[name].items()
            # The faces for further letters are fetched once.
            if path not in loads["index.html"] and path.suffix != ".woff2"
        }
        assert built.out / name in further
        weights.append(sum(further.values()) / KILOBYTE)
        if weights[-1] > 37:
            heavy[name] = kilobytes(further)
    assert heavy == {}
    assert sum(weight <= 30 for weight in weights) > 0.65 * len(weights)


def test_a_chapter_has_at_most_4500_elements(built: Build) -> None:
    counts = {
        name: len(BeautifulSoup(built.read(name), "lxml").find_all(True))
        for name in pages_of(built, "chapters")
    }
    assert {name: count for name, count in counts.items() if count > LARGEST_CHAPTER} == {}


def test_the_stylesheets_of_the_theme_weigh_a_fifth_of_what_they_did(built: Build) -> None:
    """They had 75 kilobytes. That no rule is missing is seen by the other tests in a browser."""
    sheets = [built.out / "_static" / name for name in built.app.config.pruned_styles]
    assert sum(weight(sheet) for sheet in sheets) < 15 * KILOBYTE


@pytest.mark.parametrize("name", REGISTER_RECORDS)
def test_a_collected_page_grows_by_at_most_200_bytes_a_record(built: Build, name: str) -> None:
    """A work has more: what it is, and that again in its metadata; an event names its claims.

    A voice names the voices that speak of it, and its authority files.
    """
    records = len(built.data[REGISTER_RECORDS[name]])
    growth = {"sources": 370, "events": 240, "voices": 220}.get(name, 200)
    assert weight(built.out / "reference" / f"{name}.html") <= 20 * KILOBYTE + growth * records
