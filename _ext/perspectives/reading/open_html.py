"""HTML in a page that is opened and never closed.

A browser reads all text after it as its content, and CommonMark does so with a block of HTML.
Here it becomes a token of its own, and the text after it is read as usual.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import html_block

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.tree import SyntaxTreeNode

RAW_TEXT_TAGS = "script|style|textarea|title|iframe|xmp"
"""Elements that contain text and no markup, up to their end tag (HTML Standard, 13.2.6.4.4, 13.2.6.4.7)."""
COMPLETE_HTML = re.compile(
    rf"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<![a-z][^>]*>|<({RAW_TEXT_TAGS})(?=[\s>]).*?</\1>",
    re.DOTALL | re.IGNORECASE,
)
"""A comment, declaration, instruction or element of this kind, from its beginning to its end."""
HTML_OPENING = re.compile(rf"<(?:!--|\?|![a-z\[]|(?:{RAW_TEXT_TAGS})(?=[\s>]))", re.IGNORECASE)
"""The beginning of one; if :data:`COMPLETE_HTML` does not match there, it has no end."""


def read_unclosed(parser: MarkdownIt) -> None:
    """Make a Markdown parser return a token ``unclosed_html`` for a block of HTML that has no end."""
    parser.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})


def unclosed(token: SyntaxTreeNode) -> bool:
    """Return whether a tag in a paragraph begins HTML that has no end in this paragraph."""
    rest = token.siblings[token.siblings.index(token) :]
    return bool(HTML_OPENING.match(token.content)) and not COMPLETE_HTML.match(
        "".join(part.content for part in rest)
    )


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not html_block(state, start, end, silent):
        return False
    token = state.tokens[-1] if state.tokens else None
    if silent or token is None or not HTML_OPENING.search(COMPLETE_HTML.sub("", token.content)):
        return True
    token.type = "unclosed_html"
    if HTML_OPENING.match(token.content):
        # The block goes to the end of the page or of the directive: keep only its first line.
        token.content = token.content.partition("\n")[0]
        token.map = [start, start + 1]
        state.line = start + 1
    return True
