"""After a build that was killed at any point, the next build gives the pages of a clean build."""

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

pytestmark = pytest.mark.slow("each test builds in several processes")

OLD = "The village laughed."
NEW = "The village laughed, and went home."


def start_build(root: Path) -> subprocess.Popen[bytes]:
    """Start a build of the book as ``make html`` does, in a process group of its own."""
    return subprocess.Popen(
        ["sh", str(ROOT / "tools" / "sphinx.sh"), sys.executable, "html", "build/html", "build/doctrees"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "_ext")},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def build_pages(root: Path) -> dict[str, bytes]:
    """Build the book to the end, and return every file of the output."""
    assert start_build(root).wait() == 0
    output = root / "build" / "html"
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def make_book(folder: Path) -> Book:
    """Return the tiny reader, with the files that the build script needs."""
    book = Book(folder)
    (folder / "_ext").mkdir()
    (folder / "requirements.lock").touch()
    return book


def kill_when(root: Path, is_reached: Callable[[], bool]) -> None:
    """Start a build, and kill it and its workers as soon as *is_reached* is true, unless it ends before."""
    process = start_build(root)
    while process.poll() is None and not is_reached():
        os.sched_yield()
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the output of a build without an interruption."""
    return build_pages(make_book(tmp_path_factory.mktemp("clean")).root)


@pytest.mark.parametrize("point", ["doctrees/bell.doctree", "html/bell.html", "html/data/claims.json"])
def test_a_first_build_that_is_killed(tmp_path: Path, clean: dict[str, bytes], point: str) -> None:
    book = make_book(tmp_path)
    kill_when(book.root, (book.root / "build" / point).exists)
    assert build_pages(book.root) == clean


@pytest.mark.parametrize("point", ["doctrees/bell.doctree", "html/registers.html"])
def test_a_later_build_that_is_killed(tmp_path: Path, clean: dict[str, bytes], point: str) -> None:
    book = make_book(tmp_path)
    toctree, bell = book.read("docs/index.md"), book.read("docs/bell.md")
    book.replace("docs/index.md", "registers\n", "registers\ngone\n")
    book.write("docs/gone.md", "(gone)=\n# A chapter that will be gone\n")
    book.replace("docs/bell.md", OLD, NEW)
    assert "gone.html" in build_pages(book.root)
    # Change the sources back to those of the clean build. The first build after that is killed.
    (book.root / "docs" / "gone.md").unlink()
    book.write("docs/index.md", toctree)
    book.write("docs/bell.md", bell)
    watched = book.root / "build" / point
    before = watched.stat().st_mtime_ns
    kill_when(book.root, lambda: not watched.exists() or watched.stat().st_mtime_ns != before)
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
