"""Quotations with marked omissions and insertions: ``…``, ``[…]``, and the editor's words in square brackets.

What stands between the marks must be the witness's, in its order. A mark lets words be passed over only if

* the piece on either side of it has at least three words, for a shorter one may stand anywhere and proves nothing;
* an omission passes over at most 400 words and signs, about a page, and an insertion stands for at most eight,
  none of them another's insertion; bare dots pass over no dots of the witness's, ``[…]`` does.

A mark that the witness prints itself is text like any other, and is looked for first.
Part of a word may stand in brackets: ``pass[ing]`` for *passed*, ``[T]he`` for *the*. A beginning or a long ending is never let go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perspectives.collation.normal_form import DOTS, ELLIPSIS, OMISSION, Token, tokens_of
from perspectives.collation.witness_text import Passage, Place
from perspectives.collation.word_runs import joined

SHORTEST = 3
FARTHEST = {"omission": 400, "insertion": 8}
STEM = 3
ENDING = 3
"""The letters of a word that must stand before a bracket with another ending, and those of the ending it replaces."""

_MARK = re.compile(
    rf"(?P<omission>\[\s*{DOTS}\s*\]|\(\s*{DOTS}\s*\)|{DOTS})|(?P<insertion>\[[^\[\]\w]*\w[^\[\]]*\])"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign to find; ``before`` and ``after`` are what a bracket adds to it."""

    word: str
    before: str | None = None
    after: str | None = None

    def is_in(self, token: Token) -> bool:
        """Return whether the witness's *token* is this word, or was before a bracket changed its case or its ending.

        A beginning is never taken away, nor more than three letters of an ending: they turn words round (*un-*, *-less*).
        """
        printed = token.word
        if printed == self.word:
            return True
        if self.before is not None and self.after is None and len(self.before) == 1:
            return printed[1:] == self.word and printed[:1].casefold() == self.before.casefold()
        if self.after is None or self.before is not None or not self.after.isalpha():
            return False
        return (
            len(self.word) >= STEM
            and printed.startswith(self.word)
            and len(printed) <= len(self.word) + ENDING
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in the quotation: its kind, its own words and signs, and how many of the witness's it may stand for."""

    kind: str
    own: tuple[str, ...]
    reach: int

    def stands_at(self, tokens: Sequence[Token], position: int) -> bool:
        """Return whether the witness prints this very mark at *position*."""
        there = tokens[max(0, position) : position + len(self.own)]
        return tuple(token.word for token in there) == self.own

    def stops_at(self, tokens: Sequence[Token], position: int) -> bool:
        """Return whether it cannot stand for what is at *position*.

        An insertion stands for no other insertion and no gap, and bare dots for no dots that the witness prints:
        they may be those very dots, with a word lost beside them.
        """
        if not 0 <= position < len(tokens):
            return False
        printed = tokens[position].word
        if self.kind == "insertion":
            return printed in ("[", "]", OMISSION)
        return self.own == (ELLIPSIS,) and printed == ELLIPSIS


def elided(words: str, wanted: Sequence[Token], passage: Passage) -> Iterator[Place]:
    """Yield where *words* stand in *passage* but for their marks; nothing where they have none."""
    items = _items(words)
    if not any(isinstance(item, Mark) for item in items):
        return
    opening, closing = items[0], items[-1]
    while items and isinstance(items[0], Mark):
        items.pop(0)
    while items and isinstance(items[-1], Mark):
        items.pop()
    if sum(isinstance(item, Word) and item.word[0].isalnum() for item in items) < SHORTEST:
        return
    tokens = passage.tokens
    for first in range(len(tokens)):
        after = _walk(items, passage, first)
        if after is None or joined(passage, first - 1, first) or joined(passage, after, after - 1):
            continue
        if _may_stand(opening, tokens, first, -1) and _may_stand(closing, tokens, after, 1):
            yield Place(passage, tokens[first].start, tokens[after - 1].end)


def _may_stand(mark: Word | Mark, tokens: Sequence[Token], edge: int, side: int) -> bool:
    """Return whether a mark at the quotation's edge is that of the witness, where the witness has one there."""
    if isinstance(mark, Word) or not mark.stops_at(tokens, edge - 1 if side < 0 else edge):
        return True
    return mark.stands_at(tokens, edge - len(mark.own) if side < 0 else edge)


def _items(words: str) -> list[Word | Mark]:
    """Return the words and marks of a quotation, each mark with the reach that the pieces beside it allow."""
    marks = list(_MARK.finditer(words))
    pieces: list[list[Word]] = []
    start = 0
    for number in range(len(marks) + 1):
        end = marks[number].start() if number < len(marks) else len(words)
        piece = [Word(token.word) for token in tokens_of(words[start:end])]
        before = marks[number - 1][0] if number and _touches(words, start, start - 1) else None
        after = marks[number][0] if number < len(marks) and _touches(words, end - 1, end) else None
        pieces.append(_with_brackets(piece, before, after))
        start = marks[number].end() if number < len(marks) else len(words)
    items: list[Word | Mark] = [*pieces[0]]
    for number, mark in enumerate(marks):
        kind = str(mark.lastgroup)
        long_enough = min(_length(pieces[number]), _length(pieces[number + 1])) >= SHORTEST
        own = tuple(token.word for token in tokens_of(mark[0]))
        items.append(Mark(kind, own, FARTHEST[kind] if long_enough else 0))
        items += pieces[number + 1]
    return items


def _touches(words: str, letter: int, bracket: int) -> bool:
    """Return whether a letter and a square bracket stand side by side."""
    inside = 0 <= letter < len(words) and 0 <= bracket < len(words)
    return inside and words[letter].isalnum() and words[bracket] in "[]"


def _with_brackets(piece: list[Word], before: str | None, after: str | None) -> list[Word]:
    """Give the first and the last word what the brackets that touch them add."""
    if piece and before is not None:
        piece[0] = Word(piece[0].word, before.strip("[] "), piece[0].after)
    if piece and after is not None:
        piece[-1] = Word(piece[-1].word, piece[-1].before, after.strip("[] "))
    return piece


def _length(piece: Sequence[Word]) -> int:
    return sum(word.word[0].isalnum() for word in piece)


def _walk(items: Sequence[Word | Mark], passage: Passage, first: int) -> int | None:
    """Return the position after the last word where *items* stand from *first* on, else None."""
    todo, seen = [(0, first)], set()
    while todo:
        item, position = todo.pop()
        if item == len(items):
            return position
        if (item, position) in seen:
            continue
        seen.add((item, position))
        todo += reversed(list(_steps(items, item, passage, position)))
    return None


def _steps(
    items: Sequence[Word | Mark], item: int, passage: Passage, position: int
) -> Iterator[tuple[int, int]]:
    """Yield where to go on after one item, the most literal way first."""
    here, tokens = items[item], passage.tokens
    if isinstance(here, Mark):
        if here.stands_at(tokens, position):
            yield item + 1, position + len(here.own)
        yield item + 1, position
        for onward in range(position + 1, position + here.reach + 1):
            if here.stops_at(tokens, onward - 1):
                break
            if not (joined(passage, position, position - 1) or joined(passage, onward - 1, onward)):
                yield item + 1, onward
    elif position < len(tokens):
        token = tokens[position]
        if here.is_in(token):
            yield item + 1, position + 1
        elif token.parts and _divided(items[item : item + 3], token):
            yield item + 3, position + 1


def _divided(items: Sequence[Word | Mark], token: Token) -> bool:
    """Return whether *items* are the three parts of a word that a line's end divides."""
    return token.parts == tuple(item.word for item in items if isinstance(item, Word))
