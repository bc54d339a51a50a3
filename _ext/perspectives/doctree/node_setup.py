"""The registration of our nodes, with what each builder prints of them.

Every node is a block of ordinary nodes of docutils, so that a builder of another extension prints all words.
HTML and EPUB print an element for each block. LaTeX and Texinfo print an anchor.
The other builders print only the content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from perspectives.doctree.document_nodes import page_break, taken_words
from perspectives.doctree.html_visitors import (
    ELEMENTS,
    depart_html,
    depart_source_line_html,
    depart_taken_words_html,
    visit_file_size_html,
    visit_filters_html,
    visit_html,
    visit_line_break_html,
    visit_page_break_html,
    visit_picture_html,
    visit_reading_bar_html,
    visit_source_line_html,
    visit_taken_words_html,
)
from perspectives.doctree.lesson_nodes import source_line
from perspectives.doctree.page_nodes import file_size, filters, line_break, picture, reading_bar

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def visit_latex(self: Any, node: nodes.Element) -> None:
    """Print an anchor for each id. The content of the block is printed after it."""
    for id_ in node["ids"]:
        self.body.append(self.hypertarget(id_, anchor=True))


def visit_texinfo(self: Any, node: nodes.Element) -> None:
    """Print an anchor for each id. The content of the block is printed after it."""
    for id_ in node["ids"]:
        self.add_anchor(id_, node)


def visit_plain(self: Any, node: nodes.Element) -> None:
    """Print nothing for the block itself: only its content is printed."""


def depart_plain(self: Any, node: nodes.Element) -> None:
    """Print nothing: there is no element to close."""


def visit_line_break_latex(self: Any, node: line_break) -> None:
    """Break the line."""
    self.body.append("\\\\\n")


def visit_line_break_text(self: Any, node: line_break) -> None:
    """Break the line: what stands before it is wrapped by itself."""
    self.end_state(end=None)
    self.new_state(0)


def visit_line_break_man(self: Any, node: line_break) -> None:
    """Break the line."""
    self.body.append("\n.br\n")


def visit_line_break_texinfo(self: Any, node: line_break) -> None:
    """Break the line."""
    self.body.append("@*\n")


def skip(self: Any, node: nodes.Node) -> None:
    """Print nothing: the text beside the node has the same facts, or the node is for HTML pages only."""
    raise nodes.SkipNode


def setup_nodes(app: Sphinx) -> None:
    """Register every node with its visitors for each builder."""
    plain = (visit_plain, depart_plain)
    unseen = (skip, None)
    drawn: tuple[tuple[type[nodes.Element], Any], ...] = (
        (picture, visit_picture_html),
        (filters, visit_filters_html),
        (reading_bar, visit_reading_bar_html),
        (file_size, visit_file_size_html),
    )
    for kind, visit in drawn:
        app.add_node(kind, html=(visit, depart_plain), latex=unseen, text=unseen, man=unseen, texinfo=unseen)
    app.add_node(
        line_break,
        html=(visit_line_break_html, depart_plain),
        latex=(visit_line_break_latex, depart_plain),
        text=(visit_line_break_text, depart_plain),
        man=(visit_line_break_man, depart_plain),
        texinfo=(visit_line_break_texinfo, depart_plain),
    )
    app.add_node(
        page_break,
        html=(visit_page_break_html, depart_plain),
        latex=unseen,
        text=unseen,
        man=unseen,
        texinfo=unseen,
    )
    app.add_node(
        taken_words,
        html=(visit_taken_words_html, depart_taken_words_html),
        latex=plain,
        text=plain,
        man=plain,
        texinfo=plain,
    )
    app.add_node(
        source_line,
        html=(visit_source_line_html, depart_source_line_html),
        latex=(visit_plain, visit_line_break_latex),
        text=(visit_plain, visit_line_break_text),
        man=(visit_plain, visit_line_break_man),
        texinfo=(visit_plain, visit_line_break_texinfo),
    )
    for node in ELEMENTS:
        app.add_node(
            node,
            html=(visit_html, depart_html),
            latex=(visit_latex, depart_plain),
            text=plain,
            man=plain,
            texinfo=(visit_texinfo, depart_plain),
        )
