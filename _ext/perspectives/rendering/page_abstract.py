"""The abstract of a page: the first sentences of its own prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

from perspectives.doctree import document_nodes, lesson_nodes

ABSTRACT_LENGTH = 300
"""The most characters of an abstract."""
ENOUGH = 120
"""With so many characters, no further paragraph is taken."""
SENTENCE_END = re.compile(r"(?<![ .(][A-ZÀ-Ž]\.)(?<=[.!?…])[”’»)\]]*\s+")
"""The end of a sentence; a capital letter with a full stop is the initial of a name."""


def abstract_of(document: nodes.document) -> str:
    """Return the description that an editor gave the page, or else the first sentences under its heading.

    It is empty if the page has no such prose.
    The prose of a document is its headnote, that of a lesson what it tells its pupils.
    What stands in a comparison, a note, a list or a table is not taken.
    """
    if typed := typed_description(document):
        return typed
    text = ""
    for words in _paragraphs(document):
        text = f"{text} {words}".strip()
        if len(text) >= ENOUGH:
            break
    if len(text) <= ABSTRACT_LENGTH:
        return text
    ends = [match.end() for match in SENTENCE_END.finditer(text) if match.end() <= ABSTRACT_LENGTH]
    if ends:
        return text[: ends[-1]].strip()
    return text[: text.rfind(" ", 0, ABSTRACT_LENGTH)].rstrip(" ,;:–—") + " …"


def typed_description(document: nodes.document) -> str:
    """Return the description in the front matter of a page (``html_meta``); empty if there is none."""
    found = (meta for meta in document.findall(nodes.meta) if meta.get("name") == "description")
    return next((str(meta.get("content", "")) for meta in found), "")


def _paragraphs(document: nodes.document) -> Iterator[str]:
    for paragraph in document.findall(nodes.paragraph):
        place = paragraph.parent
        # A paragraph that has notes beside it stands in two boxes.
        if "ps-noted-text" in place.get("classes", ()):
            place = place.parent.parent
        # In a headnote, the words over the questions are ours, and no editor's.
        is_ours = any(name.startswith("ps-") for name in paragraph["classes"])
        if isinstance(place, nodes.section | nodes.document) or (
            isinstance(place, document_nodes.headnote | lesson_nodes.pupils) and not is_ours
        ):
            words = " ".join(_text(paragraph).split())
            if words:
                yield words


def _text(node: nodes.Node) -> str:
    """Return the text of a node without the marks of its notes."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.footnote_reference | nodes.raw | nodes.image | nodes.system_message):
        return ""
    return "".join(_text(child) for child in node.children)
