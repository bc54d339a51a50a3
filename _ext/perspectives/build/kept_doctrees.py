"""The folder of a command in which Sphinx keeps the pages as they were read, from one run to the next.

Sphinx reads again what has changed in the book. It does not see a change in the extension: then all is read
anew, and so it is after a run that did not come to its end. Where another command is at work in the folder,
a run keeps nothing, and disturbs nothing.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import sphinx

from perspectives.build.held_files import hold
from perspectives.records.kept_results import digest_of, maker_digest

MADE_WITH, IN_USE = "made-with", "in-use"
KEPT_HELP = "the folder that keeps the pages as they were read, for the next run; without it, none is kept"


@contextlib.contextmanager
def kept_doctrees(folder: str, instead: str) -> Iterator[Path]:
    """Yield the folder for the doctrees of a run.

    :param folder: the folder that keeps them; empty for none
    :param instead: the folder of a run that keeps nothing
    """
    passing = Path(instead, "doctrees")
    if not folder:
        yield passing
        return
    place = Path(folder)
    with contextlib.ExitStack() as stack:
        try:
            place.mkdir(parents=True, exist_ok=True)
            held = stack.enter_context((place / IN_USE).open("a", encoding="utf-8"))
            hold(held)
        except OSError:
            yield passing
            return
        trees, note, made_with = (
            place / "doctrees",
            place / MADE_WITH,
            digest_of((sphinx.__version__, maker_digest())),
        )
        if not note.is_file() or note.read_text(encoding="utf-8", errors="replace") != made_with:
            shutil.rmtree(trees, ignore_errors=True)
        note.unlink(missing_ok=True)
        yield trees
        note.write_text(made_with, encoding="utf-8")
