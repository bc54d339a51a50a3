"""Offprints: documents as PDFs of their own, with what the book has in them, and no page of the book."""

from __future__ import annotations

import pytest

from tests.support import Book, Build
from tests.typst_book.test_typst_book import read


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the offprints of the tiny reader, with a document in a folder and a reference to another."""
    book = Book(tmp_path_factory.mktemp("offprints"))
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "typst_book"]')
    book.write("docs/more/rope.md", "(the-rope)=\n# The rope\n\nSee {ref}`the-bell` and {ref}`the-rope`.\n")
    book.replace("docs/index.md", "registers", "more/rope\nregisters")
    return book.build(
        "offprints", typst_offprints=["bell", "more/*", "none-such/*"], html_baseurl="https://a.example"
    )


def test_each_document_that_is_named_has_a_file_in_its_folder(build: Build) -> None:
    assert sorted(name for name in build.files() if name.endswith(".pdf")) == ["bell.pdf", "more/rope.pdf"]
    assert [name for name in build.files() if name.endswith(".typ")] == []


def test_a_pattern_that_names_no_document_is_told(build: Build) -> None:
    (warning,) = build.warnings
    assert "“none-such/*”" in warning
    assert "typst.offprint" in warning


def test_an_offprint_says_whence_it_is_and_where_it_stands_on_the_screen(build: Build) -> None:
    first = read(build.out / "bell.pdf")[0]
    assert "From The Broken Bell." in first
    assert "https://a.example/bell.html" in first


def test_an_offprint_has_the_ids_of_the_book_and_no_page_of_another_document(build: Build) -> None:
    words = " ".join(" ".join(read(build.out / "bell.pdf")).split())
    assert "Who broke the bell?" in words
    assert "nobody-laughed" in words
    rope = " ".join(" ".join(read(build.out / "more" / "rope.pdf")).split())
    assert "See The bell and The rope (p. 1)." in rope
