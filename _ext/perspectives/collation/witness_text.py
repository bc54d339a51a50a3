"""The text of a witness, with the pages on which it is printed.

A passage is text without a gap. A quotation stands in one passage; it cannot begin in one and end in another.
A reader of files writes into a :class:`PassageWriter`, which counts the offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from perspectives.collation.normal_form import (
    LINE_END_HYPHENS,
    OMISSION_SIGN,
    PAGE_SIGN,
    QUOTES,
    Token,
    clean_marked_text,
    tokens_of,
    with_line_feeds,
    without_marks,
)


@dataclass(frozen=True)
class Passage:
    """Text of a file.

    :ivar breaks: the page breaks in their order: the offset in ``text``, and the number of the page
    :ivar note: the number of the footnote, if the passage is one
    """

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
        """The positions of each word in :attr:`tokens`.

        A word that the end of a line divides is also listed under its first part.
        """
        positions: dict[str, list[int]] = {}
        for position, token in enumerate(self.tokens):
            positions.setdefault(token.word, []).append(position)
            if token.parts and token.parts[0] != token.word:
                positions.setdefault(token.parts[0], []).append(position)
        return positions

    def page_at(self, offset: int) -> str | None:
        """Return the number of the page that has the character at *offset*; None before the first break."""
        break_count = bisect_right([start for start, _ in self.breaks], offset)
        return self.breaks[break_count - 1][1] if break_count else None

    def locator_of(self, start: int, end: int) -> str | None:
        """Return the pages of the text from *start* to *end* as a locator; None where a page is not known."""
        first, last = self.page_at(start), self.page_at(max(start, end - 1))
        if not first or not last:
            return None
        if first != last:
            first = f"{first.partition('–')[0]}–{last.rpartition('–')[2]}"
        label = "pp." if "–" in first else "p."
        return f"{label} {first}" + (f", n. {self.note}" if self.note else "")


@dataclass(slots=True)
class PassageWriter:
    """Collects the text of a passage piece by piece. It is cleaned as a whole, when all of it is there.

    :ivar page_break: a pattern of the marks at which a page begins; its first group is the page number
    :ivar omission: the copyist's sign for an omission in this copy
    :ivar line_hyphen: what this copy has for a hyphen at the end of a line, where its line ends are lost
    :ivar pages: the numbers of the pages in their order; a sign in ``parts`` stands where each begins
    :ivar word_goes_on: whether the text that comes next continues the word before it
    """

    file: str = ""
    note: str | None = None
    page_break: re.Pattern[str] | None = None
    omission: str | None = None
    line_hyphen: str | None = None
    parts: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    word_goes_on: bool = False

    def add_text(self, text: str) -> None:
        """Add text that may contain marks of page breaks and omissions."""
        text = without_marks(with_line_feeds(text))
        if self.line_hyphen:
            text = text.replace(self.line_hyphen, "-\n")
        position = 0
        for match in self.page_break.finditer(text) if self.page_break else ():
            self._add_piece(text[position : match.start()])
            self.begin_page(match[1])
            position = match.end()
        self._add_piece(text[position:])

    def _add_piece(self, text: str) -> None:
        if self.word_goes_on:
            text = text.lstrip()
            self.word_goes_on = not text
        if text:
            self.parts.append(text)

    def add_omission(self) -> None:
        """Record that the copy leaves something out at this point."""
        self._add_piece(OMISSION_SIGN)

    def end_line(self) -> None:
        """End a line, but not within a word that goes on."""
        if not self.word_goes_on:
            self.parts.append("\n")

    def end_block(self) -> None:
        """End a line, and the word with it."""
        self.word_goes_on = False
        self.parts.append("\n")

    def continue_word(self) -> None:
        """Record that a line or page ends here within a word: white space on both sides means nothing.

        A hyphen that is printed at this place is one at the end of a line.
        """
        position = len(self.parts)
        while position and not self.parts[position - 1].rstrip():
            position -= 1
        del self.parts[position:]
        if self.parts and self.parts[-1] != PAGE_SIGN:
            self.parts[-1] = self.parts[-1].rstrip()
            if self.parts[-1][-1] in (*LINE_END_HYPHENS, "="):
                # In black letter the hyphen looks like the sign of equality, and is often typed so.
                self.parts[-1] = f"{self.parts[-1][:-1]}-\n"
        self.word_goes_on = True

    def begin_page(self, number: str | None, divides_word: bool = False) -> None:
        """Begin a page. Without a number, the page of the text that follows is not known."""
        if divides_word:
            self.continue_word()
        elif self.parts:
            self.end_line()
        self.pages.append((number or "").strip())
        self.parts.append(PAGE_SIGN)

    def ends_with_quote(self) -> bool:
        """Return whether the text so far ends with a quotation mark, or with an opening one and a space."""
        end = "".join(self.parts[-3:]).replace(PAGE_SIGN, "")
        return end[-1:] in (*QUOTES,) or end.rstrip()[-1:] in (*"«‹„「『",)

    def passage(self) -> Passage:
        """Return the passage with all text added so far."""
        pieces = clean_marked_text("".join(self.parts)).split(PAGE_SIGN)
        if self.omission:
            pieces = [piece.replace(self.omission, OMISSION_SIGN) for piece in pieces]
        lengths = accumulate(len(piece) for piece in pieces)
        return Passage("".join(pieces), self.file, tuple(zip(lengths, self.pages, strict=False)), self.note)


@dataclass(frozen=True, slots=True)
class QuotationPlace:
    """A place where a quotation stands: from the character *start* of a passage to before *end*.

    :ivar left_out: from where to where the marks of the quotation stand for other words of the passage
    """

    passage: Passage
    start: int
    end: int
    left_out: tuple[tuple[int, int], ...] = ()

    @property
    def locator(self) -> str | None:
        """The page or pages as a locator; None where they are not known."""
        return self.passage.locator_of(self.start, self.end)
