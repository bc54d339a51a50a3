"""Line numbers for messages of Sphinx and docutils that have none, or a wrong one, in a Markdown page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mocking import MockState
from sphinx.domains.std import Glossary
from sphinx.transforms import SphinxTransform

from perspectives._compat import stop_line_shift

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class GlossaryOfPage(Glossary):
    """The glossary of Sphinx, with right line numbers in Markdown.

    Sphinx expects the lines of the terms to be lines of the page; MyST counts them from the first term.
    """

    def run(self) -> list[nodes.Node]:
        """Return the glossary; each term has its line of the page."""
        state: Any = self.state
        if isinstance(state, MockState):
            first = self.lineno + self.content_offset + 1
            self.content.items = [(source, first + line) for source, line in self.content.items]
            # The lines are lines of the page now: MyST must not add the line of the directive again.
            stop_line_shift(state)
        return super().run()


class LinesOfRules(SphinxTransform):
    """Gives a line number to the rule that MyST puts before the footnotes: that of the node before it.

    Messages about the rule then have a line.
    """

    # Before docutils checks the places of rules (Transitions, 830).
    default_priority = 829

    def apply(self, **kwargs: Any) -> None:
        """Give a line number to each rule that has none."""
        line = 1
        for node in self.document.findall():
            if isinstance(node, nodes.transition):
                node.line = node.line or line
            line = node.line or line


def setup_lines(app: Sphinx) -> None:
    """Replace the glossary of Sphinx, and add the transform for rules."""
    app.add_directive_to_domain("std", "glossary", GlossaryOfPage, override=True)
    app.add_transform(LinesOfRules)
