"""The base class of the visitors: it writes the markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxTranslator

from typst_book.markup import label, string

if TYPE_CHECKING:
    from typst_book.builder import TypstBuilder


class MarkupWriter(SphinxTranslator):
    """Writes the markup of one document.

    A call ends with ``;``. Without it, Typst would read a bracket after the call as a part of it.

    :ivar body: the markup so far, in pieces
    :ivar docname: the name of the document
    :ivar depth: the level of its title in the book, 1 for a part
    """

    builder: TypstBuilder
    body: list[str]

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document, builder)
        self.docname: str = document["typst_docname"]
        self.depth: int = document["typst_depth"]
        self.level = 0
        self.body = []
        self.notes = {id_: note for note in document.findall(nodes.footnote) for id_ in note["ids"]}
        self.printed_notes: set[str] = set()

    def write(self, text: str) -> None:
        """Add markup to the body."""
        self.body.append(text)

    def call(self, name: str, *arguments: str) -> None:
        """Open a call of a Typst function, ``#name(arguments)[``. :meth:`end` closes it."""
        self.write(f"#{name}({', '.join(arguments)})[" if arguments else f"#{name}[")

    def end(self) -> None:
        """Close a call."""
        self.write("];")

    def capture(self, children: Iterable[nodes.Node]) -> str:
        """Return the markup of *children* without adding it to the body."""
        body, self.body = self.body, []
        for child in children:
            child.walkabout(self)
        markup, self.body = "".join(self.body), body
        return markup

    def anchor(self, node: nodes.Element) -> None:
        """Write an anchor for each id of a node."""
        ids: list[str] = node.get("ids", [])
        for id_ in ids:
            name = label(self.docname, id_)
            if name not in self.builder.anchors:
                self.builder.anchors.add(name)
                self.write(f"#anchor({string(name)});")

    def language(self, node: nodes.Element) -> str | None:
        """Return the language of a node (BCP 47) by docutils' class ``language-…``; None without one."""
        return next((name[9:] for name in classes_of(node) if name.startswith("language-")), None)

    def function(self, node: nodes.Element) -> str:
        """Return the class of a node that is the name of a function in the templates; empty where none is."""
        return next((name for name in classes_of(node) if name in self.builder.functions), "")


def classes_of(node: nodes.Element) -> list[str]:
    """Return the classes of a node."""
    classes: list[str] = node.get("classes", [])
    return classes
