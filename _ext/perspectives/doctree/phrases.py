"""Phrases: the words of a line and the links in it, as plain values.

A phrase takes much less time and memory than nodes of docutils, and templates print it as HTML directly.
:func:`inline_nodes` makes ordinary nodes of it, for running text and for the builders that have no templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from docutils import nodes

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A link from one page of the book.

    :ivar text: the words of the link
    :ivar uri: the address of the target page, relative to the page of the link; empty for this page itself
    :ivar anchor: the id of the target in its page; empty for the page as a whole
    :ivar title: the text of the attribute ``title`` of HTML; empty, or the text itself, for none
    :ivar class_: a CSS class; empty for none
    :ivar is_external: whether the link leads out of the book
    """

    text: str
    uri: str
    anchor: str = ""
    title: str = ""
    class_: str = ""
    is_external: bool = False

    @property
    def address(self) -> str:
        """The address with the anchor."""
        return f"{self.uri}#{self.anchor}" if self.anchor else self.uri

    def node(self) -> nodes.reference:
        """Return the link as ``sphinx.util.nodes.make_refnode`` makes it."""
        node = nodes.reference("", "", classes=[self.class_] if self.class_ else [])
        if self.is_external:
            node += nodes.Text(self.text)
        else:
            node["internal"] = True
            node += nodes.inline("", self.text)
        if self.anchor and not self.uri:
            node["refid"] = self.anchor
        else:
            node["refuri"] = self.address
        if self.title and self.title != self.text:
            node["reftitle"] = self.title
        return node


@dataclass(frozen=True, slots=True)
class Inline:
    """Words within a line with a CSS class; ``class_`` is empty for none."""

    text: str
    class_: str = ""

    def node(self) -> nodes.inline:
        """Return the words as a node."""
        return nodes.inline("", self.text, classes=[self.class_] if self.class_ else [])


Part = str | Link | Inline
Phrase = tuple[Part, ...]


def words_of(phrase: Iterable[Part]) -> str:
    """Return the words of a phrase as one string, without its links and classes."""
    return "".join(part if isinstance(part, str) else part.text for part in phrase)


def inline_nodes(parts: Iterable[Part | nodes.Node]) -> Iterator[nodes.Node]:
    """Yield a node for each part of a phrase. A part that is already a node stays as it is."""
    for part in parts:
        if isinstance(part, nodes.Node):
            yield part
        else:
            yield nodes.Text(part) if isinstance(part, str) else part.node()


def separated(parts: Iterable[T], separator: str = "; ") -> Iterator[T | str]:
    """Yield *parts* with *separator* between them."""
    first = True
    for part in parts:
        if not first:
            yield separator
        yield part
        first = False
