"""The check of the book against the file of its published ids, in every build. It needs no Sphinx."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from perspectives.book.declared_ids import declared_ids, has_unread
from perspectives.permalinks.record import ANCHOR_PREFIXES
from perspectives.records.model import Claim, Comparison, EditorialNote, Problem
from perspectives.records.option_values import nearest

if TYPE_CHECKING:
    from perspectives.book.book import Book


def ids_of(book: Book) -> dict[str, set[str]]:
    """Return every id of the book that is part of an address, by the kinds of ``permalinks.toml``."""
    return {
        "sections": {label for records in book.records.values() for label, _line in records.labels},
        "claims": set(book.claims),
        "comparisons": set(book.comparisons),
        "notes": set(book.notes),
        "voices": set(book.registry.voices),
        "events": set(book.registry.events),
        "works": set(book.works),
    }


def permalink_problems(book: Book, locate: Callable[[str, int], str]) -> Iterator[Problem]:
    """Yield a problem for each published id that the book lacks, and for each fault of a retired id.

    A retired id must not be used again, and what replaces it must be an id of the book.
    """
    links, ids = book.permalinks, ids_of(book)
    yield from links.problems
    retired = {(entry.kind, entry.id) for entry in links.retired_ids}
    for kind in ANCHOR_PREFIXES:
        recorded = links.editions.get(kind, {})
        present = declared_ids(book, kind) if kind in ("voices", "events", "works") else ids[kind]
        for id_, edition in recorded.items():
            if id_ not in present and (kind, id_) not in retired:
                yield Problem(
                    "lost-id",
                    links.lines[kind, id_],
                    path=links.path,
                    value=id_,
                    expected=f"one of the {kind}, as since edition {edition}",
                    nearest=nearest(id_, ids[kind] - recorded.keys()),
                )
    all_ids = set().union(*ids.values())
    for entry in links.retired_ids:
        if entry.id in all_ids or entry.id in book.registry.perspectives:
            place = _place(book, entry.id, locate)
            yield Problem("reused-id", entry.line, path=links.path, value=entry.id, other=place)
        for target in entry.replaced_by:
            if target not in all_ids and not has_unread(book):
                near = nearest(target, all_ids)
                yield Problem("unknown-replacement", entry.line, path=links.path, value=target, nearest=near)


def _place(book: Book, id_: str, locate: Callable[[str, int], str]) -> str:
    """Return the place where an id is declared or typed, as a message names it."""
    if id_ in book.registry.places:
        path, line = book.registry.places[id_]
        return f"{path}:{line}"
    for docname, document in sorted(book.records.items()):
        records: list[Claim | Comparison | EditorialNote]
        records = [*document.claims, *document.comparisons, *document.notes]
        for name, line in (*((record.id, record.line) for record in records), *document.labels):
            if name == id_:
                return locate(docname, line)
    return "the bibliography"
