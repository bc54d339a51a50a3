"""Finds the names of the index in a text, by all their spellings, in one pass over its words.

No Sphinx here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perspectives.records.indexed_name import IndexedName
from perspectives.records.quoting import with_capital

_WORD = re.compile(r"\w+")
_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "‑": "-"})
"""Signs that differ between two spellings of one name, each as long as what stands for it."""
_PLURALS = ("", "s", "es")


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: its id, and the part of the text that names it."""

    id: str
    start: int
    end: int


class NameFinder:
    """Finds names: the longest spelling first, whole words, and none within another.

    A spelling that begins with a capital is found as it stands; one that begins with a small letter is found
    with a capital too, and with the ending of a plural. A short form or last name that two names have finds
    neither, and what stands in a phrase that is an exception is passed over.
    """

    def __init__(self, names: Iterable[IndexedName]) -> None:
        names = list(names)
        ids = {
            **_alone((name.last, name.id) for name in names),
            **_alone((name.short, name.id) for name in names),
        }
        for name in reversed(names):
            ids |= {form.translate(_ALIKE): name.id for form in name.spellings}
        for name in names:
            for form in name.exceptions:
                ids.setdefault(form.translate(_ALIKE), None)
        self._targets = {name.id: name.see or name.id for name in names if name.is_indexed}
        self._by_first_word: dict[str, list[tuple[str, str | None]]] = {}
        for form in sorted(ids, key=lambda form: (-len(form), form)):
            match = _WORD.search(form)
            if match is None or match.start():
                continue
            for first in self._first_words(match.group(), form):
                self._by_first_word.setdefault(first, []).append((form, ids[form]))

    @staticmethod
    def _first_words(word: str, form: str) -> Iterator[str]:
        """Yield the words of a text at which a form can begin, whose own first word is *word*."""
        yield word
        if word[0].islower():
            yield with_capital(word)
            if word == form:
                for plural in _PLURALS[1:]:
                    yield word + plural
                    yield with_capital(word) + plural

    def find(self, text: str) -> Iterator[Found]:
        """Yield the names in a text that the index gathers, in its order."""
        for found in self.find_all(text):
            if found.id in self._targets:
                yield Found(self._targets[found.id], found.start, found.end)

    def find_all(self, text: str) -> Iterator[Found]:
        """Yield every name in a text, those that the index does not gather too; an exception has no id."""
        plain = text.translate(_ALIKE)
        end_of_last = 0
        for match in _WORD.finditer(plain):
            candidates = self._by_first_word.get(match.group())
            if candidates is None or match.start() < end_of_last:
                continue
            for form, id_ in candidates:
                end = _end_of(plain, match.start(), form)
                if end:
                    end_of_last = end
                    yield Found(id_ or "", match.start(), end)
                    break


def _alone(forms: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """Return the id of each form that one name alone has."""
    ids: dict[str, str | None] = {}
    for form, id_ in forms:
        key = form.translate(_ALIKE)
        ids[key] = id_ if ids.get(key, id_) == id_ else None
    return {form: id_ for form, id_ in ids.items() if form and id_}


def _end_of(text: str, start: int, form: str) -> int:
    """Return where the *form* that begins at *start* ends, with the ending of a plural; 0 for another."""
    length = len(form)
    has_form = text.startswith(form, start)
    if not has_form and form[0].islower():
        has_form = text[start : start + 1] == form[0].upper() and text.startswith(form[1:], start + 1)
    if not has_form:
        return 0
    for plural in _PLURALS if form[0].islower() else ("",):
        end = start + length + len(plural)
        if text.startswith(plural, start + length) and not _is_word(text[end : end + 1]):
            return end
    return 0


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
