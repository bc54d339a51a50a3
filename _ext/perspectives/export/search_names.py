"""The names by which the search finds persons, places and months: all spellings that the book knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from perspectives.registry.name_tables import names_of_place

if TYPE_CHECKING:
    from perspectives.book.book import Book
    from perspectives.records.declarations import Voice
    from perspectives.records.indexed_name import IndexedName

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
    """Return the names of the places of events, the book's own name of each first, then its other names."""
    places = {event.place.name for event in book.registry.events.values() if event.place}
    return [[name, *names_of_place(book.registry, name)] for name in sorted(places)]


def searched_names(book: Book) -> list[IndexedName]:
    """Return the names of the index that have an entry of their own there and are no voice."""
    return [
        name
        for name in book.registry.names.values()
        if not name.voice and name.see is None and name.is_indexed
    ]


def other_spellings(book: Book) -> list[list[str]]:
    """Return the spellings of the names of the index that a search treats as equal, its own name first.

    A name that is written in one way only is left out, and so is a place of an event, which has its own list.
    Only forms with a capital count: others are words of the language.
    """
    places = {place for names in place_names(book) for place in names}
    found = []
    for name in searched_names(book):
        spellings = list(dict.fromkeys(one for one in (name.name, *name.spellings) if not one[:1].islower()))
        if len(spellings) > 1 and name.name not in places:
            found.append(spellings)
    return found


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
