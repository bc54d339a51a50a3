"""The nodes that every page of records is put together from: paragraphs and words of a class."""

from __future__ import annotations

from docutils import nodes

from perspectives.doctree.phrases import Part, inline_nodes
from perspectives.records.model import Perspective


def paragraph(class_: str, *content: nodes.Node | Part) -> nodes.paragraph:
    """Return a paragraph of class ``ps-<class_>`` that no smart quotes and no catalogue touches."""
    node = nodes.paragraph("", "", classes=[f"ps-{class_}"])
    node += list(inline_nodes(content))
    return node


def inline(class_: str, text: str) -> nodes.inline:
    """Return inline text of class ``ps-<class_>``."""
    return nodes.inline("", text, classes=[f"ps-{class_}"])


def identity(perspective: Perspective | None) -> list[str]:
    """Return the classes by which a stylesheet knows a perspective."""
    if perspective is None:
        return ["ps-unknown"]
    return [f"ps-rule-{perspective.rule}", f"ps-colour-{perspective.colour}"]


def identify(node: nodes.Element, perspective: Perspective | None) -> None:
    """Mark a node as that of a perspective: by classes for a stylesheet, by ``rule`` and ``colour`` for other printing."""
    node["classes"] += identity(perspective)
    if perspective is not None:
        node["rule"], node["colour"] = perspective.rule, perspective.colour
