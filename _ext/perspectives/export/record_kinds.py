"""The kinds of records in ``claims.json``, with their fields, the anchors in the pages, and the tables."""

from __future__ import annotations

from dataclasses import dataclass, replace

from perspectives.book.book import Book
from perspectives.book.record_fields import fields_of
from perspectives.citations.work_fields import WORK_FIELDS
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.comparison_fields import COMPARISON_FIELDS, NOTE_FIELDS
from perspectives.records.document_fields import DOCUMENT_FIELDS
from perspectives.records.field_forms import Column
from perspectives.records.fields import Field
from perspectives.records.voice_fields import EVENT_FIELDS, VOICE_FIELDS


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record.

    :ivar name: the name of its list in ``claims.json``
    :ivar anchor: the prefix of its records' anchors in the pages, without the hyphen
    :ivar table: the file of its table; empty where it has none
    :ivar title: the title of the table
    """

    name: str
    anchor: str
    fields: tuple[Field, ...]
    table: str = ""
    title: str = ""

    @property
    def key(self) -> str:
        """The name of the field that identifies a record."""
        return self.fields[0].name

    def columns(self) -> list[tuple[str, Field, Column]]:
        """Return name, field and declaration of each column of the table, in their order."""
        return [(name, field, column) for field in self.fields for name, column in field.columns.items()]


RECORD_KINDS = {
    kind.name: kind
    for kind in (
        RecordKind("voices", "voice", VOICE_FIELDS, "voices.csv", "Voices"),
        RecordKind("events", "event", EVENT_FIELDS, "events.csv", "Events"),
        RecordKind("sources", "cite", WORK_FIELDS, "sources.csv", "Sources"),
        RecordKind("comparisons", "accounts", COMPARISON_FIELDS, "comparisons.csv", "Comparisons"),
        RecordKind("claims", "claim", CLAIM_FIELDS, "claims.csv", "Claims"),
        RecordKind("editorial_notes", "note", NOTE_FIELDS),
        RecordKind("documents", "document", DOCUMENT_FIELDS, "documents.csv", "Documents"),
    )
}
"""The kinds by name, in the order of ``claims.json``, with the fields of the extension itself."""
EXTENDED_LISTS = {"voices": "voice", "events": "event", "sources": "work", "claims": "claim"}
"""The kind of record in each list whose records can have fields that are added from outside."""


def record_kinds(book: Book) -> dict[str, RecordKind]:
    """Return the kinds by name, as :data:`RECORD_KINDS`, with all fields that a book has."""
    return RECORD_KINDS | {
        name: replace(RECORD_KINDS[name], fields=fields_of(book, kind))
        for name, kind in EXTENDED_LISTS.items()
    }
