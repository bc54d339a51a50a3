"""A reader for a class: what its list may say, and what it prints of the book."""

from __future__ import annotations

import pikepdf
import pytest

from perspectives.build.class_reader_builder import ClassReader, read_class_reader
from tests.support import Book, Build, add_lessons
from tests.typst_book.test_typst_book import read as read_pdf

KNOWN = {
    "pages": {"index", "bell"},
    "documents": {"charter"},
    "comparisons": {"who-broke-it", "rope"},
    "lessons": {"bells"},
    "pictures": {"map"},
}


def read(text: str) -> ClassReader:
    """Return what a list says, for a book with these ids."""
    return read_class_reader(text.encode(), "class-reader.toml", dict(KNOWN))


def test_a_list_is_read_in_its_order() -> None:
    reader = read('pages-at-most = 96\ncomparisons = ["rope", "who-broke-it"]\ndocuments = ["charter"]\n')
    assert reader.problems == []
    assert reader.at_most == 96
    assert reader.ids["comparisons"] == ["rope", "who-broke-it"]
    assert reader.ids["documents"] == ["charter"]
    assert reader.ids["lessons"] == []


@pytest.mark.parametrize(
    ("text", "code", "line", "value", "nearest"),
    [
        ("comparisons = [\n  'ropes',\n]\n", "unknown-in-class-reader", 2, "ropes", "rope"),
        ("documents = ['paper']\n", "unknown-in-class-reader", 1, "paper", None),
        ("lessons = ['bells',\n'bells']\n", "repeated-in-class-reader", 2, "bells", None),
        ("# a list\ncomparison = ['rope']\n", "malformed-class-reader", 2, "comparison", "comparisons"),
        ("pages = 'index'\n", "malformed-class-reader", 1, "pages = index", None),
        ("pages = [1]\n", "malformed-class-reader", 1, "pages = [1]", None),
        ("pages-at-most = 0\n", "malformed-class-reader", 1, "pages-at-most = 0", None),
        ("pages-at-most = true\n", "malformed-class-reader", 1, "pages-at-most = True", None),
        ("pages-at-most = '96'\n", "malformed-class-reader", 1, "pages-at-most = 96", None),
        ("\npages = [\n", "toml-syntax", 2, None, "pages = []"),
    ],
)
def test_a_fault_is_named_with_its_line(
    text: str, code: str, line: int, value: str | None, nearest: str | None
) -> None:
    (problem,) = read(text).problems
    assert (problem.code, problem.line, problem.nearest) == (code, line, nearest)
    assert value is None or problem.value == value


def test_what_is_right_in_a_list_with_a_fault_is_kept() -> None:
    reader = read("comparisons = ['rope', 'bell', 'who-broke-it']\n")
    assert reader.ids["comparisons"] == ["rope", "who-broke-it"]


LIST = """\
pages-at-most = 3
pages = ["index"]
comparisons = ["who-broke-it"]
documents = ["charter"]
lessons = ["charter"]
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, str]:
    """Return a build of the tiny reader with a list, and the words of the PDF."""
    book = Book(tmp_path_factory.mktemp("class-reader"))
    add_lessons(book)
    book.write("sources/class-reader.toml", LIST)
    build = book.build("class-reader")
    return build, " ".join(" ".join(read_pdf(build.out / "book-class-reader.pdf")).split())


def test_the_reader_has_documents_questions_and_lessons_and_says_that_it_is_too_long(
    printed: tuple[Build, str],
) -> None:
    build, words = printed
    (warning,) = build.warnings
    assert "class-reader.toml:1" in warning
    assert "at most 3 pages" in warning
    assert "long-class-reader" in warning
    for part in ("A reader for a class", "Documents", "Who broke the bell?", "They disagree on", "Lessons"):
        assert part in words
    with pikepdf.open(build.out / "book-class-reader.pdf") as opened:
        assert f"Found: “{len(opened.pages)} pages”" in warning


def test_a_lesson_stands_without_its_teachers_side(printed: tuple[Build, str]) -> None:
    assert "Not yet tried with a class" not in printed[1]


def test_without_a_list_the_file_is_asked_for(book: Book) -> None:
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "perspectives.handouts"]')
    (warning,) = book.build("class-reader").warnings
    assert "missing-class-reader" in warning
    assert "class-reader.toml" in warning
