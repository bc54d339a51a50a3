"""The ids that are meant where a spreadsheet has the names of voices, events, perspectives and works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from perspectives.book.book import Book

Names = Mapping[str, Mapping[str, str]]
"""For each column with ids, the ids by the names of their records, without capitals."""


def ids_by_names(book: Book) -> Names:
    """Return the ids of the records that a column can name, by the names which people type for them."""
    registry = book.registry
    voices = _by_names(
        (one.id, (one.name, one.short, one.sort, *one.variants)) for one in registry.voices.values()
    )
    events = _by_names((one.id, (one.title,)) for one in registry.events.values())
    perspectives = _by_names((one.id, (one.name, one.short)) for one in registry.perspectives.values())
    works = _by_names((one.key, (one.label, one.title)) for one in book.works.values())
    return {
        **dict.fromkeys(("voice", "via"), voices),
        "event": events,
        "perspective": perspectives,
        **dict.fromkeys(("source", "quoted_in", "also_in"), works),
    }


def _by_names(records: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Return the ids by names; a name that two records have means neither."""
    found: dict[str, set[str]] = {}
    for id_, names in records:
        for name in filter(None, names):
            found.setdefault(" ".join(name.split()).casefold(), set()).add(id_)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}
