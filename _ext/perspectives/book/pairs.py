"""Which claims of a comparison dispute or answer each other, two by two.

A pair stands once, whichever of its claims names the other, and even if both do.
:mod:`perspectives.book.pair_captions` says in words what a pair is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.records.claim_records import Claim, Comparison
from perspectives.records.dates import Date, parse_date, sort_key

if TYPE_CHECKING:
    from perspectives.book.comparison_answers import ComparisonAnswers

DISPUTE_EACH_OTHER, DISPUTES, ANSWER_EACH_OTHER, ANSWERS = (
    "dispute-each-other",
    "disputes",
    "answer-each-other",
    "answers",
)
PAIR_KINDS = (DISPUTE_EACH_OTHER, DISPUTES, ANSWER_EACH_OTHER, ANSWERS)
"""The kinds of pairs, the sharpest first. A dispute counts more than an answer."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of a comparison of which one disputes or answers the other.

    :ivar first: the id of the claim that speaks first
    :ivar second: the id of the other claim
    :ivar kind: one of :data:`PAIR_KINDS`
    :ivar speaker: the id of the claim that disputes or answers; the second where each does it to the other
    :ivar first_perspective: the id of the perspective of the first claim; None where it is not known
    :ivar second_perspective: the same of the second claim
    """

    first: str
    second: str
    kind: str
    speaker: str
    first_perspective: str | None
    second_perspective: str | None

    @property
    def target(self) -> str:
        """The id of the claim that is disputed or answered."""
        return self.first if self.speaker == self.second else self.second

    @property
    def is_mutual(self) -> bool:
        """Whether each of the two disputes or answers the other."""
        return self.kind in (DISPUTE_EACH_OTHER, ANSWER_EACH_OTHER)

    @property
    def is_same_side(self) -> bool:
        """Whether both claims stand in the same column."""
        return self.first_perspective == self.second_perspective


def pairs(comparison: Comparison, book: ComparisonAnswers) -> tuple[Pair, ...]:
    """Return the pairs of the claims that stand in the columns of a comparison, each once.

    Pairs of two perspectives come first, then disputes before answers, then the earlier before the later.
    Passages of documents are in no pair, since no relation can name them.
    """
    claims = {claim.id: claim for claim in book.accounts_of(comparison)}
    order = {id_: place for place, id_ in enumerate(book.claims)}
    kinds: dict[frozenset[str], set[tuple[str, str]]] = {}
    for claim in claims.values():
        for kind in (DISPUTES, ANSWERS):
            for target in getattr(claim, kind):
                if target in claims and target != claim.id:
                    kinds.setdefault(frozenset((claim.id, target)), set()).add((kind, claim.id))
    found = [_pair(book, [claims[id_] for id_ in ids], relations, order) for ids, relations in kinds.items()]

    def key(pair: Pair) -> tuple[object, ...]:
        rank = pair.kind not in (DISPUTE_EACH_OTHER, DISPUTES)
        when = [sort_key(_speaking_date(book, claims[id_])) for id_ in (pair.first, pair.second)]
        return (pair.is_same_side, rank, *when, order[pair.first], order[pair.second])

    return tuple(sorted(found, key=key))


def disputes(comparison: Comparison, book: ComparisonAnswers) -> list[Pair]:
    """Return those pairs of a comparison in which one claim disputes the other, or both do."""
    return [pair for pair in pairs(comparison, book) if pair.kind in (DISPUTE_EACH_OTHER, DISPUTES)]


def _pair(
    book: ComparisonAnswers, claims: Sequence[Claim], relations: set[tuple[str, str]], order: dict[str, int]
) -> Pair:
    """Return the pair of two *claims* from all relations between them: pairs of kind and speaker."""
    kind = DISPUTES if any(kind == DISPUTES for kind, _speaker in relations) else ANSWERS
    speakers = {speaker for one, speaker in relations if one == kind}
    one, other = sorted(claims, key=lambda claim: order[claim.id])
    if _speaks_before(book, other, one, speakers):
        one, other = other, one
    if len(speakers) == 2:
        kind = DISPUTE_EACH_OTHER if kind == DISPUTES else ANSWER_EACH_OTHER
    speaker = other.id if len(speakers) == 2 else next(iter(speakers))
    return Pair(one.id, other.id, kind, speaker, book.perspective(one), book.perspective(other))


def _speaks_before(book: ComparisonAnswers, claim: Claim, other: Claim, speakers: set[str]) -> bool:
    """Return whether *claim* speaks before *other*, which stands before it in the book.

    The dates of their words decide where they share no day. Else whoever disputes or answers comes later,
    and where both do so, the date of the telling decides.
    """
    dates = [_parsed(_speaking_date(book, one)) for one in (claim, other)]
    before = _is_before(*dates)
    if before is None and len(speakers) == 1:
        before = claim.id not in speakers
    if before is None:
        before = _is_before(*(_parsed(book.telling_date(one)) for one in (claim, other)))
    return bool(before)


def _is_before(date: Date | None, other: Date | None) -> bool | None:
    """Return whether a date is before another; None where they share a day, or one is not known."""
    if date is None or other is None:
        return None
    if date.latest and other.earliest and date.latest < other.earliest:
        return True
    return False if date.earliest and other.latest and other.latest < date.earliest else None


def _parsed(date: str | None) -> Date | None:
    return parse_date(date) if date else None


def _speaking_date(book: ComparisonAnswers, claim: Claim) -> str | None:
    """Return when a claim spoke (EDTF): the date of its words, else of their telling; None if not known."""
    return claim.date or book.telling_date(claim)
