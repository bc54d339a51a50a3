"""Comparing and shortening words, and quoting them as the language of the book does. Plain text only."""

from __future__ import annotations

import re

from sphinx.locale import get_translation

_ = get_translation("perspectives")


def first_words(text: str, count: int = 6) -> str:
    """Return the first *count* words of *text*, with an ellipsis where there are more."""
    words = text.split()
    if len(words) <= count:
        return text.strip()
    return " ".join(words[:count]).rstrip(",;:.—–-") + " …"


def same_words(text: str) -> str:
    """Return *text* in a form that is equal for equal words: white space, case and quotation marks do not count."""
    return " ".join(re.sub(r"[\"'“”‘’„‚«»]", "", text).casefold().split())


def holds(quotations: tuple[str, ...], words: str) -> bool:
    """Return whether one of *quotations* holds *words*; only white space may differ."""
    wanted = " ".join(words.split())
    return any(wanted in " ".join(quotation.split()) for quotation in quotations)


def quoted(words: str) -> str:
    """Return *words* in quotation marks, single ones where the words hold double ones."""
    opening, closing = marks(words)
    return f"{opening}{words}{closing}"


def marks(words: str) -> tuple[str, str]:
    """Return the pair of quotation marks for *words*."""
    return (_("‘"), _("’")) if any(mark in words for mark in '"“”„') else (_("“"), _("”"))
