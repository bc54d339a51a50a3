"""Leaf nodes in HTML and EPUB, printed by the templates of :mod:`perspectives.rendering.html_templates`.

The setting ``perspectives_templates`` names the folder of the book's own templates, relative to ``conf.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.errors import ExtensionError

from perspectives.doctree.citation_leaves import citations, open_citations
from perspectives.doctree.claim_leaves import claim_foot, claim_head
from perspectives.doctree.leaf_nodes import leaf, link_list
from perspectives.doctree.matrix_nodes import question_matrix
from perspectives.doctree.question_form import question_form
from perspectives.doctree.register_leaves import index_entry, register_rows
from perspectives.domain.mend_names import mend_names
from perspectives.records.problem_record import Problem
from perspectives.records.problems import message
from perspectives.rendering.html_templates import TEMPLATE_ERRORS, HtmlTemplates, extension_templates

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

LEAVES: tuple[type[leaf], ...] = (
    claim_head,
    claim_foot,
    citations,
    open_citations,
    link_list,
    register_rows,
    index_entry,
    question_form,
    question_matrix,
)
"""Every kind of leaf node."""


def folder_of(confdir: str | Path, config: Config) -> Path | None:
    """Return the folder of the book's own templates, as a whole path; None where the setting is empty."""
    folder = cast(str, config.perspectives_templates)
    return Path(confdir, folder).resolve() if folder else None


class HtmlPrinting:
    """Prints the leaf nodes of one build."""

    def __init__(self) -> None:
        self.templates = extension_templates()

    def setup(self, app: Sphinx) -> None:
        """Register a visitor for every leaf node, and load the book's templates after its settings."""

        def visit(translator: Any, node: leaf) -> None:
            translator.body.extend(self.html(node, translator.builder))
            raise nodes.SkipNode

        for kind in LEAVES:
            app.add_node(kind, html=(visit, None))
        app.connect("config-inited", self.load)

    def load(self, app: Sphinx, config: Config) -> None:
        """Load the templates that the settings name."""
        folder = folder_of(app.confdir, config)
        self.templates = HtmlTemplates(folder) if folder else extension_templates()

    def discard_broken_templates(self) -> list[Problem]:
        """Return the problems of the book's templates.

        If there are any, all pages are printed by the templates of the extension alone.
        """
        problems = self.templates.problems()
        if problems:
            self.templates = extension_templates()
        return problems

    def html(self, node: leaf, builder: Builder) -> list[str]:
        """Return the HTML of a node.

        :raises ExtensionError: where a template cannot print this node, though it could print all samples
        """
        try:
            return list(self.templates.html(node))
        except TEMPLATE_ERRORS as error:
            problem = self.templates.problem(error)
            words = message(problem, mend_names(builder))
            raise ExtensionError(f"{problem.path}:{problem.line}: {words}") from error
