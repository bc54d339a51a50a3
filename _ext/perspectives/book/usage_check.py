"""The check for records that are declared and never used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perspectives.book.book import Book
from perspectives.book.house_rules import used_works
from perspectives.records.problem_record import Problem
from perspectives.registry.colours import COLOUR_KIND
from perspectives.registry.registry import Registry


def unused_records(book: Book, work_places: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """Yield a problem for each voice, event, perspective, colour and work that is declared and not used.

    *work_places* has the file and the line of each work, by its key.
    """
    voices: set[str] = set()
    events = {comparison.event for comparison in book.comparisons.values()}
    for claim in book.claims.values():
        voices |= {claim.voice, *claim.via}
        events.add(claim.event)
    for document in book.records.values():
        voices |= {reference.target for reference in document.references if reference.kind == "voice"}
        events |= {reference.target for reference in document.references if reference.kind == "event"}
    for text in book.documents.values():
        voices |= {text.by or "", *text.speakers, *text.via}
        events.add(text.event)
    voices |= {paper.by or "" for paper in book.registry.papers.values()}
    for note in book.notes.values():
        voices |= set(note.about)
        events |= set(note.about)
    for id_ in [*book.registry.voices, *book.registry.events]:
        if id_ not in voices and id_ not in events:
            place, line = book.registry.places[id_]
            yield Problem("unused-declaration", line, path=place, value=id_)
    yield from _unused_perspectives(book)
    yield from _unused_colours(book.registry)
    works = used_works(book)
    for key in book.works:
        if key not in works:
            path, line = work_places.get(key, (None, 1))
            yield Problem("unused-declaration", line, path=path, value=key)


def _unused_perspectives(book: Book) -> Iterator[Problem]:
    """Yield a problem for each perspective that is not core and has neither a claim nor a document."""
    perspectives = {book.perspective(claim) for claim in book.claims.values()}
    perspectives |= {book.document_perspective(document) for document in book.documents.values()}
    # Without the voices it is not known whose perspective a claim has.
    for perspective in book.registry.perspectives.values() if "voices" not in book.registry.unread else ():
        if not perspective.core and perspective.id not in perspectives:
            place, line = book.registry.places[perspective.id]
            yield Problem("unused-declaration", line, path=place, value=perspective.id)


def _unused_colours(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for each declared colour that no perspective has."""
    used = {perspective.colour for perspective in registry.perspectives.values()}
    for name in registry.colours:
        place = registry.places.get(f"{COLOUR_KIND} {name}")
        if place and name not in used:
            yield Problem("unused-declaration", place[1], path=place[0], value=name)
