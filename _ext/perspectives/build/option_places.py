"""The line of the option or label that has a fault, where a problem knows only its directive or heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

LINES_ABOVE = 8
"""The most lines above a heading in which its label is sought."""


def at_their_options(problems: Iterable[Problem], env: BuildEnvironment) -> Iterator[Problem]:
    """Yield the problems, each at the line of its option or label where the page has it.

    A page that includes another file, or is translated, may have it elsewhere: then the line stays.
    """

    @lru_cache(maxsize=16)
    def lines_of(docname: str) -> list[str]:
        path = Path(env.doc2path(docname))
        return path.read_text(encoding="utf-8-sig", errors="replace").splitlines() if path.is_file() else []

    for problem in problems:
        if problem.option and problem.docname:
            line = option_line(lines_of(problem.docname), problem.line, problem.option)
            yield replace(problem, line=line, option="")
        else:
            yield replace(problem, option="") if problem.option else problem


def option_line(lines: list[str], line: int, option: str) -> int:
    """Return the line (from 1) of an option under *line*, or of a label above it; *line* if it is not there.

    Of an option that stands twice, the last is read, and so the problem is at the last.

    :param option: the name of an option; a label as it is typed, ``(the-bell)=``; or ``{`` for the line above
        that says what a quotation is
    """
    if option == "{":
        above = range(line, max(0, line - LINES_ABOVE), -1)
        return next((n for n in above if n <= len(lines) and lines[n - 1].lstrip().startswith("{")), line)
    if option.startswith("("):
        above = range(line, max(0, line - LINES_ABOVE), -1)
        return next((n for n in above if n <= len(lines) and lines[n - 1].strip() == option), line)
    typed = re.compile(rf"\s*(?:[-*+]\s+)?:?\s*{re.escape(option)}\s*:")
    found = line
    for number in range(line + 1, len(lines) + 1):
        text = lines[number - 1]
        if typed.match(text):
            found = number
        if number > line + 1 and not text.strip():
            break
    return found
