"""Writes nodes of docutils as Markdown: headings, paragraphs, lists, tables, links, notes.

What a node is, its class says; a class without a method of its own is written as the class that it derives
from, and at last as the blocks or the words in it. So words of a node that nobody foresaw are not lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from perspectives.rendering import markdown_signs as signs
from perspectives.rendering.markdown_inline import SKIPPED, InlineWriter
from perspectives.rendering.markdown_signs import link, paragraph_of

Blocks = list[str]


class MarkdownWriter(InlineWriter):
    """Writes the nodes of one page.

    A method ``block_<class>`` returns the blocks of a node, a method ``inline_<class>`` its text in a line.
    """

    depth = 0
    """The number of sections around the node that is written."""

    def blocks(self, children: Iterable[nodes.Node]) -> Blocks:
        """Return the blocks of some nodes. Words that stand among blocks become a paragraph."""
        found: Blocks = []
        line: list[nodes.Node] = []
        for node in children:
            if isinstance(node, nodes.Text) or (isinstance(node, nodes.Inline) and not _is_raw(node)):
                line.append(node)
                continue
            if line:
                found.append(paragraph_of(self.inline(line)))
                line = []
            found += self.block(node)
        if line:
            found.append(paragraph_of(self.inline(line)))
        return [block for block in found if block]

    def block(self, node: nodes.Node) -> Blocks:
        """Return the blocks of a node."""
        name = self.method("block", type(node))
        if name:
            written: Blocks = getattr(self, name)(node)
            return written
        if isinstance(node, SKIPPED):
            return []
        if isinstance(node, nodes.TextElement):
            return [paragraph_of(self.inline(node.children))]
        return self.blocks(node.children)

    def heading(self, words: str, level: int, address: str = "") -> Blocks:
        """Return a heading; with an address, its words are a link."""
        text = " ".join(words.replace(signs.HARD_BREAK, " ").split("\n")).strip()
        if not text:
            return []
        text = link(text, address) if address and "](" not in text else text
        return [f"{'#' * min(max(level, 1), 6)} {text}"]

    # Sections

    def block_section(self, node: nodes.section) -> Blocks:
        """Return the heading of a section, which is its address, and its blocks."""
        self.depth += 1
        written: Blocks = []
        for child in node.children:
            if isinstance(child, nodes.title):
                anchor = node["ids"][0] if node["ids"] else ""
                number = self.numbers.get("" if self.depth == 1 else f"#{anchor}", ())
                label = f"{'.'.join(map(str, number))}. " if number else ""
                words = label + self.inline(child.children)
                # The address of the first is that of the page.
                is_linked = anchor and self.depth > 1
                written += self.heading(words, self.depth, self.resolve(f"#{anchor}") if is_linked else "")
            else:
                written += self.blocks([child])
        self.depth -= 1
        return written

    def block_title(self, node: nodes.title) -> Blocks:
        """Return the title of a table, a topic or an admonition."""
        return [f"**{self.inline(node.children).strip()}**"]

    def block_rubric(self, node: nodes.rubric) -> Blocks:
        """Return a heading that begins no section."""
        words = self.inline(node.children)
        if not node.get("heading-level"):
            return [f"**{words.strip()}**"] if words.strip() else []
        level = max(node["heading-level"], self.depth + 1)
        return self.heading(words, level, self.address_of_rubric(node))

    def address_of_rubric(self, _node: nodes.rubric) -> str:
        """Return the address of a heading that begins no section; empty for none."""
        return ""

    # Blocks

    def block_block_quote(self, node: nodes.block_quote) -> Blocks:
        """Return a block quotation."""
        return [signs.block_quotation(self.blocks(node.children))]

    def block_literal_block(self, node: nodes.literal_block) -> Blocks:
        """Return a block of code."""
        return [signs.code_block(node.astext(), node.get("language", "").replace("default", ""))]

    def block_doctest_block(self, node: nodes.doctest_block) -> Blocks:
        """Return a block of code."""
        return [signs.code_block(node.astext())]

    def block_math_block(self, node: nodes.math_block) -> Blocks:
        """Return a formula as a block of code."""
        return [signs.code_block(node.astext(), "math")]

    def block_transition(self, _node: nodes.transition) -> Blocks:
        """Return a line across the page."""
        return ["* * *"]

    def block_image(self, node: nodes.image) -> Blocks:
        """Return a picture as a paragraph."""
        return [self.inline_image(node, [])]

    def block_bullet_list(self, node: nodes.bullet_list) -> Blocks:
        """Return a list with bullets."""
        return self._items(node, None)

    def block_enumerated_list(self, node: nodes.enumerated_list) -> Blocks:
        """Return a list with numbers."""
        return self._items(node, int(node.get("start", 1)))

    def _items(self, node: nodes.Element, start: int | None) -> Blocks:
        items = [self.blocks(item.children) for item in node.children if isinstance(item, nodes.list_item)]
        items = [item for item in items if item]
        return [signs.item_list(items, start)] if items else []

    def block_definition_list(self, node: nodes.definition_list) -> Blocks:
        """Return a list of terms, each with its definitions."""
        items: list[Blocks] = []
        for item in node.findall(nodes.definition_list_item):
            if item.parent is not node:
                continue
            terms = [child for child in item.children if isinstance(child, nodes.term)]
            term = ", ".join(self.inline(child.children).strip() for child in terms)
            rest = self.blocks(
                inner
                for child in item.children
                if isinstance(child, nodes.definition)
                for inner in child.children
            )
            is_line = (
                len(rest) == 1 and "\n" not in rest[0] and not signs.is_list(rest[0]) and rest[0][0] != ">"
            )
            items.append([f"**{term}:** {rest[0]}"] if is_line else [f"**{term}**", *rest])
        return [signs.item_list(items)] if items else []

    def block_footnote(self, node: nodes.footnote) -> Blocks:
        """Return a footnote."""
        label = next((one.astext() for one in node.children if isinstance(one, nodes.label)), "")
        text = signs.joined(self.blocks(node.children))
        return [f"[^{label}]: {signs.indented(text, 4)}"]

    # Tables

    def block_table(self, node: nodes.table) -> Blocks:
        """Return the title of a table and the table."""
        written = self.blocks(child for child in node.children if isinstance(child, nodes.title))
        for group in node.children:
            if not isinstance(group, nodes.tgroup):
                continue
            heads = [
                row for part in group.children if isinstance(part, nodes.thead) for row in self.rows(part)
            ]
            rows = [
                row for part in group.children if isinstance(part, nodes.tbody) for row in self.rows(part)
            ]
            written.append(signs.table(heads[0] if heads else [], [*heads[1:], *rows]))
        return written

    def rows(self, part: nodes.Element) -> Iterator[list[str]]:
        """Yield the cells of each row of the head or the body of a table."""
        for row in part.children:
            yield from self.cells(row)

    def cells(self, row: nodes.Node) -> Iterator[list[str]]:
        """Yield the cells of a row; a cell that is wider than a column has empty ones behind it."""
        found: list[str] = []
        for entry in row.children:
            if isinstance(entry, nodes.entry):
                found.append(signs.cell_of(self.blocks(entry.children)))
                found += [""] * entry.get("morecols", 0)
        yield found


def _is_raw(node: nodes.Node) -> bool:
    """Return whether a node is raw markup, or holds plain values in place of other nodes."""
    return isinstance(node, nodes.raw)
