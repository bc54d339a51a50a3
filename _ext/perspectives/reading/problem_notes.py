"""Problems that are found while a page is read.

They are stored with the records of the page, and logged when the whole book has been read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from perspectives.reading.page_conflicts import LINES, line_of
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class ProblemStore(Protocol):
    """The store of problems: the domain ``perspectives``."""

    def note_problem(self, problem: Problem) -> None:
        """Store a problem with the records of its document."""


def note_problem(env: BuildEnvironment, problem: Problem) -> None:
    """Store *problem* with the records of its document; it is logged when the whole book has been read."""
    lines = env.temp_data.get(LINES)
    if lines and problem.docname == env.docname:
        problem = replace(problem, line=line_of(lines, problem.line))
    cast(ProblemStore, env.get_domain("perspectives")).note_problem(problem)
