"""How parts of a citation meet: marks, spaces and quotation marks. This module imports no Sphinx."""

from __future__ import annotations

import re
from collections.abc import Iterable

from perspectives.citations.rich_text import MARK_PAIRS, Rich, Run, append_mark, merged, rich

INNER_MARKS = re.compile(r"(?<!\w)‘(?P<single>.+?)’(?![^\W\d_])|“(?P<double>[^“”]+)”")
"""Words in quotation marks."""


class Seams:
    """Joins texts.

    :ivar in_quote: whether a comma or a full stop goes before a closing quotation mark
    :ivar marks: the outer and the inner quotation marks
    """

    def __init__(self, in_quote: bool, marks: tuple[str, str, str, str]) -> None:
        self.in_quote = in_quote
        self.outer, self.inner = marks[:2], marks[2:]

    def join(self, parts: Iterable[Rich], delimiter: str = "") -> Rich:
        """Return the parts that are not empty, with the delimiter between them."""
        result: Rich = ()
        for part in parts:
            if part:
                result = self.meet(self.meet(result, rich(delimiter)), part) if result else part
        return result

    def affixed(self, before: str, text: Rich, behind: str) -> Rich:
        """Return a text between a prefix and a suffix; empty if the text is."""
        return self.meet(self.meet(rich(before), text), rich(behind)) if text else ()

    def meet(self, first: Rich, second: Rich) -> Rich:
        """Return two texts as one, without marks and spaces that the other has."""
        if not first or not second:
            return first or second
        begin = second[0].text[0]
        ending = first[-1].text[-1]
        if self.in_quote and begin in ".,":
            return merged((*append_mark(first, begin), *_without_first(second)))
        if begin in MARK_PAIRS.get(ending, {}):
            second = _without_first(second)
        if begin == ending == " ":
            second = _without_first(second)
        return merged((*first, *second))

    def quoted(self, text: Rich) -> Rich:
        """Return a text in quotation marks; marks inside it become the inner ones."""
        if not text:
            return ()
        inside = (Run(self._nested(run.text), run.italic, run.url) for run in text)
        return merged((Run(self.outer[0]), *inside, Run(self.outer[1])))

    def _nested(self, text: str) -> str:
        def marked(match: re.Match[str]) -> str:
            return f"{self.inner[0]}{match['single'] or match['double']}{self.inner[1]}"

        return INNER_MARKS.sub(marked, text)


def _without_first(text: Rich) -> Rich:
    """Return a text without its first letter."""
    run = text[0]
    return merged((Run(run.text[1:], run.italic, run.url), *text[1:]))
