"""The nodes of comparisons and of parallel texts as Typst markup."""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes

from perspectives.doctree import comparison_nodes, document_nodes
from perspectives.rendering.typst_calls import look_arguments, typst_string

HEAD_AND_FOOT = 200
"""As much room as so many letters is taken by the space around a claim, its head and its foot."""
LINE = {1: 95, 2: 46, 3: 29}
"""So many letters stand on a line where so many accounts stand beside each other."""
WHOLE, WHOLE_PAIR = 14, 30
"""A row of at most so many lines, or a pair, is not divided by the end of a page."""


def visit_row(self: Any, node: comparison_nodes.account_row) -> None:
    """Print the accounts of a row beside each other, under its caption if it has one.

    Of three that are long, the last stands below the others: narrow columns would be longer than the page.
    """
    captions = [child for child in node.children if isinstance(child, nodes.rubric)]
    accounts = [child for child in node.children if not isinstance(child, nodes.rubric)]
    rows = [accounts] if len(accounts) < 3 or _lines(accounts) <= WHOLE_PAIR else [accounts[:2], accounts[2:]]
    cells = "".join("(" + "".join(f"[{self.capture([one])}]," for one in row) + ")," for row in rows)
    caption = f"[{self.capture(captions[0].children)}]" if captions else "none"
    whole = "true" if sum(map(_lines, rows)) <= (WHOLE_PAIR if captions else WHOLE) else "false"
    self.write(f"\n#ps-row(caption: {caption}, whole: {whole}, ({cells}));\n")
    raise nodes.SkipNode


def visit_further(self: Any, node: comparison_nodes.further) -> None:
    """Print what a side says besides, in two columns of the same length, under the name of the side."""
    head, *accounts = node.children
    name = self.capture(cast(nodes.Element, head).children)
    if isinstance(node.parent, comparison_nodes.account_row):
        self.write(f"#ps-further-head({look_arguments(node)})[{name}];{self.capture(accounts)}")
        raise nodes.SkipNode
    lengths = [_length(account) for account in accounts]
    divided = min(
        range(1, len(accounts)), key=lambda end: abs(sum(lengths[:end]) - sum(lengths[end:])), default=1
    )
    left, right = self.capture(accounts[:divided]), self.capture(accounts[divided:])
    self.write(f"\n#ps-further({look_arguments(node)}, [{name}], [{left}], [{right}]);\n")
    raise nodes.SkipNode


def _length(node: nodes.Node) -> int:
    """Return the room that an account takes, in letters."""
    return len(node.astext()) + HEAD_AND_FOOT


def _lines(accounts: list[nodes.Node]) -> int:
    """Return the lines of the longest of accounts that stand beside each other."""
    return max(_length(account) for account in accounts) // LINE[min(len(accounts), 3)]


def visit_claim(self: Any, node: comparison_nodes.claim) -> None:
    """Open the call for a claim; the id of one that has the page's width stands in the margin."""
    self.write("\n")
    if not node.get("is_borrowed"):
        self.anchor(node)
    head = node.children[0] if node.children else None
    is_named = isinstance(head, nodes.paragraph) and "ps-label" in head["classes"]
    self.call(
        "ps-claim",
        typst_string(node.get("record", "")),
        _place_argument(node),
        f"named: {'true' if is_named else 'false'}",
        look_arguments(node),
    )


def _place_argument(node: nodes.Node) -> str:
    """Return where an account stands, as an argument: in a row, below others, or across the page."""
    if isinstance(node.parent, comparison_nodes.account_row):
        return 'place: "row"'
    return (
        'place: "flow"'
        if isinstance(node.parent, comparison_nodes.further | comparison_nodes.strip)
        else 'place: "alone"'
    )


def visit_parallel(self: Any, node: document_nodes.parallel) -> None:
    """Print two documents side by side: their heads, then their rows."""
    heads, rows = "", ""
    for child in node.children:
        cells = [cell for cell in child.children if isinstance(cell, document_nodes.parallel_cell)]
        printed = [self.capture(cell.children) for cell in cells]
        if isinstance(child, document_nodes.parallel_heads):
            pairs = zip(cells, printed, strict=True)
            heads = "".join(f"({look_arguments(cell)}, body: [{body}])," for cell, body in pairs)
        else:
            rows += "(" + "".join(f"[{body}]," for body in printed) + "),"
    self.write(f"\n#ps-parallel(({heads}), ({rows}));\n")
    raise nodes.SkipNode


def visit_passage(self: Any, node: comparison_nodes.passage) -> None:
    """Open the call for a passage of a document."""
    self.write("\n")
    self.call("ps-passage", _place_argument(node), look_arguments(node))
