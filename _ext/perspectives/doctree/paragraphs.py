"""Paragraphs and inline text with a CSS class, and the marks of a perspective on a node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from perspectives.doctree.page_nodes import line_break, verse_line
from perspectives.doctree.phrases import Part, inline_nodes
from perspectives.doctree.plain_text import LINE
from perspectives.records.declarations import Perspective


def paragraph(class_: str, *content: nodes.Node | Part) -> nodes.paragraph:
    """Return a paragraph of class ``ps-<class_>``. Smart quotes and translation do not change it."""
    node = nodes.paragraph("", "", classes=[f"ps-{class_}"])
    node += list(inline_nodes(content))
    return node


def verse(text: str) -> nodes.paragraph:
    """Return a paragraph of *text* as a record has it: each line feed is the end of a line that is meant."""
    node = nodes.paragraph()
    for number, line in enumerate(text.split(LINE)):
        node += [line_break()] if number else []
        node += nodes.Text(line)
    mark_verse(node)
    return node


def mark_verse(node: nodes.Element) -> None:
    """Give a paragraph whose lines are broken the class by which it is set as verse."""
    if any(isinstance(child, line_break) for child in node.findall()):
        node["classes"].append("ps-verse")


def set_lines(node: nodes.Element) -> None:
    """Make a line of verse of each part of a paragraph that ends in a break."""
    lines = [verse_line(classes=["ps-line"])]
    for child in list(_parted(node.children)):
        lines[-1] += child
        if isinstance(child, line_break):
            lines.append(verse_line(classes=["ps-line"]))
    node.children = []
    node += [line for line in lines if line.children]


def _parted(children: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield nodes of which none holds a break: emphasis that goes over a break is set on each line."""
    for child in children:
        if not isinstance(child, nodes.Element) or next(child.findall(line_break), child) is child:
            yield child
            continue
        part = child.copy()
        for inner in list(_parted(child.children)):
            if isinstance(inner, line_break):
                yield part
                yield inner
                part = child.copy()
            else:
                part += inner
        yield part


def inline(class_: str, text: str) -> nodes.inline:
    """Return inline text of class ``ps-<class_>``."""
    return nodes.inline("", text, classes=[f"ps-{class_}"])


def identity(perspective: Perspective | None) -> list[str]:
    """Return the CSS classes of a perspective: its rule and its colour."""
    if perspective is None:
        return ["ps-unknown"]
    return [f"ps-rule-{perspective.rule}", f"ps-colour-{perspective.colour}"]


def identify(node: nodes.Element, perspective: Perspective | None) -> None:
    """Mark a node as part of a perspective.

    Stylesheets read the classes. Other builders read the attributes ``rule`` and ``colour``.
    """
    node["classes"] += identity(perspective)
    if perspective is not None:
        node["rule"], node["colour"] = perspective.rule, perspective.colour
