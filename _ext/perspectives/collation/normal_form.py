"""The normal form of words: a closed list of differences between quotation and source that change no word.

Two texts have the same words if they differ only in

* **white space**: its kind, its amount, its presence beside punctuation and dashes, line ends;
  in a script that writes no space between words, its presence between two characters;
* **quotation marks and apostrophes**: their shape, never their presence;
* **dashes and hyphens**: their length, never their presence;
* **ligatures**: ``ﬁ`` for fi, and the single sign ``…`` for three dots;
* **widths**: the full-width and half-width forms of East Asian typesetting,
  and the radicals that PDF files have in place of Chinese characters;
* **hyphens at the end of a line**, in the witness only: they may divide a word or belong to it.

Composed and decomposed letters are the same letters (canonical equivalence in Unicode).
Invisible characters are not part of a text (:data:`perspectives.records.characters.INVISIBLE`).
Chinese, Japanese, Thai, Lao, Khmer and Burmese are compared character by character
(:mod:`perspectives.collation.scripts`).
Every other difference counts: case, accents, spelling, punctuation.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from perspectives.collation.scripts import CHARACTERS, MARKS, fold_widths
from perspectives.records.characters import INVISIBLE

ELLIPSIS = "..."
OMISSION_SIGN = "\ue010"
"""Stands in the text of a witness where the copyist left something out. No quotation contains it."""
PAGE_SIGN = "\ue011"
"""Stands in the text of a witness where a page begins, until the text is cleaned."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
APOSTROPHES = "'’‘ʼ"
QUOTES = APOSTROPHES + '"“”„‟‚‛«»‹›`´「」『』〝〞〟﹁﹂﹃﹄'
LINE_END_HYPHENS = "-‐‑⸗⹀⸚⁃֊᠆゠¬"
"""Signs that divide a word at the end of a line.

``¬`` is the hyphen that programs for optical character recognition write there.
"""
HYPHENS = "-‐‑–⸗⹀"
DASHES = HYPHENS + "‒—―−⸺⸻"
NUMBER_SIGNS = "%‰°$£€¥"
"""Signs that belong to the number beside them."""

ELLIPSIS_PATTERN = r"(?:……?|⋯⋯?|\.\.\.|\.\s\.\s\.)"
"""Three dots. Chinese sets six of them, and means the same."""

_INVISIBLE = re.compile(rf"\u00ad[ \t]*\n?[ \t]*|{INVISIBLE.pattern}")
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_RAISED_LINE_HYPHEN = re.compile(f"\x02(?=[^\\S\n]*{PAGE_SIGN}*\n)")
"""The sign that some programs write for a hyphen at the end of a line."""
_SOFT_LINE_END = re.compile(f"\u00ad[^\\S\n]*\n([\\s{PAGE_SIGN}]*)")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")

_LETTER = rf"[^\W\d_ʼ{CHARACTERS}]"
_WORD_SIGN = rf"[^\W_ʼ{CHARACTERS}]"
_LETTER_WORD = rf"{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*"
_WORD = rf"\d+(?:[.,:/]\d+)+{_WORD_SIGN}*|{_WORD_SIGN}+(?:[{APOSTROPHES}]{_WORD_SIGN}+)*"
_TOKEN = re.compile(
    rf"(?P<broken>(?P<left>{_LETTER_WORD})[{LINE_END_HYPHENS}][^\S\n]*\n\s*(?P<right>{_LETTER_WORD}))"
    rf"|(?P<word>{_WORD})"
    rf"|(?P<character>[{CHARACTERS}][{MARKS}]*)"
    rf"|(?P<ellipsis>{ELLIPSIS_PATTERN})"
    rf"|(?P<dash>[{DASHES}]+)"
    rf"|(?P<quote>[{QUOTES}])"
    r"|(?P<other>\S)"
)
_CHARACTER = re.compile(f"[{CHARACTERS}]")
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

    @property
    def is_character(self) -> bool:
        """Whether the token is one character of a script that writes no space between words."""
        return _CHARACTER.match(self.word) is not None


def with_line_feeds(text: str) -> str:
    """Return *text* with a line feed for every kind of line end that Unicode knows."""
    return _LINE_END.sub("\n", text)


def without_marks(text: str) -> str:
    """Return *text* without the signs that a reader of witnesses sets for omissions and pages."""
    return text.replace(OMISSION_SIGN, "").replace(PAGE_SIGN, "")


def clean_text(text: str) -> str:
    """Return *text* with composed letters (Unicode's form NFC) and without invisible characters."""
    return clean_marked_text(without_marks(text))


def clean_marked_text(text: str) -> str:
    """Return *text* as :func:`clean_text` does, with the signs for omissions and pages kept.

    A soft hyphen at the end of a line takes the line end with it, also where a page begins there.
    """
    text = _RAISED_LINE_HYPHEN.sub("-", with_line_feeds(text))
    text = _SOFT_LINE_END.sub(lambda match: PAGE_SIGN * match[1].count(PAGE_SIGN), text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _SARA_AM.sub("\\1\u0e33", text)


def collapse_spaces(text: str) -> str:
    """Return *text* with one space for every run of white space, and none at its ends."""
    return " ".join(text.split())


def tokens_of(text: str) -> list[Token]:
    """Return the words and signs of *text*, which :func:`clean_text` must have returned."""
    tokens = []
    for match in _TOKEN.finditer(fold_widths(text)):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if match["broken"] is not None:
            left, right = match["left"].translate(_SHAPES), match["right"].translate(_SHAPES)
            tokens.append(Token(left + right, start, end, (left, "-", right)))
        elif kind == "word":
            # One string for a word, however often it occurs: a book has a million of them.
            tokens.append(Token(intern(match[0].translate(_SHAPES)), start, end))
        elif kind == "character":
            # A half-width letter and its voicing mark are one full-width letter.
            tokens.append(Token(unicodedata.normalize("NFC", match[0]), start, end))
        else:
            signs = {"ellipsis": ELLIPSIS, "dash": "-", "quote": '"'}
            tokens.append(Token(signs.get(str(kind), match[0]), start, end))
    return tokens


def normal_form(text: str) -> str:
    """Return the words and signs of *text* in their normal form, joined by spaces.

    No space stands between a word and a character of a script that writes none.
    """
    parts: list[str] = []
    last: Token | None = None
    for token in tokens_of(clean_text(text)):
        if last and not (last.is_word and token.is_word and (last.is_character or token.is_character)):
            parts.append(" ")
        parts.append(token.word)
        last = token
    return "".join(parts)


@lru_cache(maxsize=1 << 16)
def words_hash(text: str) -> str:
    """Return the SHA-256 of the normal form, in hexadecimal.

    Two texts have the same hash if they differ only as the closed list allows.
    """
    # In a quotation, unlike in a witness, the end of a line does not divide a word.
    return hashlib.sha256(normal_form(collapse_spaces(text)).encode()).hexdigest()
