"""Describes the columns of the tables: *Metadata Vocabulary for Tabular Data* (W3C, 17 December 2015).

The descriptions are in English, like the names of the columns.
The name of the file is the one under which programs look for metadata in the folder of a table.

A row is about the place of its record in the pages. Where the book has a public address, the places are
absolute; elsewhere they count from the table, so that they are right wherever the folder is published.
The cells hold them counted from the root of the book in either case.

A foreign key of this standard needs one value in every row: a row without a row that it refers to is a fault
(*Model for Tabular Data*, 6.6). Columns with empty cells or with lists say by ``dc:references`` which table
their values are keys of; so do all others. :mod:`perspectives.export.data_package` has a key for each.
"""

from __future__ import annotations

from typing import Any

from perspectives.export.book_data import TO_BOOK_ROOT, BookData, Record, as_json
from perspectives.export.tables import URL, Table, TableColumn, key_of, references
from perspectives.records.licences import spdx_address

METADATA_FILE = "csv-metadata.json"
GUARD = (
    "Text that a spreadsheet would take for a formula has an apostrophe before it, "
    "which is no part of the text; so has text that begins with apostrophes before such a sign."
)


def csv_metadata(data: BookData) -> str:
    """Return the description of all tables as JSON, with the licence of each layer.

    The rights in a single record are in its row.
    """
    book = data.content["book"]
    root = data.base or TO_BOOK_ROOT
    group: Record = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": {"@value": book["title"], "@language": book["language"]},
        "dc:description": f"{GUARD} {_about_addresses(data.base)}",
    }
    if data.licences:
        group["dc:rights"] = [f"{layer}: {licence}" for layer, licence in data.licences]
    licence = spdx_address(book["licenses"]["data"])
    if licence:
        group["dc:license"] = {"@id": licence}
    if book["edition"]:
        group["schema:version"] = book["edition"]
    group["tables"] = [_table_description(data, table, root) for table in data.tables]
    return as_json(group)


def _about_addresses(base: str) -> str:
    if base:
        return f"The cells of the columns “url” count from {base}."
    return "No public address is set: the cells of the columns “url” count from the folder above the tables."


def _table_description(data: BookData, table: Table, root: str) -> Record:
    schema: Record = {"columns": [_column_description(table, column, root) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = table.key
    keys = [
        {
            "columnReference": column.name,
            "reference": {"resource": column.to, "columnReference": key_of(column.to)},
        }
        for column in references(data.tables, table)
        if not column.separator and None not in table.values(column)
    ]
    if keys:
        schema["foreignKeys"] = keys
    if table.has_addresses:
        schema["aboutUrl"] = f"{root}{{+{URL}}}"
    return {"url": table.file, "dc:title": table.title, "tableSchema": schema}


def _column_description(table: Table, column: TableColumn, root: str) -> Record:
    description: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": column.datatype,
    }
    if column.separator:
        description["separator"] = column.separator
    if column.to:
        description["dc:references"] = {"@id": column.to}
    if column.name == table.key:
        description["required"] = True
    if column.name == URL:
        description["valueUrl"] = f"{root}{{+{URL}}}"
    return description
