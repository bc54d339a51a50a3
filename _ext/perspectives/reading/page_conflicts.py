"""Conflicts of git in a page: the first version is read, and the conflict is shown as typed.

So nothing follows from the second version: no id stands twice, no block is torn open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.doctree import page_nodes
from perspectives.records.merge_conflicts import Conflict, conflicts_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

LINES = "perspectives:lines"
"""The key under which :attr:`PageText.lines` is kept while a page with conflicts is read."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page with the first version of each conflict.

    :ivar lines: for each line of the text, its line in the page, from 1
    :ivar conflicts: the line of each conflict, and its first and last line as typed
    """

    text: str
    lines: tuple[int, ...]
    conflicts: tuple[tuple[int, str], ...]


def first_version(text: str, parser: MarkdownIt) -> PageText | None:
    """Return the text of a page without its conflicts; None where it has none.

    Each conflict stands as a block of code after the block of the page that it was found in.
    """
    lines = text.split("\n")
    conflicts = conflicts_in(lines, markdown=True)
    if not conflicts:
        return None
    left_out = {
        number
        for conflict in conflicts
        for number in range(conflict.first, conflict.last + 1)
        if number not in conflict.ours
    }
    kept = [(number, line) for number, line in enumerate(lines) if number not in left_out]
    ends = _block_ends("\n".join(line for _number, line in kept), parser)
    blocks: dict[int, list[tuple[int, str]]] = {}
    for conflict in conflicts:
        if conflict.first < conflict.last:
            at = sum(number < conflict.first for number, _line in kept)
            blocks.setdefault(ends[min(at, len(ends) - 1)], []).extend(_shown(conflict, lines))
    result: list[tuple[int, str]] = []
    for at, line in enumerate([*kept, None]):
        result += blocks.get(at, [])
        if line is not None:
            result.append(line)
    return PageText(
        "\n".join(line for _number, line in result),
        tuple(number + 1 for number, _line in result),
        tuple((conflict.first + 1, conflict.value(lines)) for conflict in conflicts),
    )


def _block_ends(text: str, parser: MarkdownIt) -> list[int]:
    """Return, for each line of a page, the first line before which a block can be put in."""
    count = text.count("\n") + 1
    ends = list(range(count + 1))
    before = -1
    for token in parser.parse(text, {}):
        if token.level or token.map is None or token.nesting < 0:
            continue
        first, last = token.map
        for line in range(first + 1, last):
            ends[line] = last
        if before >= 0:
            # A label belongs to the heading under it.
            ends[first] = before
        before = first if token.type == "myst_target" else -1
    return ends


def _shown(conflict: Conflict, lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return a conflict as a block of code, with the number of each line in the page."""
    typed = list(enumerate(lines))[conflict.first : conflict.last + 1]
    longest = max(len(line) - len(line.lstrip("~")) for _number, line in typed)
    fence = "~" * max(3, longest + 1)
    first, last = conflict.first, conflict.last
    return [(first, ""), (first, f"{fence}text"), *typed, (last, fence), (last, "")]


def restore_lines(document: nodes.document, lines: Sequence[int]) -> None:
    """Give the nodes of a page their lines in the page as it was typed."""
    for node in document.findall():
        if node.line is not None:
            node.line = line_of(lines, node.line)
        if isinstance(node, page_nodes.view):
            typed: tuple[tuple[str, int], ...] = node.get("lines", ())
            node["lines"] = tuple((name, line_of(lines, line)) for name, line in typed)


def line_of(lines: Sequence[int], line: int) -> int:
    """Return the line of the page for a line of the text that was read."""
    return lines[line - 1] if 0 < line <= len(lines) else line
