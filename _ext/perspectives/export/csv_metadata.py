"""What the columns of the tables mean: CSV on the Web, after W3C's *Metadata Vocabulary for Tabular Data*.

The descriptions are in English, as the names of the columns are. The file has the name under which programs look for the description of a table in the same folder.
"""

from __future__ import annotations

import re
from typing import Any

from perspectives.export.book_data import Material, Record, as_json
from perspectives.export.record_kinds import RECORD_KINDS, RecordKind
from perspectives.records.field_forms import Column
from perspectives.records.fields import Field

METADATA = "csv-metadata.json"
SPDX = re.compile(r"[A-Za-z0-9.+-]+")
POINTERS = {"claims.csv": ("voice", "last_hand")}
"""The columns that always hold the id of a voice."""


def table_group(material: Material) -> str:
    """Return the description of all tables, with the licence of each layer; the records' rights stand in their rows."""
    book = material.data["book"]
    group: Record = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": {"@value": book["title"], "@language": book["language"]},
        "dc:description": (
            "Text that a spreadsheet would take for a formula has an apostrophe before it, which is no part of the text; "
            "so has text that begins with apostrophes before such a sign."
        ),
    }
    if material.licences:
        group["dc:rights"] = [f"{layer}: {licence}" for layer, licence in material.licences]
    licence = spdx_address(book["licenses"]["data"])
    if licence:
        group["dc:license"] = {"@id": licence}
    if book["edition"]:
        group["schema:version"] = book["edition"]
    group["tables"] = [_table(kind) for kind in RECORD_KINDS.values() if kind.table]
    return as_json(group)


def spdx_address(licence: str | None) -> str | None:
    """Return the address of a licence that is named by its identifier in the list of SPDX; None for any other words."""
    return f"https://spdx.org/licenses/{licence}" if licence and SPDX.fullmatch(licence) else None


def _table(kind: RecordKind) -> Record:
    schema: Record = {
        "columns": [
            _column(name, field, column, field.name == kind.key) for name, field, column in kind.columns()
        ],
        "primaryKey": kind.key,
    }
    pointers = POINTERS.get(kind.table, ())
    if pointers:
        schema["foreignKeys"] = [
            {"columnReference": column, "reference": {"resource": "voices.csv", "columnReference": "id"}}
            for column in pointers
        ]
    return {"url": kind.table, "dc:title": kind.title, "tableSchema": schema}


def _column(name: str, field: Field, column: Column, required: bool) -> Record:
    said: dict[str, Any] = {
        "name": name,
        "titles": name,
        "dc:description": column.about or field.about,
        "datatype": column.datatype,
    }
    if column.separator:
        said["separator"] = column.separator
    if required:
        said["required"] = True
    return said
