"""The tables as one workbook of Office Open XML (ISO/IEC 29500), for people who use a spreadsheet.

A spreadsheet that opens a file of CSV guesses: it takes ``1960-06`` for a day in June, and may take the
letters for those of another encoding. In a workbook each cell says what it is: a number, a truth value or a
text. Texts are no formulas, and have no apostrophe before them.
"""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from perspectives.export.book_data import BookData
from perspectives.export.tables import URL, Table, cell_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

WORKBOOK = "accounts.xlsx"
ABOUT_SHEET = "about"
LONGEST_CELL = 32767
"""The most signs that a cell of a spreadsheet can have."""
CUT = " […] The cell of a spreadsheet has no room for more: see the file {file}."
NARROWEST, WIDEST = 8, 60
"""The bounds of the width of a column, in signs."""
MEASURED_ROWS = 40
"""From how many rows the width of a column is taken."""
NO_TIME = datetime.datetime(1980, 1, 1)  # noqa: DTZ001  # the format has no time zones
"""The time in the file: always the same, so that the same records give the same bytes."""
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(data: BookData) -> bytes:
    """Return the workbook: a sheet on what it holds, then one for each table, its head always in sight."""
    import xlsxwriter  # noqa: PLC0415  # only the builders of web pages need it

    content = BytesIO()
    book = xlsxwriter.Workbook(content, OPTIONS)
    edition = data.content["book"]
    book.set_properties({"title": edition["title"], "author": data.edition.author, "created": NO_TIME})
    text = book.add_format({"num_format": "@", "valign": "top"})
    head = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    _write_about(book, data, text, head)
    for table in data.tables:
        _write_table(book.add_worksheet(table.name), table, data.base, text, head)
    book.close()
    return content.getvalue()


def _write_about(book: Workbook, data: BookData, text: Format, head: Format) -> None:
    """Write the sheet that says what the workbook is, and what each column of its tables means."""
    sheet = book.add_worksheet(ABOUT_SHEET)
    facts = data.content["book"]
    lines = [
        (facts["title"], ""),
        ("edition", facts["edition"]),
        ("address", data.base),
        *((f"licence: {layer}", licence) for layer, licence in data.licences),
    ]
    rows = [line for line in lines if line[1] or line is lines[0]]
    number = 0
    for number, (name, value) in enumerate(rows):
        sheet.write_string(number, 0, name, head)
        sheet.write_string(number, 1, value, text)
    number += 2
    for place, name in enumerate(("table", "column", "meaning")):
        sheet.write_string(number, place, name, head)
    for table in data.tables:
        for column in table.columns:
            number += 1
            for place, value in enumerate((table.name, column.name, column.about)):
                sheet.write_string(number, place, value, text)
    for place, width in enumerate((24, 24, 90)):
        sheet.set_column(place, place, width)


def _write_table(sheet: Worksheet, table: Table, base: str, text: Format, head: Format) -> None:
    """Write a table; the places in the pages are absolute where *base*, the public address, is set."""
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        if column.name == URL and base:
            cells = [cell and f"{base}{cell}" for cell in cells]
        widths = [len(cell_text(cell, column.separator)) for cell in cells[:MEASURED_ROWS]]
        width = min(max([NARROWEST, len(column.name) + 3, *widths]), WIDEST)
        sheet.set_column(place, place, width, text)
        sheet.write_string(0, place, column.name, head)
        for number, value in enumerate(cells, 1):
            _write_cell(sheet, number, place, value, column.separator, text, table.file)
    if table.columns:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write_cell(
    sheet: Worksheet, row: int, place: int, value: Any, separator: str | None, text: Format, file: str
) -> None:
    """Write a value as what it is; what is not known leaves the cell empty."""
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    elif words := cell_text(value, separator):
        if len(words) > LONGEST_CELL:
            note = CUT.format(file=file)
            words = words[: LONGEST_CELL - len(note)] + note
        sheet.write_string(row, place, words, text)
