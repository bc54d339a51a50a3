"""The verdict on one quotation: a comparison of words, never a score.

``exact``
    The same characters, white space flowing as it may.
``normalised``
    Nothing differs but the closed list of :mod:`perspectives.collation.normal_form`.
``elided``
    The same but for marked omissions and insertions in square brackets, in order (:mod:`perspectives.collation.elision`).
``differs``
    A passage of the witness is like it, and not it.
``not-found``
    No passage is like it.
``no-witness``
    There is nothing to compare it with; said by :mod:`perspectives.collation.lock_update`, not here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from perspectives.collation.elision import elided
from perspectives.collation.normal_form import Token, clean, flat, tokens_of
from perspectives.collation.witness_text import Passage, Place
from perspectives.collation.word_difference import difference, passed_over
from perspectives.collation.word_runs import runs

VERDICTS = ("exact", "normalised", "elided", "differs", "not-found", "no-witness")
PASSED = ("exact", "normalised", "elided")
"""The verdicts that say that the words are the witness's."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a comparison found: the verdict, every place of the words, and the difference.

    Of an elided quotation the difference is what its marks stand for: whether that may be left out, a person must judge.
    """

    verdict: str
    places: tuple[Place, ...] = ()
    difference: str = ""


def compare(quotation: str, passages: Sequence[Passage]) -> Finding:
    """Compare *quotation* with the passages of one witness."""
    words = clean(flat(quotation))
    wanted = tokens_of(words)
    if not any(token.is_word for token in wanted):
        return Finding("not-found")
    places = [place for passage in passages for place in runs(wanted, passage)]
    if places:
        same = [place for place in places if _same_characters(words, wanted, place)]
        return Finding("exact", tuple(same)) if same else Finding("normalised", tuple(places))
    places = [place for passage in passages for place in elided(words, wanted, passage)]
    if places:
        return Finding("elided", tuple(places), passed_over(words, wanted, places[0]))
    found = difference(words, wanted, passages)
    return Finding("differs", (found[0],), found[1]) if found else Finding("not-found")


def _same_characters(words: str, wanted: Sequence[Token], place: Place) -> bool:
    printed = place.passage.text[place.start : place.end]
    return flat(printed) == words[wanted[0].start : wanted[-1].end]
