"""Describes the tables as a Data Package (datapackage.org, version 2.0), which programs for tables read.

The descriptor also has what version 1 asks for, so that older programs read it: the profile of each table,
and types of fields that both versions know. A list in a cell is a text to both; what it is a list of stands
in the descriptor under ``listOf``, which is our own word.
"""

from __future__ import annotations

from typing import Any

from perspectives.export.book_data import BookData, Record, as_json
from perspectives.export.csv_metadata import GUARD
from perspectives.export.tables import Table, TableColumn, key_of, references
from perspectives.records.id_form import slug
from perspectives.records.licences import spdx_address

DATA_PACKAGE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {"integer": "integer", "nonNegativeInteger": "integer", "number": "number", "boolean": "boolean"}
"""The types of fields, by the datatypes of the columns; all others are texts."""


def data_package(data: BookData) -> str:
    """Return the descriptor as JSON: title, version, licence, and a schema with its keys for each table."""
    book = data.content["book"]
    package: Record = {
        "$schema": PROFILE,
        "profile": "tabular-data-package",
        "name": slug(book["title"]) or "book",
        "title": book["title"],
        "description": GUARD,
    }
    if book["edition"]:
        package["version"] = book["edition"]
    if data.base:
        package["homepage"] = data.base
    licence = book["licenses"]["data"]
    if licence:
        address = spdx_address(licence)
        package["licenses"] = [{"name": licence, **({"path": address} if address else {})}]
    if data.licences:
        layers = "; ".join(f"{layer}: {licence}" for layer, licence in data.licences)
        package["description"] += f" Each layer has its own licence. {layers}."
    package["resources"] = [_resource(data, table) for table in data.tables]
    return as_json(package)


def _resource(data: BookData, table: Table) -> Record:
    schema: Record = {"fields": [_field(table, column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = table.key
    keys = [
        {
            "fields": column.name,
            "reference": {
                # An empty name is the table itself.
                "resource": "" if column.to == table.file else column.to.removesuffix(".csv"),
                "fields": key_of(column.to),
            },
        }
        for column in references(data.tables, table)
        if not column.separator
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": table.file,
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(table: Table, column: TableColumn) -> Record:
    kind = TYPES.get(column.datatype, "string") if isinstance(column.datatype, str) else "string"
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.about}
    if column.separator:
        field["listOf"] = {"delimiter": column.separator}
        if column.to:
            field["listOf"] |= {"resource": column.to.removesuffix(".csv"), "fields": key_of(column.to)}
    if column.name == table.key:
        field["constraints"] = {"required": True, "unique": True}
    return field
