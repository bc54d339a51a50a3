"""Notes, links and the marks an index points at."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

from typst_book.markup import escape, label, string
from typst_book.writing import Writing, classes_of

logger = logging.getLogger(__name__)


class References(Writing):
    """The part of the translator that leads from one place to another."""

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        """Set the note where it is first called; later calls repeat its mark."""
        id_ = node.get("refid", "")
        note = self.notes.get(id_)
        if note is None:
            logger.warning("A note is called that is not there.", location=node, type="typst", subtype="note")
            raise nodes.SkipNode
        name = f"note-{label(self.docname, id_)}"
        if name in self.notes_printed:
            self.write(f"#footnote(<{name}>);")
        else:
            self.notes_printed.add(name)
            body = self.capture(child for child in note.children if not isinstance(child, nodes.label))
            self.write(f"#[#footnote[{body.strip()}]<{name}>];")
        raise nodes.SkipNode

    def visit_reference(self, node: nodes.reference) -> None:
        """Open a link: inside the book with the page, to the outside with the address in print."""
        address = node.get("refuri", "")
        if self.function(node):
            self.call(self.function(node))
        if node.get("refid") or address.startswith("%"):
            docname, _, id_ = (
                address[1:].partition("#") if address.startswith("%") else (self.docname, "", node["refid"])
            )
            self.write(f"#reference({string(label(docname, id_))}, page: {self.wants_page(node, id_)})[")
        elif address:
            shown = node.astext() == address or address.startswith("mailto:")
            self.write(f"#external({string(address)}, shown: {'true' if shown else 'false'})[")
        else:
            self.write("#plain-inline[")

    def depart_reference(self, node: nodes.reference) -> None:
        """Close the link."""
        self.write("];")
        if self.function(node):
            self.end()

    def wants_page(self, node: nodes.reference, id_: str) -> str:
        """Return whether the page is printed: not for lists in an order of their own, as a bibliography is."""
        classes = {name for child in node.findall(nodes.Element) for name in classes_of(child)}
        quiet = id_.startswith(self.builder.quiet) or any(
            name.startswith(self.builder.quiet) for name in classes
        )
        return "false" if quiet else "true"

    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    def visit_index(self, node: addnodes.index) -> None:
        """Set the marks that the index points at."""
        for entry in node["entries"]:
            name = label(self.docname, entry[2])
            if name not in self.builder.anchors:
                self.builder.anchors.add(name)
                self.write(f"#anchor({string(name)});")
        raise nodes.SkipNode

    def visit_citation(self, node: nodes.citation) -> None:
        """Open a work of the bibliography."""
        self.write("\n")
        self.anchor(node)
        self.call("work")

    def depart_citation(self, node: nodes.citation) -> None:
        """Close a work."""
        self.end()

    def visit_problematic(self, node: nodes.problematic) -> None:
        """Print what could not be read as it was typed."""
        self.write(escape(node.astext()))
        raise nodes.SkipNode
