"""Runs of whole words in a witness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perspectives.collation.normal_form import HYPHENS, SIGNS, Token
from perspectives.collation.witness_text import Passage, Place


def runs(wanted: Sequence[Token], passage: Passage) -> Iterator[Place]:
    """Yield where *wanted* stands as one run of whole words, neither begun nor ended within a compound."""
    tokens = passage.tokens
    for first in passage.index.get(wanted[0].word, ()):
        after = follow(wanted, tokens, first)
        if after is not None and not (joined(passage, first - 1, first) or joined(passage, after, after - 1)):
            yield Place(passage, tokens[first].start, tokens[after - 1].end)


def follow(wanted: Sequence[Token], tokens: Sequence[Token], first: int) -> int | None:
    """Return the position after *wanted* where it stands in *tokens* from *first* on, else None."""
    position, done = first, 0
    while done < len(wanted):
        if position == len(tokens):
            return None
        token = tokens[position]
        if token.word == wanted[done].word:
            done += 1
        elif token.parts and token.parts == tuple(one.word for one in wanted[done : done + 3]):
            done += 3
        else:
            return None
        position += 1
    return position


def joined(passage: Passage, outer: int, inner: int) -> bool:
    """Return whether the token *outer*, next to *inner*, makes one word or one number with it.

    A quotation that begins or ends there would leave out half of a compound, or a sign that belongs to a number.
    """
    tokens, text = passage.tokens, passage.text
    if not 0 <= outer < len(tokens):
        return False

    def touch(one: int, other: int) -> bool:
        left, right = sorted((one, other))
        return left >= 0 and right < len(tokens) and tokens[left].end == tokens[right].start

    if not touch(outer, inner):
        return False
    sign = text[tokens[outer].start : tokens[outer].end]
    numbers = tokens[inner].word[0].isdigit()
    if sign in SIGNS:
        return numbers
    if sign not in HYPHENS or not tokens[inner].is_word:
        return False
    beyond = 2 * outer - inner
    return (touch(beyond, outer) and tokens[beyond].is_word) or (numbers and outer < inner)
