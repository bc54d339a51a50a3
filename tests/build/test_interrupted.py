"""A build that is killed, wherever it was, leaves nothing that the next one minds: its pages are those of a clean build."""

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


def command(root: Path) -> subprocess.Popen[bytes]:
    """Begin to build the book as ``make html`` does, in a process group of its own."""
    return subprocess.Popen(
        ["sh", str(ROOT / "tools" / "sphinx.sh"), sys.executable, "html", "build/html", "build/doctrees"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "_ext")},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def pages(root: Path) -> dict[str, bytes]:
    """Build the book to its end, and return every file of the output."""
    assert command(root).wait() == 0
    output = root / "build" / "html"
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def made(folder: Path) -> Book:
    """Return the tiny reader, with what the build script asks for beside it."""
    book = Book(folder)
    (folder / "_ext").mkdir()
    (folder / "requirements.lock").touch()
    return book


def kill_when(root: Path, reached: Callable[[], bool]) -> None:
    """Begin a build, and kill it, its workers too, as soon as it has come to a point, or at its end."""
    process = command(root)
    while process.poll() is None and not reached():
        os.sched_yield()
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the output of a build that nothing came in the way of."""
    return pages(made(tmp_path_factory.mktemp("clean")).root)


@pytest.mark.parametrize("point", ["doctrees/bell.doctree", "html/bell.html", "html/data/claims.json"])
def test_a_first_build_that_is_killed(tmp_path: Path, clean: dict[str, bytes], point: str) -> None:
    book = made(tmp_path)
    kill_when(book.root, (book.root / "build" / point).exists)
    assert pages(book.root) == clean


@pytest.mark.parametrize("point", ["doctrees/bell.doctree", "html/registers.html"])
def test_a_later_build_that_is_killed(tmp_path: Path, clean: dict[str, bytes], point: str) -> None:
    book = made(tmp_path)
    toctree, bell = book.read("docs/index.md"), book.read("docs/bell.md")
    book.replace("docs/index.md", "registers\n", "registers\ngone\n")
    book.write("docs/gone.md", "(gone)=\n# A chapter that will be gone\n")
    book.replace("docs/bell.md", OLD, NEW)
    assert "gone.html" in pages(book.root)
    # Back to the book that the clean build was made of, by way of a build that is killed.
    (book.root / "docs" / "gone.md").unlink()
    book.write("docs/index.md", toctree)
    book.write("docs/bell.md", bell)
    watched = book.root / "build" / point
    before = watched.stat().st_mtime_ns
    kill_when(book.root, lambda: not watched.exists() or watched.stat().st_mtime_ns != before)
    assert pages(book.root) == clean


def test_a_page_half_written_is_written_again(tmp_path: Path, clean: dict[str, bytes]) -> None:
    book = made(tmp_path)
    pages(book.root)
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
    assert pages(book.root) == clean
