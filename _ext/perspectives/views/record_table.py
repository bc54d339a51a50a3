"""A table of docutils nodes, for the views, and the choices by which its rows can be narrowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.doctree import nodes as own
from perspectives.doctree.finished import finish_later, is_line, written_row

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

Cell = Sequence[nodes.Node]
Facets = Mapping[str, Sequence[str]]
"""The values of a row by the facet's name."""
Choices = Sequence[tuple[str, str]]
"""What can be chosen: the value in the address, and what a reader sees."""


def table(
    class_: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int]
) -> nodes.table:
    """Return a table with a head row; each cell is a list of inline nodes, *widths* are parts of the whole."""
    return _table(class_, heads, [nodes.row("", *_entries(cells)) for cells in rows], widths)


def filed_table(
    printer: Printer,
    class_: str,
    heads: Sequence[str],
    rows: Iterable[tuple[Facets, Sequence[Cell]]],
    widths: Sequence[int],
) -> nodes.table:
    """Return a table that can be narrowed by :func:`filters`: *rows* gives the values of each with its cells.

    Where the builder lets it, each row is asked for when it is written.
    """
    filed: Iterable[nodes.Node]
    if printer.finishes:
        filed = [finish_later(written_row(facets, cells) for facets, cells in rows)]
    else:
        filed = (own.filed_row("", *_entries(cells), facets=dict(facets)) for facets, cells in rows)
    found = _table(class_, heads, filed, widths)
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


def _entries(cells: Sequence[Cell]) -> list[nodes.entry]:
    return [nodes.entry("", *_content(cell)) for cell in cells]


def _content(cell: Cell) -> list[nodes.Node]:
    """Return a cell's blocks as they are, or its inline nodes in a paragraph."""
    return [nodes.paragraph("", "", *cell)] if is_line(cell) else list(cell)


def filters(class_: str, facets: Sequence[tuple[str, str, Choices]]) -> own.filters:
    """Return the form for the table of *class_*: each facet with its name, its label and what can be chosen."""
    chosen = [
        (name, label, [(value, text) for value, text in choices])
        for name, label, choices in facets
        if choices
    ]
    return own.filters("", table=f"table-{class_}", facets=chosen)
