"""The list of contents in groups, and the names of its groups."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from book_pages.groups import grouped_contents

READ = '<p class="caption" role="heading"><span class="caption-text">Read</span></p>'
FIND = '<p class="caption" role="heading"><span class="caption-text">Find</span></p>'
PLAIN = "<ul><li><a>One</a></li></ul>"
CURRENT = '<ul class="current"><li class="current"><a class="current">One</a></li></ul>'

CASES = {
    "no group": (PLAIN, []),
    "nothing": ("", []),
    "no page is current": (READ + PLAIN + FIND + PLAIN, [("Read", True, 1), ("Find", False, 1)]),
    "the current group": (READ + PLAIN + FIND + CURRENT, [("Read", False, 1), ("Find", True, 1)]),
    "several lists in a group": (
        READ + PLAIN + CURRENT + PLAIN + FIND + PLAIN,
        [("Read", True, 3), ("Find", False, 1)],
    ),
    "pages before the first group": (PLAIN + READ + PLAIN, [("Read", True, 1)]),
    "a group without pages": (READ + FIND + PLAIN, [("Read", True, 0), ("Find", False, 1)]),
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_current_group_is_open(name: str) -> None:
    contents, expected = CASES[name]
    page = BeautifulSoup(grouped_contents(BeautifulSoup(contents, "html.parser")), "html.parser")
    groups = page.select("details.book-group")
    found = [
        (summary.get_text(), group.has_attr("open"), len(group.find_all("ul", recursive=False)))
        for group in groups
        if (summary := group.summary) is not None
    ]
    assert found == expected
    # No entry is lost, and their order stays.
    words = BeautifulSoup(contents, "html.parser").get_text()
    assert page.get_text() == words


def test_a_list_may_come_as_text() -> None:
    assert 'details class="book-group" open' in grouped_contents(READ + PLAIN)
