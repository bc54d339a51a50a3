"""Phrases: the words of a line and the links in it, as plain values.

A phrase costs a page much less than nodes of docutils do, and HTML is printed from it directly.
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
    """A link as the page that it stands on has it.

    :ivar text: the words that are shown
    :ivar uri: the address of the page that it leads to, relative to its own page; empty for its own page
    :ivar anchor: the id that it leads to there; empty for the page as a whole
    :ivar title: what a reader is told of the place before following the link; empty for nothing
    :ivar class_: a CSS class of its own; empty for none
    :ivar is_external: whether it leads out of the book
    """

    text: str
    uri: str
    anchor: str = ""
    title: str = ""
    class_: str = ""
    is_external: bool = False

    @property
    def address(self) -> str:
        """The whole address."""
        return f"{self.uri}#{self.anchor}" if self.anchor else self.uri

    def node(self) -> nodes.reference:
        """Return the link as Sphinx's ``make_refnode`` would make it."""
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
        if self.title:
            node["reftitle"] = self.title
        return node


@dataclass(frozen=True, slots=True)
class Inline:
    """Words within a line that a stylesheet knows by a class; ``class_`` is empty where it need not."""

    text: str
    class_: str = ""

    def node(self) -> nodes.inline:
        """Return the words as a node."""
        return nodes.inline("", self.text, classes=[self.class_] if self.class_ else [])


Part = str | Link | Inline
Phrase = tuple[Part, ...]


def words_of(phrase: Iterable[Part]) -> str:
    """Return the words of a phrase alone."""
    return "".join(part if isinstance(part, str) else part.text for part in phrase)


def inline_nodes(parts: Iterable[Part | nodes.Node]) -> Iterator[nodes.Node]:
    """Yield the nodes of a phrase; what is a node already stays as it is."""
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
