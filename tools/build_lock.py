"""The lock of a working copy: one build, or one set-up of the environment, at a time. A second one waits.

This module needs only the standard library.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

LOCK_FILE = Path("build", "running")
"""The file that a running build holds locked, with the number of its process."""
WAITING = "Another build is running here (process {}): this one waits until it has ended."
UNLOCKED = "This folder cannot be locked ({}): start no second build while this one is running."


@contextlib.contextmanager
def only_build(path: Path = LOCK_FILE) -> Iterator[IO[str] | None]:
    """Wait until no other build runs here, and yield the locked file; None where it cannot be locked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            lock_file(file, path)
        except OSError as error:
            # Some network file systems have no locks.
            print(UNLOCKED.format(reason_of(error)), file=sys.stderr)
            yield None
            return
        file.truncate(0)
        print(os.getpid(), file=file, flush=True)
        yield file


def lock_file(file: IO[str], path: Path) -> None:
    """Lock a file for this process. Where another has it, say so and wait."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(WAITING.format(path.read_text(encoding="utf-8").strip() or "?"), file=sys.stderr, flush=True)
        fcntl.flock(file, fcntl.LOCK_EX)


def reason_of(error: OSError) -> str:
    """Return what the system says of an error, and the file."""
    reason = error.strerror or str(error)
    return f"{reason}: {error.filename}" if error.filename else reason
