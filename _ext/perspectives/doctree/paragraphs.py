"""The nodes that every page of records is put together from: paragraphs and words of a class, lists of links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from perspectives.records.model import Perspective


def paragraph(class_: str, *content: nodes.Node | str) -> nodes.paragraph:
    """Return a paragraph of class ``ps-<class_>`` that no smart quotes and no catalogue touches."""
    node = nodes.paragraph("", "", classes=[f"ps-{class_}"])
    node += [nodes.Text(part) if isinstance(part, str) else part for part in content]
    return node


def inline(class_: str, text: str) -> nodes.inline:
    """Return inline text of class ``ps-<class_>``."""
    return nodes.inline("", text, classes=[f"ps-{class_}"])


def separated(parts: Iterable[nodes.Node], separator: str = "; ") -> Iterator[nodes.Node]:
    """Yield *parts* with *separator* between them."""
    first = True
    for part in parts:
        if not first:
            yield nodes.Text(separator)
        yield part
        first = False


def joined(parts: Iterable[nodes.Node], separator: str = "; ") -> list[nodes.Node]:
    """Return *parts* with *separator* between them."""
    return list(separated(parts, separator))


def identity(perspective: Perspective | None) -> list[str]:
    """Return the classes by which a stylesheet knows a perspective."""
    if perspective is None:
        return ["ps-unknown"]
    return [f"ps-rule-{perspective.rule}", f"ps-colour-{perspective.colour}"]
