"""The pages of a printed book as their lines, read by poppler: what stands where."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

NAMESPACE = {"x": "http://www.w3.org/1999/xhtml"}


def compact(words: str) -> str:
    """Return *words* without white space, soft hyphens and other characters that line breaks change."""
    return re.sub(r"[\s\u00ad\u2060\u200b]+", "", words)


@dataclass(slots=True)
class Line:
    """A line of print: its box in points, from the upper left, and its words."""

    left: float
    top: float
    right: float
    bottom: float
    words: list[tuple[str, float]]

    @property
    def text(self) -> str:
        """The words."""
        return " ".join(word for word, _height in self.words)

    @property
    def begins_a_note(self) -> bool:
        """Whether the line begins with a raised number, as a footnote does."""
        (number, height), *rest = self.words
        return number.isdigit() and bool(rest) and height < 0.85 * rest[0][1]


@dataclass(slots=True)
class Page:
    """A page: the lines of its text without footnotes, and those of its margins, from top to bottom.

    :ivar filled: the share of the height of the text that is used, footnotes included
    """

    number: int
    filled: float = 0.0
    lines: list[Line] = field(default_factory=list)
    margins: list[Line] = field(default_factory=list)

    def starts(self) -> Iterator[Line]:
        """Yield the first line of each column at the top of the page: of the left half and of the right."""
        if self.lines:
            first = self.lines[0]
            yield from (line for line in self.lines if line.top < first.top + 4)

    def beside(self, names: set[str]) -> Iterator[tuple[str, Line]]:
        """Yield the *names* that stand in the margins, on up to four lines, with the first line of each."""
        lines = [compact(line.text) for line in self.margins]
        for number, first in enumerate(self.margins):
            for end in range(number + 1, number + 5):
                if (name := "".join(lines[number:end])) in names:
                    yield name, first
                    break

    def below(self, line: Line) -> Line | None:
        """Return the next line below a line of the page, in the same column."""
        lines = (one for one in self.lines if one.top > line.top + 4 and abs(one.left - line.left) < 4)
        return next(lines, None)

    def ends(self) -> Iterator[Line]:
        """Yield the last line of the page, or those of its columns where they end at one height.

        A row of numbers is the last row of a table, and yields nothing.
        """
        last = max((line.bottom for line in self.lines), default=0)
        lines = [line for line in self.lines if line.bottom > last - 4]
        if not any(line.text.isdigit() for line in lines):
            yield from lines


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Where the text of the pages stands, in points: its top, bottom, and its left and right on a right page.

    On a left page, left and right are exchanged.
    """

    width: float
    top: float
    bottom: float
    inner: float
    outer: float

    def pages(self, path: Path) -> Iterator[Page]:
        """Yield the pages of a PDF."""
        command = ["pdftotext", "-bbox-layout", str(path), "-"]
        output = subprocess.run(command, capture_output=True, check=True).stdout
        # Some characters of fonts are no XML.
        tree = etree.fromstring(
            re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", output), etree.XMLParser(huge_tree=True)
        )
        for number, page in enumerate(tree.iterfind(".//x:page", NAMESPACE), 1):
            yield self._page(number, page)

    def _page(self, number: int, element: etree._Element) -> Page:
        left, right = (self.inner, self.outer) if number % 2 else (self.outer, self.inner)
        page, notes_top = Page(number), self.bottom
        for found in element.iterfind(".//x:line", NAMESPACE):
            words = [
                (word.text or "", float(word.get("yMax", 0)) - float(word.get("yMin", 0)))
                for word in found.iterfind("x:word", NAMESPACE)
            ]
            x, y, end, bottom = (float(found.get(name, 0)) for name in ("xMin", "yMin", "xMax", "yMax"))
            line = Line(x, y, end, bottom, words)
            is_in_text = left - 12 < (line.left + line.right) / 2 < self.width - right
            if words and is_in_text and self.top - 4 < line.top and line.bottom < self.bottom + 8:
                page.filled = max(page.filled, (line.bottom - self.top) / (self.bottom - self.top))
                page.lines.append(line)
                # A number that stands out at the left is that of a paragraph.
                if line.begins_a_note and -4 < line.left - left < 14:
                    notes_top = min(notes_top, line.top)
            elif words and self.top - 4 < line.top < self.bottom + 20:
                page.margins.append(line)
        page.margins.sort(key=lambda line: line.top)
        page.lines = sorted(
            (line for line in page.lines if line.top < notes_top), key=lambda line: (line.top, line.left)
        )
        return page
