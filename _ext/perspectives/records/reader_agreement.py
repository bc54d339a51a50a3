"""The second reading: a second reader assigns findings again.

This reader sees the claims of a comparison, but not the finding and not the commentary.
This module imports no Sphinx.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The finding of a second reader on one comparison.

    :ivar id: the id of the comparison
    :ivar first: the finding of the editors before this reading
    :ivar finding: the finding of the second reader
    :ivar sure: whether the second reader was sure
    :ivar why: the second reader's reason
    :ivar answer: the answer of the editors if the two findings differ
    """

    id: str
    first: str
    finding: str
    sure: bool
    why: str
    answer: str | None = None


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa for two readers: 1 if they always agree, 0 if they agree as often as by chance.

    *pairs* are the answers of the first and the second reader to each question.
    None if there are no pairs, or if both readers gave the same single answer to all questions:
    kappa is then not defined (J. Cohen, "A Coefficient of Agreement for Nominal Scales", 1960).
    """
    if not pairs:
        return None
    number = len(pairs)
    first, second = (Counter(column) for column in zip(*pairs, strict=True))
    expected = sum(first[answer] * second[answer] for answer in first) / number**2
    if expected == 1:
        return None
    observed = sum(first_answer == second_answer for first_answer, second_answer in pairs) / number
    return (observed - expected) / (1 - expected)
