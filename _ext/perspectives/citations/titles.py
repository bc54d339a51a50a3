"""The words of titles: quotation marks made typographic, titles within titles, capitals where the style wants them.

Titles are capitalised as CSL 1.0.2 has it (*text-case* ``title``): words of English titles that are all in lower case get a capital,
but for articles, conjunctions and prepositions within; a word that has a capital anywhere stays as it is, and so does every title in
another language. No Sphinx here.
"""

from __future__ import annotations

import re
from functools import cache

from perspectives.citations.rich_text import Rich, Run, merged

SMALL = frozenset(
    """a about above according across afore after against al along alongside amid amidst among amongst an and apropos apud around as
    aside astride at athwart atop barring before behind below beneath beside besides between beyond but by c ca circa d' de despite
    down during et except for forenenst from given in inside into lest like modulo near next nor notwithstanding of off on onto or out
    over per plus pro qua sans since so than the through throughout thruout till to toward towards under underneath until unto up upon
    v v. van versus via vis-à-vis von vs vs. with within without yet""".split()
) - {"according"}
"""Words that stay small within a title."""
MARKS = re.compile(r"""(</?i>|[‘’“”\-–—/.,;?!:\[\]()])""")
SPACES = re.compile(r"([\u00a0\u0020\u2000-\u200b\u205f\u3000]+)")
OPENS = re.compile(r"(^|[\s(\[{<>–—/“‘])([\"'])(?=\S)")


def typographic(text: str) -> str:
    """Return the text with straight quotation marks and apostrophes made round."""
    if '"' not in text and "'" not in text:
        return text
    turned = OPENS.sub(lambda found: found[1] + ("“" if found[2] == '"' else "‘"), text)
    return turned.replace('"', "”").replace("'", "’")


@cache
def title_of(text: str) -> Rich:
    """Return a title as rich text: ``<i>…</i>`` in it is a title within a title."""
    runs = []
    italic = False
    for part in re.split(r"(</?i>)", text):
        if part in {"<i>", "</i>"}:
            italic = part == "<i>"
        else:
            runs.append(Run(part, italic))
    return merged(runs)


def is_english(language: str) -> bool:
    """Return whether titles in this language are capitalised; a work whose language is not given is taken for English."""
    return not language or language.lower().partition("-")[0] == "en"


@cache
def title_case(text: str) -> str:
    """Return an English title with the capitals of a headline."""
    parts = MARKS.split(text)
    state = _Headline()
    for place in range(0, len(parts), 2):
        mark = parts[place - 1] if place else ""
        follows = parts[place + 1] if place + 1 < len(parts) else ""
        parts[place] = state.chunk(place, parts[place], mark, follows)
    if state.last is not None:
        place, number = state.last
        words = SPACES.split(parts[place])
        if len(words[number]) > 1 and words[number].lower() in SMALL:
            words[number] = _capital(words[number])
        parts[place] = "".join(words)
    return "".join(parts)


class _Headline:
    """How far a title is read: whether a word was seen, what stands before the next one, which quotations are open."""

    def __init__(self) -> None:
        self.first = True
        self.after_mark = False
        self.open: list[str] = []
        self.last: tuple[int, int] | None = None

    def chunk(self, place: int, text: str, mark: str, follows: str) -> str:
        """Return the words between two marks with their capitals."""
        if mark in {"!", "?", ":"}:
            self.after_mark = True
        words = SPACES.split(text)
        for number in range(0, len(words), 2):
            word = words[number]
            if not word:
                continue
            hyphenated = place == 0 and number == len(words) - 1 and follows == "-"
            small = len(word) == 1 or word.lower() in SMALL
            if number == 0 and mark == ".":
                # What is written close to a full stop is no word of its own: “Memorie.al”.
                continue
            if word == word.lower() and (not small or hyphenated or self.first or self.after_mark):
                words[number] = _capital(word)
            self.first = self.after_mark = False
            self.last = (place, number)
        if self._apostrophe(mark) and text:
            # What follows an apostrophe is the end of a word.
            self.last = None
            return text[0] + "".join(words)[1:]
        return "".join(words)

    def _apostrophe(self, mark: str) -> bool:
        """Note quotation marks; return whether this one is none, but an apostrophe."""
        if mark in {"‘", "“"}:
            self.open.append("’" if mark == "‘" else "”")
        elif mark in {"’", "”"}:
            if not self.open or self.open[-1] != mark:
                return True
            self.open.pop()
        return False


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]
