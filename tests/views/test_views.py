"""The view ``chapters`` follows the records."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.support import Book, Build, SharedBook


def chapters(build: Build) -> dict[str, list[str]]:
    """Return the rows of the table, by the address of the chapter."""
    page = BeautifulSoup(build.read("registers.html"), "html5lib")
    rows = page.select("table.ps-table-chapters tbody tr")
    return {
        str(row.a["href"]): [cell.get_text(strip=True) for cell in row.select("td")] for row in rows if row.a
    }


def test_the_chapters_are_listed_with_the_minutes_they_take(reader: SharedBook) -> None:
    build = reader.build()
    assert build.warnings == []
    assert chapters(build) == {"bell.html#the-bell": ["The bell", "1", "1", "1"]}


def test_a_chapter_that_grows_takes_longer_on_the_page_that_lists_it(book: Book) -> None:
    book.build()
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n" + "It rang. " * 300 + "\n")
    build = book.build()
    assert chapters(build) == {"bell.html#the-bell": ["The bell", "1", "4", "1"]}
