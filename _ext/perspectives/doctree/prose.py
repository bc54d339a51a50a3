"""The editors' own words in a document, section by section. The search finds them beside the records."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from perspectives.doctree import nodes as own
from perspectives.doctree.plain_text import PARAGRAPH, plain_words
from perspectives.records.model import Passage

OTHER_CONTENT = (
    nodes.section,
    nodes.title,
    nodes.literal_block,
    nodes.footnote,
    nodes.label,
    nodes.Invisible,
    nodes.system_message,
    own.claim,
    own.accounts,
    own.editorial_note,
    own.view,
)
"""Nodes whose words are not prose of the section: records, parts with an entry of their own, hidden nodes."""


def passages_of(document: nodes.document) -> Iterator[Passage]:
    """Yield a passage for each section with an id and for each comparison, in the order of the text.

    The passage of a comparison holds its commentaries.
    """
    notes = {id_: note for note in document.findall(nodes.footnote) for id_ in note["ids"]}
    for node in document.findall(lambda node: isinstance(node, nodes.section | own.accounts)):
        if isinstance(node, nodes.section) and node["ids"]:
            title = next((child.astext() for child in node.children if isinstance(child, nodes.title)), "")
            yield Passage(node["ids"][0], title, _text(node, notes))
        elif isinstance(node, own.accounts) and node.get("record"):
            comments = [_text(child, notes) for child in node.children if isinstance(child, own.commentary)]
            yield Passage(f"accounts-{node['record']}", "", PARAGRAPH.join(comments), node["record"])


def _text(node: nodes.Element, notes: dict[str, nodes.footnote]) -> str:
    return PARAGRAPH.join(words for words in _paragraphs(node, notes) if words)


def _paragraphs(node: nodes.Element, notes: dict[str, nodes.footnote]) -> Iterator[str]:
    """Yield the text of each paragraph under *node*, followed by the text of its footnotes."""
    for child in node.children:
        if not isinstance(child, nodes.Element) or isinstance(child, OTHER_CONTENT):
            continue
        if isinstance(child, nodes.TextElement):
            yield plain_words(child, works=True)
            for reference in child.findall(nodes.footnote_reference):
                if reference.get("refid") in notes:
                    yield _text(notes[reference["refid"]], notes)
        else:
            yield from _paragraphs(child, notes)
