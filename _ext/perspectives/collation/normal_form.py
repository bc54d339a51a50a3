"""What may differ between a quotation and its source without a word being changed: a closed list.

Two texts have the same words if nothing differs but

* **white space**: its kind, its amount, its presence beside punctuation and dashes, line ends;
* **quotation marks and apostrophes**: their shape, never their presence;
* **dashes and hyphens**: their length, never their presence;
* **ligatures**: ``ﬁ`` for fi, and the single sign ``…`` for three dots;
* **hyphens at a line's end**, in the witness only: they may divide a word or belong to it.

Letters composed or decomposed are the same letters (Unicode's canonical equivalence), and characters that
cannot be seen are no part of a text. Nothing else is let pass: no case, no accent, no spelling, no punctuation.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ELLIPSIS = "..."
OMISSION = "\ue010"
"""Stands in a witness where its copyist left something out; no quotation holds it."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
APOSTROPHES = "'’‘ʼ"
QUOTES = APOSTROPHES + '"“”„‟‚‛«»‹›`´'
HYPHENS = "-‐‑–"
DASHES = HYPHENS + "‒—―−"
SIGNS = "%‰°$£€¥"
"""Signs that belong to the number they touch."""

DOTS = r"(?:…|\.\.\.|\.\s\.\s\.)"

_UNSEEN = re.compile("\u00ad[ \t]*\n?[ \t]*|[\u200b\u200c\u200d\u2060\ufeff]")
_LETTER = r"[^\W\d_ʼ]"
_SPELT = rf"{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*"
_WORD = rf"\d+(?:[.,:/]\d+)+[^\W_ʼ]*|[^\W_ʼ]+(?:[{APOSTROPHES}][^\W_ʼ]+)*"
_TOKEN = re.compile(
    rf"(?P<broken>(?P<left>{_SPELT})[-‐][ \t]*\n\s*(?P<right>{_SPELT}))"
    rf"|(?P<word>{_WORD})"
    rf"|(?P<ellipsis>{DOTS})"
    rf"|(?P<dash>[{DASHES}]+)"
    rf"|(?P<quote>[{QUOTES}])"
    r"|(?P<other>\S)"
)
_SHAPES = str.maketrans({**LIGATURES, **dict.fromkeys(APOSTROPHES, "'")})


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign in its normal form, and where it stands; ``parts`` if a line's end divides it at a hyphen."""

    word: str
    start: int
    end: int
    parts: tuple[str, ...] = ()

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters or digits."""
        return self.word[0].isalnum()


def clean(text: str) -> str:
    """Return *text* with its letters composed, and without what cannot be seen."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).replace(OMISSION, "")


def flat(text: str) -> str:
    """Return *text* with every run of white space as one space."""
    return " ".join(text.split())


def tokens_of(text: str) -> list[Token]:
    """Return the words and signs of a text that :func:`clean` has seen, in their normal form."""
    found = []
    for match in _TOKEN.finditer(text):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if match["broken"] is not None:
            left, right = match["left"].translate(_SHAPES), match["right"].translate(_SHAPES)
            found.append(Token(left + right, start, end, (left, "-", right)))
        elif kind == "word":
            found.append(Token(match[0].translate(_SHAPES), start, end))
        else:
            signs = {"ellipsis": ELLIPSIS, "dash": "-", "quote": '"'}
            found.append(Token(signs.get(str(kind), match[0]), start, end))
    return found


def normal_words(text: str) -> str:
    """Return the words and signs of *text* in their normal form, a space between any two."""
    return " ".join(token.word for token in tokens_of(clean(text)))


@lru_cache(maxsize=1 << 16)
def words_hash(text: str) -> str:
    """Return the SHA-256 of the normal form: equal for two texts if only the closed list sets them apart."""
    # A line's end means nothing in a quotation: words are hashed as they flow.
    return hashlib.sha256(normal_words(flat(text)).encode()).hexdigest()
