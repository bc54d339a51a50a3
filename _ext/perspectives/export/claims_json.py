"""``claims.json``: every record of the book in one file. What is not known is null.

Within schema version 1, keys may be added, but never removed, renamed or changed in meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from perspectives.book.record_titles import fill_titles
from perspectives.citations.csl_json import csl_item
from perspectives.export.record_kinds import RecordKind, record_kinds
from perspectives.records.fields import values_of

if TYPE_CHECKING:
    from sphinx.config import Config

    from perspectives.book.book import Book
    from perspectives.domain.store import PerspectivesDomain

SCHEMA_VERSION = 1


def claims_data(
    config: Config, domain: PerspectivesDomain, addresses: Mapping[str, str], base: str = ""
) -> dict[str, Any]:
    """Return the content of ``claims.json``: dictionaries, lists, texts, numbers, booleans and None.

    :param addresses: the addresses of the records, by anchor, relative to the HTML root
    :param base: the public address of this root, ending in a slash; empty where there is none
    """
    book = domain.book
    entries = domain.env.domaindata["cite"]["bibdata"].data.entries
    records: dict[str, Mapping[str, Any]] = {
        "voices": book.registry.voices,
        "events": book.registry.events,
        "sources": book.works,
        "comparisons": book.comparisons,
        "claims": book.claims,
        "editorial_notes": book.notes,
        "documents": book.documents,
    }

    def external_values(kind: RecordKind, id_: str) -> dict[str, Any]:
        values: dict[str, Any] = {"url": addresses.get(f"{kind.anchor}-{id_}")}
        return {**values, "csl": csl_item(id_, entries[id_])} if kind.name == "sources" else values

    return {
        "schema_version": SCHEMA_VERSION,
        "base": base or None,
        "book": {
            "title": config.project,
            "edition": config.release,
            "language": config.language,
            "licenses": _licenses(config.perspectives_licenses),
        },
        "perspectives": [
            {
                "id": perspective.id,
                "name": perspective.name,
                "core": perspective.core,
                "column": perspective.column,
            }
            for _id, perspective in sorted(book.registry.perspectives.items())
        ],
        **{
            kind.name: [
                _record(book, kind, record, external_values(kind, id_))
                for id_, record in sorted(records[kind.name].items())
            ]
            for kind in record_kinds(book).values()
        },
    }


def _licenses(licenses: Mapping[str, str]) -> dict[str, str | None]:
    return {layer: licenses.get(layer) for layer in ("text", "data", "quotations", "code")}


def _record(book: Book, kind: RecordKind, record: Any, external_values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a record's fields, by name; *external_values* are those that it has not itself."""
    return {
        field.name: _with_titles(book, value) if field.prose else value
        for field, value in values_of(kind.fields, book, record, external_values)
    }


def _with_titles(book: Book, value: Any) -> Any:
    """Return text in our own words, or a list of such texts, with the titles of the records that it names."""
    return (
        [fill_titles(book, text) for text in value] if isinstance(value, list) else fill_titles(book, value)
    )
