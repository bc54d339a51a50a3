"""The records as tables: CSV after RFC 4180, in UTF-8, a heading in the first line, lines ended by CR and LF.

Several ids in one cell are joined by "; ", the quotations of a claim by a line of three hyphens, which no
quotation can hold: its own paragraphs are parted by an empty line. What is not known is an empty cell.

A spreadsheet takes a cell that begins with = + - @, a tab or a line's end for a formula. Such text gets an apostrophe
before it, which spreadsheets hide; so does text that begins with apostrophes and then one of these, so that taking one
away always gives the text back. Numbers are left as they are: a coordinate may be negative.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from io import StringIO
from typing import Any

from perspectives.export.book_data import Material
from perspectives.export.record_kinds import RECORD_KINDS, RecordKind
from perspectives.records.field_forms import LIST_SEPARATOR

FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def table(kind: RecordKind) -> Callable[[Material], str]:
    """Return what writes the table of a kind of record: a line for each."""

    def write(material: Material) -> str:
        columns = kind.columns()
        text = StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([name for name, _field, _column in columns])
        for record in material.data[kind.name]:
            values = (
                (column.cell(record[field.name]) if column.cell else record[field.name], column.separator)
                for _name, field, column in columns
            )
            writer.writerow([_cell(value, separator or LIST_SEPARATOR) for value, separator in values])
        return text.getvalue()

    return write


def _cell(value: Any, separator: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = value if isinstance(value, str) else separator.join(value)
    return f"'{text}" if FORMULA.match(text) else text


TABLES = {kind.table: table(kind) for kind in RECORD_KINDS.values() if kind.table}
"""What writes each table, by the name of its file."""
