"""The names and titles of records, by themselves and inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.doctree.plain_text import REFERENCE
from perspectives.records.claim_records import Claim
from perspectives.records.dates import say_date
from perspectives.records.quoting import first_words, quoted
from perspectives.records.vocabulary import note_title

_ = get_translation("perspectives")


def fill_titles(book: Book, text: str | None) -> str | None:
    """Return *text* with the titles of the records that it names.

    The names have the form of :data:`perspectives.doctree.plain_text.REFERENCE`.

    A record that does not exist is named by its id. None stays None.
    """
    if text is None:
        return None
    records: dict[str, Mapping[str, object]] = {
        "claim": book.claims,
        "accounts": book.comparisons,
        "voice": book.registry.voices,
        "event": book.registry.events,
        "work": book.works,
        "document": book.documents,
        "section": book.section_titles,
    }

    def title(match: re.Match[str]) -> str:
        kind, id_ = match["kind"], match["id"]
        return title_of(book, kind, id_) if id_ in records.get(kind, {}) else id_

    return REFERENCE.sub(title, text)


def voice_name(book: Book, id_: str, short: bool = False) -> str:
    """Return the name of a voice, or its *short* name; the id where it is not declared."""
    voice = book.voice(id_)
    if voice is None:
        return id_
    return voice.short if short else voice.name


def title_of(book: Book, kind: str, id_: str) -> str:
    """Return the title of a record, as references and inventories print it.

    *kind* is ``claim``, ``accounts``, ``note``, ``work``, ``voice``, ``event``, ``document``, or ``section``,
    whose id is its label.

    :raises KeyError: where the book has no record of this kind with this id
    """
    if kind == "claim":
        if id_ not in book.titles:
            book.titles[id_] = claim_title(book, book.claims[id_])
        return book.titles[id_]
    if kind == "document":
        id_, _colon, place = id_.partition(":")
        title = book.documents[id_].title
        return f"{title}, {say_place(place)}" if place else title
    if kind == "event":
        event = book.registry.events[id_]
        return f"{event.title}, {say_date(event.date)}"
    titles: dict[str, Callable[[], str]] = {
        "accounts": lambda: book.comparisons[id_].title,
        "note": lambda: note_title(book.notes[id_].kind),
        "work": lambda: book.works[id_].label,
        "voice": lambda: book.registry.voices[id_].name,
        "section": lambda: book.section_titles[id_],
    }
    return titles[kind]()


def number_range(numbers: Sequence[str]) -> str:
    """Return the numbers of paragraphs in words: one, or the first and the last with a dash between them."""
    return "–".join(dict.fromkeys((numbers[0], numbers[-1])))


def say_place(place: str) -> str:
    """Return a place in a document in words: “paragraph 7” for ``p7``."""
    number = place.removeprefix("p") if place[1:2].isdigit() and place.startswith("p") else place
    return _("paragraph {number}").format(number=number)


def say_paragraphs(numbers: Sequence[str]) -> str:
    """Return paragraphs in words: “paragraph 7”, “paragraphs 3–5”; empty where none is named."""
    if not numbers:
        return ""
    form = _("paragraphs {numbers}") if len(numbers) > 1 else _("paragraph {numbers}")
    return form.format(numbers=number_range(numbers))


def claim_title(book: Book, claim: Claim, between: str = ": ") -> str:
    """Return the voice’s short name with its first words, or with the event where no words are quoted.

    :param between: what stands between the name and the words
    """
    name = voice_name(book, claim.voice, short=True)
    if claim.quotations:
        return f"{name}{between}{quoted(first_words(claim.quotations[0]))}"
    event = book.event(claim)
    if event is None:
        return _("{name}, in paraphrase").format(name=name)
    return _("{name} on {event}").format(name=name, event=with_small_article(event.title))


def in_sentence(book: Book, id_: str) -> str:
    """Return a voice's name as it stands inside a sentence: “a pedlar”, but “Anna Ringer”."""
    voice = book.voice(id_)
    is_unnamed = voice is not None and voice.anonymous and voice.role == "unnamed"
    if is_unnamed and not _has_article(voice_name(book, id_)):
        return _("a hand that is not named")
    return name_in_sentence(book, id_)


def name_in_sentence(book: Book, id_: str) -> str:
    """Return the printed name of a voice as it stands inside a sentence: without a capital in its article.

    The article of a person, of a work, or of a voice of which nothing is said, belongs to the name.
    """
    name, voice = voice_name(book, id_), book.voice(id_)
    is_lowered = voice is not None and (voice.anonymous or voice.kind in ("group", "body", "record"))
    return with_small_article(name) if is_lowered else name


def with_small_article(words: str) -> str:
    """Return words as they stand inside a sentence: without a capital in an article that they begin with."""
    return f"{words[0].lower()}{words[1:]}" if _has_article(words) else words


def _has_article(name: str) -> bool:
    return name.partition(" ")[0] in _("A An The").split()
