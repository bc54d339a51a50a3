"""The second reading: findings assigned again, by a reader who saw the claims and neither finding nor commentary. No Sphinx here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What a second reader found on a question.

    :ivar id: that of the comparison
    :ivar first: the editors' finding before this reading
    :ivar finding: the second reader's
    :ivar sure: whether the reader was sure of it
    :ivar why: the reader's reason
    :ivar answer: what the editors make of it, where the two differ
    """

    id: str
    first: str
    finding: str
    sure: bool
    why: str
    answer: str | None = None


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of two readers: 1 where they always agree, 0 where no more than chance would have it.

    None where there is nothing to compare, or where both gave one and the same answer throughout, which leaves
    nothing to chance (J. Cohen, "A Coefficient of Agreement for Nominal Scales", 1960).
    """
    if not pairs:
        return None
    number = len(pairs)
    first, second = (Counter(column) for column in zip(*pairs, strict=True))
    expected = sum(first[answer] * second[answer] for answer in first) / number**2
    if expected == 1:
        return None
    agreed = sum(one == other for one, other in pairs) / number
    return (agreed - expected) / (1 - expected)
