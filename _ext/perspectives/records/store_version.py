"""The version of the records that Sphinx stores between two builds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import fields

from perspectives.records.claim_records import Citation, Claim, Comparison, EditorialNote, Silence, Wording
from perspectives.records.document_records import DocumentRecords, Passage, Reference, Section, ViewUse
from perspectives.records.lessons import Lesson, LessonSource
from perspectives.records.primary_texts import Document, DocumentParagraph, Parallel, ParallelRow
from perspectives.records.problem_record import Problem

STORED_RECORDS = (
    Citation,
    Silence,
    Wording,
    Claim,
    Comparison,
    EditorialNote,
    DocumentParagraph,
    Document,
    ParallelRow,
    Parallel,
    LessonSource,
    Lesson,
    Reference,
    ViewUse,
    Problem,
    Passage,
    Section,
    DocumentRecords,
)
"""The classes whose records Sphinx stores between two builds."""

STORE_FORMAT = 9
"""Add 1 if the meaning of a stored value changes and the fields stay the same."""


def version_of(kinds: Iterable[type]) -> int:
    """Return a checksum of the names and types of the fields of dataclasses, and of :data:`STORE_FORMAT`."""
    declared = [(kind.__name__, [(member.name, member.type) for member in fields(kind)]) for kind in kinds]
    return zlib.crc32(repr((STORE_FORMAT, declared)).encode())


CORE_VERSION = version_of(STORED_RECORDS)
"""The version of the stored records: it changes with their fields, and Sphinx then discards the old ones."""
