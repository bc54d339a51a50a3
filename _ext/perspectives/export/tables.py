"""The records as tables: their columns, what these mean and refer to, and the values of their rows.

The files of CSV, their descriptions and the workbook are made from these tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from perspectives.book.book import Book
from perspectives.book.calendar_entries import calendar_entries
from perspectives.export.record_kinds import RECORD_KINDS, RecordKind, record_kinds
from perspectives.records.field_forms import ADDRESS, LIST_SEPARATOR, Column, dated_columns, years_of

URL = "url"
"""The column with the place of a record in the pages, counted from the root of the book."""
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; all but its name is as in :class:`perspectives.records.field_forms.Column`.

    :ivar to: the file of the table whose keys the values are; empty: of none
    """

    name: str
    about: str
    datatype: str | Mapping[str, str] = "string"
    separator: str | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, whose values are texts, numbers, truth values, lists of texts, or None.

    :ivar file: the name of its file
    :ivar key: the column that identifies a row; empty where there is none
    """

    file: str
    title: str
    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[Any]]
    key: str = ""

    @property
    def name(self) -> str:
        """The name of the file without its ending."""
        return self.file.removesuffix(".csv")

    def values(self, column: TableColumn) -> list[Any]:
        """Return the values of a column, row by row."""
        place = self.columns.index(column)
        return [row[place] for row in self.rows]

    @property
    def has_addresses(self) -> bool:
        """Whether every row has a place in the pages."""
        columns = [column for column in self.columns if column.name == URL]
        return bool(self.key and columns) and all(self.values(columns[0]))


PERSPECTIVE_COLUMNS = {
    "id": Column(about="The id, which never changes."),
    "name": Column(about="The name as printed."),
    "core": Column("boolean", about="Whether its silence is told in every comparison."),
    "column": Column("boolean", about="Whether its accounts stand in a column, and weigh in a finding."),
}
CALENDAR_COLUMNS = {
    **dated_columns("date", about="The date of the document; empty where it is not known."),
    "title": Column(about="Its title in the words of the book."),
    "by": Column(about="Who made it: an id of the voices.", to="voices"),
    "perspective": Column(about="The perspective of its maker.", to="perspectives"),
    "work": Column(about="Its entry in the bibliography: a key of the sources.", to="sources"),
    "document": Column(
        about="The document of the book that it is; empty where it has no page.", to="documents"
    ),
    "kept": Column(about="Where it lies, as far as the sources of the book say it."),
    "printed": Column(about="Who has printed it, besides the work itself."),
    "extent": Column(
        about="What the book prints of it where its text is at hand: whole, extract, passages or none."
    ),
    URL: Column(
        ADDRESS, about="The place of its page, counted from the root of the book; empty where it has none."
    ),
}
PERSPECTIVES_TABLE, CALENDAR_TABLE = "perspectives.csv", "calendar.csv"


def references(tables: Sequence[Table], table: Table) -> list[TableColumn]:
    """Return the columns of a table whose values are keys of another, where each value is one of these.

    A book with faults can name a record that it does not have: such a column refers to nothing.
    """
    keys = {
        one.file: {value for column in one.columns if column.name == one.key for value in one.values(column)}
        for one in tables
    }
    return [
        column
        for column in table.columns
        if column.to and set(filter(None, _single(table.values(column)))) <= keys[column.to]
    ]


def _single(values: Sequence[Any]) -> list[Any]:
    """Return the values of a column, and those of its lists one by one."""
    return [one for value in values for one in (value if isinstance(value, list | tuple) else [value])]


def tables_of(content: Mapping[str, Any], book: Book, addresses: Mapping[str, str]) -> tuple[Table, ...]:
    """Return all tables: perspectives, the kinds of records in the order of ``claims.json``, the calendar.

    :param content: the content of ``claims.json``
    :param addresses: the addresses of the records in the pages, by anchor
    """
    perspectives = [[one[name] for name in PERSPECTIVE_COLUMNS] for one in content["perspectives"]]
    return (
        Table(PERSPECTIVES_TABLE, "Perspectives", _described(PERSPECTIVE_COLUMNS), perspectives, "id"),
        *(_table(kind, content[kind.name]) for kind in record_kinds(book).values() if kind.table),
        Table(CALENDAR_TABLE, "Calendar", _described(CALENDAR_COLUMNS), _calendar_rows(book, addresses)),
    )


def key_of(file: str) -> str:
    """Return the column that identifies a row of the table with this file name."""
    return next((kind.key for kind in RECORD_KINDS.values() if kind.table == file), "id")


def _table(kind: RecordKind, records: Sequence[Record]) -> Table:
    columns = kind.columns()
    described = [_column(name, column, field.about) for name, field, column in columns]
    rows = [
        [
            column.cell(record[field.name]) if column.cell else record[field.name]
            for _name, field, column in columns
        ]
        for record in records
    ]
    return Table(kind.table, kind.title, described, rows, kind.key)


def _described(columns: Mapping[str, Column]) -> list[TableColumn]:
    return [_column(name, column, "") for name, column in columns.items()]


def _column(name: str, column: Column, about: str) -> TableColumn:
    to = f"{column.to}.csv" if column.to else ""
    return TableColumn(name, column.about or about, column.datatype, column.separator, to)


def _calendar_rows(book: Book, addresses: Mapping[str, str]) -> list[list[Any]]:
    return [
        [
            entry.date,
            *years_of(entry.date),
            entry.title,
            entry.by,
            entry.perspective,
            entry.work,
            entry.document,
            entry.kept,
            entry.printed,
            entry.extent,
            addresses.get(f"document-{entry.document}") if entry.document else None,
        ]
        for entry in calendar_entries(book)
    ]


def cell_text(value: Any, separator: str | None = None) -> str:
    """Return a value as the text of a cell; what is not known is empty.

    :param separator: the text between the values of a list; None: that of most lists
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    return (separator or LIST_SEPARATOR).join(value)
