"""A table of docutils nodes, for the views; and a register, whose rows can be narrowed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.doctree import page_nodes
from perspectives.doctree.phrases import Part, inline_nodes
from perspectives.doctree.register_leaves import RegisterRow, register_rows
from perspectives.records.builders import HTML_BUILDERS

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

Cell = Sequence[Part | nodes.Node]
"""What a cell of a table holds: words, links and inline nodes; or blocks."""
Choices = Sequence[tuple[str, str]]
"""What can be chosen: the value in the address, and what a reader sees."""


def table(
    class_: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int]
) -> nodes.table:
    """Return a table with a head row; *widths* are parts of the whole."""
    return _table(class_, heads, [nodes.row("", *map(_entry, cells)) for cells in rows], widths)


def register(
    printer: Printer, class_: str, heads: Sequence[str], rows: Iterable[RegisterRow], widths: Sequence[int]
) -> nodes.table:
    """Return a table that :func:`filters` can narrow; pages without our scripts get no values of its rows."""
    on_screen = printer.builder.name in HTML_BUILDERS
    kept = tuple(rows) if on_screen else tuple(RegisterRow(row.cells, {}) for row in rows)
    found = _table(class_, heads, [register_rows.of(kept)], widths)
    found["ids"].append(f"table-{class_}")
    return found


def _table(
    class_: str, heads: Sequence[str], rows: Iterable[nodes.Node], widths: Sequence[int]
) -> nodes.table:
    group = nodes.tgroup("", cols=len(heads))
    for width in widths:
        group += nodes.colspec("", colwidth=width)
    head = nodes.row("")
    head += [nodes.entry("", nodes.paragraph("", text)) for text in heads]
    group += nodes.thead("", head)
    group += nodes.tbody("", *rows)
    return nodes.table("", group, classes=[f"ps-table-{class_}", "ps-table"])


def _entry(cell: Cell) -> nodes.entry:
    """Return a cell: its blocks as they are, or its words in a paragraph."""
    content = list(inline_nodes(cell))
    if not content or any(isinstance(node, nodes.Inline | nodes.Text) for node in content):
        return nodes.entry("", nodes.paragraph("", "", *content))
    return nodes.entry("", *content)


def filters(class_: str, facets: Sequence[tuple[str, str, Choices]]) -> page_nodes.filters:
    """Return the form for the table of *class_*: each facet with its name, label and choices."""
    chosen = [
        (name, label, [(value, text) for value, text in choices])
        for name, label, choices in facets
        if choices
    ]
    return page_nodes.filters("", table=f"table-{class_}", facets=chosen)
