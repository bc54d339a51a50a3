"""The nodes of a comparison, and how each builder prints them, in one table.

Every node is a block that holds ordinary docutils nodes, so that a builder that knows nothing of perspectives
still prints every word. HTML and EPUB give each block an element and its classes; LaTeX gives it an anchor;
the others print what it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class accounts(nodes.General, nodes.Element):
    """A comparison: its question, its claims, its commentary."""


class accounts_head(nodes.General, nodes.Element):
    """The question of a comparison, with its date, place, numbers and finding."""


class columns(nodes.General, nodes.Element):
    """The columns of a comparison, one a perspective."""


class column(nodes.General, nodes.Element):
    """What one perspective says, or its silence."""


class column_head(nodes.General, nodes.Element):
    """The letter, the name and the second line of a perspective."""


class column_body(nodes.General, nodes.Element):
    """What stands under a column's head."""


class claim(nodes.General, nodes.Element):
    """What one voice says; its attributes are the options as typed."""


class claim_foot(nodes.General, nodes.Element):
    """Source, relations, evidence and address of a claim."""


class silence(nodes.General, nodes.Element):
    """The silence of a core perspective, with its kind."""


class commentary(nodes.General, nodes.Element):
    """The editor's words on a comparison."""


class editorial_note(nodes.General, nodes.Element):
    """A flagged problem in a source or in the base article."""


class view(nodes.General, nodes.Element):
    """A query over the records, filled when the whole book is known."""


ELEMENTS: dict[type[nodes.Element], str] = {
    accounts: "section",
    accounts_head: "header",
    columns: "div",
    column: "section",
    column_head: "header",
    column_body: "div",
    claim: "article",
    claim_foot: "footer",
    silence: "div",
    commentary: "section",
    editorial_note: "aside",
    view: "div",
}
"""The element of HTML each block becomes."""


def visit_html(self: Any, node: nodes.Element) -> None:
    """Open the block's element, with its ids, classes, language and accessible name."""
    attributes = {"aria-label": node["label"]} if node.get("label") else {}
    if isinstance(node, editorial_note):
        # A note belongs to the text around it; as a landmark of its own it would clutter a screen reader's list.
        attributes["role"] = "note"
    self.body.append(self.starttag(node, ELEMENTS[type(node)], "", **attributes))


def depart_html(self: Any, node: nodes.Element) -> None:
    """Close the block's element."""
    self.body.append(f"</{ELEMENTS[type(node)]}>\n")


def visit_latex(self: Any, node: nodes.Element) -> None:
    """Set an anchor for each id; what the block holds prints itself."""
    for id_ in node["ids"]:
        self.body.append(self.hypertarget(id_, anchor=True))


def visit_texinfo(self: Any, node: nodes.Element) -> None:
    """Set an anchor for each id; what the block holds prints itself."""
    for id_ in node["ids"]:
        self.add_anchor(id_, node)


def visit_plain(self: Any, node: nodes.Element) -> None:
    """Print what the block holds, and nothing of its own."""


def depart_plain(self: Any, node: nodes.Element) -> None:
    """Nothing is to be closed."""


def setup_nodes(app: Sphinx) -> None:
    """Register every node with its printing for each builder."""
    plain = (visit_plain, depart_plain)
    for node in ELEMENTS:
        app.add_node(
            node,
            html=(visit_html, depart_html),
            latex=(visit_latex, depart_plain),
            text=plain,
            man=plain,
            texinfo=(visit_texinfo, depart_plain),
        )
