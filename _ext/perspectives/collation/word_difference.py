"""Where a witness is most like a quotation, and how the two differ, word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from perspectives.collation.normal_form import Token, flat
from perspectives.collation.witness_text import Passage, Place

COMMON = 1000
"""A word that stands more often than this tells nothing about a place."""
TRIED = 6
CONTEXT = 6


def difference(words: str, wanted: Sequence[Token], passages: Sequence[Passage]) -> tuple[Place, str] | None:
    """Return the place most like the quotation and the difference there; None where no place is like it.

    A place is like it where at least half of its words stand, in their order; of a short one, all but one.
    The difference is in the manner of ``wdiff``: ``[-the witness's words-] {+the book's words+}``.
    """
    count = sum(token.is_word for token in wanted)
    best: tuple[int, Passage, range] | None = None
    for passage in passages:
        for window in _windows(wanted, passage):
            likeness = sum(
                token.is_word
                for block in _match(wanted, passage, window).get_matching_blocks()
                for token in wanted[block.b : block.b + block.size]
            )
            if best is None or likeness > best[0]:
                best = (likeness, passage, window)
    if best is None or not best[0] or best[0] < min(count - 1, (count + 1) // 2):
        return None
    return _told(words, wanted, best[1], best[2])


def passed_over(words: str, wanted: Sequence[Token], place: Place) -> str:
    """Return how an elided quotation differs from the text it was found in: what its marks stand for."""
    starts = [token.start for token in place.passage.tokens]
    window = range(bisect_left(starts, place.start), bisect_left(starts, place.end))
    return _told(words, wanted, place.passage, window)[1]


def _match(wanted: Sequence[Token], passage: Passage, window: range) -> SequenceMatcher[str]:
    printed = [token.word for token in passage.tokens[window.start : window.stop]]
    return SequenceMatcher(None, printed, [token.word for token in wanted], autojunk=False)


def _windows(wanted: Sequence[Token], passage: Passage) -> Iterator[range]:
    """Yield the runs of the passage that share most words with the quotation, at the same distances; rare words count most."""
    width = max(4, len(wanted) // 4)
    votes: defaultdict[int, float] = defaultdict(float)
    for number, token in enumerate(wanted):
        positions = passage.index.get(token.word, ()) if token.is_word else ()
        if len(positions) <= COMMON:
            for bucket in {(position - number) // width for position in positions}:
                votes[bucket] += 1 / len(positions)
    for bucket, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:TRIED]:
        start = max(0, (bucket - 1) * width)
        yield range(start, min(len(passage.tokens), (bucket + 3) * width + len(wanted)))


def _told(words: str, wanted: Sequence[Token], passage: Passage, window: range) -> tuple[Place, str]:
    tokens = passage.tokens[window.start : window.stop]
    steps = _match(wanted, passage, window).get_opcodes()
    if steps and steps[0][0] == "delete":
        steps.pop(0)
    if steps and steps[-1][0] == "delete":
        steps.pop()
    first, last = steps[0], steps[-1]
    if first[0] == "replace":
        steps[0] = ("replace", max(first[1], first[2] - (first[4] - first[3])), *first[2:])
    if last[0] == "replace" and len(steps) > 1:
        steps[-1] = (*last[:2], min(last[2], last[1] + (last[4] - last[3])), *last[3:])
    said = []
    for kind, from_, to, ours_from, ours_to in steps:
        printed = flat(_run(passage.text, tokens[from_:to]))
        ours = _run(words, wanted[ours_from:ours_to])
        if kind == "equal":
            said.append(_shortened(printed))
        else:
            said.append(
                " ".join(part for part in (printed and f"[-{printed}-]", ours and f"{{+{ours}+}}") if part)
            )
    place = Place(passage, tokens[steps[0][1]].start, tokens[max(steps[-1][2], steps[0][1] + 1) - 1].end)
    return place, " ".join(said)


def _run(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _shortened(printed: str) -> str:
    """Return a run that does not differ, its middle left out where it is long."""
    words = printed.split()
    if len(words) <= 2 * CONTEXT + 2:
        return printed
    return " ".join([*words[:CONTEXT], "…", *words[-CONTEXT:]])
