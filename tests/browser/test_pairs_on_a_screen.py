"""Two claims of which one disputes or answers the other are read together: on one screen, beside each other.

The measures are those of ``bench/rows.py``, which also measures what has no bound here.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from bench.rows import MEASURE, pairs_of
from tests.browser.support import Opener, leave, pages_of
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

IDS_OF_ROWS = """() => [...document.querySelectorAll('.ps-pair')].map(row =>
  [...row.querySelectorAll('.ps-claim .ps-address a')].map(link => link.hash.replace('#claim-', '')))"""


SCREENS = {"desk": (1280, 800), "phone": (390, 844)}
"""The width and the height of each screen."""
Span = tuple[str, bool, float]
"""A pair of the book: its claims, whether they stand in one row, and how many pixels it takes."""


@pytest.fixture(scope="module")
def spans(browser: Browser, built: Build) -> dict[str, list[Span]]:
    """Return each pair of the book on each screen; a chapter is opened once."""
    opener = Opener(browser, built)
    page = opener("index.html")
    data: Any = built.data
    claims = {claim["id"]: claim for claim in data["claims"]}
    comparisons = {one["id"]: one for one in data["comparisons"]}
    found: dict[str, list[Span]] = {screen: [] for screen in SCREENS}
    for name in pages_of(built, "chapters"):
        opener.go(page, name)
        rows = [set(ids) for ids in page.evaluate(IDS_OF_ROWS)]
        for screen, (width, height) in SCREENS.items():
            page.set_viewport_size({"width": width, "height": height})
            for comparison in page.evaluate(MEASURE):
                places = {claim["id"]: claim for claim in comparison["claims"]}
                for pair in pairs_of(comparisons[comparison["id"]], claims):
                    if pair <= set(places):
                        both = [places[id_] for id_ in pair]
                        span = max(one["bottom"] for one in both) - min(one["top"] for one in both)
                        in_a_row = any(pair <= row for row in rows)
                        found[screen].append((" ".join(sorted(pair)), in_a_row, span))
        leave(page)
    opener.close()
    return found


def test_every_pair_in_a_row_fits_on_the_screen_of_a_desk(spans: dict[str, list[Span]]) -> None:
    found = [one for one in spans["desk"] if one[1]]
    assert len(found) > 20
    assert [(pair, span) for pair, _in_a_row, span in found if span > 800] == []


def test_nearly_every_pair_stands_in_a_row(spans: dict[str, list[Span]]) -> None:
    """A claim stands once. Where it answers more than a row holds, the claim itself names the other."""
    found = spans["desk"]
    assert sum(in_a_row for _pair, in_a_row, _span in found) >= 0.8 * len(found)


def test_four_pairs_in_five_fit_on_the_screen_of_a_phone(spans: dict[str, list[Span]]) -> None:
    found = spans["phone"]
    assert len(found) > 20
    assert sum(span <= 844 for _pair, _in_a_row, span in found) >= 0.8 * len(found)
