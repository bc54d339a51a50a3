"""Conflicts that git leaves in a file: two versions of the same lines, between lines of seven signs.

The form is that of ``git merge``: ``<<<<<<< name``, our lines, perhaps ``||||||| name`` and the lines of the
common ancestor, ``=======``, their lines, ``>>>>>>> name``; each of these lines begins in the first column.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BEGIN, BASE, MIDDLE, END = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?\s*")
_LITERAL_FENCE = re.compile(r"\s*(?P<marks>`{3,}|~{3,}|:{3,})\s*(?P<info>.*)")
_LITERAL_DIRECTIVE = re.compile(r"\{(?:code|code-block|sourcecode|parsed-literal|raw|eval-rst|math)\}")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict, or a line that is left of one.

    :ivar first: the number of its first line, from 0
    :ivar last: the number of its last line
    :ivar ours: the numbers of the lines of the first version
    """

    first: int
    last: int
    ours: tuple[int, ...]

    def value(self, lines: Sequence[str]) -> str:
        """Return the first and the last line, as a message shows them."""
        first, last = lines[self.first].strip(), lines[self.last].strip()
        return first if self.first == self.last else f"{first} … {last}"


def conflicts_in(lines: Sequence[str], markdown: bool = False) -> list[Conflict]:
    """Return the conflicts in the lines of a file.

    In *markdown*, what a block of code shows is none, and ``=======`` under a line of text is a heading.
    """
    shown = _lines_of_code(lines) if markdown else set()
    markers = [
        (number, line[:7])
        for number, line in enumerate(lines)
        if number not in shown and _MARKER.fullmatch(line)
    ]
    return list(_conflicts(lines, markers, markdown))


def _conflicts(lines: Sequence[str], markers: list[tuple[int, str]], markdown: bool) -> Iterator[Conflict]:
    at = 0
    while at < len(markers):
        number, sign = markers[at]
        signs = [later for _number, later in markers[at:]]
        end = signs.index(END) if END in signs else 0
        within = signs[1:end]
        if sign == BEGIN and MIDDLE in within and BEGIN not in within:
            yield Conflict(number, markers[at + end][0], tuple(range(number + 1, markers[at + 1][0])))
            at += end + 1
            continue
        if _is_left_over(lines, number, sign, markdown):
            yield Conflict(number, number, ())
        at += 1


def _is_left_over(lines: Sequence[str], number: int, sign: str, markdown: bool) -> bool:
    """Return whether a single line can only be what is left of a conflict."""
    if not markdown or sign in (BEGIN, END):
        return True
    before = lines[number - 1] if number else ""
    if sign == BASE:
        return not before.lstrip().startswith("|") and not lines[number].rstrip().endswith("|")
    return lines[number].rstrip() == MIDDLE and not re.match(r" {0,3}[^\s>:`~|]", before)


def _lines_of_code(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines in blocks of code."""
    found: set[int] = set()
    marks = ""
    for number, line in enumerate(lines):
        match = _LITERAL_FENCE.fullmatch(line)
        if marks:
            if match and not match["info"] and match["marks"].startswith(marks):
                marks = ""
            else:
                found.add(number)
        elif match:
            is_directive = match["info"].startswith("{") or match["marks"].startswith(":")
            if not is_directive or _LITERAL_DIRECTIVE.match(match["info"]):
                marks = match["marks"]
    return found


def without_conflicts(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return a text with only the first version of each conflict, and the line and value of each, from 1.

    Lines that are left out are empty, so that all others keep their numbers.
    """
    lines = text.split("\n")
    conflicts = conflicts_in(lines)
    kept = list(lines)
    for conflict in conflicts:
        for number in range(conflict.first, conflict.last + 1):
            if number not in conflict.ours:
                kept[number] = ""
    return "\n".join(kept), [(conflict.first + 1, conflict.value(lines)) for conflict in conflicts]
