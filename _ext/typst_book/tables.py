"""The visitors for figures, images and tables."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging

from typst_book.markup import string
from typst_book.writing import MarkupWriter

logger = logging.getLogger(__name__)


class TableVisitors(MarkupWriter):
    """The part of the translator for figures and tables. Sphinx numbers them."""

    def number_of(self, node: nodes.Element, kind: str) -> str:
        """Return the number of a figure or table; empty where it has none."""
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        return next((".".join(map(str, numbers[id_])) for id_ in node["ids"] if id_ in numbers), "")

    def visit_figure(self, node: nodes.figure) -> None:
        """Write a figure with its caption."""
        caption = next((child for child in node.children if isinstance(child, nodes.caption)), None)
        content = self.capture(child for child in node.children if child is not caption)
        text = self.capture(caption.children) if caption else ""
        self.write("\n")
        self.anchor(node)
        self.write(f"#book-figure({string(self.number_of(node, 'figure'))}, [{text}])[{content}];\n")
        raise nodes.SkipNode

    def visit_image(self, node: nodes.image) -> None:
        """Write an image. PDF/UA needs an alternative text."""
        if not node.get("alt"):
            logger.warning(
                "An image has no alternative text: give it the option “alt”.",
                location=node,
                type="typst",
                subtype="alternative_text",
            )
        name = self.builder.images.get(node["uri"], node["uri"])
        width = node.get("width") or "auto"
        if width.isdigit() or width.endswith("px"):
            width = f"{int(width.removesuffix('px')) * 0.75}pt"
        self.write(
            f"#image({string('images/' + name)}, width: {width}, alt: {string(node.get('alt') or name)});"
        )
        raise nodes.SkipNode

    def visit_table(self, node: nodes.table) -> None:
        """Write a table. Its head is repeated on each page."""
        title = next((child for child in node.children if isinstance(child, nodes.title)), None)
        group = next(node.findall(nodes.tgroup))
        widths = "".join(f"{column['colwidth']}fr," for column in group.findall(nodes.colspec))
        text = self.capture(title.children) if title else ""
        self.write("\n")
        self.anchor(node)
        self.write(f"#book-table({string(self.number_of(node, 'table'))}, [{text}], ({widths}),")
        for part in group.children:
            if isinstance(part, nodes.thead):
                self.write(f"table.header({''.join(self.row(row) for row in part.children)}),")
            elif isinstance(part, nodes.tbody):
                self.write("".join(self.row(row) for row in part.children))
        self.write(");\n")
        raise nodes.SkipNode

    def row(self, row: nodes.Node) -> str:
        """Return the markup of the cells of a row."""
        cells = []
        for entry in row.children:
            if not isinstance(entry, nodes.Element):
                continue
            spans = {"colspan": entry.get("morecols"), "rowspan": entry.get("morerows")}
            arguments = ", ".join(f"{name}: {more + 1}" for name, more in spans.items() if more)
            cells.append(f"table.cell({arguments})[{self.capture(entry.children).strip()}],")
        return "".join(cells)
