"""The checks of the whole book, in the order in which their problems are told.

Each check takes the settled book and yields problems. It needs no Sphinx.
A module for each subject has them: those whose names end in ``_check``.
"""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.book.book import Book
from perspectives.book.calendar_entries import calendar_problems
from perspectives.book.claim_check import claim_problems, repeated_words
from perspectives.book.comparison_check import comparison_problems
from perspectives.book.declared_ids import declared_ids, has_unread
from perspectives.book.document_check import document_problems
from perspectives.book.duplicate_ids import Locate, duplicate_id_problems
from perspectives.book.id_check import label_problems, unknown_ids
from perspectives.book.lesson_check import lesson_problems
from perspectives.book.lock_check import lock_problems
from perspectives.book.parallel_check import parallel_problems
from perspectives.book.reference_check import reference_problems
from perspectives.book.view_check import view_problems
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem


def problems_of(book: Book, locate: Locate) -> Iterator[Problem]:
    """Yield every problem of the settled book, with those that were noted while its files were read."""
    yield from book.registry.problems
    ids = {*book.claims, *book.comparisons, *book.registry.voices, *book.registry.events, *book.works}
    ids |= book.registry.faulty | book.faulty_works
    works = declared_ids(book, "works")
    for document in book.records.values():
        for problem in document.problems:
            if problem.code != "unknown-work" or problem.value not in works:
                yield problem
        for claim in document.claims:
            yield from claim_problems(book, claim)
        for comparison in document.comparisons:
            yield from comparison_problems(book, comparison)
        for note in document.notes:
            if not has_unread(book):
                yield from unknown_ids(note.about, ids, "unknown-record", note.docname, note.line, "about")
        for parallel in document.parallels:
            yield from parallel_problems(book, parallel)
        for use in document.views:
            yield from view_problems(book, use)
    yield from _reading_problems(book)
    yield from _name_problems(book)
    yield from reference_problems(book)
    yield from label_problems(book)
    yield from duplicate_id_problems(book, locate)
    yield from repeated_words(book, locate)
    yield from document_problems(book)
    yield from lesson_problems(book, locate)
    yield from calendar_problems(book)
    yield from lock_problems(book)


def _reading_problems(book: Book) -> Iterator[Problem]:
    """Yield a problem for each second reading whose comparison the book does not have."""
    for reading in book.registry.readings.values():
        if reading.id not in book.comparisons:
            near = nearest(reading.id, book.comparisons)
            path, line = book.registry.places[f"readings {reading.id}"]
            yield Problem("unknown-accounts", line, path=path, value=reading.id, nearest=near)


def _name_problems(book: Book) -> Iterator[Problem]:
    """Yield a problem for each work that a table of a name has, and the bibliography has not."""
    works = declared_ids(book, "works")
    for key, path, line in book.registry.named_works:
        if key not in works:
            yield Problem("unknown-work", line, path=path, value=key, nearest=nearest(key, works))
