"""Describes the columns of the tables: *Metadata Vocabulary for Tabular Data* (W3C, 17 December 2015).

The descriptions are in English, like the names of the columns.
The name of the file is the one under which programs look for metadata in the folder of a table.
"""

from __future__ import annotations

from typing import Any

from perspectives.export.book_data import BookData, Record, as_json
from perspectives.export.calendar_table import calendar_description
from perspectives.export.record_kinds import RECORD_KINDS, RecordKind
from perspectives.records.field_forms import Column
from perspectives.records.fields import Field
from perspectives.records.licences import spdx_address

METADATA_FILE = "csv-metadata.json"
VOICE_COLUMNS = {"claims.csv": ("voice", "last_hand")}
"""The columns of each table whose values are ids of voices."""


def csv_metadata(data: BookData) -> str:
    """Return the description of all tables as JSON, with the licence of each layer.

    The rights in a single record are in its row.
    """
    book = data.content["book"]
    group: Record = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": {"@value": book["title"], "@language": book["language"]},
        "dc:description": (
            "Text that a spreadsheet would take for a formula has an apostrophe before it, "
            "which is no part of the text; so has text that begins with apostrophes before such a sign."
        ),
    }
    if data.licences:
        group["dc:rights"] = [f"{layer}: {licence}" for layer, licence in data.licences]
    licence = spdx_address(book["licenses"]["data"])
    if licence:
        group["dc:license"] = {"@id": licence}
    if book["edition"]:
        group["schema:version"] = book["edition"]
    group["tables"] = [_table_description(kind) for kind in RECORD_KINDS.values() if kind.table]
    group["tables"].append(calendar_description())
    return as_json(group)


def _table_description(kind: RecordKind) -> Record:
    schema: Record = {
        "columns": [
            _column_description(name, field, column, field.name == kind.key)
            for name, field, column in kind.columns()
        ],
        "primaryKey": kind.key,
    }
    voice_columns = VOICE_COLUMNS.get(kind.table, ())
    if voice_columns:
        schema["foreignKeys"] = [
            {"columnReference": column, "reference": {"resource": "voices.csv", "columnReference": "id"}}
            for column in voice_columns
        ]
    return {"url": kind.table, "dc:title": kind.title, "tableSchema": schema}


def _column_description(name: str, field: Field, column: Column, required: bool) -> Record:
    description: dict[str, Any] = {
        "name": name,
        "titles": name,
        "dc:description": column.about or field.about,
        "datatype": column.datatype,
    }
    if column.separator:
        description["separator"] = column.separator
    if required:
        description["required"] = True
    return description
