"""The visitors that turn docutils nodes into Typst markup: structure, blocks and inline text.

Each node becomes a call of a function in ``book.typ``. So the design of the pages stands only there.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.util import logging

from typst_book.markup import escape, label, string, text_language
from typst_book.references import ReferenceVisitors
from typst_book.tables import TableVisitors

logger = logging.getLogger(__name__)


class TypstTranslator(ReferenceVisitors, TableVisitors):
    """Writes the markup of one document."""

    # Structure.

    def visit_document(self, node: nodes.document) -> None:
        self.write(f"\n#anchor({string(label(self.docname))});")

    def depart_document(self, node: nodes.document) -> None:
        self.write("\n")

    def visit_section(self, node: nodes.section) -> None:
        self.level += 1

    def depart_section(self, node: nodes.section) -> None:
        self.level -= 1

    def visit_title(self, node: nodes.title) -> None:
        section = node.parent
        if not isinstance(section, nodes.section):
            self.call("label-line")
            return
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        anchor = "" if self.level == 1 else f"#{section['ids'][0]}"
        number = ".".join(map(str, numbers.get(anchor) or ()))
        self.write("\n")
        self.anchor(section)
        self.call("section", str(self.depth + self.level - 1), string(self.kind()), string(number))

    def kind(self) -> str:
        """Return the kind of the title: ``part``, ``chapter`` or ``section``.

        A part is a document that includes others; a chapter is one that does not.
        """
        if self.level > 1:
            return "section"
        return "part" if self.builder.env.toctree_includes.get(self.docname) else "chapter"

    def depart_title(self, node: nodes.title) -> None:
        self.end()
        self.write("\n")

    def visit_rubric(self, node: nodes.rubric) -> None:
        self.write("\n")
        self.anchor(node)
        self.call("rubric")

    def depart_rubric(self, node: nodes.rubric) -> None:
        self.end()
        self.write("\n")

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        self.write("\n\n")
        self.anchor(node)
        if self.function(node):
            self.call(self.function(node))

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        if self.function(node):
            self.end()
        self.write("\n\n")

    def visit_container(self, node: nodes.Element) -> None:
        self.write("\n")
        self.anchor(node)
        self.call(self.function(node) or "plain")

    def depart_container(self, node: nodes.Element) -> None:
        self.end()
        self.write("\n")

    def visit_transparent(self, node: nodes.Element) -> None:
        """Write only the children."""
        self.anchor(node)

    def depart_transparent(self, node: nodes.Element) -> None:
        """Write nothing."""

    def visit_compound(self, node: nodes.compound) -> None:
        """Leave out a toctree, because the book has a table of contents; write the children of others."""
        if "toctree-wrapper" in node["classes"]:
            raise nodes.SkipNode

    visit_start_of_file = visit_compact_paragraph = visit_transparent
    depart_compound = depart_start_of_file = depart_compact_paragraph = depart_transparent
    visit_target = visit_legend = visit_definition_list_item = visit_desc_signature_line = visit_transparent
    depart_target = depart_legend = depart_definition_list_item = depart_desc_signature_line = (
        depart_transparent
    )

    def skip(self, node: nodes.Node) -> None:
        """Write nothing of the node."""
        raise nodes.SkipNode

    visit_toctree = visit_comment = visit_substitution_definition = visit_meta = visit_system_message = skip
    visit_label = visit_footnote = visit_pending = visit_highlightlang = visit_tabular_col_spec = skip

    def visit_raw(self, node: nodes.raw) -> None:
        if "typst" in node.get("format", "").split():
            self.write(node.astext())
        raise nodes.SkipNode

    def visit_transition(self, node: nodes.transition) -> None:
        self.write("\n#transition\n")
        raise nodes.SkipNode

    # Inline text.

    def visit_Text(self, node: nodes.Text) -> None:
        self.write(escape(node.astext()))

    def depart_Text(self, node: nodes.Text) -> None:
        """Write nothing."""

    def visit_inline(self, node: nodes.inline) -> None:
        self.anchor(node)
        language = self.language(node)
        if language:
            self.call("text", text_language(language))
        else:
            self.call(self.function(node) or "plain-inline")

    def depart_inline(self, node: nodes.Element) -> None:
        self.end()

    def visit_literal(self, node: nodes.literal) -> None:
        self.write(f"#raw({string(node.astext())});")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        self.write("\n")
        self.anchor(node)
        self.write(f"#code-block({string(node.astext())});\n")
        raise nodes.SkipNode

    def visit_line(self, node: nodes.line) -> None:
        """Write only the children."""

    def depart_line(self, node: nodes.line) -> None:
        self.write("#linebreak();")

    # Lists.

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        self.write("\n#list(")

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        self.write(f"\n#enum(start: {node.get('start', 1)}, ")

    def depart_bullet_list(self, node: nodes.Element) -> None:
        self.write(");\n")

    depart_enumerated_list = depart_bullet_list

    def visit_list_item(self, node: nodes.list_item) -> None:
        self.write("[")

    def depart_list_item(self, node: nodes.list_item) -> None:
        self.write("],")

    # Nodes without visitors.

    def unknown_visit(self, node: nodes.Node) -> None:
        """Log a warning, and write the children."""
        logger.warning(
            "The PDF has no form for the node %r; its text is printed as it stands.",
            type(node).__name__,
            location=node,
            type="typst",
            subtype="unknown_node",
        )

    def unknown_departure(self, node: nodes.Node) -> None:
        """Write nothing."""


def _visitors_for(name: str, is_block: bool = False) -> tuple[Any, Any]:
    """Return the visit and depart functions that put the children of a node into a call of *name*."""

    def visit(self: TypstTranslator, node: nodes.Element) -> None:
        if is_block:
            self.write("\n")
        self.anchor(node)
        self.call(self.function(node) or name)
        language = self.language(node)
        if language:
            self.call("text", text_language(language))

    def depart(self: TypstTranslator, node: nodes.Element) -> None:
        if self.language(node):
            self.end()
        self.end()
        if is_block:
            self.write("\n")

    return visit, depart


BLOCK_FUNCTIONS = {
    "block_quote": "block-quotation",
    "attribution": "attribution",
    "line_block": "line-block",
    "definition_list": "plain",
    "term": "term",
    "definition": "definition",
    "glossary": "plain",
    "topic": "admonition",
    "caption": "plain",
    **dict.fromkeys(
        "admonition note warning caution danger error hint important tip attention seealso".split(),
        "admonition",
    ),
}
INLINE_FUNCTIONS = {
    "emphasis": "emph",
    "strong": "strong",
    "superscript": "super",
    "subscript": "sub",
    "title_reference": "emph",
    "literal_emphasis": "emph",
    "literal_strong": "strong",
    "abbreviation": "plain-inline",
    "generated": "plain-inline",
}
for _functions, _is_block in ((BLOCK_FUNCTIONS, True), (INLINE_FUNCTIONS, False)):
    for _name, _function in _functions.items():
        _visit, _depart = _visitors_for(_function, _is_block)
        setattr(TypstTranslator, f"visit_{_name}", _visit)
        setattr(TypstTranslator, f"depart_{_name}", _depart)
