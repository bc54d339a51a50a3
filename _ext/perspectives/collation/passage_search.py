"""Finds the passage of a witness that has a few words, which somebody may have typed without accents.

The search is that of :func:`perspectives.collation.verdict.compare`. Where it finds nothing, it runs again
over the text without accents and capitals, and then for the words without the signs at their ends, such as
quotation marks: what is found so has the words of the witness, not those typed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from perspectives.collation.normal_form import clean_text, collapse_spaces, tokens_of
from perspectives.collation.verdict import MATCHING_VERDICTS, QuotationResult, compare
from perspectives.collation.witness_text import Passage, QuotationPlace

PLAIN_LETTERS = str.maketrans(
    {"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
    | {"ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h", "ı": "i", "İ": "i"}
)
"""What is typed for letters that are no plain letter with an accent."""


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Where words stand in one witness.

    :ivar result: the result of comparing the words as they were typed
    :ivar places: the places of the words; none where they are not found
    :ivar is_loose: whether they are found only when accents, capitals and signs at their ends are not counted
    """

    result: QuotationResult
    places: tuple[QuotationPlace, ...] = ()
    is_loose: bool = False


def find_words(words: str, passages: Sequence[Passage]) -> FoundWords:
    """Return where *words* stand in the passages of a witness.

    Between two pieces of three words or more, ``…`` stands for all that the witness has there.
    """
    result = compare(words, passages)
    if result.verdict in MATCHING_VERDICTS:
        return FoundWords(result, result.places)
    folded = [_fold(passage.text) for passage in passages]
    plain = [
        Passage(text, str(number), note=passage.note)
        for number, ((text, _), passage) in enumerate(zip(folded, passages, strict=True))
    ]
    for typed in (words, _without_outer_signs(words)):
        loose = compare(_fold(unicodedata.normalize("NFC", collapse_spaces(typed)))[0], plain)
        if loose.verdict in MATCHING_VERDICTS:
            break
    else:
        return FoundWords(result)
    places = []
    for place in loose.places:
        number = int(place.passage.file)
        offsets = folded[number][1]
        places.append(
            QuotationPlace(passages[number], offsets[place.start], offsets[place.end - 1] + 1, place.left_out)
        )
    return FoundWords(result, tuple(places), is_loose=True)


def _without_outer_signs(words: str) -> str:
    """Return *words* without the signs before the first word and after the last one."""
    text = clean_text(words)
    inner = [token for token in tokens_of(text) if token.is_word]
    return text[inner[0].start : inner[-1].end] if inner else ""


def _fold(text: str) -> tuple[str, list[int]]:
    """Return *text* without accents and capitals, and for each of its characters the place in *text*."""
    signs: list[str] = []
    offsets: list[int] = []
    for place, sign in enumerate(text):
        plain = _plain(sign)
        signs.append(plain)
        offsets += [place] * len(plain)
    return "".join(signs), offsets


@lru_cache(maxsize=1 << 12)
def _plain(sign: str) -> str:
    letters = unicodedata.normalize("NFD", sign.translate(PLAIN_LETTERS)).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
