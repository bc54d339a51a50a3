"""The book against the record of its published ids, on every build. No Sphinx here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from perspectives.permalinks.record import ANCHOR_PREFIXES
from perspectives.records.model import Claim, Comparison, EditorialNote, Problem
from perspectives.records.option_values import nearest

if TYPE_CHECKING:
    from perspectives.book.book import Book


def ids_of(book: Book) -> dict[str, set[str]]:
    """Return every id of the book that is an address, by the kinds of the record."""
    return {
        "sections": {label for records in book.records.values() for label, _line in records.labels},
        "claims": set(book.claims),
        "comparisons": set(book.comparisons),
        "notes": set(book.notes),
        "voices": set(book.registry.voices),
        "events": set(book.registry.events),
        "works": set(book.works),
    }


def permalink_problems(book: Book, where: Callable[[str, int], str]) -> Iterator[Problem]:
    """Yield a problem for each recorded id that is lost, and for each retired one that is used again or misleads."""
    links, ids = book.permalinks, ids_of(book)
    yield from links.problems
    retired = {(one.kind, one.id) for one in links.retired_ids}
    for kind in ANCHOR_PREFIXES:
        recorded = links.editions.get(kind, {})
        for id_, edition in recorded.items():
            if id_ not in ids[kind] and (kind, id_) not in retired:
                yield Problem(
                    "lost-id",
                    links.lines[kind, id_],
                    path=links.path,
                    value=id_,
                    expected=f"one of the {kind}, as since edition {edition}",
                    nearest=nearest(id_, ids[kind] - recorded.keys()),
                )
    everything = set().union(*ids.values())
    for one in links.retired_ids:
        if one.id in everything or one.id in book.registry.perspectives:
            place = _place(book, one.id, where)
            yield Problem("reused-id", one.line, path=links.path, value=one.id, other=place)
        for target in one.replaced_by:
            if target not in everything:
                near = nearest(target, everything)
                yield Problem("unknown-replacement", one.line, path=links.path, value=target, nearest=near)


def _place(book: Book, id_: str, where: Callable[[str, int], str]) -> str:
    """Return where an id is used."""
    if id_ in book.registry.places:
        path, line = book.registry.places[id_]
        return f"{path}:{line}"
    for docname, records in sorted(book.records.items()):
        typed: list[Claim | Comparison | EditorialNote]
        typed = [*records.claims, *records.comparisons, *records.notes]
        used = [(one.id, one.line) for one in typed]
        for name, line in (*used, *records.labels):
            if name == id_:
                return where(docname, line)
    return "the bibliography"
