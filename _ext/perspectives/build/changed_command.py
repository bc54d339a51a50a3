"""``python -m perspectives changed DOCS``: what a reviewer must see of a change, as Markdown.

The book as its files are is compared with the book as a commit of git has it. Both are read without writing
a page, the older one in a process of its own at the same time.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import multiprocessing
import os
import re
import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from sphinx.errors import SphinxError
from sphinx.util.console import strip_colors

from perspectives.book.book_state import BookState, review_of, state_of
from perspectives.build.editor_paths import display_path
from perspectives.build.error_sentences import sentence_of
from perspectives.build.older_state import NoOlderState, Repository
from perspectives.build.out_file import NoOutFile, out_path, write_out
from perspectives.build.progress_stream import VARIABLE
from perspectives.build.review_markdown import HEAD, review_markdown
from perspectives.build.settled_book import read_settled_book
from perspectives.permalinks.record import PAGES

MOST_CHARACTERS = 65_536
"""So long can the text of a pull request be on GitHub."""
PROBLEM = re.compile(
    r"^(?:(?P<path>[^\n:]+)(?P<line>:\d+)?: )?(?:WARNING|ERROR|CRITICAL): (?P<what>.+?)(?:(?<=[.:])\s|$)",
    re.MULTILINE,
)
"""A problem in the log of a build: its place, and the first sentence of its message."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 where nothing could be compared."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives changed",
        description="Say what has changed in the book since a tag, a branch or a commit, as Markdown.",
    )
    parser.add_argument("docs", type=Path, help="the folder of the book's documents, with conf.py")
    parser.add_argument(
        "--since", default="", help="a tag, a branch or a commit; the main branch or the last tag if left out"
    )
    parser.add_argument("--out", default="", help="the file for the Markdown; the terminal if left out")
    options = parser.parse_args(arguments)
    try:
        out = out_path(options.out, HEAD)
        text = changes_since(options.docs, options.since)
        if out:
            write_out(out, text)
            sys.stderr.write(f"{out} is written.\n")
        else:
            sys.stdout.write(text)
        if len(text) > MOST_CHARACTERS:
            sys.stderr.write(
                f"The Markdown has {len(text):,} characters, and GitHub takes {MOST_CHARACTERS:,} in a pull "
                "request: name a later state with SINCE, or add it as a file.\n"
            )
    except (NoOlderState, NoOutFile, SphinxError, OSError) as error:
        sys.stderr.write(f"{sentence_of(error)}\nNothing was compared.\n")
        return 1
    return 0


def changes_since(docs: Path, since: str) -> str:
    """Return what has changed since a tag, a branch or a commit, as Markdown.

    :raises NoOlderState: where there is no such state of the book
    """
    repository = Repository(docs)
    older = repository.state(since, os.environ)
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if can_fork else None)
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(1, context) as pool:
        old_docs = repository.write(older, Path(folder))
        reading = pool.submit(
            read_older, old_docs, docs.resolve(), repository.counterpart(Path.cwd(), old_docs)
        )
        new, problems = read_state(docs)
        old = reading.result()
    if isinstance(old, str):
        raise NoOlderState(
            f"The book as “{older.name}” has it cannot be read by this version of the program: {old}"
        )
    return review_markdown(old, new, review_of(old, new), older, problems)


def read_state(docs: Path) -> tuple[BookState, list[str]]:
    """Read the book in a folder; return its state, and what the build reports of it."""
    log = io.StringIO()
    with contextlib.redirect_stderr(log):
        settled = read_settled_book(docs, [])
    leads = {move.old: move.new for move in settled.moves if move.kind == PAGES}
    state = state_of(settled.book, settled.addresses, settled.places, leads, settled.entry_of)
    return state, problems_in(log.getvalue())


def problems_in(log: str) -> list[str]:
    """Return the problems that a build has reported, each as its place and its first sentence."""
    found = PROBLEM.finditer(strip_colors(log))
    return [f"{display_path(match['path'] or '')}{match['line'] or ''}: {match['what']}" for match in found]


def read_older(docs: Path, today: Path, folder: Path) -> BookState | str:
    """Return the state of an older book; a sentence where it cannot be read. The process ends in *folder*.

    The settings of today are those that fit the program of today. Where they do not fit the older book, such
    as a folder that it had under another name, its own settings are taken.
    """
    os.chdir(folder)
    # Of the two books that are read at the same time, the newer one says how far it is.
    os.environ.pop(VARIABLE, None)
    own = (docs / "conf.py").read_bytes()
    shutil.copyfile(today / "conf.py", docs / "conf.py")
    try:
        return read_state(docs)[0]
    except Exception as error:  # noqa: BLE001  settings are code, and may raise anything
        reason = last_line(error)
    (docs / "conf.py").write_bytes(own)
    try:
        return read_state(docs)[0]
    except Exception:  # noqa: BLE001
        return reason


def last_line(error: Exception) -> str:
    """Return the last line of what an error says: before it, Sphinx shows the code of the settings."""
    return (str(error).strip().splitlines() or [type(error).__name__])[-1].strip()
