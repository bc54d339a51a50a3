"""The ``cite`` roles of sphinxcontrib-bibtex, with checks.

A citation that would end the build or lose a locator becomes a problem.
"""

from __future__ import annotations

from collections import Counter

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_roles import FootCiteRole
from sphinxcontrib.bibtex.roles import CiteRole

from perspectives.reading.problem_notes import note_problem
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

RoleResult = tuple[list[nodes.Node], list[nodes.system_message]]
CITATION_SYNTAX = "key{locator}, key{locator}"


def _is_readable(env: BuildEnvironment, target: str, line: int) -> bool:
    """Return whether a target can be read; note a problem if it cannot, or if a locator would be lost."""
    try:
        keys = [citation.key for citation in parse_citation_targets(target)]
    except ValueError:
        note_problem(
            env, Problem("malformed-citation", line, env.docname, value=target, expected=CITATION_SYNTAX)
        )
        return False
    for key, times in Counter(keys).items():
        if times > 1:
            note_problem(
                env, Problem("repeated-key", line, env.docname, value=target, expected=f"“{key}” once")
            )
    return True


class CarefulCiteRole(CiteRole):
    """A citation; if it cannot be read, it is shown as typed."""

    def run(self) -> RoleResult:
        """Return the nodes of the citation, or its text."""
        if self.disabled:
            # A “!” before the key, which turns other roles into plain text, raises an error in this role.
            problem = Problem(
                "malformed-citation", self.lineno, self.env.docname, value=self.text, expected=CITATION_SYNTAX
            )
            note_problem(self.env, problem)
            return [nodes.inline(self.rawtext, self.text)], []
        if not _is_readable(self.env, self.target, self.lineno):
            return [nodes.inline(self.rawtext, self.target)], []
        return super().run()


class CarefulFootCiteRole(FootCiteRole):
    """A citation in a footnote; it takes only keys, and other text becomes a problem."""

    def run(self) -> RoleResult:
        """Return the mark of the footnote, or the text as typed."""
        keys = [key.strip() for key in self.text.split(",")]
        entries = self.env.domaindata["cite"]["bibdata"].data.entries
        malformed = [key for key in keys if not key or any(sign in key for sign in "{} ")]
        if malformed:
            problem = Problem(
                "malformed-citation",
                self.lineno,
                self.env.docname,
                value=self.text,
                expected="keys alone, separated by commas",
            )
        elif missing := next((key for key in keys if key not in entries), None):
            problem = Problem(
                "unknown-work",
                self.lineno,
                self.env.docname,
                value=missing,
                nearest=nearest(missing, entries),
            )
        else:
            marks, messages = super().run()
            # A textual citation has the name of the author before the mark.
            mark = next((mark for mark in marks if isinstance(mark, nodes.footnote_reference)), None)
            if mark is not None:
                mark["works"] = keys
            return marks, messages
        note_problem(self.env, problem)
        return [nodes.inline(self.rawtext, self.text)], []


CITE_ROLES = {name: CarefulCiteRole() for name in BibtexDomain.roles}
