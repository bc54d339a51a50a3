"""Problems that are found while a page is read: kept with its records, and logged when the whole book has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from perspectives.records.model import Problem

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class ProblemStore(Protocol):
    """What keeps problems: the domain ``perspectives``."""

    def note_problem(self, problem: Problem) -> None:
        """Keep a problem with the document that it was found in."""


def note_problem(env: BuildEnvironment, problem: Problem) -> None:
    """Keep *problem* as a record of its document, to be logged when the whole book has been read."""
    cast(ProblemStore, env.get_domain("perspectives")).note_problem(problem)
