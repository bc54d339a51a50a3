"""Why a line of a file cannot be read: what the readers of TOML and of bibliographies tell an editor.

No Sphinx here.
"""

from __future__ import annotations

from dataclasses import dataclass

SHOWN = 100
"""The most characters of a line that a message quotes."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Where a file cannot be read, and why.

    :ivar line: the line, from 1
    :ivar found: what stands there
    :ivar expected: what was expected, in words
    :ivar near: the line that is probably meant; None if it is not clear
    """

    line: int
    found: str
    expected: str
    near: str | None = None


def short(line: str) -> str:
    """Return a line without the space around it, as far as a message quotes it."""
    line = line.strip()
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
