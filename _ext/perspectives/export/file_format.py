"""What is said of a file of the folder ``data``: purpose, standard, contents and maker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from perspectives.export.book_data import BookData


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard that a file follows.

    :ivar name: its name, with the version
    :ivar address: the address where it is published; empty where it is not
    """

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A file of the folder ``data``, or a folder of files in it.

    :ivar name: the path in ``data``; in that of a folder, ``<id>`` stands for the ids of its files
    :ivar part: the kind of file, one of :data:`perspectives.records.view_options.DATA_PARTS`
    :ivar purpose: what it is, and for whom
    :ivar contents: the kinds of records in it, as :func:`perspectives.export.record_counts.ids_by_kind` names
        them; for a folder, the kind of which each record has a file
    :ivar make: returns the text of the file, or its bytes; for a folder, the id and the text of each file
    :ivar needs_address: whether it is made only where the pages have a public address
    """

    name: str
    part: str
    purpose: str
    standard: Standard
    contents: tuple[str, ...]
    make: Callable[[BookData], str | bytes] | Callable[[BookData], Iterable[tuple[str, str]]]
    needs_address: bool = False


JSON_STANDARD = Standard("JSON (RFC 8259)", "https://www.rfc-editor.org/rfc/rfc8259")
CSV_STANDARD = Standard("CSV (RFC 4180)", "https://www.rfc-editor.org/rfc/rfc4180")
JSON_LD_STANDARD = Standard("JSON-LD 1.1", "https://www.w3.org/TR/2020/REC-json-ld11-20200716/")
RECORD_LISTS = (
    "claims",
    "comparisons",
    "editorial_notes",
    "documents",
    "voices",
    "events",
    "sources",
    "perspectives",
)
"""The lists of all records of a book, as the files that have them all name them."""
