"""Capitalised words in the editors' own prose that no register knows: names that the index may lack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perspectives.book.name_finder import NameFinder
from perspectives.book.spoken_texts import texts_of
from perspectives.doctree.plain_text import REFERENCE
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from perspectives.book.book import Book

OFTEN = 3
"""A word that stands in prose so often is reported."""
_CAPITALISED = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE_SIGNS = frozenset(".!?…:;“”‘(—–-/")


def unregistered_names(book: Book, docnames: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each word, at the first page that has it.

    A word at the beginning of a sentence does not count: it may be any word. What is no name stands in the
    file ``no-names.txt`` of the registry.
    """
    finder = NameFinder(book.registry.names.values())
    counts: dict[str, int] = {}
    first: dict[str, tuple[str, str]] = {}
    for docname in docnames:
        for spoken in texts_of(book, docname):
            if spoken.claim or not (spoken.is_prose or spoken.anchor.startswith("note-")):
                continue
            for word, around in _unknown_words(finder, REFERENCE.sub("", spoken.text)):
                if word not in book.registry.no_names:
                    counts[word] = counts.get(word, 0) + 1
                    first.setdefault(word, (docname, around))
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        if counts[word] >= OFTEN:
            docname, around = first[word]
            expected = f"a name in a register; it stands in prose {counts[word]} times, as in “{around}”"
            yield Problem("unregistered-name", 1, docname, value=word, expected=expected)


def _unknown_words(finder: NameFinder, text: str) -> Iterator[tuple[str, str]]:
    """Yield each capitalised word within a sentence that is no part of a name, and what stands around it."""
    known = [(found.start, found.end) for found in finder.find_all(text)]
    for match in _CAPITALISED.finditer(text):
        word = re.sub(r"[’'](?:s|)$", "", match.group())
        if not word[0].isupper() or len(word) == 1:
            continue
        before = text[: match.start()].rstrip(" *")
        if not before or before[-1] in _SENTENCE_SIGNS or before.endswith("\n"):
            continue
        if not any(start < match.end() and match.start() < end for start, end in known):
            yield word, " ".join(text[max(0, match.start() - 30) : match.end() + 30].split())
