"""The calendar as a table in CSV, and the description of its columns."""

from __future__ import annotations

from perspectives.book.calendar_entries import CalendarEntry, calendar_entries
from perspectives.export.book_data import BookData, Record
from perspectives.export.csv_tables import csv_text
from perspectives.records.field_forms import ADDRESS, EDTF

CALENDAR_TABLE = "calendar.csv"
COLUMNS: dict[str, tuple[str, object]] = {
    "date": ("The date of the document; empty where it is not known.", EDTF),
    "title": ("Its title in the words of the book.", "string"),
    "by": ("Who made it: an id of the voices.", "string"),
    "perspective": ("The perspective of its maker.", "string"),
    "work": ("Its entry in the bibliography: a key of the sources.", "string"),
    "document": ("The document of the book that it is; empty where it has no page.", "string"),
    "kept": ("Where it lies, as far as the sources of the book say it.", "string"),
    "printed": ("Who has printed it, besides the work itself.", "string"),
    "extent": (
        "What the book prints of it where its text is at hand: whole, extract, passages or none.",
        "string",
    ),
    "url": ("The place of its page, counted from the root of the book; empty where it has none.", ADDRESS),
}
"""The description and the datatype of each column, by its name."""


def calendar_table(data: BookData) -> str:
    """Return the table as text, one document a line, in the order of the calendar."""
    return csv_text(list(COLUMNS), [_row(data, entry) for entry in calendar_entries(data.book)])


def _row(data: BookData, entry: CalendarEntry) -> list[str | None]:
    address = data.addresses.get(f"document-{entry.document}") if entry.document else None
    return [
        entry.date,
        entry.title,
        entry.by,
        entry.perspective,
        entry.work,
        entry.document,
        entry.kept,
        entry.printed,
        entry.extent,
        address,
    ]


def calendar_description() -> Record:
    """Return the description of the table for the metadata of all tables."""
    columns = [
        {"name": name, "titles": name, "dc:description": about, "datatype": datatype}
        for name, (about, datatype) in COLUMNS.items()
    ]
    return {"url": CALENDAR_TABLE, "dc:title": "Calendar", "tableSchema": {"columns": columns}}
