"""Reads the TOML of an editor, and names the line that cannot be read. No Sphinx here."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any


class BadToml(ValueError):
    """The text is not TOML. The message says why; ``line`` is the line of the fault, from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_toml(text: str) -> dict[str, Any]:
    """Return the tables of *text*, which is TOML 1.0.

    :raises BadToml: where the text is not TOML
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        raise BadToml(int(place[1]) if place else text.count("\n") + 1, str(error)) from error
    except (RecursionError, ValueError) as error:
        # Brackets are nested too deep, or a number has more digits than Python reads.
        line = _longest_line(text)
        raise BadToml(line, f"{error} (at line {line})") from error


def toml_string(value: str) -> str:
    """Return *value* as a basic string of TOML 1.0.

    JSON writes strings the same way, except that it does not escape U+007F.
    """
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _longest_line(text: str) -> int:
    """Return the number of the longest line: most likely, the brackets or digits stand there."""
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda number: len(lines[number])) + 1
