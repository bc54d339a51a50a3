"""What a build had to say of a page is said again by the next, which reads no other page for it.

A book is built, faults are put into it, a page beside them is changed, and the faults are mended.
After each step, the messages and every file of the output are those of a clean build.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perspectives.build.faulty_pages import ALL_PAGES, noted_pages
from tests.elsewhere import differences
from tests.support import Book

PLAIN = "(page-{name})=\n# Page {name}\n\nNothing.\n"
FAULTS = {
    # While a page is read
    "directive": "```{nonsense}\n```\n",
    "role": "{nonsense}`word`\n",
    "option": ":::{note}\n:nonsense: x\n\nWords.\n:::\n",
    "label": "(page-role)=\n## The label of another page\n",
    "footnote": "Words.[^nowhere]\n",
    "substitution": "```{eval-rst}\n|nonsense|\n```\n",
    "literal": "```{literalinclude} nowhere.txt\n```\n",
    "markup": "```{eval-rst}\n*open\n```\n",
    # While it is written
    "reference": "{ref}`nowhere`\n",
    "document": "{doc}`nowhere`\n",
    "target": "[](#nowhere)\n",
    "term": "{term}`nowhere`\n",
    "number": "{numref}`nowhere`\n",
    "option-of": "{option}`--nowhere`\n",
    # While all pages are compared
    # Another name: what leads to a page that a list names and that is not there is not told beside it.
    "toctree": "```{toctree}\nno-page\n```\n",
    "orphan": "",
    # By our own checks, in every build
    "claim": ":::{claim} nobody-known\n:id: a-claim\n\nWords.\n:::\n",
    "named": "{claim}`nowhere`\n",
    # In a file that a page includes
    "included": "```{include} part.txt\n```\n",
}
"""A fault for each page, by the name of the page."""


def said(book: Book) -> list[str]:
    """Build the book, and return the messages in one order."""
    return sorted(book.build().warnings)


def read_by(book: Book, build: Callable[[], object]) -> set[str]:
    """Return the pages that a build reads."""
    trees = book.root / "build" / "doctrees-html"
    before = {path.stem: path.stat().st_mtime_ns for path in trees.glob("*.doctree")}
    build()
    return {path.stem for path in trees.glob("*.doctree") if before.get(path.stem) != path.stat().st_mtime_ns}


def assert_as_anew(book: Book, tag: str) -> None:
    """Build the book, and fail where messages or files differ from those of a clean build."""
    here, anew = book.build(), book.build(tag=tag)
    assert sorted(here.warnings) == sorted(anew.warnings)
    assert differences(here.files(), anew.files()) == []


@pytest.mark.slow("builds a book with faults again and again")
def test_every_fault_is_told_until_it_is_mended_and_nothing_else_is_read_for_it(book: Book) -> None:
    for name in (*FAULTS, "beside"):
        book.write(f"docs/{name}.md", PLAIN.format(name=name))
    chapters = "".join(f"{name}\n" for name in FAULTS)
    book.replace("docs/index.md", "registers\n", f"registers\nbeside\n{chapters}")
    sound = book.build()
    assert sound.warnings == []
    # Every page has a fault.
    for name, fault in FAULTS.items():
        book.write(f"docs/{name}.md", PLAIN.format(name=name) + fault)
    book.write("docs/part.txt", "{nonsense}`word`\n")
    book.replace("docs/index.md", "orphan\n", "")
    first = said(book)
    assert len(first) >= len(FAULTS)
    # A page beside them changes.
    book.write("docs/beside.md", PLAIN.format(name="beside") + "A line.\n")
    read = read_by(book, lambda: assert_as_anew(book, "-faulty"))
    assert {*FAULTS, "beside"} - {"orphan"} <= read <= {*FAULTS, "index", "beside"}
    # Half of them are mended.
    for name in list(FAULTS)[::2]:
        book.write(f"docs/{name}.md", PLAIN.format(name=name))
    assert_as_anew(book, "-half")
    # All are mended.
    for name in (*FAULTS, "beside"):
        book.write(f"docs/{name}.md", PLAIN.format(name=name))
    book.replace("docs/index.md", "toctree\n", "toctree\norphan\n")
    mended = book.build()
    assert mended.warnings == []
    assert differences(mended.files(), sound.files()) == []
    assert read_by(book, book.build) == set()


@pytest.mark.parametrize("content", ["{", f'["{ALL_PAGES}"]'], ids=["unreadable", "not ended"])
def test_all_pages_are_read_where_it_is_not_known_which_have_a_fault(book: Book, content: str) -> None:
    book.build()
    note = book.root / "build" / "doctrees-html" / "faulty-html.json"
    note.write_text(content, encoding="utf-8")
    assert read_by(book, book.build) == {"bell", "index", "registers"}
    assert noted_pages(note) == set()
