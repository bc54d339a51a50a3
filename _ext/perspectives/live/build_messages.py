"""What the processes of the preview send each other, as lines of JSON: orders down, events up."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Say = Callable[..., None]
"""Sends an event, with its values by name."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """Where and how the preview is built.

    :ivar docs: the folder of the documents, with conf.py
    :ivar output: the folder of the pages
    :ivar doctrees: the folder in which Sphinx keeps what it has read
    :ivar overrides: settings in place of those of conf.py
    :ivar jobs: how many processes may read and write pages
    """

    docs: str
    output: str
    doctrees: str
    overrides: dict[str, str] = field(default_factory=dict)
    jobs: int = 1


def sender(file: int) -> Say:
    """Return a function that writes events into a file, given by its number: one line of JSON each."""

    def say(**values: Any) -> None:
        line = (json.dumps(values) + "\n").encode()
        while line:
            line = line[os.write(file, line) :]

    return say


def own_output() -> int:
    """Return the standard output for events, and let everything else that is printed go to the other one."""
    events = os.dup(1)
    os.dup2(2, 1)
    return events
