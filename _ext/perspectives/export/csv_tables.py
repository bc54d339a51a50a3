"""The records as tables in CSV (RFC 4180): UTF-8, headings in the first line, CR and LF at the ends of lines.

Several ids in a cell are joined by "; ". The quotations of a claim are joined by a line of three hyphens,
which no quotation contains, because empty lines separate its paragraphs. What is not known is an empty cell.

A spreadsheet reads a cell that begins with = + - @, a tab or the end of a line as a formula. Such text gets
an apostrophe before it, which spreadsheets hide. Text that begins with apostrophes and then one of these
signs gets one too, so that the text is restored by removing one apostrophe. Numbers do not change: a
coordinate may be negative.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from typing import Any

from perspectives.export.book_data import BookData
from perspectives.export.record_kinds import RECORD_KINDS, RecordKind
from perspectives.records.field_forms import LIST_SEPARATOR

FORMULA_START = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def table_writer(kind: RecordKind) -> Callable[[BookData], str]:
    """Return a function that returns the table of a kind of record as text, one record a line."""

    def write_table(data: BookData) -> str:
        columns = kind.columns()
        rows = [
            [
                _cell(
                    column.cell(record[field.name]) if column.cell else record[field.name],
                    column.separator or LIST_SEPARATOR,
                )
                for _name, field, column in columns
            ]
            for record in data.content[kind.name]
        ]
        return _text([name for name, _field, _column in columns], rows)

    return write_table


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as text: its heads, then its rows, whose values are texts or nothing."""
    return _text(heads, [[_cell(value, LIST_SEPARATOR) for value in row] for row in rows])


def _text(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue()


def _cell(value: Any, separator: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = value if isinstance(value, str) else separator.join(value)
    return f"'{text}" if FORMULA_START.match(text) else text


TABLE_WRITERS = {kind.table: table_writer(kind) for kind in RECORD_KINDS.values() if kind.table}
"""The function that writes each table, by the name of its file."""
