"""Where the book speaks of each name: in its own prose, in the words of claims, and in documents.

No Sphinx here. A page whose texts have not changed since the last build is not searched again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from typing import TYPE_CHECKING

from perspectives.book.name_finder import NameFinder
from perspectives.book.record_titles import fill_titles
from perspectives.book.spoken_texts import SpokenText, texts_of
from perspectives.doctree.plain_text import REFERENCE
from perspectives.records.kept_results import digest_of

if TYPE_CHECKING:
    from perspectives.book.book import Book

ReadableText = tuple[str, list[tuple[int, int]], list[tuple[str, int, int]]]
"""A text as it is read; the parts of it in which no name counts; the voices in it, each with its place."""
NamedOnce = tuple[str, str, tuple[int, int], int]
"""A name in a text: its id, the sentence of its first place, its place there, and how often it stands."""
AROUND = 160
"""The number of signs that are shown on each side of a name, at most."""
_NO_END = r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\b[Vv]ol)(?<!\b[Nn]o)"
"""What stands before a full stop that ends no sentence: an initial or an abbreviation."""
_SENTENCE_START = re.compile(_NO_END + r"[.!?…][”’»)\]]*\s+(?=[^\W_a-z]|[“‘«(])")
_SENTENCE_END = re.compile(_NO_END + r"[.!?…][”’»)\]]*(?=\s+(?:[^\W_a-z]|[“‘«(])|\s*$)")
_CLIPPED = "…"


@dataclass(frozen=True, slots=True)
class Mention:
    """A paragraph that names somebody or something, once or several times.

    :ivar sentence: what stands around the name where it comes first
    :ivar words: the place of the name in :attr:`sentence`
    :ivar count: how often the paragraph has it
    """

    docname: str
    text: SpokenText
    sentence: str
    words: tuple[int, int]
    count: int


def find_mentions(book: Book, docnames: Iterable[str]) -> dict[str, list[Mention]]:
    """Return the mentions of each name that is mentioned, by its id, in the order of the documents."""
    kept = book.kept.topic("mentions")
    finder = NameFinder(book.registry.names.values())
    names = digest_of(list(book.registry.names.items()))
    mentions: dict[str, list[Mention]] = {}
    for docname in docnames:
        spoken = list(texts_of(book, docname))
        readable = [_readable(book, one.text) for one in spoken]
        found = kept.of((names, readable), partial(_named_in_each, finder, book, readable))
        for text, names_in_text in zip(spoken, found, strict=True):
            for id_, sentence, words, count in names_in_text:
                mentions.setdefault(id_, []).append(Mention(docname, text, sentence, words, count))
    return mentions


def _named_in_each(finder: NameFinder, book: Book, texts: list[ReadableText]) -> list[list[NamedOnce]]:
    return [_named_in(finder, book, text) for text in texts]


def _named_in(finder: NameFinder, book: Book, text: ReadableText) -> list[NamedOnce]:
    """Return the names in a text, each with the sentence of its first place."""
    plain, hidden, voices = text
    counts: dict[str, int] = {}
    first: dict[str, tuple[int, int]] = {}
    for id_, start, end in voices:
        if id_ in book.registry.names:
            counts[id_] = counts.get(id_, 0) + 1
            first.setdefault(id_, (start, end))
    for found in finder.find(plain):
        if not any(start < found.end and found.start < end for start, end in hidden):
            counts[found.id] = counts.get(found.id, 0) + 1
            first.setdefault(found.id, (found.start, found.end))
    return [(id_, *sentence_around(plain, *first[id_]), count) for id_, count in counts.items()]


def is_left_out(docname: str, patterns: Iterable[str]) -> bool:
    """Return whether no name of a page counts: a pattern such as ``editing/*`` fits its name."""
    return any(fnmatchcase(docname, pattern) for pattern in patterns)


def sentence_around(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """Return the sentence around a part of a text, shortened, and the place of the part in it."""
    first = 0
    for match in _SENTENCE_START.finditer(text, max(0, start - 3 * AROUND), start):
        first = match.end()
    if first == 0 and start > 3 * AROUND:
        first = start - 3 * AROUND
    match_end = _SENTENCE_END.search(text, end)
    last = match_end.end() if match_end else len(text)
    before, after = "", ""
    if start - first > AROUND:
        first = text.find(" ", start - AROUND, start) + 1 or start
        before = f"{_CLIPPED} "
    if last - end > AROUND:
        last = text.rfind(" ", end, end + AROUND)
        last = last if last > 0 else end
        after = f" {_CLIPPED}"
    words = " ".join(text[first:start].split())
    words = f"{before}{words}{' ' if text[first:start][-1:].isspace() else ''}"
    named = text[start:end].replace("\n", " ")
    rest = " ".join(text[end:last].split())
    gap = " " if text[end : end + 1].isspace() and rest else ""
    return f"{words}{named}{gap}{rest}{after}", (len(words), len(words) + len(named))


def _readable(book: Book, text: str) -> ReadableText:
    """Return the text with the titles of the records that it names, and two lists of parts of it.

    The first are the titles, in which no name counts; the second the voices that are named by their ids.
    """
    parts: list[str] = []
    hidden: list[tuple[int, int]] = []
    voices: list[tuple[str, int, int]] = []
    length = position = 0
    for match in REFERENCE.finditer(text):
        parts.append(text[position : match.start()])
        length += len(parts[-1])
        title = fill_titles(book, match.group()) or ""
        parts.append(title)
        place = (length, length + len(title))
        hidden.append(place)
        if match["kind"] == "voice":
            voices.append((match["id"], *place))
        length = place[1]
        position = match.end()
    parts.append(text[position:])
    return "".join(parts), hidden, voices
