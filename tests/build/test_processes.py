"""One process builds few pages, and several build many, if ``-j`` gives several. The pages are the same."""

from __future__ import annotations

import os

import pytest

from tests.build.test_incremental_build import comparable
from tests.elsewhere import assert_same
from tests.support import Book

PAGES = 8
NOTES = """

def setup(app):
    import os
    from pathlib import Path

    def note(kind, docname):
        with Path(app.srcdir).with_name("processes").open("a") as file:
            file.write(f"{kind} {docname} {os.getpid()}\\n")

    app.connect("doctree-read", lambda app, tree: note("read", app.env.docname))
    app.connect("html-page-context", lambda app, page, _name, _context, tree: tree and note("written", page))
"""


def processes(book: Book) -> dict[str, set[bool]]:
    """Build a book with ``-j 4``; return which processes read pages, and which wrote pages.

    Each is a set: False is in it if this process did any page, and True if another process did.
    """
    log = book.write("processes", "")
    book.build(jobs=4)
    is_other_process: dict[str, set[bool]] = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        kind, _docname, process = line.split()
        is_other_process.setdefault(kind, set()).add(int(process) != os.getpid())
    return is_other_process


@pytest.mark.slow("five builds by several processes")
def test_few_pages_are_read_and_written_by_one_process_and_many_by_more(book: Book) -> None:
    pages = [f"page{number}" for number in range(PAGES)]
    for page in pages:
        book.write(f"docs/{page}.md", f"({page})=\n# {page}\n\n{{voice}}`abbot` said it.\n")
    book.replace("docs/index.md", "registers\n", "\n".join(["registers", *pages, ""]))
    book.write("docs/conf.py", book.read("docs/conf.py") + NOTES)
    first = processes(book)
    assert first["read"] == {True}
    assert True in first["written"]
    book.write("docs/page3.md", book.read("docs/page3.md") + "\nOnce more.\n")
    assert processes(book) == {"read": {False}, "written": {False}}
    book.replace("sources/voices.toml", 'name = "Abbot Odo"', 'name = "Abbot Odo the Elder"')
    renamed = processes(book)
    assert "read" not in renamed
    assert True in renamed["written"]
    assert_same(comparable(book.build().files()), comparable(book.build(tag="-clean").files()))
