"""What every part of the translator writes with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxTranslator

from typst_book.markup import label, string

if TYPE_CHECKING:
    from typst_book.builder import TypstBuilder


class Writing(SphinxTranslator):
    """Writes the markup of one document, which ``body`` holds.

    A call ends with ``;``, without which Typst would read a following bracket as part of it.

    :ivar docname: the document that is written
    :ivar depth: how deep its title stands in the book, 1 for a part
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
        self.notes_printed: set[str] = set()

    def write(self, text: str) -> None:
        """Add markup."""
        self.body.append(text)

    def call(self, name: str, *arguments: str) -> None:
        """Open a call of a Typst function, ``#name(arguments)[``; :meth:`end` closes it."""
        self.write(f"#{name}({', '.join(arguments)})[" if arguments else f"#{name}[")

    def end(self) -> None:
        """Close a call."""
        self.write("];")

    def capture(self, children: Iterable[nodes.Node]) -> str:
        """Return the markup of *children* without adding it."""
        kept, self.body = self.body, []
        for child in children:
            child.walkabout(self)
        captured, self.body = "".join(self.body), kept
        return captured

    def anchor(self, node: nodes.Element) -> None:
        """Set the anchors of a node's ids."""
        ids: list[str] = node.get("ids", [])
        for id_ in ids:
            name = label(self.docname, id_)
            if name not in self.builder.anchors:
                self.builder.anchors.add(name)
                self.write(f"#anchor({string(name)});")

    def language(self, node: nodes.Element) -> str | None:
        """Return the language a node is marked with (BCP 47), by docutils' class ``language-…``."""
        return next((name[9:] for name in classes_of(node) if name.startswith("language-")), None)

    def function(self, node: nodes.Element) -> str:
        """Return the template's function that one of the node's classes names, empty where none does."""
        return next((name for name in classes_of(node) if name in self.builder.functions), "")


def classes_of(node: nodes.Element) -> list[str]:
    """Return the classes of a node."""
    classes: list[str] = node.get("classes", [])
    return classes
