"""All problems are reported here, in every build, as warnings of Sphinx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sphinx.util import logging

from perspectives.records.problem_record import Problem
from perspectives.records.problems import message

logger = logging.getLogger(__name__)


def _sort_key(problem: Problem) -> tuple[str, str, int, str, str]:
    return problem.docname or "", problem.path or "", problem.line, problem.code, problem.value


def log_problems(problems: Iterable[Problem], names: Mapping[str, str]) -> None:
    """Log each problem as a warning of type ``perspectives``, with its code as subtype, sorted by place.

    :param names: the folders, files and commands of this book, by the names that the mends use for them
    """
    for problem in sorted(set(problems), key=_sort_key):
        location = (
            (problem.docname, problem.line or 1) if problem.docname else f"{problem.path}:{problem.line or 1}"
        )
        logger.warning(message(problem, names), type="perspectives", subtype=problem.code, location=location)
