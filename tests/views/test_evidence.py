"""The views ``evidence``, ``collation`` and ``second-reading``: they are counted from the records."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support import Book, Build

PAGE = """
(state)=
# State

:::{view} evidence
:::

:::{view} evidence
:form: wanted
:::

:::{view} collation
:::

:::{view} collation
:form: verdicts
:::

:::{view} second-reading
:::
"""
READING = """
[readings.who-broke-it]
first = "differ"
finding = "conflict"
sure = true
why = "The wind or the rope."
answer = "Changed."
"""


def page_of(book: Book) -> tuple[Build, BeautifulSoup]:
    """Return the build of the tiny reader with a page of these views, and that page."""
    book.write("docs/state.md", PAGE)
    book.replace("docs/index.md", "registers\n", "registers\nstate\n")
    build = book.build()
    return build, BeautifulSoup(build.read("state.html"), "html5lib")


def rows(page: BeautifulSoup, name: str) -> list[list[str]]:
    """Return the rows of a table as texts."""
    table = page.select(f"table.ps-table-{name} tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in table]


def test_what_nobody_collated_is_counted_as_such_and_wanted(book: Book) -> None:
    build, page = page_of(book)
    assert build.warnings == []
    claims = build.data["claims"]
    unchecked = [claim["id"] for claim in claims if claim["evidence"] == "unchecked"]
    paraphrases = [claim["id"] for claim in claims if claim["evidence"] is None]
    assert rows(page, "evidence")[-1] == [
        "All",
        str(len(claims)),
        "–",
        "–",
        str(len(unchecked)),
        str(len(paraphrases)),
    ]
    table = page.select_one("table.ps-table-wanted")
    assert isinstance(table, Tag)
    words = {str(link["href"]).split("#claim-")[1] for link in table.select("td:nth-child(2) a")}
    assert words == set(unchecked)


def test_a_book_without_a_lock_or_a_second_reading_says_that_nothing_answers(book: Book) -> None:
    _build, page = page_of(book)
    assert len(page.select("p.ps-empty")) == 3


def test_a_reading_that_differs_is_printed_with_its_reason_and_the_answer(book: Book) -> None:
    book.write("sources/second-reading.toml", READING)
    build, page = page_of(book)
    assert build.warnings == []
    ((question, first, second, words),) = rows(page, "second-reading")
    assert (question, first, second) == ("Who broke the bell?", "accounts differ", "conflict")
    assert words == "The wind or the rope. Ours: Changed."
    summary = page.select_one("p.ps-reading-summary")
    assert summary is not None
    assert summary.get_text().startswith("Of 1 findings 0 were the same")


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "message"),
    [
        ("who-broke-it", "who-broke-at", "unknown-accounts", 2, "Did you mean “who-broke-it”?"),
        ('"conflict"', '"conflicts"', "unknown-value", 4, "Did you mean “conflict”?"),
        ("sure = true", 'sure = "yes"', "malformed-field", 5, "true or false"),
        ("answer", "answers", "unknown-field", 7, "Did you mean “answer”?"),
        ('why = "The wind or the rope."\n', "", "missing-field", 2, "the field “why”"),
    ],
)
def test_a_fault_in_the_second_reading_is_named_with_its_line(
    book: Book, old: str, new: str, code: str, line: int, message: str
) -> None:
    book.write("sources/second-reading.toml", READING)
    book.replace("sources/second-reading.toml", old, new)
    build = book.build()
    assert build.codes == [code]
    assert f"second-reading.toml:{line}: " in build.warnings[0]
    assert message in build.warnings[0]
