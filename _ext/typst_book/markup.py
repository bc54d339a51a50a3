"""Text as Typst markup: every character with a meaning in Typst is escaped.

The syntax is that of Typst 0.15 (https://typst.app/docs/reference/syntax/).
"""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError

MARKUP_CHARACTERS = re.compile(r"([\\#$*_\[\]<>@`~=\-+/'\":&{}()|^.;,!?%])")
WHITE_SPACE = re.compile(r"[ \t\n\r\f\v]+")
NON_LABEL_CHARACTER = re.compile(r"[^\w.-]")


def escape(text: str) -> str:
    """Return markup that prints *text*. Runs of white space become one space; U+00A0 stays."""
    return MARKUP_CHARACTERS.sub(r"\\\1", WHITE_SPACE.sub(" ", text)).replace("\u00a0", "~")


def string(text: str) -> str:
    """Return *text* as a string literal of Typst code."""
    escaped = (
        text.replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
    )
    return f'"{escaped}"'


def text_language(language: str) -> str:
    """Return the arguments of Typst's ``text`` for a language tag (BCP 47): language, and its direction.

    Typst knows the direction of some languages only; CLDR knows more.
    """
    arguments = f"lang: {string(language.split('-', maxsplit=1)[0])}"
    try:
        direction = Locale.parse(language, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return arguments
    return f"{arguments}, dir: rtl" if direction == "rtl" else arguments


def label(docname: str, id_: str = "") -> str:
    """Return the name of the label for an id in a document, or for the beginning of the document.

    An id is unique only in its document, so the name has both.
    A character that Typst does not allow in a label is written as its number.
    """

    def number(match: re.Match[str]) -> str:
        return f"_{ord(match[0]):x}_"

    return NON_LABEL_CHARACTER.sub(number, f"{docname}:{id_}" if id_ else docname).replace(":", "_3a_")
