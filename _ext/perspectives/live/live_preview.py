"""The preview at work: looks for changes, orders builds, and tells pages and terminal what comes of them."""

from __future__ import annotations

import contextlib
import hashlib
import platform
import shutil
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from queue import Empty
from typing import Any

import sphinx

from perspectives.live.build_messages import BuildSettings
from perspectives.live.build_orders import BuildOrders, Event
from perspectives.live.open_pages import OpenPages
from perspectives.live.watched_files import WatchedFiles, state_of

PACKAGE = Path(__file__).parent.parent
SOURCE_SUFFIXES = {".md", ".rst"}
SECONDS_BETWEEN_LOOKS = 0.1
SECONDS_UNSEEN = 0.4
"""How long to wait between two looks at the files, while no page is looked at."""
ENDED = {
    "path": "",
    "line": 0,
    "docname": "",
    "code": "",
    "what": "The build ended before the pages were written: its process was stopped. "
    "Systems do so where memory is short.",
    "mend": "Save a file again, and the book is built again.",
}
"""The problem of a build whose process says nothing more."""
REMOVED = "The folder of the preview was removed: the book is built anew."
MORE_PROBLEMS = 12
"""So many new problems are named on the terminal; the page shows all."""


class LivePreview:
    """Keeps the pages up to date.

    :ivar changed: the files that have changed since the last build was ordered; see ``WatchedFiles.changes``
    :ivar declared: the files of registry and bibliography, which each build reads after its order
    :ivar is_building: whether a build has been ordered whose pages are not all there
    :ivar record: the file beside the doctrees that tells what the pages are made with
    :ivar proofs: files of the last whole build, which are there unless somebody has removed them
    :ivar is_whole: whether all pages and data files are there
    :ivar read: how many pages this build has read
    :ivar written: how many pages this build has written
    :ivar left: how many it has still to write
    """

    def __init__(
        self,
        pages: OpenPages,
        orders: BuildOrders,
        settings: BuildSettings,
        watch: Iterable[Path],
        made_with: Iterable[Path],
    ) -> None:
        self.pages, self.orders = pages, orders
        self.docs = Path(settings.docs).resolve()
        self.doctrees = Path(settings.doctrees)
        self.record = self.doctrees.with_name("made-from")
        self.made_with = [place.resolve() for place in made_with]
        left_out = [pages.output.parent]
        self.watched = WatchedFiles([self.docs, *watch, *self.made_with], left_out)
        self.changed: dict[str, bool] = {}
        self.is_building = self.is_whole = False
        self.imports: dict[str, Any] | None = None
        self.declared: set[Path] = set()
        self.proofs: list[Path] = []
        self.began = self.looked = 0.0
        self.problems: list[dict[str, Any]] = []
        self.seconds: list[float] = []
        self.read = self.written = self.left = 0

    def run(self) -> None:
        """Build, and build again after each change, until an interruption."""
        self.begin()
        while True:
            self.step()

    def begin(self) -> None:
        """Order the first build, on what an earlier preview has left if it was made with the same tools."""
        record, made_from = self.record, digest_of_files(self.made_with or [PACKAGE])
        if self.doctrees.exists() and record.exists() and record.read_text(encoding="utf-8") != made_from:
            self.set_aside()
        self.doctrees.mkdir(parents=True, exist_ok=True)
        record.write_text(made_from, encoding="utf-8")
        self.orders.start()
        self.order_build()

    def begin_anew(self) -> None:
        """Begin again, where somebody has removed the folder of the preview, as ``make clean`` does."""
        say(REMOVED)
        self.orders.close()
        self.imports, self.proofs = None, []
        self.begin()

    def step(self) -> None:
        """Take an event of the build, if there is one, and look at the files when it is time."""
        pause = SECONDS_BETWEEN_LOOKS if self.pages.names() or self.is_building else SECONDS_UNSEEN
        with contextlib.suppress(Empty):
            self.take(self.orders.events.get(timeout=pause))
        if time.monotonic() - self.looked >= pause:
            self.looked = time.monotonic()
            changes = self.watched.changes()
            if changes:
                self.note_changes(changes)
            elif not self.is_building and not self.is_there():
                self.begin_anew()

    def note_changes(self, changes: dict[str, bool]) -> None:
        """Build again, as soon as a build that is running has made way."""
        for path, is_content in changes.items():
            self.changed[path] = is_content and self.changed.get(path, True)
        if self.is_building:
            self.orders.stop()
        else:
            self.order_build()

    def order_build(self) -> None:
        """Order a build for all changes."""
        changed, self.changed = self.changed, {}
        if any(Path(path).is_relative_to(place) for path in changed for place in self.made_with):
            self.orders.close()
            self.set_aside()
            self.imports = None
            self.record.write_text(digest_of_files(self.made_with), encoding="utf-8")
            self.orders.start()
        documents = [name for path in changed if (name := self.docname_of(path))]
        is_read = all(is_content and self.is_read_after_order(path) for path, is_content in changed.items())
        looked_at = [name.removesuffix(".html") for name in self.pages.names()]
        self.began, self.seconds, self.written = time.monotonic(), [], 0
        self.is_building, self.is_whole = True, False
        if changed:
            say(named(changed))
        self.pages.tell(state="building", note="", is_whole=False)
        self.orders.build(
            list(dict.fromkeys([*looked_at, *documents])), fresh=not is_read, modules=self.imports is None
        )

    def is_there(self) -> bool:
        """Return whether what the last whole build has put into the folder of the preview is there still."""
        return not self.proofs or all(place.exists() for place in (self.record, *self.proofs))

    def docname_of(self, path: str) -> str:
        """Return the document that a file is; an empty text where it is none."""
        place = Path(path)
        if place.suffix not in SOURCE_SUFFIXES or not place.is_relative_to(self.docs):
            return ""
        return place.relative_to(self.docs).with_suffix("").as_posix()

    def is_read_after_order(self, path: str) -> bool:
        """Return whether a file is read when a build has its order, and not before."""
        return bool(self.docname_of(path)) or Path(path) in self.declared

    def set_aside(self) -> None:
        """Begin from nothing: the pages that are there are shown until they are made anew."""
        self.proofs = []
        shutil.rmtree(self.doctrees, ignore_errors=True)
        shutil.rmtree(self.pages.old, ignore_errors=True)
        if self.pages.output.exists():
            self.pages.output.replace(self.pages.old)

    def take(self, event: Event) -> None:
        """Do what an event of a build asks for."""
        kind = event["event"]
        if kind == "reading":
            self.read = event["pages"]
            if self.read > 1:
                self.pages.tell(note=f"Reading {self.read} pages.")
        elif kind == "written":
            self.seconds.append(time.monotonic() - self.began)
            self.written, self.left = self.written + len(event["pages"]), event["left"]
            note = f"{counted(self.left, 'page')} still to be written." if self.left else ""
            self.pages.tell(problems=event["problems"], note=note)
            if self.imports is not None and len(self.seconds) == 1:
                # The next build is made ready while the other pages are written.
                self.orders.prepare(**self.imports)
        elif kind == "modules":
            self.imports = {"modules": event["modules"], "path": event["path"]}
        elif kind in ("done", "failed"):
            if self.record.exists():
                self.end_build(self.without_passing_faults(event) if kind == "failed" else event)
            else:
                self.begin_anew()
        elif kind == "exported":
            self.is_whole = not self.is_building
            self.pages.tell(is_whole=self.is_whole)
        elif kind == "closed" and self.is_building and event["build"] == self.orders.build_number:
            self.end_build({"event": "failed", "problems": [ENDED]})

    def without_passing_faults(self, event: Event) -> Event:
        """Return the event of a build that has failed, and tell its trace if there is one.

        What fails while files change, as a page that git takes away while it is read, is told by the next
        build if it is still so.
        """
        if changes := self.watched.changes():
            self.note_changes(changes)
        if self.changed:
            return {**event, "problems": self.problems}
        sys.stderr.write(event.get("trace", ""))
        return event

    def end_build(self, event: Event) -> None:
        """Show what a build has brought, and have the next one prepared, or begun where it waits."""
        self.is_building = False
        is_made = event["event"] == "done"
        self.report(event["problems"])
        if is_made:
            self.watched.add(map(Path, event["watch"]))
            self.declared = set(map(Path, event["read"]))
        if is_made and event["is_whole"]:
            self.proofs = list(map(Path, event["proofs"]))
            shutil.rmtree(self.pages.old, ignore_errors=True)
        state = "building" if self.changed else "current" if is_made else "failed"
        self.pages.tell(state=state, problems=event["problems"], note="")
        if self.changed:
            self.order_build()
        else:
            self.orders.prepare(**(self.imports or {}))

    def report(self, problems: list[dict[str, Any]]) -> None:
        """Say on the terminal what is new."""
        known = {sentence_of(one) for one in self.problems}
        new = [sentence for one in problems if (sentence := sentence_of(one)) not in known]
        self.problems = problems
        for sentence in new[:MORE_PROBLEMS]:
            say(sentence)
        if len(new) > MORE_PROBLEMS:
            say(f"… and {len(new) - MORE_PROBLEMS} more, which the pages show.")
        if self.seconds:
            times = f"{self.seconds[0]:.1f} s" + (f" to {self.seconds[-1]:.1f} s" if self.seconds[1:] else "")
            say(f"{counted(self.written, 'page')} after {times}. {counted(len(problems), 'problem')}.")
        else:
            say(f"No page has changed. {counted(len(problems), 'problem')}.")


def sentence_of(problem: dict[str, Any]) -> str:
    """Return a problem as a line of the terminal."""
    place = ":".join(str(part) for part in (problem["path"], problem["line"]) if part)
    code = f"[{problem['code']}]" if problem["code"] else ""
    parts = (f"{place}:" if place else "", problem["what"], problem["mend"], code)
    return " ".join(part for part in parts if part)


def named(paths: Iterable[str]) -> str:
    """Return the names of changed files, the first few of many."""
    names = [Path(path).name for path in paths]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{', '.join(names[:3])}{more}: changed"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number or 'No'} {noun}{'' if number == 1 else 's'}"


def digest_of_files(places: Iterable[Path]) -> str:
    """Return a digest of what the pages are made with: files, Python and Sphinx."""
    digest = hashlib.sha256(f"{platform.python_version()} {sphinx.__version__} {sys.prefix}\n".encode())
    for path in sorted(state_of(places)):
        digest.update(f"{path}\n".encode())
        try:
            digest.update(Path(path).read_bytes())
        except OSError:
            continue
    return digest.hexdigest()


def say(text: str) -> None:
    """Say something on the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
