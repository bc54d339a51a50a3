"""A digest for each record, of what pages print of it, so that a change in it rewrites the pages that do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from perspectives.book.book import Book
from perspectives.book.record_titles import title_of
from perspectives.domain.store import PerspectivesDomain
from perspectives.records.claim_records import Claim, Comparison, EditorialNote
from perspectives.records.primary_texts import Document


def digest_of_values(values: Iterable[Any]) -> str:
    """Return the SHA-256 of what ``repr`` says of each value."""
    digest = hashlib.sha256()
    for value in values:
        digest.update(f"{value!r}\n".encode())
    return digest.hexdigest()


def digests_of_records(domain: PerspectivesDomain) -> dict[str, str]:
    """Return for each id a digest of its records: titles, evidence, and every field but the line.

    Two records can have the same id by mistake. The digest is then of both.
    """
    book = domain.book
    digests: dict[str, str] = {}
    kinds: dict[str, Mapping[str, Any]]
    kinds = {
        "claim": book.claims,
        "accounts": book.comparisons,
        "note": book.notes,
        "document": book.documents,
    }
    for kind, records in kinds.items():
        for id_, record in sorted(records.items()):
            title = domain.documents[record.docname].title
            evidence = (book.evidence_grade(record), book.seen(record)) if isinstance(record, Claim) else None
            facts = (
                title,
                title_of(book, kind, id_),
                DIGESTED_FIELDS[type(record)](record),
                evidence,
                _places_in_documents(book, record),
            )
            digests[id_] = digests.get(id_, "") + digest_of_values(facts)
    return digests


def _places_in_documents(book: Book, record: Any) -> Any:
    """Return what a page prints of the places of a claim in documents, or of the claims in a document."""
    if isinstance(record, Document):
        return sorted(book.taken[record.id].items())
    if not isinstance(record, Claim):
        return None
    return [
        (one.docname, one.id, one.title, one.is_printed, book.paragraphs_taken(one, record))
        for one in book.documents_of(record)
    ]


DIGESTED_FIELDS: dict[type, attrgetter[Any]] = {
    kind: attrgetter(*(field.name for field in fields(kind) if field.name != "line"))
    for kind in (Claim, Comparison, EditorialNote, Document)
}
"""For each kind of record, a getter of all its fields but the line, which no page prints."""
