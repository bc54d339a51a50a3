"""What the data hold, by kind: known before the files are written, so that a page can say it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from perspectives.book.bibliographies import bibliographies
from perspectives.export.book_data import is_file_name

if TYPE_CHECKING:
    from perspectives.book.book import Book


def holdings(book: Book, docnames: Collection[str]) -> dict[str, list[str]]:
    """Return the ids of everything of a kind, sorted, by the kind; *docnames* are the documents of the book.

    The kinds are those of ``claims.json``, and the files by page: ``sections``, ``pages``, ``bibliographies``. A
    quotation has the id of its claim, and a claim as many as it has quotations.
    """
    sections = {section.label for records in book.records.values() for section in records.sections}
    return {
        "claims": sorted(book.claims),
        "comparisons": sorted(book.comparisons),
        "editorial_notes": sorted(book.notes),
        "voices": sorted(book.registry.voices),
        "events": sorted(book.registry.events),
        "sources": sorted(book.works),
        "perspectives": sorted(book.registry.perspectives),
        "quotations": sorted(claim.id for claim in book.claims.values() for _words in claim.quotations),
        "retired": sorted(one.id for one in book.permalinks.retired_ids),
        "sections": sorted(filter(is_file_name, sections)),
        "pages": sorted(docnames),
        "bibliographies": sorted(bibliographies(book)),
    }
