"""A book has the same output by one process or four, in one build or in several."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.elsewhere import assert_same, build_elsewhere, differences, files_of
from tests.support import MOMENT, Book

CHAPTER = """(chapter-{n})=
# Chapter {n}

See {{claim}}`chapter-claim-{other}`, {{accounts}}`chapter-question-{other}`
and {{cite:p}}`odo-book{{p. {n}}}`.

::::{{accounts}} Question {n}?
:id: chapter-question-{n}
:event: inquiry
:finding: differ
:with: chapter-claim-{other}

:::{{claim}} ringer
:id: chapter-claim-{n}
:quoted-in: pedlar-letter
:answers: chapter-claim-{other}

> Words of chapter {n} on the matter uniqueword{n}.
:::

:::{{claim}} abbot
:id: chapter-reply-{n}
:source: odo-book
:locator: p. {n}

> Reply of chapter {n}.
:::
::::
"""
COUNT = 9


@pytest.fixture
def long_book(book: Book) -> Book:
    """Return a book of twelve documents that refer to each other."""
    for number in range(COUNT):
        book.write(f"docs/chapter{number}.md", CHAPTER.format(n=number, other=(number + 1) % COUNT))
    book.replace(
        "docs/index.md", "registers\n", "registers\n" + "".join(f"chapter{n}\n" for n in range(COUNT))
    )
    return book


def comparable(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files that readers get.

    ``.buildinfo`` is left out. It has a digest of settings, one of which is the path from the book to the
    extension.
    """
    return {name: content for name, content in files.items() if name != ".buildinfo"}


SETTINGS = """
extensions += ["typst_book", "epub_book", "perspectives.handouts"]
author = epub_publisher = copyright = "Nobody"
version = release
epub_basename = typst_basename = "book"
"""


@pytest.mark.slow("builds elsewhere, by a command")
@pytest.mark.parametrize("builder", ["html", "typst", "epub", "handouts"])
def test_four_processes_elsewhere_make_the_same_book_as_one(
    long_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builder: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    long_book.write("docs/conf.py", long_book.read("docs/conf.py") + SETTINGS)
    other = Book(tmp_path / "elsewhere", long_book.root)
    here = long_book.build(builder)
    there = build_elsewhere(other.root, builder, "build", "-j", "4")
    assert here.warnings == []
    assert_same(comparable(here.files()), comparable(files_of(there)))


def edit_claim(book: Book) -> None:
    """Change the words of a claim that other chapters show."""
    book.replace("docs/chapter3.md", "uniqueword3", "otherword3")


def rename_claim(book: Book) -> None:
    """Give a claim another id, and its references too."""
    for name in ("docs/chapter2.md", "docs/chapter3.md"):
        book.write(name, book.read(name).replace("chapter-claim-3", "renamed-claim"))


def delete_claim(book: Book) -> None:
    """Remove a claim that the comparison does not need."""
    text = book.read("docs/chapter4.md")
    book.write(
        "docs/chapter4.md",
        re.sub(r":::\{claim\} abbot.*?\n:::\n", "", text, flags=re.DOTALL).replace("differ", "one-sided"),
    )


def rename_chapter(book: Book) -> None:
    """Give a chapter another title."""
    book.replace("docs/chapter5.md", "# Chapter 5", "# A new name")


def delete_chapter(book: Book) -> None:
    """Remove a chapter and the references to it."""
    (book.root / "docs" / "chapter8.md").unlink()
    book.replace("docs/index.md", "chapter8\n", "")
    book.write("docs/chapter7.md", book.read("docs/chapter7.md").replace("-8", "-0"))


def add_chapter_in_front(book: Book) -> None:
    """Renumber every chapter."""
    book.write("docs/first.md", "(very-first)=\n# Very first\n\nText.\n")
    book.replace("docs/index.md", "bell\n", "first\nbell\n")


def change_registry(book: Book) -> None:
    """Give a voice another name and an event another date."""
    book.replace("sources/voices.toml", '"Anna Ringer"', '"Anne Ringer"')
    book.replace("sources/voices.toml", 'short = "Ringer"', 'short = "Anne"')
    book.replace("sources/events.toml", "1701-06/1701-07", "1701-08")


def change_bibliography(book: Book) -> None:
    """Give a work another year, which its citations print."""
    book.replace("sources/references.bib", "year = {1720}", "year = {1721}")


CHANGES = (
    edit_claim,
    rename_claim,
    delete_claim,
    rename_chapter,
    delete_chapter,
    add_chapter_in_front,
    change_registry,
    change_bibliography,
)


@pytest.mark.slow("three builds of twelve documents")
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_changed_book_equals_one_built_anew(long_book: Book, change: Callable[[Book], None]) -> None:
    before = long_book.build().files()
    change(long_book)
    incremental = long_book.build()
    clean = long_book.build(tag="-clean")
    assert (incremental.warnings, clean.warnings) == ([], [])
    assert differences(incremental.files(), clean.files()) == []
    assert differences(before, clean.files()) != []


@pytest.mark.slow("three builds, of a small book")
def test_a_page_that_goes_and_stays_in_a_list_is_told_as_in_a_clean_build(book: Book) -> None:
    """The pages before and after it lead to each other then, and its new name is told once."""
    book.write("docs/tower.md", "(tower)=\n# The tower\n\nIt stands.\n")
    book.replace("docs/index.md", "bell\n", "bell\ntower\n")
    book.build()
    (book.root / "docs" / "tower.md").rename(book.root / "docs" / "towers.md")
    incremental = book.build()
    clean = book.build(tag="-clean")
    assert incremental.warnings
    assert incremental.warnings == clean.warnings
    assert differences(incremental.files(), clean.files()) == []


def test_a_build_without_a_change_writes_no_page(long_book: Book) -> None:
    first = long_book.build()
    page = first.out / "chapter3.html"
    written = page.stat().st_mtime_ns
    second = long_book.build()
    assert second.warnings == []
    assert page.stat().st_mtime_ns == written


def test_a_renamed_claim_leaves_no_stale_entry(long_book: Book) -> None:
    long_book.build()
    rename_claim(long_book)
    build = long_book.build()
    ids = [claim["id"] for claim in build.data["claims"]]
    assert "renamed-claim" in ids
    assert "chapter-claim-3" not in ids
    assert b"chapter-claim-3" not in b"".join(build.files().values())
