"""The pages that a build has not written since it made way for a newer change, in a file beside the doctrees.

The next build writes them. What a build had to say of the pages that it has read is kept by
:mod:`perspectives.build.faulty_pages`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path


def note_unwritten(doctrees: Path, docnames: Iterable[str]) -> None:
    """Write the names of pages into the file."""
    _place(doctrees).write_text(json.dumps(sorted(docnames)), encoding="utf-8")


def unwritten_pages(doctrees: Path, docnames: Iterable[str]) -> list[str]:
    """Return the pages of a book that the last build has not written.

    :param docnames: the pages of the book
    :return: their names in order; none where there is no file, all where it cannot be read
    """
    try:
        names = json.loads(_place(doctrees).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError):
        names = None
    known = set(docnames)
    return sorted(known.intersection(map(str, names)) if isinstance(names, list) else known)


def _place(doctrees: Path) -> Path:
    return doctrees / "unwritten.json"
