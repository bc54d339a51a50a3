"""The ids that the book has twice: one id in two places, or a page that is a copy. It needs no Sphinx."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from perspectives.book.book import Book
from perspectives.permalinks.record import PAGES
from perspectives.records.document_records import DocumentRecords
from perspectives.records.file_names import is_page_name
from perspectives.records.problem_record import Problem

Locate = Callable[[str, int], str]
"""Makes of a document's name and a line the place that a message names: the path and the line."""
FEWEST_COPIED = 3
"""The fewest ids of a page that is taken for a copy of another one, which has them all."""


class TypedId(NamedTuple):
    """An id where it is typed: with its line, and as the option or the label that a message speaks of."""

    id: str
    line: int
    option: str


def typed_ids(records: DocumentRecords) -> list[TypedId]:
    """Return the ids that a page gives to its sections, claims, comparisons and notes, by line."""
    found = [TypedId(label, line, f"({label})=") for label, line in records.labels]
    for kind in (records.claims, records.comparisons, records.notes):
        found += [TypedId(record.id, record.line, "id") for record in kind]
    return sorted(found, key=lambda typed: typed.line)


def copied_pages(book: Book) -> dict[str, str]:
    """Return the name of each page that is a copy of another one, with that other page.

    A copy has at least three ids, all of one other page.
    """
    first_places: dict[str, tuple[str, int]] = {}
    copies = {}
    for docname in _in_order(book):
        ids = typed_ids(book.records[docname])
        if original := _original(ids, first_places):
            copies[docname] = original
        else:
            for typed in ids:
                first_places.setdefault(typed.id, (docname, typed.line))
    return copies


def _in_order(book: Book) -> list[str]:
    """Return the pages: the published ones first, and those last whose name a program has made of another."""
    published = book.permalinks.published.get(PAGES, {})
    return sorted(
        book.records,
        key=lambda docname: (
            docname not in published,
            not is_page_name(docname),
            docname.count("/"),
            docname,
        ),
    )


def duplicate_id_problems(book: Book, locate: Locate) -> Iterator[Problem]:
    """Yield a problem for each id that is used twice; it stands at the later place and names the earlier one.

    Records and labels of sections share one namespace. Pages that an edition has published come first. A page
    whose ids are all those of one other page is one problem: it is a copy.
    """
    declared_places = {id_: f"{path}:{line}" for id_, (path, line) in book.registry.places.items()}
    for key in book.works:
        if key in declared_places:
            path, line = book.registry.places[key]
            yield Problem("duplicate-id", line, path=path, value=key, other="the bibliography")
        declared_places[key] = "the bibliography"
    first_places: dict[str, tuple[str, int]] = {}
    copies = copied_pages(book)
    for docname in _in_order(book):
        ids = typed_ids(book.records[docname])
        if original := copies.get(docname):
            value = ", ".join(typed.id for typed in ids[:FEWEST_COPIED])
            value += f" and {len(ids) - FEWEST_COPIED} more" if len(ids) > FEWEST_COPIED else ""
            yield Problem("copied-page", 1, docname, value=value, other=locate(original, 1))
            continue
        for typed in ids:
            if typed.id in declared_places or typed.id in first_places:
                other = declared_places.get(typed.id) or locate(*first_places[typed.id])
                place = (typed.line, docname)
                yield Problem("duplicate-id", *place, value=typed.id, other=other, option=typed.option)
            else:
                first_places[typed.id] = (docname, typed.line)


def _original(ids: list[TypedId], first_places: dict[str, tuple[str, int]]) -> str | None:
    """Return the page that has all these ids; None where there is none."""
    pages = {first_places[typed.id][0] if typed.id in first_places else None for typed in ids}
    return pages.pop() if len(pages) == 1 and len(ids) >= FEWEST_COPIED else None
