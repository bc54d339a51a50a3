"""The only place that reports problems: all of them, on every build, as warnings of Sphinx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sphinx.util import logging

from perspectives.records.model import Problem
from perspectives.records.problems import message

logger = logging.getLogger(__name__)


def log_problems(problems: Iterable[Problem], names: Mapping[str, str]) -> None:
    """Log each problem as a warning of type ``perspectives`` and subtype its code, sorted by place.

    *names* gives what the mends name, as the book has it.
    """
    for problem in sorted(
        set(problems), key=lambda one: (one.docname or "", one.path or "", one.line, one.code, one.value)
    ):
        location = (
            (problem.docname, problem.line or None) if problem.docname else f"{problem.path}:{problem.line}"
        )
        logger.warning(message(problem, names), type="perspectives", subtype=problem.code, location=location)
