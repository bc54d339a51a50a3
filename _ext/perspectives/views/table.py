"""A table of docutils nodes, for the views, and the choices by which its rows can be narrowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from docutils import nodes

from perspectives import nodes as own

Cell = Sequence[nodes.Node]
Facets = Mapping[str, Sequence[str]]
"""The values of a row by the facet's name."""
Choices = Sequence[tuple[str, str]]
"""What can be chosen: the value in the address, and what a reader sees."""


def table(
    class_: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    widths: Sequence[int],
    facets: Sequence[Facets] = (),
) -> nodes.table:
    """Return a table with a head row; each cell is a list of inline nodes, *widths* are parts of the whole.

    Where *facets* gives the values of every row, the table can be narrowed by :func:`filters`.
    """
    group = nodes.tgroup("", cols=len(heads))
    for width in widths:
        group += nodes.colspec("", colwidth=width)
    head = nodes.row("")
    head += [nodes.entry("", nodes.paragraph("", text)) for text in heads]
    group += nodes.thead("", head)
    body = nodes.tbody("")
    for number, cells in enumerate(rows):
        row = own.filed_row("", facets=dict(facets[number])) if facets else nodes.row("")
        row += [nodes.entry("", *_content(cell)) for cell in cells]
        body += row
    group += body
    return nodes.table(
        "", group, classes=[f"ps-table-{class_}", "ps-table"], ids=[f"table-{class_}"] if facets else []
    )


def _content(cell: Cell) -> list[nodes.Node]:
    """Return a cell's blocks as they are, or its inline nodes in a paragraph."""
    if cell and not any(isinstance(node, nodes.Inline | nodes.Text) for node in cell):
        return list(cell)
    return [nodes.paragraph("", "", *cell)]


def filters(class_: str, facets: Sequence[tuple[str, str, Choices]]) -> own.filters:
    """Return the form for the table of *class_*: each facet with its name, its label and what can be chosen."""
    chosen = [
        (name, label, [(value, text) for value, text in choices])
        for name, label, choices in facets
        if choices
    ]
    return own.filters("", table=f"table-{class_}", facets=chosen)
