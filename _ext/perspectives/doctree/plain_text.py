"""The words of a passage, taken from the document tree as typed."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from perspectives.doctree.page_nodes import line_break
from perspectives.records.quoting import quoted

PARAGRAPH = "\n\n"
LINE = "\n"
"""Parts the lines of a paragraph that an editor has broken, as in verse."""
LOST_MARK = "ps-lost-mark"
"""The class of the mark of a footnote that is not there; no words."""
STARS: dict[type[nodes.Node], str] = {nodes.emphasis: "*", nodes.strong: "**"}
_BREAK = "\ue002"
REFERENCE = re.compile("\ue000(?P<kind>[a-z]+):(?P<id>[^\ue001]+)\ue001")
"""A placeholder for the title of a record. Titles are known only after all pages are read:
:func:`perspectives.book.record_titles.fill_titles` puts them in.
"""


def plain_words(node: nodes.Element, works: bool = False, stars: bool = False) -> str:
    """Return the words of a blockquote or paragraph as typed.

    White space becomes single spaces. A broken line ends in a line feed.
    An empty line stands between paragraphs.
    Footnote marks and citations are left out, since they are the editor's, and so are messages of the parser.
    With *works*, a citation becomes placeholders for the titles of its works.
    With *stars*, emphasis has the stars by which it is typed, and marks of lost footnotes are left out.
    """
    paragraphs = [child for child in node.children if isinstance(child, nodes.TextElement | nodes.Body)]
    if isinstance(node, nodes.TextElement) or not paragraphs:
        lines = _text(node, works, stars).split(_BREAK)
        return LINE.join(map(single_spaced, lines))
    words = [plain_words(child, works, stars) for child in paragraphs]
    return PARAGRAPH.join(word for word in words if word)


def single_spaced(text: str) -> str:
    """Return *text* with each run of white space as a single space, and none at the ends."""
    return " ".join(text.split())


def _text(node: nodes.Node, works: bool, stars: bool) -> str:
    if isinstance(node, nodes.Text | line_break):
        return _BREAK if isinstance(node, line_break) else str(node)
    is_lost = stars and isinstance(node, nodes.inline) and LOST_MARK in node["classes"]
    if is_lost or isinstance(
        node, nodes.footnote_reference | nodes.citation_reference | nodes.system_message | nodes.image
    ):
        return ""
    if isinstance(node, addnodes.pending_xref):
        if node.get("refdomain") == "cite":
            return _works(node) if works else ""
        if node.get("reftype") == "quote":
            return quoted(node.astext())
        kind = _kind_of(node)
        if kind:
            return f"\ue000{kind}:{node['reftarget']}\ue001"
    star = STARS.get(type(node), "") if stars else ""
    return "".join([star, *(_text(child, works, stars) for child in node.children), star])


def _kind_of(node: addnodes.pending_xref) -> str:
    """Return the kind of record that a reference without words of its own names; empty for others."""
    if node.get("refexplicit"):
        return ""
    domain, kind = node.get("refdomain"), node["reftype"]
    return kind if domain == "perspectives" else "section" if (domain, kind) == ("std", "ref") else ""


def _works(node: addnodes.pending_xref) -> str:
    """Return placeholders for the works of a citation, in brackets where the page prints brackets."""
    keys = [citation.key for citation in parse_citation_targets(node["reftarget"])]
    names = "; ".join(f"\ue000work:{key}\ue001" for key in keys)
    return f"({names})" if node["reftype"].startswith("p") else names
