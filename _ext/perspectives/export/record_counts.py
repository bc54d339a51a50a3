"""The ids of the records in the data, by kind. Pages show their number before the files are written."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from perspectives.book.bibliographies import bibliographies
from perspectives.book.calendar_entries import calendar_entries
from perspectives.export.book_data import is_file_name

if TYPE_CHECKING:
    from perspectives.book.book import Book


def ids_by_kind(book: Book, docnames: Collection[str]) -> dict[str, list[str]]:
    """Return the sorted ids of the records of each kind; *docnames* are the documents of the book.

    They are the lists of ``claims.json``, ``quotations``, ``names``, ``retired``, and the kinds of files:
    ``sections``, ``pages``, ``bibliographies``. The id of a quotation is that of its claim, once for each
    quotation.
    """
    sections = {section.label for records in book.records.values() for section in records.sections}
    return {
        "claims": sorted(book.claims),
        "comparisons": sorted(book.comparisons),
        "editorial_notes": sorted(book.notes),
        "documents": sorted(book.documents),
        "calendar": sorted(entry.work for entry in calendar_entries(book)),
        "voices": sorted(book.registry.voices),
        "events": sorted(book.registry.events),
        "names": sorted(entry.name.id for entry in book.name_entries),
        "sources": sorted(book.works),
        "perspectives": sorted(book.registry.perspectives),
        "quotations": sorted(claim.id for claim in book.claims.values() for _words in claim.all_words),
        "retired": sorted(retired.id for retired in book.permalinks.retired_ids),
        "sections": sorted(filter(is_file_name, sections)),
        "pages": sorted(docnames),
        "bibliographies": sorted(bibliographies(book)),
    }
