"""The editors' own words in a document, section by section. The search finds them beside the records."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from perspectives.doctree import comparison_nodes, page_nodes
from perspectives.doctree.plain_text import PARAGRAPH, plain_words
from perspectives.records.document_records import Passage

OTHER_CONTENT = (
    nodes.section,
    nodes.title,
    nodes.literal_block,
    nodes.footnote,
    nodes.label,
    nodes.Invisible,
    nodes.system_message,
    comparison_nodes.claim,
    comparison_nodes.accounts,
    comparison_nodes.editorial_note,
    page_nodes.view,
)
"""Nodes whose words are not prose of the section: records, parts with an entry of their own, hidden nodes."""


def passages_of(document: nodes.document) -> Iterator[Passage]:
    """Yield a passage for each section with an id and for each comparison, in the order of the text.

    The passage of a comparison holds its commentaries.
    """
    notes = {id_: note for note in document.findall(nodes.footnote) for id_ in note["ids"]}
    for node in document.findall(lambda node: isinstance(node, nodes.section | comparison_nodes.accounts)):
        if isinstance(node, nodes.section) and node["ids"]:
            title = next((child.astext() for child in node.children if isinstance(child, nodes.title)), "")
            yield Passage(node["ids"][0], title, _text(node, notes))
        elif isinstance(node, comparison_nodes.accounts) and node.get("record"):
            comments = [
                _text(child, notes)
                for child in node.children
                if isinstance(child, comparison_nodes.commentary)
            ]
            yield Passage(f"accounts-{node['record']}", "", PARAGRAPH.join(comments), node["record"])


def prose_paragraphs(document: nodes.document) -> Iterator[tuple[str, int, nodes.TextElement]]:
    """Yield the paragraphs of the passages: the anchor of the passage, the number in it, and the node.

    The number, from 0, counts the paragraphs of the passage's text; a paragraph of a footnote counts too, and
    has no node here.
    """
    notes = {id_: note for note in document.findall(nodes.footnote) for id_ in note["ids"]}
    for node in document.findall(lambda node: isinstance(node, nodes.section | comparison_nodes.accounts)):
        parts: list[nodes.Element] = []
        anchor = ""
        if isinstance(node, nodes.section) and node["ids"]:
            parts, anchor = [node], node["ids"][0]
        elif isinstance(node, comparison_nodes.accounts) and node.get("record"):
            parts = [child for child in node.children if isinstance(child, comparison_nodes.commentary)]
            anchor = f"accounts-{node['record']}"
        number = 0
        for part in parts:
            for paragraph, words in _paragraphs(part, notes):
                if words and paragraph is not None:
                    yield anchor, number, paragraph
                number += words.count(PARAGRAPH) + 1 if words else 0


def _text(node: nodes.Element, notes: dict[str, nodes.footnote]) -> str:
    return PARAGRAPH.join(words for _paragraph, words in _paragraphs(node, notes) if words)


def _paragraphs(
    node: nodes.Element, notes: dict[str, nodes.footnote]
) -> Iterator[tuple[nodes.TextElement | None, str]]:
    """Yield each paragraph under *node* with its text, then the text of each of its footnotes."""
    for child in node.children:
        if not isinstance(child, nodes.Element) or isinstance(child, OTHER_CONTENT):
            continue
        if isinstance(child, nodes.TextElement):
            yield child, plain_words(child, works=True)
            for reference in child.findall(nodes.footnote_reference):
                if reference.get("refid") in notes:
                    yield None, _text(notes[reference["refid"]], notes)
        else:
            yield from _paragraphs(child, notes)
