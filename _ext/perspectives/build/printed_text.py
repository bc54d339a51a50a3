"""Text that is read back from the markup of a quotation, as a builder has printed it.

Each function takes the markup of one quotation and returns its text, in single spaces.
"""

from __future__ import annotations

import re

from sphinx.util.texescape import ascii_tex_replacements, tex_replacements, unicode_tex_replacements

from perspectives.doctree.plain_text import single_spaced
from perspectives.export.page_text import text_of

HTML_BLOCK = re.compile(r"</?(?:blockquote|br|div|p)\b[^>]*>")
"""The tags between which white space stands, whatever the markup has there."""
TYPST = re.compile(
    r"\\(?P<sign>.)"
    r"|(?P<space>~|#linebreak\(\))"
    r'|#[a-z][\w-]*(?:\((?:"(?:\\.|[^"\\])*"|[^()"])*\))?'  # a call, with arguments that hold no call
    r"|[\[\];]",
    re.DOTALL,
)
TEX_SIGNS = {
    command: sign
    # A sign that has no command of its own is printed as another one.
    for sign, command in reversed([*tex_replacements, *ascii_tex_replacements, *unicode_tex_replacements])
    if command[0] in "\\{" and command != "{}"
}
TEX = re.compile(
    "|".join(
        (
            rf"(?P<sign>{'|'.join(map(re.escape, sorted(TEX_SIGNS, key=len, reverse=True)))})",
            r"(?P<space>\\\\|~)",
            r"\\(?:begin|end|DUrole)\{[^}]*\}",
            r"\\[a-zA-Z@]+\*?",
            r"[{}$_^]",  # as signs, they stand after a backslash
        )
    )
)


def text_of_html(markup: str) -> str:
    """Return the text of HTML or XHTML."""
    return single_spaced(text_of(HTML_BLOCK.sub(" ", markup)))


def text_of_typst(markup: str) -> str:
    """Return the text of markup as :mod:`typst_book` writes it."""
    return single_spaced(TYPST.sub(lambda match: match["sign"] or (" " if match["space"] else ""), markup))


def text_of_tex(markup: str) -> str:
    """Return the text of LaTeX as Sphinx writes it."""

    def sign(match: re.Match[str]) -> str:
        return TEX_SIGNS[match["sign"]] if match["sign"] else " " if match["space"] else ""

    return single_spaced(TEX.sub(sign, markup))
