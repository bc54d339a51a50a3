"""Writes nodes of docutils that stand in a line as Markdown: text, emphasis, links, code, marks of notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from docutils import nodes
from sphinx import addnodes

from perspectives.rendering import markdown_signs as signs
from perspectives.rendering.markdown_signs import escaped, link

SKIPPED = (nodes.Invisible, nodes.system_message, nodes.raw, nodes.label, nodes.colspec)
"""Nodes that print nothing in Markdown; their subclasses may have methods of their own."""


class InlineWriter:
    """Writes the words and links of one page.

    :param resolve: returns the address of a link, from the address or the ``#`` and the id in a node
    :param numbers: the numbers of sections, by ``#`` and id; that of the first section by an empty text
    :param pictures: the addresses of pictures, by the addresses in the nodes
    """

    methods: ClassVar[dict[tuple[type, str, type], str]] = {}
    """The names of the methods that were found, by class of writer, kind of method and class of node."""

    def __init__(
        self,
        resolve: Callable[[str], str],
        numbers: dict[str, tuple[int, ...]] | None = None,
        pictures: dict[str, str] | None = None,
    ) -> None:
        self.resolve, self.numbers, self.pictures = resolve, numbers or {}, pictures or {}
        self.is_linked = False

    def inline(self, children: Iterable[nodes.Node]) -> str:
        """Return some nodes in a line."""
        parts: list[str] = []
        for node in children:
            if isinstance(node, nodes.Text):
                parts.append(escaped(str(node)))
                continue
            name = self.method("inline", type(node))
            if name:
                parts.append(getattr(self, name)(node, parts))
            elif not isinstance(node, SKIPPED):
                parts.append(self.inline(node.children))
        return "".join(parts)

    def method(self, kind: str, class_: type) -> str:
        """Return the name of the method for a class of nodes; empty where there is none."""
        key = (type(self), kind, class_)
        name = self.methods.get(key)
        if name is None:
            names = (f"{kind}_{one.__name__}" for one in class_.__mro__)
            name = self.methods[key] = next((name for name in names if hasattr(self, name)), "")
        return name

    def address(self, node: nodes.Element) -> str:
        """Return the address of a reference; empty where it leads nowhere."""
        target = node.get("refuri") or (f"#{node['refid']}" if node.get("refid") else "")
        return self.resolve(target) if target else ""

    def inline_emphasis(self, node: nodes.Element, before: list[str]) -> str:
        """Return emphasised words."""
        return self._starred(node, before, "*", "em")

    def inline_strong(self, node: nodes.Element, before: list[str]) -> str:
        """Return words that are emphasised strongly."""
        return self._starred(node, before, "**", "strong")

    inline_title_reference = inline_emphasis

    def _starred(self, node: nodes.Element, before: list[str], stars: str, tag: str) -> str:
        """Return words between stars, or between tags where stars would be read as stars.

        Stars beside a letter hold only if a letter stands on their other side too, or nothing.
        """
        whole = self.inline(node.children)
        words = whole.strip(" \n")
        if not words:
            return whole
        head, _words, tail = whole.partition(words)
        previous = "" if head else next((part[-1] for part in reversed(before) if part), "")
        following = node.next_node(descend=False, siblings=True, ascend=False)
        after = "" if tail else (following.astext()[:1] if following is not None else "")
        is_held = (words[0].isalnum() or not previous.isalnum()) and (
            words[-1].isalnum() or not after.isalnum()
        )
        if not is_held or previous in ("*", "\\") or "*" in (words[0], words[-1], after):
            return f"{head}<{tag}>{words}</{tag}>{tail}"
        return f"{head}{stars}{words}{stars}{tail}"

    def inline_literal(self, node: nodes.Element, _before: list[str]) -> str:
        """Return code."""
        return signs.code_span(node.astext())

    inline_math = inline_literal

    def inline_superscript(self, node: nodes.Element, _before: list[str]) -> str:
        """Return raised words."""
        return f"<sup>{self.inline(node.children)}</sup>"

    def inline_subscript(self, node: nodes.Element, _before: list[str]) -> str:
        """Return lowered words."""
        return f"<sub>{self.inline(node.children)}</sub>"

    def inline_reference(self, node: nodes.Element, _before: list[str]) -> str:
        """Return a link; within another link only its words."""
        if self.is_linked:
            return self.inline(node.children)
        self.is_linked = True
        words = self.inline(node.children)
        self.is_linked = False
        address = self.address(node)
        return link(words.strip(), address) if address else words

    def inline_download_reference(self, node: nodes.Element, before: list[str]) -> str:
        """Return a link to a file."""
        return self.inline_reference(node, before)

    def inline_footnote_reference(self, node: nodes.Element, _before: list[str]) -> str:
        """Return the mark of a footnote."""
        return f"[^{node.astext()}]"

    def inline_image(self, node: nodes.Element, _before: list[str]) -> str:
        """Return a picture."""
        address = self.pictures.get(node["uri"], node["uri"])
        return f"!{link(escaped(node.get('alt', '')) or ' ', self.resolve(address))}"

    def inline_index(self, _node: addnodes.index, _before: list[str]) -> str:
        """Return nothing: an index entry is no text."""
        return ""
