"""The words of a passage, taken from the document tree as typed."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from perspectives.records.quoting import quoted

PARAGRAPH = "\n\n"
REFERENCE = re.compile("\ue000(?P<kind>[a-z]+):(?P<id>[^\ue001]+)\ue001")
"""A record named by its title, which is known when the whole book is: :func:`perspectives.book.wording.fill_titles` puts it in."""


def plain_words(node: nodes.Element, works: bool = False) -> str:
    """Return the words of a blockquote or paragraph as typed.

    White space is single spaces, paragraphs are joined by an empty line.
    Footnote marks and citations are the editor's and left out, and so are a parser's messages;
    *works* keeps the works of a citation, as records named by their titles.
    """
    paragraphs = [child for child in node.children if isinstance(child, nodes.TextElement | nodes.Body)]
    if isinstance(node, nodes.TextElement) or not paragraphs:
        return " ".join(_text(node, works).split())
    words = [plain_words(child, works) for child in paragraphs]
    return PARAGRAPH.join(word for word in words if word)


def _text(node: nodes.Node, works: bool) -> str:
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(
        node, nodes.footnote_reference | nodes.citation_reference | nodes.system_message | nodes.image
    ):
        return ""
    if isinstance(node, addnodes.pending_xref):
        if node.get("refdomain") == "cite":
            return _works(node) if works else ""
        if node.get("reftype") == "quote":
            return quoted(node.astext())
        if node.get("refdomain") == "perspectives" and not node.get("refexplicit"):
            return f"\ue000{node['reftype']}:{node['reftarget']}\ue001"
    return "".join(_text(child, works) for child in node.children)


def _works(node: addnodes.pending_xref) -> str:
    """Return the works of a citation, in brackets where the page has it so."""
    keys = [citation.key for citation in parse_citation_targets(node["reftarget"])]
    names = "; ".join(f"\ue000work:{key}\ue001" for key in keys)
    return f"({names})" if node["reftype"].startswith("p") else names
