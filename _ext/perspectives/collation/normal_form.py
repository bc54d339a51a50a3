"""The normal form of words: a closed list of differences between quotation and source that change no word.

Two texts have the same words if they differ only in

* **white space**: its kind, its amount, its presence beside punctuation and dashes, line ends;
* **quotation marks and apostrophes**: their shape, never their presence;
* **dashes and hyphens**: their length, never their presence;
* **ligatures**: ``ﬁ`` for fi, and the single sign ``…`` for three dots;
* **hyphens at the end of a line**, in the witness only: they may divide a word or belong to it.

Composed and decomposed letters are the same letters (canonical equivalence in Unicode).
Invisible characters are not part of a text (:data:`perspectives.records.characters.INVISIBLE`).
Every other difference counts: case, accents, spelling, punctuation.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from perspectives.records.characters import INVISIBLE

ELLIPSIS = "..."
OMISSION_SIGN = "\ue010"
"""Stands in the text of a witness where the copyist left something out. No quotation contains it."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
APOSTROPHES = "'’‘ʼ"
QUOTES = APOSTROPHES + '"“”„‟‚‛«»‹›`´'
HYPHENS = "-‐‑–"
DASHES = HYPHENS + "‒—―−"
NUMBER_SIGNS = "%‰°$£€¥"
"""Signs that belong to the number beside them."""

ELLIPSIS_PATTERN = r"(?:…|\.\.\.|\.\s\.\s\.)"

_INVISIBLE = re.compile(rf"\u00ad[ \t]*\n?[ \t]*|{INVISIBLE.pattern}")
_LETTER = r"[^\W\d_ʼ]"
_LETTER_WORD = rf"{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*"
_WORD = rf"\d+(?:[.,:/]\d+)+[^\W_ʼ]*|[^\W_ʼ]+(?:[{APOSTROPHES}][^\W_ʼ]+)*"
_TOKEN = re.compile(
    rf"(?P<broken>(?P<left>{_LETTER_WORD})[-‐][ \t]*\n\s*(?P<right>{_LETTER_WORD}))"
    rf"|(?P<word>{_WORD})"
    rf"|(?P<ellipsis>{ELLIPSIS_PATTERN})"
    rf"|(?P<dash>[{DASHES}]+)"
    rf"|(?P<quote>[{QUOTES}])"
    r"|(?P<other>\S)"
)
_SHAPES = str.maketrans({**LIGATURES, **dict.fromkeys(APOSTROPHES, "'")})


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign in its normal form.

    :ivar start: the index of its first character in the text
    :ivar end: the index after its last character
    :ivar parts: where the end of a line divides the word: first part, hyphen, second part; else empty
    """

    word: str
    start: int
    end: int
    parts: tuple[str, ...] = ()

    @property
    def is_word(self) -> bool:
        """Whether the token is a word or a number, not a sign."""
        return self.word[0].isalnum()


def clean_text(text: str) -> str:
    """Return *text* with composed letters (Unicode's form NFC) and without invisible characters."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).replace(OMISSION_SIGN, "")


def collapse_spaces(text: str) -> str:
    """Return *text* with one space for every run of white space, and none at its ends."""
    return " ".join(text.split())


def tokens_of(text: str) -> list[Token]:
    """Return the words and signs of *text*, which :func:`clean_text` must have returned."""
    tokens = []
    for match in _TOKEN.finditer(text):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if match["broken"] is not None:
            left, right = match["left"].translate(_SHAPES), match["right"].translate(_SHAPES)
            tokens.append(Token(left + right, start, end, (left, "-", right)))
        elif kind == "word":
            tokens.append(Token(match[0].translate(_SHAPES), start, end))
        else:
            signs = {"ellipsis": ELLIPSIS, "dash": "-", "quote": '"'}
            tokens.append(Token(signs.get(str(kind), match[0]), start, end))
    return tokens


def normal_form(text: str) -> str:
    """Return the words and signs of *text* in their normal form, joined by spaces."""
    return " ".join(token.word for token in tokens_of(clean_text(text)))


@lru_cache(maxsize=1 << 16)
def words_hash(text: str) -> str:
    """Return the SHA-256 of the normal form, in hexadecimal.

    Two texts have the same hash if they differ only as the closed list allows.
    """
    # In a quotation, unlike in a witness, the end of a line does not divide a word.
    return hashlib.sha256(normal_form(collapse_spaces(text)).encode()).hexdigest()
