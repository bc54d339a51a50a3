"""The printing of leaf nodes in HTML and EPUB, by the templates of :mod:`perspectives.rendering.html_templates`.

The setting ``perspectives_templates`` names the folder of a book's own templates, relative to ``conf.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.errors import ExtensionError

from perspectives.doctree.leaf_nodes import LEAVES, leaf
from perspectives.domain.mend_names import mend_names
from perspectives.records.problems import Problem, message
from perspectives.rendering.html_templates import FAULTS, HtmlTemplates

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config


def folder_of(confdir: str | Path, config: Config) -> Path | None:
    """Return the folder of the book's own templates, None where the settings name none."""
    named = cast(str, config.perspectives_templates)
    return Path(confdir, named).resolve() if named else None


class HtmlPrinting:
    """Prints the leaf nodes of one build."""

    def __init__(self) -> None:
        self.templates = HtmlTemplates()

    def setup(self, app: Sphinx) -> None:
        """Register the printing of every leaf node, and load the book's templates when its settings are known."""

        def visit(translator: Any, node: leaf) -> None:
            translator.body.extend(self.html(node, translator.builder))
            raise nodes.SkipNode

        for kind in LEAVES:
            app.add_node(kind, html=(visit, None))
        app.connect("config-inited", self.load)

    def load(self, app: Sphinx, config: Config) -> None:
        """Load the templates that the settings name."""
        self.templates = HtmlTemplates(folder_of(app.confdir, config))

    def take_out_broken(self) -> list[Problem]:
        """Return what is wrong with the book's templates; if anything is, pages are printed by the extension's own alone."""
        problems = self.templates.problems()
        if problems:
            self.templates = HtmlTemplates()
        return problems

    def html(self, node: leaf, builder: Builder) -> list[str]:
        """Return the HTML of a node.

        :raises ExtensionError: where a template that no sample broke cannot print the node
        """
        try:
            return list(self.templates.html(node))
        except FAULTS as error:
            problem = self.templates.problem(error)
            words = message(problem, mend_names(builder))
            raise ExtensionError(f"{problem.path}:{problem.line}: {words}") from error
