"""The records of lessons, and how their words are counted and broken into lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WORDS_OF_SOURCES = 600
"""The most words of sources that pupils read in a lesson of :data:`LESSON_MINUTES`."""
WORDS_OF_ONE_DOCUMENT = 450
"""The same where the one source is a document, or a passage of a document."""
LESSON_MINUTES = 45
GUIDING_QUESTIONS = 2
"""So many questions stand under each source."""
SPEEDS = (120, 80)
"""Words a minute by which reading is estimated: of a reader of the mother tongue, of a learner."""
LINE_LENGTH = 84
"""No numbered line of a document has more characters, so that a number means the same line everywhere."""


@dataclass(frozen=True, slots=True)
class LessonSource:
    """A source on the pupils' side of a lesson.

    :ivar target: the id of a claim, the id of a document, or paragraphs of a document as ``paper:p3-5``
    :ivar gloss: hard words with their meanings
    :ivar is_with_original: whether the original words stand beside the translation
    """

    target: str
    line: int
    gloss: tuple[tuple[str, str], ...] = ()
    is_with_original: bool = False

    @property
    def document(self) -> str:
        """The id of the document, where the source names one with its paragraphs; else all that was typed."""
        return self.target.partition(":")[0]

    @property
    def selection(self) -> str:
        """The paragraphs in the form of the option ``paragraphs``: ``3-5``; empty for the whole document."""
        typed = self.target.partition(":")[2].strip()
        return re.sub(r"(?P<attached>a[0-9]+-p)|p(?=[0-9])", lambda found: found["attached"] or "", typed)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson, as the editor typed it.

    :ivar id: the label of its heading, without ``lesson-`` before it: the name of its files
    :ivar uses: the comparison from which it is made; None where it is made from none
    :ivar tried: where and when it was tried with a class; None where it was not
    """

    id: str
    docname: str
    line: int
    title: str = ""
    skill: str = ""
    uses: str | None = None
    minutes: int = LESSON_MINUTES
    tried: str | None = None
    sources: tuple[LessonSource, ...] = field(default=())


def lesson_id(label: str) -> str:
    """Return the id of a lesson whose heading has a label."""
    return label.removeprefix("lesson-")


def source_letter(place: int) -> str:
    """Return the letter of a source by its place, from 0: A to Z, then AA, AB and so on."""
    before, last = divmod(place, 26)
    return (source_letter(before - 1) if before else "") + chr(ord("A") + last)


def word_limit(minutes: int, is_one_document: bool) -> int:
    """Return how many words of sources a lesson of so many minutes may have."""
    words = WORDS_OF_ONE_DOCUMENT if is_one_document else WORDS_OF_SOURCES
    return words * minutes // LESSON_MINUTES


def reading_minutes(words: int, speed: int) -> int:
    """Return the minutes that reading takes at *speed* words a minute, as a whole number, rounded up."""
    return -(-words // speed)


def numbered_lines(paragraphs: Iterable[str]) -> list[list[str]]:
    """Return the lines of each paragraph, none longer than :data:`LINE_LENGTH` where its words allow that.

    The end of a line that is meant, as in verse, stays.
    """
    return [[line for typed in words.split("\n") for line in _broken(typed.split())] for words in paragraphs]


def _broken(words: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= LINE_LENGTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def line_of(word: str, paragraphs: Iterable[Sequence[str]]) -> int | None:
    """Return the number of the line in which a word or a phrase begins, from 1; None where it stands nowhere.

    Capitals make no difference, nor does the end of a line within the phrase.
    """
    wanted = word.casefold()
    start = 0
    for lines in paragraphs:
        text, places = "", []
        for number, line in enumerate(lines, start + 1):
            places += [number] * (len(line.casefold()) + 1)
            text += f"{line.casefold()} "
        found = text.find(wanted)
        if found >= 0:
            return places[found]
        start += len(lines)
    return None
