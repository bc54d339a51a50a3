"""The lines of a block, as the Markdown parser has them when it reads the first of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perspectives.reading.fence_lines import OWN_NAMES, opening_of

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


def text_of(state: StateBlock, line: int) -> str:
    """Return a line without its indent, or without the signs of the quotation around it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def lines_under(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the lines under *start* that can belong to it, up to *end* or to a line with less indent.

    A line that is code for its indent is yielded as an empty text, unless it begins one of our directives
    or *start* itself has such an indent.
    """
    is_indented = state.is_code_block(start)
    for line in range(start + 1, end):
        text = text_of(state, line)
        if text and state.sCount[line] < state.blkIndent:
            return
        is_text = is_indented or not state.is_code_block(line) or begins_ours(text)
        yield line, text if is_text else ""


def begins_ours(text: str) -> bool:
    """Return whether a line, without its indent, begins one of our directives."""
    opening = opening_of(text)
    return opening is not None and opening.name in OWN_NAMES
