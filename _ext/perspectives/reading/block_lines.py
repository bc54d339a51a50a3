"""The lines of a block, as the Markdown parser has them when it reads the first of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


def text_of(state: StateBlock, line: int) -> str:
    """Return a line without its indent, or without the signs of the quotation around it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def lines_under(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the lines under *start* that can belong to it, up to *end* or to a line with less indent."""
    for line in range(start + 1, end):
        text = text_of(state, line)
        if text and state.sCount[line] < state.blkIndent:
            return
        yield line, ("" if state.is_code_block(line) else text)
