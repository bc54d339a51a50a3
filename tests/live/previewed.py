"""A preview of a small book, without a browser: changes are noticed, and built, as in the command."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from perspectives.live.build_messages import BuildSettings
from perspectives.live.build_orders import BuildOrders, PreparedBuilds
from perspectives.live.live_preview import LivePreview
from perspectives.live.open_pages import OpenPages
from tests.support import ROOT, Book

MOST_STEPS = 1500
"""So many steps a preview may take to what is waited for: at least some seconds, at most ten minutes."""


class Previewed:
    """A book with its preview.

    :ivar pages: the pages that are open
    :ivar preview: the preview at work
    """

    def __init__(self, book: Book, kind: type[BuildOrders] = PreparedBuilds) -> None:
        self.book = book
        folder = book.root / "live"
        self.pages = OpenPages(folder / "html")
        settings = BuildSettings(str(book.root / "docs"), str(folder / "html"), str(folder / "doctrees"))
        self.orders = kind(settings)
        self.preview = LivePreview(self.pages, self.orders, settings, [], [])
        self.preview.begin()

    def step_until(self, is_reached: Callable[[], bool]) -> None:
        """Let the preview work until something is reached."""
        for _step in range(MOST_STEPS):
            if is_reached():
                return
            self.preview.step()
        raise AssertionError("the preview did not come so far")

    def step_to_the_end(self) -> None:
        """Let the preview work until all pages and data files are there."""
        self.step_until(lambda: self.preview.is_whole)

    def after(self, *changes: Callable[[], object]) -> dict[str, bytes]:
        """Make changes, let the preview work, and return all files that it serves."""
        for change in changes:
            change()
        self.step_until(lambda: self.preview.is_building)
        self.step_to_the_end()
        return self.files()

    def files(self) -> dict[str, bytes]:
        """Return the content of all files that are served, by name."""
        root = self.pages.output
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }

    @property
    def problems(self) -> list[dict[str, object]]:
        """The problems that the pages show."""
        found: list[dict[str, object]] = self.pages.status["problems"]
        return found


@contextmanager
def previewed(book: Book, kind: type[BuildOrders] = PreparedBuilds) -> Iterator[Previewed]:
    """Yield a book with its preview, whose processes end with it."""
    with pytest.MonkeyPatch.context() as environment:
        # A copy of the whole book has an extension of its own, which its settings find.
        folder = book.root if (book.root / "_ext").is_dir() else ROOT
        environment.setenv("PYTHONPATH", os.pathsep.join([str(folder / "_ext"), str(folder)]))
        environment.chdir(book.root)
        place = Previewed(book, kind)
        try:
            yield place
        finally:
            place.orders.close()


def is_alive(number: int) -> bool:
    """Return whether a process lives."""
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def processes_of(book: Book) -> list[int]:
    """Return the numbers of the processes that work in the folder of a book."""
    numbers = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            number = int(place.name)
            if (place / "cwd").readlink() == book.root and number != os.getpid() and is_alive(number):
                numbers.append(number)
        except OSError:
            continue
    return numbers
