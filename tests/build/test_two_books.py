"""A build leaves nothing in its process: the next book has the same bytes as in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sphinx.builders.epub3
from pybtex.errors import capture
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.build.one_process import changed_names, prepare, state
from tests.elsewhere import assert_same, files_of
from tests.support import MOMENT, READER, ROOT, Book

pytestmark = pytest.mark.slow("each test builds several books in processes")

LIGHTHOUSE = ROOT / "tests" / "lighthouse"
SCRIPT = Path(__file__).with_name("one_process.py")
ALLOWED_CHANGES = {
    "docutils.parsers.rst.roles._role_registry": "Sphinx replaces the role “code” of docutils.",
    "sphinx._cli.util.colour._COLOURING_DISABLED": "Sphinx takes note that its output is no terminal.",
    "sphinx.config.Config.config_values": "MyST-Parser and the theme add to the defaults of settings.",
    "sphinx.locale.translators": "Sphinx keeps catalogues; ours is made anew for each book.",
    "pybtex.plugin._RUNTIME_PLUGINS": "The style of the list of works: found by its name alone.",
    "sphinxcontrib.bibtex.plugin._runtime_plugins": "The style of citations: found by its name alone.",
}
"""What a build of the tiny reader or the lighthouse may change, with the reason."""

Built = Callable[..., list[dict[str, bytes]]]


def builder_in(folder: Path) -> Built:
    """Return a function that builds books in turn in one process, and returns the files of each."""

    def build(*books: tuple[Path, str] | tuple[Path, str, dict[str, Any]], fails: bool = False) -> Any:
        place = folder / f"process-{len(list(folder.glob('process-*')))}"
        orders = [
            (str(book / "docs"), str(place / str(number)), builder, *(settings or ({},)))
            for number, (book, builder, *settings) in enumerate(books)
        ]
        process = subprocess.run(
            [sys.executable, SCRIPT, json.dumps(orders)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / '_ext'}:{ROOT}", "SOURCE_DATE_EPOCH": MOMENT},
            capture_output=True,
            text=True,
            check=True,
        )
        results = json.loads(process.stdout.splitlines()[-1])
        assert fails or all(status == 0 for status, _changed in results), process.stderr
        for _status, changed in results:
            assert [name for name in changed if name not in ALLOWED_CHANGES] == []
        return [files_of(place / str(number)) for number in range(len(books))]

    return build


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """Return a function that builds books in turn, as :func:`builder_in`, in the folder of the test."""
    return builder_in(tmp_path)


@pytest.fixture(scope="module")
def reader_alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of the tiny reader, built in a process of its own."""
    (files,) = builder_in(tmp_path_factory.mktemp("alone"))((READER, "html"))
    return files


def test_two_books_one_after_the_other_are_as_each_is_alone(built: Built) -> None:
    (reader,), (lighthouse,) = built((READER, "html")), built((LIGHTHOUSE, "html"))
    assert len(reader) > 40
    assert len(lighthouse) > 100
    one, two, three = built((READER, "html"), (LIGHTHOUSE, "html"), (READER, "html"))
    assert_same(one, reader)
    assert_same(two, lighthouse)
    assert_same(three, reader)
    one, two, three = built((LIGHTHOUSE, "html"), (READER, "html"), (LIGHTHOUSE, "html"))
    assert_same(one, lighthouse)
    assert_same(two, reader)
    assert_same(three, lighthouse)


def test_a_book_built_again_is_the_same_whatever_was_set_for_it_in_between(built: Built) -> None:
    other = {"language": "de", "html_title": "Another", "perspectives_report": "https://example.org/?id={id}"}
    (alone,), (changed_alone,) = built((READER, "html")), built((READER, "html", other))
    assert alone["bell.html"] != changed_alone["bell.html"]
    one, two, three, four = built(
        (READER, "html"), (READER, "html"), (READER, "html", other), (READER, "html")
    )
    for again in (one, two, four):
        assert_same(again, alone)
    assert_same(three, changed_alone)


@pytest.mark.parametrize("builder", ["epub", "typst", "handouts"])
def test_a_book_is_packed_and_printed_after_others_as_alone(built: Built, builder: str) -> None:
    (alone,) = built((LIGHTHOUSE, builder))
    _reader, one, _html, two = built(
        (READER, "html"), (LIGHTHOUSE, builder), (LIGHTHOUSE, "html"), (LIGHTHOUSE, builder)
    )
    assert_same(one, alone)
    assert_same(two, alone)


def test_an_application_that_builds_again_writes_what_was_edited_since(book: Book) -> None:
    docs, out = book.root / "docs", book.root / "out"
    with patch_docutils(str(docs)), docutils_namespace():
        app = Sphinx(docs, docs, out, book.root / "doctrees", "html", status=None)
        app.build()
        first, text = files_of(out), book.read("docs/bell.md")
        book.write("docs/bell.md", text.replace("# The bell", "# A bell that nobody heard"))
        app.build()
        assert "A bell that nobody heard" in (out / "bell.html").read_text(encoding="utf-8")
        assert "A bell that nobody heard" in (out / "index.html").read_text(encoding="utf-8")
        book.write("docs/bell.md", text)
        app.build()
    assert_same(files_of(out), first)


def not_utf_8(book: Book) -> None:
    """Write a page with a byte that is not UTF-8. The build reads the page despite this."""
    (book.root / "docs/bell.md").write_bytes(book.read("docs/bell.md").encode() + b"\xff\n")


def broken_bibliography(book: Book) -> None:
    """Write an entry that cannot be read."""
    book.write("sources/references.bib", book.read("sources/references.bib") + "\n@book{x,\n  title = {No\n")


def no_bibliography(book: Book) -> None:
    """Remove a setting. Without it, sphinxcontrib-bibtex ends the build while other things are set up."""
    book.replace("docs/conf.py", 'bibtex_bibfiles = ["../sources/references.bib"]\n', "")


def end_in_reading(book: Book) -> None:
    """Add an extension that ends the build while pages are read."""
    setup = "\n\ndef setup(app):\n    app.connect('doctree-read', lambda app, tree: 1 / 0)\n"
    book.write("docs/conf.py", book.read("docs/conf.py") + setup)


def add_fields(book: Book) -> None:
    """Add a field to each kind of record, and type a wrong value of it in a claim."""
    setup = (
        "\n\ndef setup(app):\n    from perspectives import add_field\n\n"
        "    for kind in ('claim', 'voice', 'event', 'work'):\n"
        "        add_field(app, kind, 'state', label='State', about='How it is.', values=['good'])\n"
    )
    book.write("docs/conf.py", book.read("docs/conf.py") + setup)
    book.replace("docs/bell.md", ":id: ringer-wind\n", ":id: ringer-wind\n:state: bad\n")


@pytest.mark.parametrize(
    "spoil", [not_utf_8, broken_bibliography, no_bibliography, end_in_reading, add_fields]
)
def test_a_book_spoils_no_book_after_it(
    built: Built, book: Book, spoil: Callable[[Book], None], reader_alone: dict[str, bytes]
) -> None:
    spoil(book)
    _faulty, after = built((book.root, "html"), (READER, "html"), fails=True)
    assert_same(after, reader_alone)


def test_what_a_build_leaves_in_libraries_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare()
    before = state()
    assert changed_names(before) == []
    monkeypatch.setitem(sphinx.builders.epub3.Epub3Builder.media_types, ".woff2", "font/woff2")
    monkeypatch.setattr(sphinx.builders.epub3.Epub3Builder, "build_content", print)
    with capture():
        assert changed_names(before) == [
            "pybtex.errors.captured_errors",
            "sphinx.builders._epub_base.EpubBuilder.media_types",
            "sphinx.builders._epub_base.MEDIA_TYPES",
            "sphinx.builders.epub3.Epub3Builder.build_content",
        ]
