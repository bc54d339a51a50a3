"""A table of docutils nodes, for the views."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

Cell = Sequence[nodes.Node]


def table(
    class_: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int]
) -> nodes.table:
    """Return a table with a head row; each cell is a list of inline nodes, *widths* are parts of the whole."""
    group = nodes.tgroup("", cols=len(heads))
    for width in widths:
        group += nodes.colspec("", colwidth=width)
    head = nodes.row("")
    head += [nodes.entry("", nodes.paragraph("", text)) for text in heads]
    group += nodes.thead("", head)
    body = nodes.tbody("")
    for cells in rows:
        row = nodes.row("")
        row += [nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells]
        body += row
    group += body
    return nodes.table("", group, classes=[f"ps-table-{class_}", "ps-table"])
