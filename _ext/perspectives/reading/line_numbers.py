"""Line numbers for messages of Sphinx and docutils that have none, or a wrong one, in a Markdown page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mocking import MockState
from sphinx.domains.std import Glossary
from sphinx.transforms import SphinxTransform

from perspectives._compat import stop_line_shift
from perspectives.records.house_settings import names_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


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


def replace_glossary(app: Sphinx, config: Config) -> None:
    """Replace the glossary of Sphinx, by the house rule ``markdown`` (event ``config-inited``)."""
    if "markdown" in names_in(config.perspectives_require):
        app.add_directive_to_domain("std", "glossary", GlossaryOfPage, override=True)


def setup_lines(app: Sphinx) -> None:
    """Connect the replacement of the glossary, and add the transform for rules."""
    app.connect("config-inited", replace_glossary)
    app.add_transform(LinesOfRules)
