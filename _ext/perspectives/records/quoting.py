"""Functions that compare, shorten and quote words in plain text."""

from __future__ import annotations

import re

from sphinx.locale import get_translation

_ = get_translation("perspectives")

_SENTENCE_END = re.compile(r"(?P<word>\w*)\W?(?P<sign>[.!?][”’»)\]]*)(?=\s+[^\W_a-z]|\s+[“‘«(])")
_ABBREVIATIONS = frozenset("vol vols doc docs eds trans chap sec col fol cap prof gen col rev approx".split())
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
AROUND = 20
"""The number of characters that a message shows on each side of the first that differs."""


def first_words(text: str, count: int = 6) -> str:
    """Return the first *count* words of *text*, with an ellipsis if there are more."""
    words = text.split()
    if len(words) <= count:
        return " ".join(words)
    return " ".join(words[:count]).rstrip(",;:.—–-") + " …"


def count_words(text: str) -> int:
    """Return the number of words; a sign by itself, such as a dash or […], is none."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def first_sentence(text: str) -> str:
    """Return the first sentence of *text*. A full stop after an initial or an abbreviation ends none."""
    for match in _SENTENCE_END.finditer(text):
        word = match["word"].lower()
        is_number_or_word = word.isdecimal() or (len(word) > 2 and word not in _ABBREVIATIONS)
        if is_number_or_word or match["sign"][0] in "!?":
            return text[: match.end()]
    return text


def comparable_words(text: str) -> str:
    """Return *text* in a form for comparison: lower case, single spaces, no quotation marks."""
    return " ".join(re.sub(r"[\"'“”‘’„‚«»]", "", text).casefold().split())


def has_words(quotations: tuple[str, ...], words: str) -> bool:
    """Return whether one of *quotations* contains *words*; only white space may differ."""
    wanted = " ".join(words.split())
    return any(wanted in " ".join(quotation.split()) for quotation in quotations)


def quoted(words: str) -> str:
    """Return *words* in quotation marks: in single ones if the words contain double ones."""
    opening, closing = marks(words)
    return f"{opening}{words}{closing}"


def marks(words: str) -> tuple[str, str]:
    """Return the opening and the closing quotation mark for *words*, as :func:`quoted` sets them."""
    double = (_("“"), _("”"))
    # Some languages share these signs. In Russian, whose own are « and », the others may stand within.
    alike = (*double, *'"“”„') if set(double) & set("“”„") else double
    return (_("‘"), _("’")) if any(mark in words for mark in alike) else double


def first_difference(one: str, other: str) -> tuple[str, str]:
    """Return of two texts that differ what stands around the first character that does.

    A slash stands for the end of a line or a paragraph, as where verse is quoted in a line.
    """
    pairs = enumerate(zip(one, other, strict=False))
    place = next((place for place, (here, there) in pairs if here != there), min(len(one), len(other)))
    around = slice(max(place - AROUND, 0), place + AROUND)
    here, there = (re.sub(r"\n+", " / ", text[around]) for text in (one, other))
    return here, there


def with_single_stops(text: str) -> str:
    """Return a text in which a sentence that ends with an abbreviation has one full stop, not two.

    Russian says “1960 г.”, where English has the bare year.
    """
    return _TWO_STOPS.sub(".", text)


def with_capital(words: str) -> str:
    """Return words as they begin a sentence or a line: with a capital."""
    return f"{words[:1].upper()}{words[1:]}"
