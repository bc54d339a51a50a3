"""The visitors for notes, links, index entries and citations."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

from typst_book.markup import escape, label, string
from typst_book.writing import MarkupWriter, classes_of

logger = logging.getLogger(__name__)


class ReferenceVisitors(MarkupWriter):
    """The part of the translator for nodes that lead to another place."""

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        """Write the note at its first reference. Later references repeat its number."""
        id_ = node.get("refid", "")
        note = self.notes.get(id_)
        if note is None:
            logger.warning("A note is called that is not there.", location=node, type="typst", subtype="note")
            raise nodes.SkipNode
        name = f"note-{label(self.docname, id_)}"
        if name in self.printed_notes:
            self.write(f"#footnote(<{name}>);")
        else:
            self.printed_notes.add(name)
            body = self.capture(child for child in note.children if not isinstance(child, nodes.label))
            self.write(f"#[#footnote[{body.strip()}]<{name}>];")
        raise nodes.SkipNode

    def visit_reference(self, node: nodes.reference) -> None:
        """Open a link: in the book with a page number, to other places with the address in print."""
        address = node.get("refuri", "")
        if self.function(node):
            self.call(self.function(node))
        if node.get("refid") or address.startswith("%"):
            docname, _, id_ = (
                address[1:].partition("#") if address.startswith("%") else (self.docname, "", node["refid"])
            )
            page = self.page_argument(node, id_)
            if docname in self.builder.printed:
                self.write(f"#reference({string(label(docname, id_))}, page: {page})[")
            else:
                address = string(self.builder.screen_address(docname, id_))
                self.write(f"#left-out({address}, shown: {page})[")
        elif address:
            is_visible = node.astext() == address or address.startswith("mailto:")
            self.write(f"#external({string(address)}, shown: {'true' if is_visible else 'false'})[")
        else:
            self.write("#plain-inline[")

    def depart_reference(self, node: nodes.reference) -> None:
        """Close the link."""
        self.write("];")
        if self.function(node):
            self.end()

    def page_argument(self, node: nodes.reference, id_: str) -> str:
        """Return ``true`` or ``false``: whether the page number is printed. A sorted list needs none."""
        classes = {name for child in node.findall(nodes.Element) for name in classes_of(child)}
        prefixes = self.builder.pageless_prefixes
        is_pageless = id_.startswith(prefixes) or any(name.startswith(prefixes) for name in classes)
        return "false" if is_pageless else "true"

    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    def visit_index(self, node: addnodes.index) -> None:
        """Write the anchors that the index leads to."""
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
        """Write the source text, which docutils could not read."""
        self.write(escape(node.astext()))
        raise nodes.SkipNode
