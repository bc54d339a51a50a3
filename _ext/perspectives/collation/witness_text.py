"""A witness's text, with the pages it is printed on.

A passage is text without a gap: a quotation is found in one passage or not at all.
Readers write into a :class:`Writer`, which keeps the offsets right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from perspectives.collation.normal_form import OMISSION, Token, clean, tokens_of


@dataclass(frozen=True)
class Passage:
    """Text of a file; ``breaks`` are offsets and the page that begins there, ``note`` the number of a footnote."""

    text: str
    file: str = ""
    breaks: tuple[tuple[int, str], ...] = ()
    note: str | None = None

    @cached_property
    def tokens(self) -> list[Token]:
        """The words and signs, in their order."""
        return tokens_of(self.text)

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """Where in :attr:`tokens` each word stands; a word divided at a line's end also under its first part."""
        found: dict[str, list[int]] = {}
        for position, token in enumerate(self.tokens):
            found.setdefault(token.word, []).append(position)
            if token.parts and token.parts[0] != token.word:
                found.setdefault(token.parts[0], []).append(position)
        return found

    def page(self, offset: int) -> str | None:
        """Return the page that the character at *offset* is printed on."""
        before = bisect_right([start for start, _ in self.breaks], offset)
        return self.breaks[before - 1][1] if before else None

    def locator(self, start: int, end: int) -> str | None:
        """Return the place of a run of text as a claim's locator says it; None where no page is known."""
        first, last = self.page(start), self.page(max(start, end - 1))
        if not first or not last:
            return None
        if first != last:
            first = f"{first.partition('–')[0]}–{last.rpartition('–')[2]}"
        label = "pp." if "–" in first else "p."
        return f"{label} {first}" + (f", n. {self.note}" if self.note else "")


@dataclass(slots=True)
class Writer:
    """Takes the text of a passage piece by piece.

    :ivar page_break: a pattern whose first group is the number of the page that begins at a mark in the text
    :ivar omission: the copyist's sign for what was left out of this copy
    """

    file: str = ""
    note: str | None = None
    page_break: re.Pattern[str] | None = None
    omission: str | None = None
    parts: list[str] = field(default_factory=list)
    breaks: list[tuple[int, str]] = field(default_factory=list)
    length: int = 0

    def text(self, text: str) -> None:
        """Add text, in which marks of pages and omissions may stand."""
        position = 0
        for match in self.page_break.finditer(text) if self.page_break else ():
            self._add(text[position : match.start()])
            self.page(match[1])
            position = match.end()
        self._add(text[position:])

    def _add(self, text: str) -> None:
        kept = clean(text)
        if self.omission:
            kept = kept.replace(self.omission, OMISSION)
        self.parts.append(kept)
        self.length += len(kept)

    def omit(self) -> None:
        """Say that this copy leaves something out here."""
        self.parts.append(OMISSION)
        self.length += len(OMISSION)

    def page(self, number: str | None, divides_word: bool = False) -> None:
        """Begin a page; where it has no number, none is known from here on."""
        if self.length and not divides_word:
            self._add("\n")
        self.breaks.append((self.length, (number or "").strip()))

    def passage(self) -> Passage:
        """Return what was written."""
        return Passage("".join(self.parts), self.file, tuple(self.breaks), self.note)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation was found: the passage, and the run of its characters."""

    passage: Passage
    start: int
    end: int

    @property
    def locator(self) -> str | None:
        """The page or pages, as a claim's locator says them."""
        return self.passage.locator(self.start, self.end)
