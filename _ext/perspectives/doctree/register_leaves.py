"""The leaf nodes of registers and of the index: their rows and their entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docutils import nodes

from perspectives.doctree.leaf_nodes import leaf
from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import Phrase, inline_nodes


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in a cell of a register, with its CSS classes."""

    classes: str
    words: Phrase

    def node(self) -> nodes.paragraph:
        """Return the paragraph as a node."""
        node = nodes.paragraph("", "", classes=self.classes.split())
        node += list(inline_nodes(self.words))
        return node


RegisterCell = Phrase | tuple[Block, ...]
"""The content of a cell of a register: one line of words, or paragraphs."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row of a register.

    :ivar cells: the content of its cells
    :ivar facets: the values by which a script filters the register, by the name of the facet
    """

    cells: tuple[RegisterCell, ...]
    facets: Mapping[str, Sequence[str]]


PORTION = 100
"""So many rows are printed at once."""


class register_rows(leaf):
    """The rows of a register: ``fields`` is a tuple of :class:`RegisterRow`."""

    template = "register_rows"

    def portions(self) -> Iterator[tuple[RegisterRow, ...]]:
        """Yield some rows after the other: the HTML of all of them at once would fill the memory."""
        for start in range(0, len(self["fields"]), PORTION):
            yield self["fields"][start : start + PORTION]

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return the rows as nodes of a table."""
        return [
            nodes.row("", *(nodes.entry("", *_blocks(cell)) for cell in row.cells)) for row in self["fields"]
        ]


def _blocks(cell: RegisterCell) -> list[nodes.Node]:
    blocks = [part.node() for part in cell if isinstance(part, Block)]
    if blocks:
        return list(blocks)
    line = nodes.paragraph("", "")
    line += list(inline_nodes(part for part in cell if not isinstance(part, Block)))
    return [line]


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of an entry of the index: its CSS class without ``ps-``, or none, and its words with links."""

    class_: str
    words: Phrase


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry of the index.

    :ivar anchor: its id in the page; empty for none
    :ivar lines: the name with its places, then a line for each sub-entry
    """

    anchor: str
    lines: tuple[IndexLine, ...]


class index_entry(leaf):
    """An entry of the index: ``fields`` is an :class:`IndexEntry`. Its links have no classes: it has many."""

    template = "index_entry"

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return a block with a paragraph for each line."""
        fields: IndexEntry = self["fields"]
        block = nodes.container("", classes=["ps-index-entry"])
        block["ids"] = [fields.anchor] if fields.anchor else []
        block += [paragraph(line.class_ or "index-line", *line.words) for line in fields.lines]
        return [block]
