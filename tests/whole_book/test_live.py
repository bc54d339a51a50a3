"""What the preview serves of the whole book is, in the end, what a clean build makes, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.elsewhere import assert_same, build_elsewhere, files_of, working_copy
from tests.live.previewed import Previewed, previewed
from tests.support import MOMENT, Book

pytestmark = [pytest.mark.book, pytest.mark.second_build]

CHAPTER, PART = "docs/chapters/vlora-base.md", "docs/parts/culmination.md"
NEW_CLAIM = """:::{claim} lalaj
:id: lalaj-tried-by-a-test
:source: lalaj-base

She is quoted by a test.
:::

:::{claim} hoxha
:id: hoxha-proposes-a-base
"""
NEW_PAGE = "(tried-by-a-test)=\n# Tried by a test\n\nA page {cite:p}`lalaj-base`.\n"


class Copy(Book):
    """A working copy of the book."""

    def __init__(self, root: Path) -> None:
        self.root = working_copy(root)


def rename(book: Book, old: str, new: str) -> None:
    """Give a chapter that is not published yet another name."""
    (book.root / f"docs/chapters/{old}.md").rename(book.root / f"docs/chapters/{new}.md")
    book.replace(PART, f"../chapters/{old}\n", f"../chapters/{new}\n")


def add(book: Book, name: str) -> None:
    """Add a chapter."""
    book.write(f"docs/chapters/{name}.md", NEW_PAGE.replace("tried-by-a-test", name))
    book.replace(PART, "../chapters/thirty-pieces\n", f"../chapters/thirty-pieces\n../chapters/{name}\n")


def remove(book: Book, name: str) -> None:
    """Take a chapter out again."""
    (book.root / f"docs/chapters/{name}.md").unlink()
    book.replace(PART, f"../chapters/{name}\n", "")


RECORDS: dict[str, Callable[[Book], object]] = {
    "text": lambda book: book.replace(CHAPTER, "lies across its mouth", "lies right across its mouth"),
    "claim": lambda book: book.replace(CHAPTER, "She means to clear this up", "She wants to clear this up"),
    "new claim": lambda book: book.replace(
        CHAPTER, ":::{claim} hoxha\n:id: hoxha-proposes-a-base\n", NEW_CLAIM
    ),
    "voice": lambda book: book.replace("sources/voices.toml", '"Ana Lalaj"', '"Ana E. Lalaj"'),
    "work": lambda book: book.replace(
        "sources/references.bib", "Hrushovi na kërkoi bazën", "Hrushovi na e kërkoi bazën"
    ),
}
PAGES: dict[str, Callable[[Book], object]] = {
    "toctree": lambda book: book.replace(
        PART,
        "../chapters/fourth-congress\n../chapters/vlora-base\n",
        "../chapters/vlora-base\n../chapters/fourth-congress\n",
    ),
    "new page": lambda book: add(book, "tried-by-a-test"),
    "another": lambda book: add(book, "tried-twice"),
    "rename": lambda book: rename(book, "tried-by-a-test", "tried-again"),
    "deletion": lambda book: remove(book, "tried-twice"),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """Return a copy of the book with its preview."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", MOMENT)
        with previewed(Copy(tmp_path_factory.mktemp("live") / "book")) as place:
            place.step_to_the_end()
            place.pages.connect("chapters/vlora-base.html")
            yield place


@pytest.mark.parametrize(
    ("name", "changes"), [("records", RECORDS), ("pages", PAGES)], ids=["records", "pages"]
)
def test_after_changes_that_do_not_wait_for_each_other(
    place: Previewed, name: str, changes: dict[str, Callable[[Book], object]]
) -> None:
    """Each change comes when the page that is looked at shows the one before, and most others do not yet."""
    for change in changes.values():
        place.step_until(lambda: not place.preview.is_building or place.preview.written > 0)
        change(place.book)
        place.step_until(lambda: place.preview.is_building and place.preview.written == 0)
    place.step_to_the_end()
    assert place.problems == []
    clean = build_elsewhere(place.book.root, "html", f"build/clean-{name}")
    assert_same(files_of(clean), files_of(place.pages.output))


def test_a_fault_and_its_mend_leave_nothing(place: Previewed) -> None:
    before = files_of(place.pages.output)
    place.after(lambda: place.book.replace(CHAPTER, "{claim} lalaj\n", "{claim} lallaj\n"))
    assert {problem["line"] for problem in place.problems} >= {41}
    assert files_of(place.pages.output) != before
    place.after(lambda: place.book.replace(CHAPTER, "{claim} lallaj\n", "{claim} lalaj\n"))
    assert place.problems == []
    assert_same(before, files_of(place.pages.output))
