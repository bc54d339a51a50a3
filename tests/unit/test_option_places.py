"""The line of an option, under the line of its directive."""

from __future__ import annotations

import pytest

from perspectives.build.option_places import option_line

PAGE = """(the-bell)=
# The bell

:::{claim} abbot
:id: too-hard
:source: odo-book
- locator: p. 12
:source: odo-letter

> She rang.

:medium: memoir
:::
""".splitlines()


@pytest.mark.parametrize(
    ("line", "option", "found"),
    [
        (4, "id", 5),
        (4, "source", 8),
        (4, "locator", 7),
        (4, "medium", 4),
        (4, "cert", 4),
        (2, "(the-bell)=", 1),
        (99, "id", 99),
    ],
    ids=["there", "the last of two", "as a list", "after the text", "not there", "a label", "past the end"],
)
def test_the_line_of_an_option(line: int, option: str, found: int) -> None:
    assert option_line(PAGE, line, option) == found
