"""The words of a passage, taken from the document tree as typed."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes

from perspectives.words import quoted

PARAGRAPH = "\n\n"
REFERENCE = re.compile("\ue000(?P<kind>[a-z]+):(?P<id>[^\ue001]+)\ue001")
"""A record named by its title, which is known when the whole book is: :func:`perspectives.phrases.spelt_out` puts it in."""


def plain_words(node: nodes.Element) -> str:
    """Return the words of a blockquote or paragraph as typed.

    White space is single spaces, paragraphs are joined by an empty line.
    Footnote marks and citations are the editor's and left out, and so are a parser's messages.
    """
    paragraphs = [child for child in node.children if isinstance(child, nodes.TextElement | nodes.Body)]
    if isinstance(node, nodes.TextElement) or not paragraphs:
        return " ".join(_text(node).split())
    words = [plain_words(child) for child in paragraphs]
    return PARAGRAPH.join(word for word in words if word)


def _text(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(
        node, nodes.footnote_reference | nodes.citation_reference | nodes.system_message | nodes.image
    ):
        return ""
    if isinstance(node, addnodes.pending_xref):
        if node.get("refdomain") == "cite":
            return ""
        if node.get("reftype") == "quote":
            return quoted(node.astext())
        if node.get("refdomain") == "perspectives" and not node.get("refexplicit"):
            return f"\ue000{node['reftype']}:{node['reftarget']}\ue001"
    return "".join(_text(child) for child in node.children)
