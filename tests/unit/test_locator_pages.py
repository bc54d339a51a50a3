"""Locators compared with the pages of a witness."""

from __future__ import annotations

import pytest

from perspectives.collation.locator_pages import locator_covers

AGREE = (
    ("p. 24", "p. 24", True),
    ("p. 24", "p. 25", False),
    ("pp. 24–27", "pp. 25–26", True),
    ("pp. 24–27", "pp. 27–28", False),
    ("vol. 2, p. 24", "p. 24", True),
    ("p. 24", "p. 24, n. 3", True),
    ("p. 24, n. 3", "p. 24", False),
    ("pp. ix–xii", "p. x", True),
    ("pp. ix–xii", "p. 10", False),
    ("pp. xl–xlix", "p. xlv", True),
    ("pp. iv–ix", "p. vi", True),
    ("pp. vi–xi", "p. iv", False),
    ("pp. 24–27", "pp. 23–24", False),
    ("pp. 24–27", "pp. 24–27", True),
    ("pp. xii–3", "p. 1", True),
    ("p. 9", "p. 10", False),
    ("pp. 124–7", "p. 125", True),
    ("pp. 124–7", "p. 7", False),
    ("pp. XI–XV", "p. xii", True),
    ("p. 24, n. 3", "p. 24, n. 3", True),
    ("p. 24, n. 3", "p. 24, n. 4", False),
    ("p. 24, n. 3", "p. 25, n. 3", False),
    ("p. 12r", "p. 12v", False),
    ("p. 12v", "p. 12v", True),
    ("p. 12", "p. 12v", True),
    ("p. 12v", "p. 12", True),
    ("pp. 11v–12r", "p. 12r", True),
    ("p. 24f", "p. 24", True),
    ("chap. 3", "p. 24", None),
    (None, "p. 24", None),
    ("p. 24", None, None),
)


@pytest.mark.parametrize(("locator", "found", "expected"), AGREE, ids=str)
def test_a_locator_is_compared_with_the_page_found(
    locator: str | None, found: str | None, expected: bool | None
) -> None:
    assert locator_covers(locator, found) is expected
