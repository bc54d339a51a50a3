"""TOML as an editor writes it: the tables, or the line that cannot be read. No Sphinx here."""

from __future__ import annotations

import re
import tomllib
from typing import Any


class BadToml(ValueError):
    """A text that is not TOML; ``line`` is where, counted from 1."""

    def __init__(self, line: int, said: str) -> None:
        super().__init__(said)
        self.line = line


def read_toml(text: str) -> dict[str, Any]:
    """Return the tables of *text*, after TOML 1.0.

    :raises BadToml: where it cannot be read
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        raise BadToml(int(place[1]) if place else text.count("\n") + 1, str(error)) from error
    except (RecursionError, ValueError) as error:
        # Too many brackets inside each other, or a number of more digits than Python reads.
        line = _longest(text)
        raise BadToml(line, f"{error} (at line {line})") from error


def _longest(text: str) -> int:
    """Return the longest line, where what is too much of something stands most likely."""
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda number: len(lines[number])) + 1
