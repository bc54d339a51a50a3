"""The record of a problem: what it is, where it stands, and what was found there."""

from __future__ import annotations

from dataclasses import dataclass

OFFER = "\n"
"""What stands between two values that a problem offers."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault that an editor has to mend; ``path`` is the file if the fault is in no document.

    :ivar nearest: the value that is probably meant; if there are two, with :data:`OFFER` between them
    :ivar option: the option of the directive at this line that has the fault; empty if it is the directive
    """

    code: str
    line: int
    docname: str | None = None
    path: str | None = None
    value: str = ""
    expected: str = ""
    nearest: str | None = None
    other: str | None = None
    option: str = ""
