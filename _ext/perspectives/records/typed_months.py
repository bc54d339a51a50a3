"""The numbers of months and seasons, by their names in the languages that editors of this book type."""

from __future__ import annotations

import difflib
import unicodedata
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

LANGUAGES = ("en", "de", "fr", "it", "es", "sq", "ru", "sr", "sr_Latn")
"""The languages whose names are known: those of the pages, and of the works that such books quote most."""
SEASONS = {
    21: "spring frühling frühjahr printemps primavera pranverë pranvera весна весной proleće пролеће",
    22: "summer sommer été estate verano verë vera лето летом leto",
    23: "autumn fall herbst automne autunno otoño vjeshtë vjeshta осень осенью jesen јесен",
    24: "winter hiver inverno invierno dimër dimri зима зимой zima",
}
"""The names of the seasons; EDTF counts them from 21."""
FURTHER_NAMES = {9: "sept", 11: "noemvri", 2: "shkurti", 1: "jänner", 3: "marz mrz", 5: "mayo мае"}
ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
LEAST_LETTERS = 3
"""The fewest letters by which a month is recognised: “mar” is March, “ma” is not."""
MOST_ENDING = 3
"""The most letters that an ending may add to a name: “nëntorit” is “nëntor”."""


def plain(text: str) -> str:
    """Return *text* in small letters, with the plain letter in place of each letter with a mark."""
    marked = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in marked if not unicodedata.combining(sign)).strip(".")


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Return the numbers of months (1 is January) and seasons (21 is spring), by their names.

    The names are in small letters, without marks and without a full stop at their end.
    """
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, language)
                found |= {plain(name): number for number, name in names.items() if not name.isdecimal()}
    for further in (FURTHER_NAMES, SEASONS):
        found |= {plain(name): number for number, names in further.items() for name in names.split()}
    return found


@lru_cache(maxsize=1)
def weekdays() -> frozenset[str]:
    """Return the words for the days of the week, in small letters and without marks."""
    return frozenset(
        word
        for language in LANGUAGES
        for names in (
            get_day_names("wide", "format", language),
            get_day_names("abbreviated", "format", language),
        )
        for name in names.values()
        for word in plain(name).split()
    )


def month_number(name: str) -> int | None:
    """Return the number of a month or a season; None for another word.

    A name may be shortened, have an ending, or have a letter wrong. Months in Roman numbers are read too.
    """
    known, word = month_numbers(), plain(name)
    if word in known:
        return known[word]
    if word in ROMAN:
        return ROMAN.index(word) + 1
    if len(word) < LEAST_LETTERS or not word.isalpha():
        return None
    begun = {number for full, number in known.items() if full.startswith(word)}
    ended = {
        number
        for full, number in known.items()
        if len(full) > LEAST_LETTERS and word.startswith(full) and len(word) - len(full) <= MOST_ENDING
    }
    for numbers in (begun, ended):
        if len(numbers) == 1:
            return numbers.pop()
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.8) if len(word) > MOST_ENDING else []
    return known[close[0]] if close else None
