"""The names of a book's files and ids: what breaks elsewhere is refused, and everything else is built."""

from __future__ import annotations

import os
import re

import pytest

from tests.support import Book

REFUSED = ("50%25", "x#y", "q?z", "c:d", "a b", "con", "nul/x", "trailing.", "v1.2", "a\\b", "tab\tx")
TWICE = ("Bell", "search", "genindex", "404", "nav", "data/index", "perspective-village", "py-modindex")
FINE = ("kapitulli-ë", "ok_name", "01-intro", "console")
FOUND = re.compile(r"Found: “([^”]*)”")


def page(number: int) -> str:
    """Return a page with a label."""
    return f"---\norphan: true\n---\n\n(page-{number})=\n# Page {number}\n\nText {{cite:p}}`odo-book`.\n"


def test_a_name_that_breaks_elsewhere_is_refused_and_the_rest_is_built(book: Book) -> None:
    for number, name in enumerate((*REFUSED, *TWICE, *FINE)):
        book.write(f"docs/{name}.md", page(number))
    build = book.build()
    names = [match[1] for warning in build.warnings if (match := FOUND.search(warning))]
    assert len(names) == len(build.warnings)
    assert sorted(names) == sorted(
        # The chapter “bell” comes after “Bell”.
        ["bell" if name == "Bell" else name.replace("\t", "\\u{9}") for name in (*REFUSED, *TWICE)]
    )
    assert set(build.codes) == {"unfit-file-name", "same-file"}
    assert [name for name in FINE if not (build.out / f"{name}.html").is_file()] == []
    assert (build.out / ".nojekyll").is_file()


def test_a_name_that_cannot_be_read_ends_no_build(book: Book) -> None:
    for number, name in enumerate((b"bad\xffname", b"line\nfeed", "e\u0308".encode(), b"ok[\xff]")):
        path = os.fsencode(book.root / "docs") + b"/" + name + b".md"
        try:
            with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123  # the name is bytes
                file.write(page(number))
        except OSError:
            pytest.skip("the file system takes no such name")
    build = book.build()
    assert build.codes == ["unfit-file-name"] * 4
    told = "\n".join(build.warnings)
    for words in ("bad\\udcffname.md", "line\\u{a}feed.md", "each letter with its accent as one sign"):
        assert words in told
    assert (build.out / "bell.html").is_file()


@pytest.mark.parametrize("builder", ["dirhtml"])
def test_in_folders_of_their_own_two_names_can_be_one_file(book: Book, builder: str) -> None:
    book.write("docs/bell/index.md", page(1))
    build = book.build(builder)
    assert build.codes == ["same-file"]
    assert "bell (bell/index.html)" in build.warnings[0]


def test_a_page_that_stands_ready_in_html_is_not_written_over(book: Book) -> None:
    book.write("docs/extra/old.html", "<p>Old</p>")
    book.write("docs/old.md", page(1))
    build = book.build("html", html_extra_path=["extra"])
    assert build.codes == ["same-file"]
    assert "html_extra_path" in build.warnings[0]


def test_an_id_that_breaks_elsewhere_is_refused(book: Book) -> None:
    labels = ("50%25", "a b", "x#y", "a_b", "nul", "ë-x", "x" * 41)
    for number, label in enumerate(labels):
        book.write(f"docs/p{number}.md", page(0).replace("page-0", label))
    book.replace("docs/bell.md", ":id: nobody-laughed", ":id: com1")
    bibliography = book.read("sources/references.bib")
    entries = "".join(
        f"\n@book{{{key}, title = {{A}}, author = {{B, C}}}}\n" for key in ("x%y", "u?v", "s(t")
    )
    book.write("sources/references.bib", bibliography + entries)
    build = book.build("dummy")
    told = [match[1] for warning in build.warnings if (match := FOUND.search(warning))]
    assert len(told) == len(build.warnings), build.warnings
    assert set(build.codes) == {"malformed-id"}
    assert sorted(told) == sorted([*labels, "id: com1", "x%y", "u?v", "s(t"])
