"""Leaf nodes: what a page shows of a record, as plain values in one node of docutils.

Each transform of Sphinx visits every node of a page.
Most of what a page shows is made from records alone: who speaks, the source, the links to other claims.
A leaf node holds these values as frozen dataclasses in its attribute ``fields``: so a page has fewer nodes.

HTML and EPUB print a leaf node by a template (:mod:`perspectives.rendering.html_templates`).
For all other builders, :class:`perspectives.pages.leaf_expansion.ExpandLeaves` replaces it by ordinary nodes,
which the method ``ordinary_nodes`` makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from docutils import nodes

from perspectives.doctree.phrases import Inline, Link, Part, inline_nodes, separated


class leaf(nodes.raw):
    """A node that holds plain values, its ``fields``, in place of other nodes.

    The full-text search of Sphinx indexes the text of a node of raw HTML.
    For a leaf node this text is ``search_text``: the words by which the search finds it.
    """

    template: ClassVar[str]
    """The name of its template, and of the variable that holds the fields in the template."""

    @classmethod
    def of(cls, fields: Any, search_text: str = "") -> leaf:
        """Return a node of these fields, which the full-text search finds by the words of *search_text*."""
        return cls("", format="html", fields=fields, search_text=search_text)

    def astext(self) -> str:
        """Return the text that the full-text search indexes."""
        return str(self["search_text"])

    def portions(self) -> Iterator[Any]:
        """Yield what the template prints, one time after the other."""
        yield self["fields"]

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return ordinary nodes of docutils with the same content."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links that stand together in a long line, behind a *label*, which may be empty."""

    label: str
    links: tuple[Link | Inline, ...]


class link_list(leaf):
    """A long line of links: ``fields`` is a tuple of :class:`LinkGroup`."""

    template = "link_list"

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return the labels and the links."""
        line: list[Part] = []
        for group in self["fields"]:
            line += [" "] if line else []
            line += [Inline(group.label, "ps-year"), " "] if group.label else []
            line += separated(group.links)
        return list(inline_nodes(line))
