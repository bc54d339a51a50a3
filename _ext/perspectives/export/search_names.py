"""The names by which the search finds persons, places and months: all spellings that the book knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

if TYPE_CHECKING:
    from perspectives.book.book import Book
    from perspectives.records.model import Voice

PERSON_ROLES = ("participant", "journalist", "analyst", "historian", "advocate")
"""The roles of voices that are persons: their names have a last name."""


def spellings(voice: Voice) -> list[str]:
    """Return the spellings of a name that a search treats as equal, the book's own first; none for only one.

    For a person, the last name of each spelling is a spelling too. It is the last word; it is the first word
    where the book's own name begins with the last name, as Chinese names do.
    """
    if not voice.variants:
        return []
    short = _without_article(voice.short or voice.name)
    names = [short, *voice.variants]
    if voice.role in PERSON_ROLES:
        position = 0 if voice.name.split()[0] == short else -1
        own_words = {word.casefold() for word in voice.name.split()}
        for variant in voice.variants:
            words = variant.replace("·", " ").split()
            if words and words[position].casefold() not in own_words:
                names.append(words[position])
    return list(dict.fromkeys(names))


def _without_article(name: str) -> str:
    first, _space, rest = name.partition(" ")
    return rest if rest and first in ("A", "An", "The") else name


def place_names(book: Book) -> list[list[str]]:
    """Return the names of the places where events happened, the book's own name of each first."""
    return [
        [name]
        for name in sorted({event.place.name for event in book.registry.events.values() if event.place})
    ]


def month_names(book: Book, language: str) -> list[list[str]]:
    """Return the names of each month, from January, in the languages of the book and of its works.

    The first name of a month is that of the language of the book. A language without names in CLDR has none.
    """
    tags = {work.language for work in book.works.values()} | {
        claim.language for claim in book.claims.values()
    }
    names: list[dict[str, None]] = [{} for _month in range(12)]
    for tag in (language, *sorted(tag for tag in tags if tag and tag != language)):
        try:
            locale = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        for tables in (
            get_month_names("wide", "format", locale),
            get_month_names("wide", "stand-alone", locale),
            get_month_names("abbreviated", "format", locale),
        ):
            for month, name in tables.items():
                # A month that is only a number, as in Chinese, is read without a name.
                if name[:1].isalpha():
                    names[month - 1][name] = None
    return [list(of_month) for of_month in names]
