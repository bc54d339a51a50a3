"""Stylesheets without unused rules follow the pages, and the views of files follow the settings."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup

from tests.support import Book

SHEET = "_static/basic.css"


def test_a_rule_comes_back_with_the_page_that_needs_it(book: Book) -> None:
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "book_pages"]')
    settings: dict[str, Any] = {"pruned_styles": ["basic.css"], "html_theme": "basic"}
    bell = book.read("docs/bell.md")
    build = book.build(**settings)
    assert build.warnings == []
    before = build.read(SHEET)
    assert "a.headerlink" in before
    assert ".topic" not in before
    book.write("docs/bell.md", f"{bell}\n\n:::{{topic}} The rope\nIt was old.\n:::\n")
    after = book.build(**settings).read(SHEET)
    assert ".topic" in after


def test_the_views_of_files_link_to_what_is_offered(book: Book) -> None:
    views = "\n\n".join(
        f"(all-{name})=\n## {name}\n\n:::{{view}} {name}\n:::" for name in ("handouts", "downloads")
    )
    book.write("docs/more/files.md", f"(files)=\n# Files\n\n{views}\n")
    book.replace("docs/index.md", "registers", "registers\nmore/files")
    nothing = BeautifulSoup(book.build().read("more/files.html"), "lxml")
    assert nothing.select('a[href$=".pdf"], a[href$=".epub"]') == []
    assert "This copy of the book comes without these files." in nothing.get_text()
    offered = book.build(
        perspectives_handouts="files/sheets",
        perspectives_pdf="files/book.pdf",
        perspectives_epub="files/book.epub",
    )
    page = BeautifulSoup(offered.read("more/files.html"), "lxml")
    assert [link["href"] for link in page.select('.ps-table-handouts a[href$=".pdf"]')] == [
        "../files/sheets/who-broke-it.pdf",
        "../files/sheets/who-broke-it-letter.pdf",
    ]
    assert [link["href"] for link in page.select(".ps-download a")] == [
        "../files/book.pdf",
        "../files/book.epub",
    ]


def test_the_size_of_the_book_is_said_in_a_sentence(book: Book) -> None:
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n\n:::{view} size\n:::\n")
    data = (build := book.build()).data
    page = BeautifulSoup(build.read("bell.html"), "lxml")
    sentence = page.select_one(".ps-size")
    assert sentence is not None
    voices = {claim["voice"] for claim in data["claims"]}
    assert sentence.get_text() == (
        f"A reader of primary sources: 1 chapter, {len(data['claims'])} claims by {len(voices)} voices."
    )
