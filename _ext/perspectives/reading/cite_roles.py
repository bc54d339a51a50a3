"""The ``cite`` roles of sphinxcontrib-bibtex, made careful: what would end a build or lose a locator is a problem instead."""

from __future__ import annotations

from collections import Counter

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_roles import FootCiteRole
from sphinxcontrib.bibtex.roles import CiteRole

from perspectives.reading.problem_notes import note_problem
from perspectives.records.model import Problem
from perspectives.records.option_values import nearest

Result = tuple[list[nodes.Node], list[nodes.system_message]]
EXPECTED = "key{locator}, key{locator}"


def _understood(env: BuildEnvironment, target: str, line: int) -> bool:
    """Return whether a target can be read; note a problem where it cannot, or where one locator would be lost."""
    try:
        keys = [citation.key for citation in parse_citation_targets(target)]
    except ValueError:
        note_problem(env, Problem("malformed-citation", line, env.docname, value=target, expected=EXPECTED))
        return False
    for key, times in Counter(keys).items():
        if times > 1:
            note_problem(
                env, Problem("repeated-key", line, env.docname, value=target, expected=f"“{key}” once")
            )
    return True


class CarefulCiteRole(CiteRole):
    """A citation; one that cannot be read is shown as typed."""

    def run(self) -> Result:
        """Return the citation, or its text."""
        if self.disabled:
            # What keeps other roles from being links would break off here.
            problem = Problem(
                "malformed-citation", self.lineno, self.env.docname, value=self.text, expected=EXPECTED
            )
            note_problem(self.env, problem)
            return [nodes.inline(self.rawtext, self.text)], []
        if not _understood(self.env, self.target, self.lineno):
            return [nodes.inline(self.rawtext, self.target)], []
        return super().run()


class CarefulFootCiteRole(FootCiteRole):
    """A citation in a footnote; it takes keys alone, and says so where it is given more."""

    def run(self) -> Result:
        """Return the mark of the footnote, or the text as typed."""
        keys = [key.strip() for key in self.text.split(",")]
        known = self.env.domaindata["cite"]["bibdata"].data.entries
        unread = [key for key in keys if not key or any(sign in key for sign in "{} ")]
        if unread:
            problem = Problem(
                "malformed-citation",
                self.lineno,
                self.env.docname,
                value=self.text,
                expected="keys alone, separated by commas",
            )
        elif missing := next((key for key in keys if key not in known), None):
            problem = Problem(
                "unknown-work", self.lineno, self.env.docname, value=missing, nearest=nearest(missing, known)
            )
        else:
            marks, messages = super().run()
            # In text, the name of the author stands before the mark.
            mark = next((mark for mark in marks if isinstance(mark, nodes.footnote_reference)), None)
            if mark is not None:
                mark["works"] = keys
            return marks, messages
        note_problem(self.env, problem)
        return [nodes.inline(self.rawtext, self.text)], []


CITE_ROLES = {name: CarefulCiteRole() for name in BibtexDomain.roles}
