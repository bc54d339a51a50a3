"""How long a saved file takes to be seen, in a browser, beside cold builds of the same changes.

The book is copied and built, and served as ``make serve`` does. A file is changed, and the time is taken from
the moment it is written until the words are on the page in Chromium. The next change does not wait until all
other pages are written. Every few changes, ``make html`` builds the same change in the same copy, when the
preview is at rest. The load of the machine stands in each row.

Run from the root of the repository, with nothing else running::

    PYTHONPATH=_ext:. .venv/bin/python bench/live.py [RUNS] [COLD]

RUNS is how often each kind of change is made, COLD how often it is built cold besides.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
PAGE = "chapters/vlora-base.html"
CHAPTER = "docs/chapters/vlora-base.md"
COLD_BUILD = (sys.executable, "-m", "tools.build_book", "html", "build/html", "build/doctrees")
MOST_MILLISECONDS = 300_000
SECONDS_OF_IDLE = 10
PAUSE = 4000
"""How many milliseconds after a change is seen the next one is made: other pages are still being written."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change that can be made again and again.

    :ivar file: the file
    :ivar pattern: what is replaced: the first group stays, and a number comes after it
    :ivar seen: how the words on the page begin, before the number
    """

    file: str
    pattern: str
    seen: str

    def make(self, book: Path, number: int) -> str:
        """Write the file with a number in it, and return the words that the page then has."""
        path = book / self.file
        text, found = re.subn(
            rf"({self.pattern})\d*", rf"\g<1>{number}", path.read_text(encoding="utf-8"), count=1
        )
        if not found:
            raise LookupError(f"{self.pattern} is not in {self.file}")
        path.write_text(text, encoding="utf-8")
        return f"{self.seen}{number}"


CHANGES = {
    "a line of a chapter": Change(CHAPTER, "the island of Sazan", "the island of Sazan"),
    "a claim reworded": Change(CHAPTER, "She means to clear this up", "She means to clear this up"),
    "a voice": Change("sources/voices.toml", r'\[voices\.lalaj\]\nname = "Ana Lalaj', "Ana Lalaj"),
    "a work": Change("sources/references.bib", r"\{lalaj-base,\n\s*author = \{Lalaj", "Lalaj"),
}


def main() -> None:
    """Print a row for each kind of change."""
    runs, cold_runs = (int(word) for word in (*sys.argv[1:], *("20", "5")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        book = copy_of_book(Path(folder, "book"))
        cold_build(book)
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "tools.serve", str(port)], cwd=book, stdout=subprocess.DEVNULL
        )
        chromium = shutil.which(os.environ.get("CHROMIUM", "chromium-headless-shell"))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        open_page(page, port)
        print(f"idle: {idle_load(process.pid):.1%} of a core")
        print(f"{'change':22} {'seen, s':>22} {'cold, s':>22}  load")
        for first, (kind, change) in zip(itertools.count(100, 100), CHANGES.items(), strict=False):
            measure(kind, change, first, book, page, runs, cold_runs)
        browser.close()
        process.send_signal(signal.SIGTERM)
        process.wait()


def measure(kind: str, change: Change, first: int, book: Path, page: Page, runs: int, cold_runs: int) -> None:
    """Make a change many times, and print how long it took to be seen, and to be built cold.

    :param first: the number of the first change; no page has it, or one of those after it, already
    """
    seen, cold, load = [], [], []
    for run in range(runs):
        page.wait_for_timeout(PAUSE)
        begin = time.perf_counter()
        words = change.make(book, first + run)
        page.wait_for_function(
            "words => document.body && document.body.textContent.includes(words)",
            arg=words,
            polling=20,
            timeout=MOST_MILLISECONDS,
        )
        seen.append(time.perf_counter() - begin)
        load.append(os.getloadavg()[0])
        if run * cold_runs // runs != (run - 1) * cold_runs // runs:
            at_rest(page)
            cold.append(seconds_of(lambda: cold_build(book)))
    print(f"{kind:22} {row(seen)} {row(cold)}  {statistics.median(load):.1f}", flush=True)


def row(seconds: list[float]) -> str:
    """Return the median, the least and the most."""
    return f"{statistics.median(seconds):6.2f} ({min(seconds):.2f}–{max(seconds):.2f}; {len(seconds)})".rjust(
        22
    )


def at_rest(page: Page) -> None:
    """Wait until all pages and data files are there."""
    page.wait_for_selector(".preview-panel[data-whole=true]", state="attached", timeout=MOST_MILLISECONDS)


def open_page(page: Page, port: int) -> None:
    """Open the page as soon as the preview serves it."""
    for _attempt in range(200):
        try:
            page.goto(f"http://localhost:{port}/{PAGE}")
        except Exception:  # noqa: BLE001  # it is not served yet
            time.sleep(0.1)
        else:
            break
    at_rest(page)


def copy_of_book(place: Path) -> Path:
    """Copy the files of the book that git knows."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)
    return place


def cold_build(book: Path) -> None:
    """Build the book as ``make html`` does."""
    subprocess.run(COLD_BUILD, cwd=book, check=True, stdout=subprocess.DEVNULL)


def seconds_of(run: Callable[[], None]) -> float:
    """Return how long something takes."""
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port: int = other.getsockname()[1]
        return port


def idle_load(number: int) -> float:
    """Return which part of a core a process uses while nothing changes."""

    def ticks() -> int:
        fields = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    before = ticks()
    time.sleep(SECONDS_OF_IDLE)
    return (ticks() - before) / os.sysconf("SC_CLK_TCK") / SECONDS_OF_IDLE


if __name__ == "__main__":
    main()
