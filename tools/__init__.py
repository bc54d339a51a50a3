"""The commands of the Makefile that are more than a line. Ctrl-C ends each of them without a traceback."""

from __future__ import annotations

import sys
from types import TracebackType


def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print an error that nothing has caught, as Python does, but for an interruption: ``make`` tells it."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)


if "-m" in sys.orig_argv:
    # Before the modules of the command are imported, which takes a part of a second.
    sys.excepthook = tell
