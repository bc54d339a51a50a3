"""Reads the TOML of an editor, and names the line that cannot be read. No Sphinx here."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from perspectives.records.characters import FORBIDDEN, name_of, place_of, without_forbidden
from perspectives.records.explained_lines import Explained
from perspectives.records.problem_record import Problem
from perspectives.records.text_files import read_declarations
from perspectives.registry.toml_faults import explain

_IN_VALUE = re.compile(rf"(?![\u2028\u2029]){FORBIDDEN.pattern}")
"""What no value may hold. Separators of lines and paragraphs are meant where they are written by number."""
_ESCAPED = re.compile(r"\\(?:u(?P<short>[0-9A-Fa-f]{4})|U(?P<long>[0-9A-Fa-f]{8})|(?P<letter>[bf\\]))")
"""A character that is written by its number or letter in a string, or a backslash that is written twice."""


class BadToml(ValueError):
    """The text is not TOML. The message is what stands in the line of the fault.

    :ivar line: the line, from 1
    :ivar expected: what was expected, in words
    :ivar near: the line that is probably meant; None if it is not clear
    """

    def __init__(self, why: Explained) -> None:
        super().__init__(why.found)
        self.line, self.expected, self.near = why.line, why.expected, why.near


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file as far as it can be read.

    :ivar text: its text, with LF at the ends of lines
    :ivar tables: its tables; empty if the text is not TOML
    :ivar fault: why the text is not TOML; None if it is
    :ivar problems: the problems of its encoding and its characters
    """

    text: str
    tables: dict[str, Any]
    fault: BadToml | None
    problems: tuple[Problem, ...]

    @property
    def is_other_encoding(self) -> bool:
        """Whether the file is not in UTF-8, so that a fault may come from this alone."""
        return any(problem.code == "not-utf-8" for problem in self.problems)


def read_toml_file(content: bytes, path: str) -> TomlFile:
    """Return the tables of a file with the bytes *content*; *path* is the path that the problems name.

    The text and the values have no characters that no text may hold.
    """
    file = read_declarations(content, path)
    try:
        tables = read_toml(file.text)
    except BadToml as error:
        return TomlFile(file.text, {}, error, file.problems)
    problems = list(file.problems)
    if any(_IN_VALUE.search(text) for text in _texts(tables)):
        problems += _escaped_problems(file.text, path)
        tables = _cleaned(tables)
    return TomlFile(file.text, tables, None, tuple(problems))


def _texts(value: object) -> Iterator[str]:
    """Yield the texts in a value and in what it holds, without keys: those are checked as ids and fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _IN_VALUE.sub(lambda match: without_forbidden(match[0]), value)
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value


def _escaped_problems(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each character that no text may hold and that is written by its number."""
    for match in _ESCAPED.finditer(text):
        number = match["short"] or match["long"]
        character = chr(int(number, 16)) if number else {"b": "\b", "f": "\f"}.get(match["letter"], "")
        if character and _IN_VALUE.match(character):
            place = place_of(text, match.start())
            value = f"{match[0]}, that is {name_of(character)}, column {place.column}"
            yield Problem("forbidden-character", place.line, path=path, value=value)


def read_toml(text: str) -> dict[str, Any]:
    """Return the tables of *text*, which is TOML 1.0.

    :raises BadToml: where the text is not TOML
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise BadToml(explain(text, line, str(error))) from error
    except (RecursionError, ValueError) as error:
        # Brackets are nested too deep, or a number has more digits than Python reads.
        line = _longest_line(text)
        raise BadToml(explain(text, line, str(error))) from error


def toml_string(value: str) -> str:
    """Return *value* as a basic string of TOML 1.0.

    JSON writes strings the same way, except that it does not escape U+007F.
    """
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _longest_line(text: str) -> int:
    """Return the number of the longest line: most likely, the brackets or digits stand there."""
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda number: len(lines[number])) + 1
