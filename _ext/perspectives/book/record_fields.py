"""The fields of the records of one book: those of the extension, and those that are added from outside."""

from __future__ import annotations

from perspectives.book.book import Book
from perspectives.citations.work_fields import WORK_FIELDS
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.fields import Field
from perspectives.records.voice_fields import EVENT_FIELDS, VOICE_FIELDS

OWN_FIELDS = {"claim": CLAIM_FIELDS, "voice": VOICE_FIELDS, "event": EVENT_FIELDS, "work": WORK_FIELDS}
"""The fields of the extension itself, by the kinds of records to which others can be added."""


def fields_of(book: Book, kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind of record: ``claim``, ``voice``, ``event`` or ``work``."""
    return (*OWN_FIELDS[kind], *book.registry.added_fields.get(kind, ()))
