"""The hold of a process on a file, by which another process sees that it is at work; the system ends it."""

from __future__ import annotations

import importlib.util
from typing import IO, Any

fcntl: Any = importlib.import_module("fcntl") if importlib.util.find_spec("fcntl") else None
"""The library for locks; None on a system that has no locks of this kind."""
CAN_HOLD = fcntl is not None


def hold(file: IO[str]) -> None:
    """Hold an open file until it is closed, where this system has locks.

    :raises BlockingIOError: where another process holds it
    :raises OSError: where its drive has no locks
    """
    if CAN_HOLD:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
