"""The verdict on one quotation. It compares words, and is never a score.

``exact``
    The witness has the same characters; only white space may differ.
``normalised``
    The differences are on the closed list of :mod:`perspectives.collation.normal_form`.
``elided``
    Besides, there are marked omissions or insertions (:mod:`perspectives.collation.elision`).
``differs``
    A passage of the witness is similar, but has other words.
``not-found``
    No passage is similar.
``no-witness``
    There is no text to compare with. :mod:`perspectives.collation.lock_update` gives this verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from perspectives.collation.elision import elided_places
from perspectives.collation.normal_form import Token, clean_text, collapse_spaces, tokens_of
from perspectives.collation.witness_text import Passage, QuotationPlace
from perspectives.collation.word_difference import closest_place, elision_difference
from perspectives.collation.word_runs import literal_places

VERDICTS = ("exact", "normalised", "elided", "differs", "not-found", "no-witness")
MATCHING_VERDICTS = ("exact", "normalised", "elided")
"""The verdicts by which the witness has the words of the quotation."""


@dataclass(frozen=True, slots=True)
class QuotationResult:
    """The result of comparing one quotation with one witness.

    :ivar verdict: one of :data:`VERDICTS`
    :ivar places: every place of the words; for ``differs`` the most similar place
    :ivar difference: for ``differs`` how the words differ there; for ``elided`` what the marks stand for:
        only a person can judge whether that may be left out
    """

    verdict: str
    places: tuple[QuotationPlace, ...] = ()
    difference: str = ""


def compare(quotation: str, passages: Sequence[Passage]) -> QuotationResult:
    """Compare *quotation* with the passages of one witness, and return the result."""
    words = clean_text(collapse_spaces(quotation))
    quoted_tokens = tokens_of(words)
    if not any(token.is_word for token in quoted_tokens):
        return QuotationResult("not-found")
    places = [place for passage in passages for place in literal_places(quoted_tokens, passage)]
    if places:
        exact = tuple(place for place in places if _has_same_characters(words, quoted_tokens, place))
        return QuotationResult("exact", exact) if exact else QuotationResult("normalised", tuple(places))
    places = [place for passage in passages for place in elided_places(words, passage)]
    if places:
        return QuotationResult("elided", tuple(places), elision_difference(words, quoted_tokens, places[0]))
    similar = closest_place(words, quoted_tokens, passages)
    if similar is None:
        return QuotationResult("not-found")
    place, difference = similar
    return QuotationResult("differs", (place,), difference)


def _has_same_characters(words: str, quoted_tokens: Sequence[Token], place: QuotationPlace) -> bool:
    printed_text = place.passage.text[place.start : place.end]
    return collapse_spaces(printed_text) == words[quoted_tokens[0].start : quoted_tokens[-1].end]
