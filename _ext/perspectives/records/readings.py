"""The second reading: a second reader assigns findings again.

This reader sees the claims of a comparison, but not the finding and not the commentary.
How often both agree is told as a number and tests the definitions; it is no measure of reliability.
This module imports no Sphinx.
"""

from __future__ import annotations

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
