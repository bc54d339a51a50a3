"""Where the entries and the fields of a bibliography stand: file and line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping

ENTRY_PATTERN = re.compile(r"(?:^|\})[ \t]*@\w+\s*[{(]\s*(?P<key>[^\s,]+)\s*,", re.MULTILINE)
FIELD_PATTERN = re.compile(r"(?P<name>[A-Za-z@!$&*+./:;<>?\[\]^_`|-][\w@!$&*+./:;<>?\[\]^`|-]*)\s*=")
FIELD_PARTS = re.compile(rf"{FIELD_PATTERN.pattern}|[{{}}\"]")

Place = tuple[str, int]
"""The name of a file, and a line."""


def places_of(files: Mapping[str, str]) -> dict[str, Place]:
    """Return the first place of each key, name of the file and line; *files* are the texts by name."""
    places: dict[str, Place] = {}
    for name, text in files.items():
        line_of = _lines(text)
        for match in ENTRY_PATTERN.finditer(text):
            places.setdefault(match["key"], (name, line_of(match.start("key"))))
    return places


def work_at(places: Mapping[str, Place], path: str | None, line: int) -> str | None:
    """Return the key of the entry that a line of a file belongs to; None before the first entry.

    :param places: the places of the keys, as :func:`places_of` returns them
    """
    before = [(start, key) for key, (name, start) in places.items() if name == path and start <= line]
    return max(before)[1] if before else None


def field_places_of(files: Mapping[str, str]) -> dict[tuple[str, str], Place]:
    """Return the first place of each field, by the key of its entry and its name, both in lower case."""
    places: dict[tuple[str, str], Place] = {}
    for name, text in files.items():
        line_of = _lines(text)
        starts = list(ENTRY_PATTERN.finditer(text))
        ends = [match.start() for match in starts[1:]] + [len(text)]
        for match, end in zip(starts, ends, strict=True):
            for field, place in _fields(text, match.end(), end):
                places.setdefault((match["key"].lower(), field.lower()), (name, line_of(place)))
    return places


def _lines(text: str) -> Callable[[int], int]:
    """Return a function that returns the line of a place in the text."""
    ends = [match.start() for match in re.finditer("\n", text)]
    return lambda place: bisect_left(ends, place) + 1


def _fields(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the names of the fields of an entry and where they stand; what is in braces or quotes is none."""
    depth, is_quoted = 0, False
    for match in FIELD_PARTS.finditer(text, start, end):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"':
            is_quoted = not is_quoted if depth == 0 else is_quoted
        elif depth == 0 and not is_quoted:
            yield match["name"], match.start()
        if depth < 0:
            return
