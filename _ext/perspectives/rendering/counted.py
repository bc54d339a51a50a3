"""Numbers in a sentence, as links to the claims that they count.

A sentence is translated as a whole, with its numbers filled in. :class:`Counted` fills in a mark for each
number, and afterwards puts a link in the place of each mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from perspectives.doctree.phrases import Inline, Link, Part

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

MARK = re.compile("\ue000([0-9]+)\ue001")
"""A mark: signs of Unicode that no text of a book has, around the place of its link."""


class Counted:
    """The counts of one sentence."""

    def __init__(self, printer: Printer) -> None:
        self.printer = printer
        self.links: list[Link | Inline] = []

    def mark(self, number: int, question: Mapping[str, str], words: str = "") -> str:
        """Return a mark for a count; without a link where nothing is counted.

        :param question: the question that the register answers with as many claims
        :param words: what is printed; empty for the number
        """
        if not number:
            return words or str(number)
        self.links.append(self.printer.register_link(words or str(number), question))
        return f"\ue000{len(self.links) - 1}\ue001"

    def parts(self, sentence: str) -> Iterator[Part]:
        """Yield a sentence with its links."""
        for place, text in enumerate(MARK.split(sentence)):
            if place % 2:
                yield self.links[int(text)]
            elif text:
                yield text
