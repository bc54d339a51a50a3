"""Characters in quoted words that an editor does not see: which of them are told, and how. No Sphinx here.

Told is what has no business in the words: what is invisible, tabs, and spaces that look like a plain space.
Not told is what belongs to the writing:

* a joiner or non-joiner where RFC 5892 (A.1 and A.2) allows it: after a sign that joins consonants, as in
  Hindi, and between letters of Arabic script, as in Persian;
* a space that keeps a line from being broken beside punctuation, a sign or a number, or after a word of one
  letter: « oui », 10 000, May 1701, в Москве.
"""

from __future__ import annotations

import re
import unicodedata

from perspectives.records.characters import FORBIDDEN, INVISIBLE, name_of

_JOINERS = "\u200c\u200d"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_UNSEEN = re.compile(rf"{INVISIBLE.pattern}|[\t{_SPACES}]")
_AROUND = 14
"""The number of characters that are shown before and after an unseen one."""
_VIRAMA = 9
"""The combining class of the signs that join consonants (Unicode, Canonical_Combining_Class)."""


def unseen_in(line: str) -> list[str]:
    """Return what is told of each kind of unseen character in a line of a quotation.

    The name, the column from 1, and the words around it; a forbidden character is reported as such elsewhere.
    """
    # White space before the words, and the sign “>”, are no part of them.
    start = len(line) - len(line.lstrip("> \t"))
    found: dict[str, list[int]] = {}
    for match in _UNSEEN.finditer(line, start, len(line.rstrip(" \t"))):
        if not FORBIDDEN.match(match[0]) and not _belongs(line, match.start(), start):
            found.setdefault(match[0], []).append(match.start())
    return [_said(line, start, places) for places in found.values()]


def _said(line: str, start: int, places: list[int]) -> str:
    first = places[0]
    words = line[max(start, first - _AROUND) : first + _AROUND + 1]
    words = _UNSEEN.sub(lambda match: f"\\u{{{ord(match[0]):x}}}", words)
    more = f", {len(places)} times" if len(places) > 1 else ""
    return f"{name_of(line[first])}, column {first + 1}{more}, in “{words}”"


def _belongs(line: str, index: int, start: int) -> bool:
    """Return whether the character at an index belongs to the writing."""
    character = line[index]
    before, after = line[start:index], line[index + 1 :]
    if character in _JOINERS:
        return bool(before) and (
            unicodedata.combining(before[-1]) == _VIRAMA or (_is_arabic(before) and _is_arabic(after[::-1]))
        )
    if not re.match(f"[{_SPACES}]", character):
        return False
    neighbours = before[-1:] + after[:1]
    if len(neighbours) < 2 or any(neighbour.isspace() for neighbour in neighbours):
        return False
    return any(unicodedata.category(one)[0] not in "LM" for one in neighbours) or _is_short(before)


def _is_arabic(text: str) -> bool:
    """Return whether the last letter of *text*, before marks on it, is of Arabic or a related script."""
    letter = text.rstrip("".join({one for one in text[-4:] if unicodedata.category(one) == "Mn"}))[-1:]
    return bool(letter) and unicodedata.bidirectional(letter) == "AL"


def _is_short(before: str) -> bool:
    """Return whether the word at the end of *before* has one letter."""
    return len(re.split(r"\W", before)[-1]) == 1
