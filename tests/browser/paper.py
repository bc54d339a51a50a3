"""Pages as Chromium prints them: the words on each sheet, and which of them lie on one another."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

Format = Literal["A4", "Letter"]
SHEET = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
TOUCH = 1.5
"""The points by which two words in one line may meet: an apostrophe is set close to the letter after it."""
SHARE = 0.35
"""The share of the lower box by which two lines may meet: the box of a word is higher than its letters."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a sheet, with the edges of its box in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def covers(self, other: Word) -> bool:
        """Return whether the two boxes overlap, so that one word cannot be read for the other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > TOUCH and down > SHARE * min(self.bottom - self.top, other.bottom - other.top)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, with its size in points."""

    width: float
    height: float
    words: tuple[Word, ...]

    def overprinted(self) -> list[tuple[str, str]]:
        """Return the pairs of words whose boxes overlap."""
        pairs = []
        words = sorted(self.words, key=lambda word: word.top)
        for place, upper in enumerate(words):
            for lower in words[place + 1 :]:
                if lower.top >= upper.bottom:
                    break
                if upper.covers(lower):
                    pairs.append((upper.text, lower.text))
        return pairs

    def cut(self) -> list[str]:
        """Return the words that the edge of the sheet cuts."""
        return [
            word.text
            for word in self.words
            if min(word.left, word.top) < 0 or word.right > self.width or word.bottom > self.height
        ]

    @property
    def text(self) -> str:
        """All words, in the order in which they are printed."""
        return " ".join(word.text for word in self.words)


def word(match: re.Match[str]) -> Word:
    """Return a word as ``pdftotext`` tells it."""
    left, top, right, bottom = (float(match[number]) for number in range(1, 5))
    return Word(left, top, right, bottom, unescape(match[5]))


def printed(page: Page, path: Path, paper: Format = "A4") -> list[Sheet]:
    """Print a page to a file, and return its sheets."""
    page.pdf(path=path, format=paper)
    output = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True).stdout
    return [
        Sheet(
            float(width),
            float(height),
            tuple(word(match) for match in WORD.finditer(content)),
        )
        for width, height, content in SHEET.findall(output.decode())
    ]


def faults(sheets: list[Sheet]) -> dict[str, object]:
    """Return what cannot be read, by the number of the sheet."""
    found: dict[str, object] = {}
    for number, sheet in enumerate(sheets, 1):
        if overprinted := sheet.overprinted():
            found[f"sheet {number}: text over text"] = (len(overprinted), overprinted[:3])
        if cut := sheet.cut():
            found[f"sheet {number}: cut"] = cut[:5]
    return found
