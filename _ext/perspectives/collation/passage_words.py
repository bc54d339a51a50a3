"""The words of a passage as a quotation has them: whole sentences, with the ends of lines taken out.

Nothing else of the words is changed. Where a word is divided at the end of a line, only a person can say
whether the hyphen belongs to it: each such word is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perspectives.collation.normal_form import LINE_END_HYPHENS, OMISSION_SIGN, Token, collapse_spaces
from perspectives.collation.scripts import CHARACTERS
from perspectives.collation.witness_text import Passage

CLOSING = "\"'”’»›)\\]」』"
SENTENCE_END = re.compile(
    rf"[.!?…؟۔।]+[{CLOSING}]*(?=\s|$)|[。！？]+[{CLOSING}]*|\n(?:[^\S\n]*\n)?|{OMISSION_SIGN}"
)
"""Where a sentence may end: at a mark, a paragraph, or what the copyist left out."""
LINE_LENGTH = 120
"""The lines of a text that are longer than this on average are its paragraphs."""
SHORT_FORM = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Messrs|Dr|Prof|St|Gen|Maj|Col|Capt|Lt|Adm|Sen|Gov|Rev|Hon|Jr|Sr"
    r"|No|Nos|Vol|vol|p|pp|cf|ed|eds|vs|viz|ca|e\.g|i\.e|op|cit|Art|Sec|Fig|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec))\.$"
)
"""A short form with its full stop: a sentence seldom ends there."""
PAIRS = ("“”", "«»", "「」", "『』", "()", "[]")
_DIVIDED = re.compile(rf"(?P<left>.+?)[{LINE_END_HYPHENS}][^\S\n]*\n\s*(?P<right>.+)", re.DOTALL)
_HYPHEN_AT_LINE_END = re.compile(r"(?<=\w)([-‐‑–])[^\S\n]*\n\s*(?=\w)")
_LINE_END_OF_CHARACTERS = re.compile(rf"(?<=[{CHARACTERS}])\s*\n\s*(?=[{CHARACTERS}])")


@dataclass(frozen=True, slots=True)
class DividedWord:
    """A word that the end of a line divides in the witness.

    :ivar printed: the word as it is printed, with ``/`` for the end of the line
    :ivar written: the word as the quotation has it
    :ivar is_known: whether the witness has it elsewhere as it is written, and not in the other form
    """

    printed: str
    written: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class PassageWords:
    """Words of a passage, as a quotation has them.

    :ivar text: the words; an empty line stands between two paragraphs
    :ivar divided: the words that the end of a line divides
    :ivar has_omission: whether the copyist left something out within them, where ``[…]`` stands
    """

    text: str
    divided: tuple[DividedWord, ...] = ()
    has_omission: bool = False


def sentences_around(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Return from where to where the sentences go in which the text from *start* to *end* stands."""
    text = passage.text
    first, last = 0, len(text)
    has_long_lines = _has_long_lines(passage)
    for match in SENTENCE_END.finditer(text):
        if (match[0] == "\n" and not has_long_lines) or not _ends_sentence(passage, match):
            continue
        is_mark = not match[0].isspace() and match[0] != OMISSION_SIGN
        if match.end() <= start:
            first = match.end()
        elif match.end() >= end and match.start() >= start:
            last = match.end() if is_mark else match.start()
            break
    return _without_lone_quotes(text, start, end, first, last)


def _has_long_lines(passage: Passage) -> bool:
    """Return whether each line is a paragraph, as in a text that nobody has broken into lines."""
    return len(passage.text) > LINE_LENGTH * (passage.text.count("\n") + 1)


def _ends_sentence(passage: Passage, match: re.Match[str]) -> bool:
    text, is_line = passage.text, match[0].isspace()
    if is_line and any(match.start() <= place <= match.end() for place, _page in passage.breaks):
        # Only a page ends here. Where a sentence ends too, it has its mark.
        return False
    if match[0] == OMISSION_SIGN:
        return True
    if len(match[0]) == 1 and SHORT_FORM.search(text, max(0, match.start() - 8), match.end()):
        return False
    return not text[match.end() : match.end() + 40].lstrip()[:1].islower()


def _without_lone_quotes(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Return the ends without white space, and without a mark of a pair whose other mark is outside."""
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    while last > end and _is_lone(text[first:last], text[last - 1], is_closing=True):
        last -= 1
    while first < start and _is_lone(text[first:last], text[first], is_closing=False):
        first += 1
    return first, last


def _is_lone(text: str, sign: str, *, is_closing: bool) -> bool:
    if sign == '"':
        return text.count('"') % 2 == 1
    pair = next((pair for pair in PAIRS if sign == pair[is_closing]), "")
    return bool(pair) and text.count(pair[is_closing]) > text.count(pair[not is_closing])


def words_between(passage: Passage, start: int, end: int) -> PassageWords:
    """Return the words of a passage from *start* to *end*, as a quotation has them."""
    pieces: list[str] = []
    divided: list[DividedWord] = []
    position = start
    for token in passage.tokens:
        if token.parts and start <= token.start and token.end <= end:
            word = _divided_word(passage, token)
            pieces += [passage.text[position : token.start], word.written]
            divided.append(word)
            position = token.end
    pieces.append(passage.text[position:end])
    text = "".join(pieces)
    has_omission = OMISSION_SIGN in text
    text = text.replace(OMISSION_SIGN, " […] ")
    if _has_long_lines(passage):
        text = text.replace("\n", "\n\n")
    text = _LINE_END_OF_CHARACTERS.sub("", _HYPHEN_AT_LINE_END.sub(r"\1", text))
    return PassageWords("\n\n".join(_paragraphs(text)), tuple(divided), has_omission)


def _divided_word(passage: Passage, token: Token) -> DividedWord:
    """Return a divided word as it is most likely written: as the witness has it elsewhere, else joined."""
    match = _DIVIDED.fullmatch(passage.text[token.start : token.end])
    left, right = (match["left"], match["right"]) if match else token.parts[::2]
    is_joined = any(not passage.tokens[place].parts for place in passage.index.get(token.word, ()))
    has_hyphen = re.search(rf"\b{re.escape(left)}[-‐‑]{re.escape(right)}\b", passage.text) is not None
    capital = right[:1].isupper() and not left.isupper()
    keeps_hyphen = not is_joined and (has_hyphen or capital)
    written = f"{left}-{right}" if keeps_hyphen else left + right
    return DividedWord(f"{left}-/{right}", written, is_joined != has_hyphen)


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text. An empty line within a sentence, as between two pages, parts none."""
    kept = ""
    for piece in re.split(r"\n[^\S\n]*\n\s*", text):
        kept = collapse_spaces(f"{kept} {piece}")
        match = re.search(rf"[.!?…:。！？][{CLOSING}]*$", kept)
        if match:
            yield kept
            kept = ""
    if kept:
        yield kept
