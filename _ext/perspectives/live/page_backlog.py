"""The pages that the next build reads or writes again, in a file beside the doctrees.

* Sphinx reports a fault of a page only in the build that reads or writes the page. So a page with a fault is
  read again in each build, until it has none. Where a fault is of no page, every page is read again.
* A build that makes way for a newer change has pages that it has not written.
* Until a build has ended, its pages may have faults that nobody was told of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from perspectives.live.shown_problems import ShownProblem

EVERY_PAGE = "*"
"""Stands for all pages."""


@dataclass(frozen=True, slots=True)
class PageBacklog:
    """The names of pages.

    :ivar reading: the pages to be read again
    :ivar writing: the pages to be written again
    """

    reading: frozenset[str] = frozenset()
    writing: frozenset[str] = frozenset()

    def save(self, doctrees: Path) -> None:
        """Write the file."""
        names = {"reading": sorted(self.reading), "writing": sorted(self.writing)}
        _place(doctrees).write_text(json.dumps(names), encoding="utf-8")


def load_backlog(doctrees: Path) -> PageBacklog:
    """Return what the last build has left; nothing where it has left no file. A broken one stands for all."""
    try:
        names = json.loads(_place(doctrees).read_text(encoding="utf-8"))
        return PageBacklog(frozenset(names["reading"]), frozenset(names["writing"]))
    except FileNotFoundError:
        return PageBacklog()
    except (OSError, ValueError, LookupError, TypeError):
        return PageBacklog(frozenset([EVERY_PAGE]), frozenset([EVERY_PAGE]))


def names_in(names: Iterable[str], docnames: Iterable[str]) -> list[str]:
    """Return the names that the book has; all of the book's where *names* stands for all."""
    known, wanted = set(docnames), set(names)
    return sorted(known if EVERY_PAGE in wanted else known & wanted)


def pages_to_read(problems: Iterable[ShownProblem]) -> frozenset[str]:
    """Return the pages that have problems which only the build that reads them reports."""
    return frozenset(one.docname or EVERY_PAGE for one in problems if not one.is_told_again)


def _place(doctrees: Path) -> Path:
    return doctrees / "backlog.json"
