"""Quotations with marked omissions and insertions: ``…``, ``[…]``, and the editor's words in square brackets.

The words between the marks must be the witness's words, in the witness's order.
A mark may stand for words of the witness only if

* the pieces of quotation before and after it have at least three words each: a shorter piece occurs in many
  places and proves nothing;
* an omission stands for at most 400 words and signs, about a page;
* an insertion stands for at most eight words and signs, and for no insertion that the witness itself prints;
* a character of a script that writes no space between words counts as three quarters of a word;
* dots without brackets do not stand for dots that the witness prints. ``[…]`` may.

If the witness prints the mark itself, the mark is text like any other. That reading is tried first.
Part of a word may stand in brackets: ``pass[ing]`` for *passed*, ``[T]he`` for *the*.
The beginning of a word or a long ending may not be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from perspectives.collation.normal_form import ELLIPSIS, ELLIPSIS_PATTERN, OMISSION_SIGN, Token, tokens_of
from perspectives.collation.scripts import fold_widths
from perspectives.collation.witness_text import Passage, QuotationPlace
from perspectives.collation.word_runs import is_joined

MIN_PIECE_WORDS = 3
CHARACTER_WORTH = 0.75
"""How much of a word a character of Chinese, Japanese, Thai and their like is."""
MAX_REACH = {"omission": 400.0, "insertion": 8.0}
"""How many words and signs of the witness a mark may stand for, by the kind of mark."""
MIN_STEM_LETTERS = 3
"""The least number of letters before a bracket that changes the ending of a word."""
MAX_ENDING_LETTERS = 3
"""The greatest number of letters of an ending that a bracket replaces."""

_MARK_PATTERN = re.compile(
    rf"(?P<omission>\[\s*{ELLIPSIS_PATTERN}\s*\]|\(\s*{ELLIPSIS_PATTERN}\s*\)|{ELLIPSIS_PATTERN})"
    r"|(?P<insertion>\[[^\[\]\w]*\w[^\[\]]*\])"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign of the quotation.

    :ivar before: the letters in a bracket directly before it, if there is one
    :ivar after: the letters in a bracket directly after it, if there is one
    :ivar worth: how much of a word it is; a sign is none
    """

    word: str
    before: str | None = None
    after: str | None = None
    worth: float = 1.0

    def matches(self, token: Token) -> bool:
        """Return whether *token* of the witness is this word, or becomes it by a bracket.

        A bracket may change the case of the first letter, or an ending of at most three letters.
        It may not remove a beginning or a longer ending, which can reverse the meaning (*un-*, *-less*).
        """
        printed_word = token.word
        if printed_word == self.word:
            return True
        if self.before is not None and self.after is None and len(self.before) == 1:
            return printed_word[1:] == self.word and printed_word[:1].casefold() == self.before.casefold()
        if self.after is None or self.before is not None or not self.after.isalpha():
            return False
        return (
            len(self.word) >= MIN_STEM_LETTERS
            and printed_word.startswith(self.word)
            and len(printed_word) <= len(self.word) + MAX_ENDING_LETTERS
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of omission or insertion in the quotation.

    :ivar kind: ``omission`` or ``insertion``
    :ivar content: the words and signs of the mark itself, in their normal form
    :ivar reach: how many words and signs of the witness it may stand for
    """

    kind: str
    content: tuple[str, ...]
    reach: float

    def is_printed_at(self, tokens: Sequence[Token], position: int) -> bool:
        """Return whether the witness prints this same mark at *position*."""
        printed_tokens = tokens[max(0, position) : position + len(self.content)]
        return tuple(token.word for token in printed_tokens) == self.content

    def is_stopped_at(self, tokens: Sequence[Token], position: int) -> bool:
        """Return whether the mark may not stand for the token at *position*.

        An insertion stands for no other insertion and for no gap in the copy.
        Dots without brackets stand for no dots that the witness prints: they may be those same dots, with a
        word lost beside them.
        """
        if not 0 <= position < len(tokens):
            return False
        printed_word = tokens[position].word
        if self.kind == "insertion":
            return printed_word in ("[", "]", OMISSION_SIGN)
        return self.content == (ELLIPSIS,) and printed_word == ELLIPSIS


def elided_places(words: str, passage: Passage) -> Iterator[QuotationPlace]:
    """Yield each place in *passage* where *words* stand, if the marks in them may stand for something.

    A quotation without marks has no such place.
    """
    items = _words_and_marks(words)
    if not any(isinstance(item, Mark) for item in items):
        return
    first_item, last_item = items[0], items[-1]
    while items and isinstance(items[0], Mark):
        items.pop(0)
    while items and isinstance(items[-1], Mark):
        items.pop()
    if _word_count([item for item in items if isinstance(item, Word)]) < MIN_PIECE_WORDS:
        return
    tokens = passage.tokens
    for start in _possible_starts(items[0], passage):
        matched = _match(items, passage, start)
        if matched is None:
            continue
        end, left_out = matched
        if is_joined(passage, start - 1, start) or is_joined(passage, end, end - 1):
            continue
        if _is_allowed_before(first_item, tokens, start) and _is_allowed_after(last_item, tokens, end):
            gaps = tuple((tokens[first].start, tokens[last - 1].end) for first, last in left_out)
            yield QuotationPlace(passage, tokens[start].start, tokens[end - 1].end, gaps)


def _possible_starts(item: Word | Mark, passage: Passage) -> Iterable[int]:
    """Return the positions where a quotation with the first word *item* may begin, in their order."""
    if isinstance(item, Mark):
        return range(len(passage.tokens))
    if item.before is None and item.after is None:
        return passage.index.get(item.word, ())
    return (number for number, token in enumerate(passage.tokens) if item.matches(token))


def _is_allowed_before(item: Word | Mark, tokens: Sequence[Token], start: int) -> bool:
    """Return whether *item* may begin the quotation whose first matched token is *start*.

    A mark may not, where the witness prints another mark there.
    """
    if isinstance(item, Word) or not item.is_stopped_at(tokens, start - 1):
        return True
    return item.is_printed_at(tokens, start - len(item.content))


def _is_allowed_after(item: Word | Mark, tokens: Sequence[Token], end: int) -> bool:
    """Return whether *item* may end the quotation whose last matched token is before *end*."""
    if isinstance(item, Word) or not item.is_stopped_at(tokens, end):
        return True
    return item.is_printed_at(tokens, end)


def _words_and_marks(words: str) -> list[Word | Mark]:
    """Return the words and marks of a quotation in their order.

    The reach of a mark is 0 where a piece beside it is too short.
    """
    marks = list(_MARK_PATTERN.finditer(fold_widths(words)))
    pieces: list[list[Word]] = []
    start = 0
    for number in range(len(marks) + 1):
        end = marks[number].start() if number < len(marks) else len(words)
        piece = [Word(token.word, worth=_worth(token)) for token in tokens_of(words[start:end])]
        is_after_bracket = number > 0 and _is_letter_beside_bracket(words, start, start - 1)
        is_before_bracket = number < len(marks) and _is_letter_beside_bracket(words, end - 1, end)
        before = marks[number - 1][0] if is_after_bracket else None
        after = marks[number][0] if is_before_bracket else None
        pieces.append(_add_brackets(piece, before, after))
        start = marks[number].end() if number < len(marks) else len(words)
    items: list[Word | Mark] = [*pieces[0]]
    for number, mark in enumerate(marks):
        kind = str(mark.lastgroup)
        is_long_enough = min(_word_count(pieces[number]), _word_count(pieces[number + 1])) >= MIN_PIECE_WORDS
        content = tuple(token.word for token in tokens_of(mark[0]))
        items.append(Mark(kind, content, MAX_REACH[kind] if is_long_enough else 0))
        items += pieces[number + 1]
    return items


def _is_letter_beside_bracket(words: str, letter: int, bracket: int) -> bool:
    """Return whether *letter* is the index of a letter or digit, and *bracket* that of a square bracket."""
    is_inside = 0 <= letter < len(words) and 0 <= bracket < len(words)
    return is_inside and words[letter].isalnum() and words[bracket] in "[]"


def _add_brackets(piece: list[Word], before: str | None, after: str | None) -> list[Word]:
    """Add to the first and the last word of *piece* the text of the brackets that touch them."""
    if piece and before is not None:
        piece[0] = replace(piece[0], before=before.strip("[] "))
    if piece and after is not None:
        piece[-1] = replace(piece[-1], after=after.strip("[] "))
    return piece


def _worth(token: Token) -> float:
    if token.is_character:
        return CHARACTER_WORTH
    return 1.0 if token.is_word else 0.0


def _word_count(piece: Sequence[Word]) -> float:
    return sum(word.worth for word in piece)


def _match(
    items: Sequence[Word | Mark], passage: Passage, first: int
) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """Return the position after the last token, if *items* match from the token *first* on; else None.

    With it come the positions from and to which the marks stand for tokens of the passage.
    """
    states: list[tuple[int, int, tuple[tuple[int, int], ...]]] = [(0, first, ())]
    visited_states = set()
    while states:
        number, position, left_out = states.pop()
        if number == len(items):
            return position, left_out
        if (number, position) in visited_states:
            continue
        visited_states.add((number, position))
        item = items[number]
        printed = len(item.content) if isinstance(item, Mark) else 0
        is_printed = isinstance(item, Mark) and item.is_printed_at(passage.tokens, position)
        for next_number, end in reversed(list(_next_states(items, number, passage, position))):
            is_gap = (
                isinstance(item, Mark) and end > position and not (is_printed and end == position + printed)
            )
            states.append((next_number, end, (*left_out, (position, end)) if is_gap else left_out))
    return None


def _next_states(
    items: Sequence[Word | Mark], number: int, passage: Passage, position: int
) -> Iterator[tuple[int, int]]:
    """Yield the next item and token after item *number* at token *position*, the most literal first."""
    item, tokens = items[number], passage.tokens
    if isinstance(item, Mark):
        if item.is_printed_at(tokens, position):
            yield number + 1, position + len(item.content)
        yield number + 1, position
        passed = 0.0
        for end in range(position + 1, len(tokens) + 1):
            passed += CHARACTER_WORTH if tokens[end - 1].is_character else 1
            if passed > item.reach or item.is_stopped_at(tokens, end - 1):
                break
            if not _may_begin_at(items[number + 1], tokens, end):
                continue
            if not (is_joined(passage, position, position - 1) or is_joined(passage, end - 1, end)):
                yield number + 1, end
    elif position < len(tokens):
        token = tokens[position]
        if item.matches(token):
            yield number + 1, position + 1
        elif token.parts and _is_word_across_lines(items[number : number + 3], token):
            yield number + 3, position + 1


def _may_begin_at(item: Word | Mark, tokens: Sequence[Token], position: int) -> bool:
    """Return whether *item* may stand at *position*; of a word across lines, the first part decides."""
    if isinstance(item, Mark) or position == len(tokens):
        return True
    token = tokens[position]
    return item.matches(token) or (token.parts[:1] == (item.word,))


def _is_word_across_lines(items: Sequence[Word | Mark], token: Token) -> bool:
    """Return whether *items* are the three parts of a word that the end of a line divides."""
    return token.parts == tuple(item.word for item in items if isinstance(item, Word))
