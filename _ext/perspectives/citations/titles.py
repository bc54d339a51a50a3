"""The words of titles: typographic quotation marks, titles within titles, and capitals.

Titles have capitals as in CSL 1.0.2 (*text-case* ``title``).
In an English title, a word in lower case gets a capital, except articles, conjunctions and prepositions
inside the title.
A word with a capital stays as it is, and so do words in quotation marks and a title in another language.
In an item for other programs, ``<span class="nocase">`` tells their styles the same of quoted words.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from functools import cache

from perspectives.citations.rich_text import Rich, Run, merged
from perspectives.records.quoting import with_capital

SMALL_WORDS = frozenset(
    """a about above according across afore after against al along alongside amid amidst among amongst
    an and apropos apud around as aside astride at athwart atop barring before behind below beneath beside
    besides between beyond but by c ca circa d' de despite down during et except for forenenst from given
    in inside into lest like modulo near next nor notwithstanding of off on onto or out over per plus pro
    qua sans since so than the through throughout thruout till to toward towards under underneath until
    unto up upon v v. van versus via vis-à-vis von vs vs. with within without yet""".split()
) - {"according"}
"""Words that stay in lower case inside a title."""
TITLE_MARKS = re.compile(r"""(</?i>|[‘’“”\-–—/.,;?!:\[\]()])""")
TITLE_SPACES = re.compile(r"([\u00a0\u0020\u2000-\u200b\u205f\u3000]+)")
OPENING_MARKS = {"‘": "’", "“": "”"}
"""The opening quotation marks, each with its closing mark."""
QUOTED_WORDS = re.compile(r"(?<!\w)(‘)(.+?)(’)(?![^\W\d_])|(“)(.+?)(”)")
"""Words in quotation marks within a title."""
NO_CASE = ('<span class="nocase">', "</span>")
"""The marks of CSL around words whose letters no style changes."""
OPENING_MARK = re.compile(r"(^|[\s(\[{<>–—/“‘])([\"'])(?=\S)")


def typographic(text: str) -> str:
    """Return the text with typographic quotation marks and apostrophes instead of straight ones."""
    if '"' not in text and "'" not in text:
        return text
    opened = OPENING_MARK.sub(lambda match: match[1] + ("“" if match[2] == '"' else "‘"), text)
    return opened.replace('"', "”").replace("'", "’")


def with_no_case(title: str) -> str:
    """Return a title in which quoted words have the marks :data:`NO_CASE`."""

    def marked(match: re.Match[str]) -> str:
        opening, words, closing = (group for group in match.groups() if group is not None)
        if words.count("<i>") != words.count("</i>"):
            return match[0]
        return f"{opening}{NO_CASE[0]}{words}{NO_CASE[1]}{closing}"

    return QUOTED_WORDS.sub(marked, title)


@cache
def title_of(text: str) -> Rich:
    """Return a title as rich text; ``<i>…</i>`` marks a title within the title."""
    runs = []
    italic = False
    for part in re.split(r"(</?i>)", text):
        if part in {"<i>", "</i>"}:
            italic = part == "<i>"
        else:
            runs.append(Run(part, italic))
    return merged(runs)


def is_english(language: str) -> bool:
    """Return whether a language tag is one of English; a work without a language is taken as English."""
    return not language or language.lower().partition("-")[0] == "en"


@cache
def title_case(text: str) -> str:
    """Return an English title with the capitals of a headline."""
    parts = TITLE_MARKS.split(text)
    state = _Headline()
    for place in range(0, len(parts), 2):
        mark = parts[place - 1] if place else ""
        follows = parts[place + 1] if place + 1 < len(parts) else ""
        parts[place] = state.chunk(place, parts[place], mark, follows)
    if state.last is not None:
        place, number = state.last
        words = TITLE_SPACES.split(parts[place])
        if len(words[number]) > 1 and words[number].lower() in SMALL_WORDS:
            words[number] = with_capital(words[number])
        parts[place] = "".join(words)
    return "".join(parts)


class _Headline:
    """The state while the words of a title are read, from the first to the last.

    :ivar first: whether no word has been read yet
    :ivar after_mark: whether a mark that begins a new sentence or a subtitle precedes the next word
    :ivar open: the closing marks of the open quotations
    :ivar last: the place of the last word: the number of its part, and its number in the part
    """

    def __init__(self) -> None:
        self.first = True
        self.after_mark = False
        self.open: list[str] = []
        self.last: tuple[int, int] | None = None

    def chunk(self, place: int, text: str, mark: str, follows: str) -> str:
        """Return the words between two marks with their capitals.

        :param place: the number of the part
        :param mark: the mark before the words
        :param follows: the mark after them
        """
        if mark in {"!", "?", ":"}:
            self.after_mark = True
        words = TITLE_SPACES.split(text)
        is_apostrophe = self._is_apostrophe(mark, text)
        for number in range(0, len(words), 2):
            word = words[number]
            if not word:
                continue
            if self.open:
                # Quoted words keep their letters.
                self.first = self.after_mark = False
                self.last = None
                continue
            hyphenated = place == 0 and number == len(words) - 1 and follows == "-"
            small = len(word) == 1 or word.lower() in SMALL_WORDS
            if number == 0 and mark == ".":
                # Letters directly after a full stop are not a new word: “Memorie.al”.
                continue
            if word == word.lower() and (not small or hyphenated or self.first or self.after_mark):
                words[number] = with_capital(word)
            self.first = self.after_mark = False
            self.last = (place, number)
        if is_apostrophe and text:
            # Letters after an apostrophe are the end of a word.
            self.last = None
            return text[0] + "".join(words)[1:]
        return "".join(words)

    def _is_apostrophe(self, mark: str, text: str) -> bool:
        """Return whether a mark is an apostrophe; if it is a quotation mark, open or close a quotation.

        A mark directly before a letter, “party’s”, closes nothing. *text* is what follows the mark.
        """
        if mark in OPENING_MARKS:
            self.open.append(OPENING_MARKS[mark])
        elif mark in {"’", "”"}:
            if not self.open or self.open[-1] != mark or text[:1].isalpha():
                return True
            self.open.pop()
        return False
