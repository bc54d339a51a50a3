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


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, BeautifulSoup]:
    """Return the same of the reader as it is, without a lock and without a second reading."""
    return page_of(Book(tmp_path_factory.mktemp("state")))


def rows(page: BeautifulSoup, name: str) -> list[list[str]]:
    """Return the rows of a table as texts."""
    table = page.select(f"table.ps-table-{name} tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in table]


def test_what_nobody_collated_is_counted_as_such_and_wanted(state: tuple[Build, BeautifulSoup]) -> None:
    build, page = state
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


def test_a_book_without_a_lock_or_a_second_reading_says_that_nothing_answers(
    state: tuple[Build, BeautifulSoup],
) -> None:
    _build, page = state
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


def test_a_fault_in_the_second_reading_is_named_with_its_line(book: Book) -> None:
    """Each fault is tried in tests/unit/test_load.py."""
    book.write("sources/second-reading.toml", READING)
    book.replace("sources/second-reading.toml", "who-broke-it", "who-broke-at")
    build = book.build("dummy")
    assert build.codes == ["unknown-accounts"]
    assert "second-reading.toml:2: " in build.warnings[0]
    assert "Did you mean “who-broke-it”?" in build.warnings[0]
