"""The nodes of primary texts as Typst markup."""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes

from perspectives.doctree import document_nodes
from perspectives.rendering.typst_calls import look_arguments, typst_string


def visit_document_text(self: Any, node: document_nodes.document_text) -> None:
    """Open the text of a document, between the rules of the perspective of the document."""
    self.write("\n")
    self.anchor(node)
    self.call("ps-document-text", look_arguments(cast(nodes.Element, node.parent)))


def visit_document_row(self: Any, node: document_nodes.document_row) -> None:
    """Open a block of a text; its number stands at its left, and the slips of claims begin at its top."""
    kinds = [class_.removeprefix("ps-block-") for class_ in node["classes"] if class_.startswith("ps-block-")]
    self.write("\n")
    self.anchor(node)
    self.call(
        "ps-document-row", typst_string(node.get("number", "")), typst_string(kinds[0] if kinds else "")
    )
    for block in node.children:
        if isinstance(block, document_nodes.beside):
            for item in block.findall(nodes.list_item):
                # What stands in the margin is no part of the text for a screen reader: it may hold no link.
                words = " · ".join(line.astext() for line in item.findall(nodes.paragraph))
                self.write(f"#margin-note({typst_string(words)}, gap: ps-number-room);")


def visit_beside(self: Any, node: document_nodes.beside) -> None:
    """Print the notes of the edition below the paragraph; the slips were written with its row."""
    for child in node.children:
        if not isinstance(child, nodes.bullet_list):
            self.write(self.capture([child]))
    raise nodes.SkipNode


def visit_page_break(self: Any, node: document_nodes.page_break) -> None:
    """Print the number of the page of the source."""
    self.anchor(node)
    self.write(f"#ps-page-break({typst_string(node['page'])});")
    raise nodes.SkipNode


def visit_taken_words(self: Any, node: document_nodes.taken_words) -> None:
    """Open the words that a claim takes."""
    depth = next((class_[-1] for class_ in node["classes"] if class_.startswith("ps-depth-")), "1")
    self.anchor(node)
    rule, colour = node.get("rule", "solid"), node.get("colour", "ink")
    self.call("ps-taken-words", typst_string(rule), typst_string(colour), depth)


def depart_taken_words(self: Any, node: document_nodes.taken_words) -> None:
    """Close the words that a claim takes."""
    self.end()
