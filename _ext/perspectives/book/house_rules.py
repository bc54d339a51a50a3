"""House rules: what a book asks for beyond what every book needs.

The setting ``perspectives_require`` names them; :mod:`perspectives.records.house_settings` has all names.

A rule takes the settled book and the places of its works, and yields problems. It needs no Sphinx.
To add a rule, write it and name it in :data:`RECORD_CHECKS`; ``docs/editing/registers.md`` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from perspectives.book.book import Book
from perspectives.records.closed_lists import VOICE_KINDS
from perspectives.records.house_settings import RULES_SETTING, names_in, unknown_names
from perspectives.records.problem_record import Problem

WorkPlaces = Mapping[str, tuple[str, int]]
"""The file and the line of each work, by its key."""


def used_works(book: Book) -> set[str]:
    """Return the keys of the works that claims, documents, notes, the calendar and citations name."""
    works: set[str] = set()
    for claim in book.claims.values():
        works |= {claim.source or "", claim.quoted_in or "", *(citation.source for citation in claim.also_in)}
        works |= {wording.work or "" for wording in claim.wordings}
    for records in book.records.values():
        works |= {reference.target for reference in records.references if reference.kind == "work"}
    works |= {document.work for document in book.documents.values()} | set(book.registry.papers)
    for note in book.notes.values():
        works |= set(note.about)
    return {key for key in works if key in book.works}


def _works_without(field: str, book: Book, work_places: WorkPlaces) -> Iterator[Problem]:
    """Yield a problem for each work that the book uses and that lacks a field."""
    for key in sorted(used_works(book)):
        if not getattr(book.works[key], field):
            path, line = work_places.get(key, (None, 1))
            yield Problem("missing-work-field", line, path=path, value=key, expected=f"{field} = {{…}}")


def _voices_without_kind(book: Book, work_places: WorkPlaces) -> Iterator[Problem]:
    """Yield a problem for each voice that does not say what it is; an anonymous one may be anything."""
    for id_, voice in book.registry.voices.items():
        if not voice.kind and not voice.anonymous:
            path, line = book.registry.places.get(id_, (None, 1))
            expected = f"kind = one of {', '.join(VOICE_KINDS)}"
            yield Problem("missing-field", line, path=path, value=id_, expected=expected)


HouseRule = Callable[[Book, WorkPlaces], Iterator[Problem]]
RECORD_CHECKS: Mapping[str, HouseRule] = {
    **{name: partial(_works_without, name) for name in ("seen", "annotation")},
    "kind": _voices_without_kind,
}
"""The rules for works and voices by the names that the setting takes."""


def house_problems(
    required: object, book: Book, work_places: WorkPlaces, setting_place: tuple[str, int]
) -> Iterator[Problem]:
    """Yield the problems of works and voices by the required rules, and one for each name that is no rule.

    :param required: the value of the setting; a text alone is a list of one
    :param setting_place: the file and the line of the setting
    """
    yield from unknown_names(RULES_SETTING, required, setting_place)
    for name in names_in(required):
        if name in RECORD_CHECKS:
            yield from RECORD_CHECKS[name](book, work_places)
