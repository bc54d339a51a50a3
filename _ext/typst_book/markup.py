"""Text as Typst markup: every character that Typst would read as a sign is escaped.

The grammar is that of Typst 0.15 (https://typst.app/docs/reference/syntax/).
"""

from __future__ import annotations

import re

SIGNS = re.compile(r"([\\#$*_\[\]<>@`~=\-+/'\":&{}()|^.;,!?%])")
SPACE = re.compile(r"[ \t\n\r\f\v]+")
PLAIN = re.compile(r"[^\w.-]")


def escape(text: str) -> str:
    """Return *text* as markup that prints just this text; white space is single spaces, U+00A0 is kept."""
    return SIGNS.sub(r"\\\1", SPACE.sub(" ", text)).replace("\u00a0", "~")


def string(text: str) -> str:
    """Return *text* as a string literal of Typst's code mode."""
    escaped = (
        text.replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
    )
    return f'"{escaped}"'


def label(docname: str, id_: str = "") -> str:
    """Return the name of a label for an anchor of a document, or for the document's beginning.

    An id is unique in its document only, so the name holds both; what Typst does not take in a label is written as its number.
    """

    def number(match: re.Match[str]) -> str:
        return f"_{ord(match[0]):x}_"

    return PLAIN.sub(number, f"{docname}:{id_}" if id_ else docname).replace(":", "_3a_")
