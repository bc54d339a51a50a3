"""What a page weighs, gzipped, with everything that a browser fetches for it."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

KILOBYTE = 1024
COLLECTED = {
    "claims": "claims",
    "voices": "voices",
    "events": "events",
    "editorial-notes": "editorial_notes",
    "sources": "sources",
}


def weight(path: Path) -> int:
    """Return the size a server that compresses would send; fonts are compressed already."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 9))


def fetched(browser: Browser, built: Build, name: str) -> dict[Path, int]:
    """Return the weight of each file a browser fetches for a page."""
    page = browser.new_page()
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto((built.out / name).as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    page.close()
    paths = {Path(unquote(urlsplit(url).path)) for url in urls if url.startswith("file:")}
    return {path: weight(path) for path in sorted(paths)}


@pytest.mark.parametrize("name", ["index.html", "chapters/moscow-speech.html"])
def test_a_first_page_weighs_at_most_230_kilobytes(browser: Browser, built: Build, name: str) -> None:
    assert sum(fetched(browser, built, name).values()) <= 230 * KILOBYTE


def test_a_further_chapter_weighs_at_most_40_kilobytes(browser: Browser, built: Build) -> None:
    first = fetched(browser, built, "index.html")
    for path in sorted((built.out / "chapters").glob("*.html")):
        further = fetched(browser, built, f"chapters/{path.name}")
        assert sum(size for file, size in further.items() if file not in first) <= 40 * KILOBYTE, path.name


@pytest.mark.parametrize("name", COLLECTED)
def test_a_collected_page_grows_by_at_most_200_bytes_a_record(built: Build, name: str) -> None:
    records = len(built.data[COLLECTED[name]])
    assert weight(built.out / "reference" / f"{name}.html") <= 20 * KILOBYTE + 200 * records
