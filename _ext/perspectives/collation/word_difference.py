"""The place in a witness that is most similar to a quotation, and the differences there, word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from perspectives.collation.normal_form import Token, collapse_spaces
from perspectives.collation.witness_text import Passage, QuotationPlace
from perspectives.collation.word_runs import is_joined

MAX_OCCURRENCES = 1000
"""A word with more occurrences in a passage does not help to find a place."""
MAX_WINDOWS = 6
"""How many parts of a passage are compared with a quotation in full."""
CONTEXT_WORDS = 6
"""How many words are shown on each side where a long run without differences is shortened."""
CONTEXT_CHARACTERS = 50
"""The same, for a run that is long though it has few spaces."""


def closest_place(
    words: str, quoted_tokens: Sequence[Token], passages: Sequence[Passage]
) -> tuple[QuotationPlace, str] | None:
    """Return the place most similar to a quotation, and the difference there; None where no place is similar.

    *quoted_tokens* are the tokens of *words*.
    A place is similar if it has at least half of the words, in the same order.
    The difference is written as GNU ``wdiff`` does: ``[-the witness's words-] {+the book's words+}``.
    """
    count = sum(token.is_word for token in quoted_tokens)
    best: tuple[int, Passage, range] | None = None
    for passage in passages:
        for window in _candidate_windows(quoted_tokens, passage):
            common_count = sum(
                token.is_word
                for block in _matcher(quoted_tokens, passage, window).get_matching_blocks()
                for token in quoted_tokens[block.b : block.b + block.size]
            )
            if best is None or common_count > best[0]:
                best = (common_count, passage, window)
    if best is None or not best[0] or best[0] < min(count - 1, (count + 1) // 2):
        return None
    return _place_and_difference(words, quoted_tokens, best[1], best[2])


def elision_difference(words: str, quoted_tokens: Sequence[Token], place: QuotationPlace) -> str:
    """Return how an elided quotation differs from the text at *place*: what its marks stand for."""
    starts = [token.start for token in place.passage.tokens]
    window = range(bisect_left(starts, place.start), bisect_left(starts, place.end))
    return _place_and_difference(words, quoted_tokens, place.passage, window)[1]


def _matcher(quoted_tokens: Sequence[Token], passage: Passage, window: range) -> SequenceMatcher[str]:
    printed_words = [token.word for token in passage.tokens[window.start : window.stop]]
    return SequenceMatcher(None, printed_words, [token.word for token in quoted_tokens], autojunk=False)


def _candidate_windows(quoted_tokens: Sequence[Token], passage: Passage) -> Iterator[range]:
    """Yield ranges of tokens that share most words with the quotation at the same distances, the best first.

    The rarer a word is in the passage, the more it counts.
    """
    width = max(4, len(quoted_tokens) // 4)
    votes: defaultdict[int, float] = defaultdict(float)
    for number, token in enumerate(quoted_tokens):
        positions = passage.index.get(token.word, ()) if token.is_word else ()
        if len(positions) <= MAX_OCCURRENCES:
            for bucket in {(position - number) // width for position in positions}:
                votes[bucket] += 1 / len(positions)
    for bucket, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:MAX_WINDOWS]:
        start = max(0, (bucket - 1) * width)
        yield range(start, min(len(passage.tokens), (bucket + 3) * width + len(quoted_tokens)))


def _place_and_difference(
    words: str, quoted_tokens: Sequence[Token], passage: Passage, window: range
) -> tuple[QuotationPlace, str]:
    """Return the place within *window* that corresponds to the quotation, and the difference there."""
    tokens = passage.tokens[window.start : window.stop]
    steps = _matcher(quoted_tokens, passage, window).get_opcodes()
    # The window is wider than the quotation: words of the witness before and after it do not count.
    if steps and steps[0][0] == "delete":
        steps.pop(0)
    if steps and steps[-1][0] == "delete":
        steps.pop()
    first, last = steps[0], steps[-1]
    if first[0] == "replace":
        steps[0] = ("replace", max(first[1], first[2] - (first[4] - first[3])), *first[2:])
    if last[0] == "replace" and len(steps) > 1:
        steps[-1] = (*last[:2], min(last[2], last[1] + (last[4] - last[3])), *last[3:])
    parts = []
    for kind, start, end, quoted_start, quoted_end in steps:
        printed_text = collapse_spaces(_text_of(passage.text, tokens[start:end]))
        quoted_text = _text_of(words, quoted_tokens[quoted_start:quoted_end])
        if kind == "equal":
            parts.append(_shorten(printed_text))
        else:
            marked_texts = (printed_text and f"[-{printed_text}-]", quoted_text and f"{{+{quoted_text}+}}")
            parts.append(" ".join(text for text in marked_texts if text))
    first_token, last_token = tokens[steps[0][1]], tokens[max(steps[-1][2], steps[0][1] + 1) - 1]
    difference = " ".join(parts)
    # Half a compound is no difference of words: the other half is shown, too.
    if steps[0][0] == "equal":
        start = _end_of_compound(passage, window.start + steps[0][1], -1)
        difference = _marked(passage.text[start : first_token.start]) + difference
    if steps[-1][0] == "equal":
        end = _end_of_compound(passage, window.start + steps[-1][2] - 1, 1)
        difference += _marked(passage.text[last_token.end : end])
    return QuotationPlace(passage, first_token.start, last_token.end), difference


def _end_of_compound(passage: Passage, position: int, direction: int) -> int:
    """Return where the compound begins (*direction* -1) or ends (1) that has the token at *position*."""
    while is_joined(passage, position + direction, position):
        position += direction
        beyond = position + direction
        if 0 <= beyond < len(passage.tokens) and passage.tokens[beyond].is_word:
            touching = sorted((position, beyond))
            left, right = (passage.tokens[one] for one in touching)
            position = beyond if left.end == right.start else position
    token = passage.tokens[position]
    return token.start if direction < 0 else token.end


def _marked(text: str) -> str:
    return f"[-{collapse_spaces(text)}-]" if text.strip() else ""


def _text_of(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _shorten(text: str) -> str:
    """Return *text*, with ``…`` in place of its middle where it is long."""
    words = text.split()
    if len(words) <= 2 * CONTEXT_WORDS + 2:
        # A script without spaces between words has long "words".
        count = CONTEXT_CHARACTERS
        return text if len(text) <= 4 * count else f"{text[:count]} … {text[-count:]}"
    return " ".join([*words[:CONTEXT_WORDS], "…", *words[-CONTEXT_WORDS:]])
