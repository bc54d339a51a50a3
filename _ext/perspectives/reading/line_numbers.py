"""Lines for messages of Sphinx and docutils that would have none, or a wrong one, where a page is written in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mocking import MockState
from sphinx.domains.std import Glossary
from sphinx.transforms import SphinxTransform

from perspectives._compat import add_no_lines

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class GlossaryOfPage(Glossary):
    """The glossary of Sphinx, which takes the lines of its terms for lines of the page; MyST counts them from its own first."""

    def run(self) -> list[nodes.Node]:
        """Return the glossary, with the line of the page for each term."""
        state: Any = self.state
        if isinstance(state, MockState):
            first = self.lineno + self.content_offset + 1
            self.content.items = [(source, first + line) for source, line in self.content.items]
            # What MyST would add to the line of a definition is in it now.
            add_no_lines(state)
        return super().run()


class LinesOfRules(SphinxTransform):
    """Gives the rule that MyST puts before the footnotes the line of what stands before it, for messages about it."""

    # Before docutils looks at where rules stand (Transitions, 830).
    default_priority = 829

    def apply(self, **kwargs: Any) -> None:
        """Give a line to each rule without one."""
        line = 1
        for node in self.document.findall():
            if isinstance(node, nodes.transition):
                node.line = node.line or line
            line = node.line or line


def setup_lines(app: Sphinx) -> None:
    """Put the glossary above in the place of Sphinx's, and see to the rules."""
    app.add_directive_to_domain("std", "glossary", GlossaryOfPage, override=True)
    app.add_transform(LinesOfRules)
