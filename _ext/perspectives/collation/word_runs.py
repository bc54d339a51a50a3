"""Finds the words of a quotation in a witness, one directly after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perspectives.collation.normal_form import HYPHENS, NUMBER_SIGNS, Token
from perspectives.collation.witness_text import Passage, QuotationPlace


def literal_places(quoted_tokens: Sequence[Token], passage: Passage) -> Iterator[QuotationPlace]:
    """Yield each place in *passage* with the quoted tokens, neither end of which divides a compound."""
    tokens = passage.tokens
    for start in passage.index.get(quoted_tokens[0].word, ()):
        end = match_end(quoted_tokens, tokens, start)
        if end is not None and not (is_joined(passage, start - 1, start) or is_joined(passage, end, end - 1)):
            yield QuotationPlace(passage, tokens[start].start, tokens[end - 1].end)


def match_end(quoted_tokens: Sequence[Token], tokens: Sequence[Token], start: int) -> int | None:
    """Return the position after the last token, if the quoted tokens stand from *start* on; else None."""
    position, matched_count = start, 0
    while matched_count < len(quoted_tokens):
        if position == len(tokens):
            return None
        token = tokens[position]
        if token.word == quoted_tokens[matched_count].word:
            matched_count += 1
        elif token.parts and token.parts == tuple(
            part.word for part in quoted_tokens[matched_count : matched_count + 3]
        ):
            matched_count += 3
        else:
            return None
        position += 1
    return position


def is_joined(passage: Passage, outer: int, inner: int) -> bool:
    """Return whether the token *outer* makes one word or one number with its neighbour *inner*.

    A quotation that begins or ends with *inner* would leave out half of a compound, or a sign of a number.
    """
    tokens, text = passage.tokens, passage.text
    if not 0 <= outer < len(tokens):
        return False

    def has_no_space_between(position: int, neighbour: int) -> bool:
        left, right = sorted((position, neighbour))
        return left >= 0 and right < len(tokens) and tokens[left].end == tokens[right].start

    if not has_no_space_between(outer, inner):
        return False
    sign = text[tokens[outer].start : tokens[outer].end]
    is_number = tokens[inner].word[0].isdigit()
    if sign in NUMBER_SIGNS:
        return is_number
    if sign not in HYPHENS or not tokens[inner].is_word:
        return False
    beyond = 2 * outer - inner
    is_compound = has_no_space_between(beyond, outer) and tokens[beyond].is_word
    # A hyphen directly before a number may be its minus sign.
    return is_compound or (is_number and outer < inner)
