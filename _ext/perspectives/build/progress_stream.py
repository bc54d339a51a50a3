"""Tells how far a command is, where somebody wants to know: in the file that PROGRESS_FILE names.

The lines have the form in which Sphinx says how far it is: ``collating... [ 45%] odo-ringer-did``.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from io import TextIOBase
from pathlib import Path
from typing import IO, TypeVar, cast

VARIABLE = "PROGRESS_FILE"
"""The variable with the file: a pipe with a name, from which somebody reads."""
Item = TypeVar("Item")


class ProgressStream(TextIOBase):
    """A stream into a pipe. What nobody reads is lost, and nothing waits for it."""

    def __init__(self, file: int) -> None:
        super().__init__()
        self._file = file

    def write(self, text: str) -> int:
        """Write a text, if somebody reads it."""
        try:
            os.write(self._file, text.encode("utf-8", "replace"))
        except OSError:
            return 0
        return len(text)

    def close(self) -> None:
        """Close the pipe."""
        if not self.closed:
            os.close(self._file)
        super().close()


def progress_stream() -> IO[str] | None:
    """Return a stream to whoever wants to know how far a command is; None where nobody does."""
    name = os.environ.get(VARIABLE, "")
    try:
        if not name or not Path(name).is_fifo():
            return None
        return cast(IO[str], ProgressStream(os.open(name, os.O_WRONLY | os.O_NONBLOCK)))
    except OSError:
        return None


def with_progress(items: Collection[Item], step: str) -> Iterator[Item]:
    """Yield items, and tell of each that it is worked on."""
    stream = progress_stream()
    for number, item in enumerate(items):
        if stream:
            stream.write(f"{step}... [{number * 100 // len(items): >3}%] {getattr(item, 'id', '')}\n")
        yield item
    if stream:
        stream.close()
