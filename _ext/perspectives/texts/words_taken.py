"""Finds the words of claims in the paragraphs of a text, by the rules of collation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from perspectives.collation.elision import elided_places
from perspectives.collation.normal_form import clean_text, collapse_spaces, tokens_of
from perspectives.collation.witness_text import Passage, QuotationPlace
from perspectives.collation.word_runs import literal_places


@dataclass(frozen=True, slots=True)
class TakenWords:
    """The words of a quotation in one paragraph: from the character *start* to before *end*."""

    paragraph: str
    start: int
    end: int


class ParagraphSearch:
    """The paragraphs of one text, in which quotations are looked for.

    :param paragraphs: number and words of each paragraph, in order
    """

    def __init__(self, paragraphs: Sequence[tuple[str, str]]) -> None:
        self.paragraphs = paragraphs

    @cached_property
    def passage(self) -> Passage:
        """All paragraphs as one passage: a quotation may go over the end of a paragraph."""
        return Passage("\n".join(words for _number, words in self.paragraphs))

    @cached_property
    def starts(self) -> list[int]:
        """Where each paragraph begins in :attr:`passage`."""
        return [0, *accumulate(len(words) + 1 for _number, words in self.paragraphs)][:-1]

    def find(self, quotation: str) -> tuple[TakenWords, ...]:
        """Return where the words of a quotation stand, the first place only; empty where they do not.

        What a mark of omission leaves out is not among the words.
        """
        words = clean_text(collapse_spaces(quotation))
        tokens = tokens_of(words)
        if not any(token.is_word for token in tokens):
            return ()
        place = next(literal_places(tokens, self.passage), None)
        if place is None:
            place = next(iter(elided_places(words, self.passage)), None)
        return tuple(self._in_paragraphs(place)) if place else ()

    def _in_paragraphs(self, place: QuotationPlace) -> list[TakenWords]:
        taken: list[TakenWords] = []
        start = place.start
        for gap_start, gap_end in (*place.left_out, (place.end, place.end)):
            taken += self._run(start, gap_start)
            start = gap_end
        return taken

    def _run(self, start: int, end: int) -> Iterator[TakenWords]:
        """Yield the words from a character of the passage to before another, by paragraph."""
        position = bisect_right(self.starts, start) - 1
        while position < len(self.paragraphs) and self.starts[position] < end:
            number, words = self.paragraphs[position]
            first = max(start - self.starts[position], 0)
            run = words[first : max(end - self.starts[position], 0)]
            first += len(run) - len(run.lstrip())
            if run.strip():
                yield TakenWords(number, first, first + len(run.strip()))
            position += 1


def paragraphs_of(taken: Sequence[TakenWords]) -> tuple[str, ...]:
    """Return the numbers of the paragraphs that words stand in, each once, in order."""
    return tuple(dict.fromkeys(one.paragraph for one in taken))
