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
from collections.abc import Callable
from io import StringIO
from typing import Any

from perspectives.export.book_data import BookData
from perspectives.export.tables import Table, cell_text

FORMULA_START = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def table_writer(file: str) -> Callable[[BookData], str]:
    """Return a function that returns the table with this file name as text, one record a line."""
    return lambda data: table_text(next(table for table in data.tables if table.file == file))


def table_text(table: Table) -> str:
    """Return a table as text: the names of its columns, then its rows."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    separators = [column.separator for column in table.columns]
    writer.writerows(
        [guarded_cell(*pair) for pair in zip(row, separators, strict=True)] for row in table.rows
    )
    return text.getvalue()


def guarded_cell(value: Any, separator: str | None) -> str:
    """Return a value as the text of a cell, with an apostrophe before what could be read as a formula."""
    text = cell_text(value, separator)
    is_number = isinstance(value, int | float)
    return f"'{text}" if not is_number and FORMULA_START.match(text) else text


def without_guard(cell: str) -> str:
    """Return the text of a cell without the apostrophe of :func:`guarded_cell`."""
    return cell[1:] if cell.startswith("'") and FORMULA_START.match(cell) else cell
