"""The size of pages, compressed with gzip, with all files that a browser fetches for them.

Each page as the first that a reader opens is weighed in ``test_page``, which opens all of them.
"""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.browser.support import Opener, pages_of
from tests.browser.weights import KILOBYTE, fetched_files, kilobytes, weight
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

REGISTER_RECORDS = {
    "claims": "claims",
    "voices": "voices",
    "events": "events",
    "editorial-notes": "editorial_notes",
    "sources": "sources",
    "timeline": "claims",
    "map": "events",
}

LARGEST_CHAPTER = 4500
"""The elements of a chapter, at most."""


def test_a_further_chapter_weighs_at_most_30_kilobytes(open_page: Opener, built: Build) -> None:
    """A further chapter needs only the files that the browser has not cached.

    Two chapters in three do; the longest, with some fifty accounts, weigh up to 37, and their words 20.
    """
    page = open_page("index.html")
    cached = set(fetched_files(open_page.requests))
    heavy, weights = {}, []
    for name in pages_of(built, "chapters"):
        open_page.requests.clear()
        open_page.go(page, name)
        further = {
            path: size
            for path, size in fetched_files(open_page.requests).items()
            # The faces for further letters are fetched once.
            if path not in cached and path.suffix != ".woff2"
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
