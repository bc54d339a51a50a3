"""The folder of a command in which Sphinx keeps the pages as they were read, from one run to the next.

Sphinx reads again what has changed in the book. It does not see a change in the extension: then all is read
anew, and so it is after a run that did not come to its end. Where another command is at work in the folder,
a run keeps nothing, and disturbs nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import platform
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sphinx

fcntl: Any = importlib.import_module("fcntl") if importlib.util.find_spec("fcntl") else None

MADE_WITH, IN_USE = "made-with", "in-use"
KEPT_HELP = "the folder that keeps the pages as they were read, for the next run; without it, none is kept"
PACKAGE = Path(__file__).parent.parent


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
            if fcntl is not None:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield passing
            return
        trees, note, made_with = place / "doctrees", place / MADE_WITH, digest_of_extension()
        if not note.is_file() or note.read_text(encoding="utf-8", errors="replace") != made_with:
            shutil.rmtree(trees, ignore_errors=True)
        note.unlink(missing_ok=True)
        yield trees
        note.write_text(made_with, encoding="utf-8")


def digest_of_extension() -> str:
    """Return a digest of what the pages are read with: the extension, Sphinx and Python."""
    digest = hashlib.sha256(f"{platform.python_version()} {sphinx.__version__}\n".encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            facts = path.stat()
            digest.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
