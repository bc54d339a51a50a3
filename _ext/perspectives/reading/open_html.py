"""HTML in a page that is opened and never closed: a browser takes in all that follows it, and so does CommonMark of a block.

What is left open becomes a token of its own, and the reading goes on behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import html_block

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.tree import SyntaxTreeNode

TAGS = "script|style|textarea|title|iframe|xmp"
"""What holds text and no markup by the HTML Standard (13.2.6.4.4, 13.2.6.4.7), so that only its own end ends it."""
CLOSED = re.compile(
    rf"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<![a-z][^>]*>|<({TAGS})(?=[\s>]).*?</\1>",
    re.DOTALL | re.IGNORECASE,
)
"""What is taken in whole, up to its end, whatever stands in it."""
OPENED = re.compile(rf"<(?:!--|\?|![a-z\[]|(?:{TAGS})(?=[\s>]))", re.IGNORECASE)
"""The beginning of such a thing; where it is not one of the above, it has no end."""


def read_unclosed(parser: MarkdownIt) -> None:
    """Let a parser of Markdown make a token ``unclosed_html`` of a block of HTML that has no end."""
    parser.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})


def unclosed(token: SyntaxTreeNode) -> bool:
    """Return whether a tag in a line opens what is not closed in that line's paragraph."""
    after = token.siblings[token.siblings.index(token) :]
    return bool(OPENED.match(token.content)) and not CLOSED.match("".join(one.content for one in after))


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not html_block(state, start, end, silent):
        return False
    token = state.tokens[-1] if state.tokens else None
    if silent or token is None or not OPENED.search(CLOSED.sub("", token.content)):
        return True
    token.type = "unclosed_html"
    if OPENED.match(token.content):
        # It has taken in what follows, up to the end of the page or of the directive: only its first line is its own.
        token.content = token.content.partition("\n")[0]
        token.map = [start, start + 1]
        state.line = start + 1
    return True
