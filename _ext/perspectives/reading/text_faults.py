"""A fault in a text as an editor types it, before it is known in which file and line the text begins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextFault:
    """A fault in lines of a text.

    :ivar code: the code of the problem
    :ivar line: the line in the text, from 0
    :ivar value: what was found
    :ivar expected: what was expected; empty where the problem itself says it
    :ivar near: the nearest valid name
    """

    code: str
    line: int
    value: str
    expected: str = ""
    near: str | None = None
