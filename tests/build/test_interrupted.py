"""After a build that was interrupted at any point, the next build gives the pages of a clean build."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import ROOT, Book
from tools.build_book import INTERRUPTED

pytestmark = pytest.mark.slow("each test builds in several processes")

OLD = "The village laughed."
NEW = "The village laughed, and went home."


def start_build(root: Path) -> subprocess.Popen[bytes]:
    """Start a build of the book as ``make html`` does."""
    return subprocess.Popen(
        [sys.executable, "-m", "tools.build_book", "html", "build/html", "build/doctrees"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "_ext"), str(ROOT)])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def build_pages(root: Path) -> dict[str, bytes]:
    """Build the book to the end, and return every file of the output."""
    assert start_build(root).communicate()[1] == b""
    output = root / "build" / "html"
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def make_book(folder: Path) -> Book:
    """Return the tiny reader."""
    return Book(folder)


def interrupt_when(root: Path, is_reached: Callable[[], bool], number: int = signal.SIGINT) -> bytes:
    """Start a build, interrupt it as soon as *is_reached* is true, and return what it says."""
    process = start_build(root)
    while process.poll() is None and not is_reached():
        os.sched_yield()
    process.send_signal(number)
    return process.communicate()[1]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the output of a build without an interruption."""
    return build_pages(make_book(tmp_path_factory.mktemp("clean")).root)


@pytest.mark.parametrize(
    ("point", "number", "said"),
    [
        ("doctrees/bell.doctree", signal.SIGINT, INTERRUPTED),
        ("doctrees/bell.doctree", signal.SIGTERM, INTERRUPTED),
        ("html/index.html", signal.SIGHUP, INTERRUPTED),
        # Nobody can speak then; Sphinx goes on, and the next build waits for it.
        ("html/bell.html", signal.SIGKILL, ""),
    ],
    ids=lambda value: getattr(value, "name", str(value)[:24]),
)
def test_a_first_build_that_is_interrupted(
    tmp_path: Path, clean: dict[str, bytes], point: str, number: signal.Signals, said: str
) -> None:
    book = make_book(tmp_path)
    answer = interrupt_when(book.root, (book.root / "build" / point).exists, number)
    assert answer.decode().strip() == said
    if said:
        assert sorted(path.name for path in (book.root / "build").iterdir()) == ["running"]
    assert build_pages(book.root) == clean


@pytest.mark.parametrize("point", ["doctrees/bell.doctree", "html/registers.html"])
def test_a_later_build_that_is_interrupted(tmp_path: Path, clean: dict[str, bytes], point: str) -> None:
    book = make_book(tmp_path)
    toctree, bell = book.read("docs/index.md"), book.read("docs/bell.md")
    book.replace("docs/index.md", "registers\n", "registers\ngone\n")
    book.write("docs/gone.md", "(gone)=\n# A chapter that will be gone\n")
    book.replace("docs/bell.md", OLD, NEW)
    assert "gone.html" in build_pages(book.root)
    # Change the sources back to those of the clean build. The first build after that is interrupted.
    (book.root / "docs" / "gone.md").unlink()
    book.write("docs/index.md", toctree)
    book.write("docs/bell.md", bell)
    watched = book.root / "build" / point
    before = watched.stat().st_mtime_ns
    interrupt_when(book.root, lambda: not watched.exists() or watched.stat().st_mtime_ns != before)
    assert build_pages(book.root) == clean


def test_a_page_half_written_is_written_again(tmp_path: Path, clean: dict[str, bytes]) -> None:
    book = make_book(tmp_path)
    build_pages(book.root)
    shutil.rmtree(book.root / "build" / "doctrees")
    for name in (
        "bell.html",
        "data/claims.json",
        "data/search.js",
        "objects.inv",
        "searchindex.js",
        "_static/basic.css",
    ):
        path = book.root / "build" / "html" / name
        path.write_bytes(path.read_bytes()[:100])
    assert build_pages(book.root) == clean
