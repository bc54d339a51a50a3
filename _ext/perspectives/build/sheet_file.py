"""A spreadsheet saved as CSV, as people save it: read into rows of cells, or refused in a plain sentence.

Accepted are comma, semicolon and tab between the cells; LF, CR LF and CR at the ends of lines; UTF-8 with or
without a byte order mark, and UTF-16, which Excel calls *Unicode text*. A file in an older encoding is read
as the encoding that it is likely to have, and that is told.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from perspectives.build.sheet_sentences import say
from perspectives.records.characters import MOST_KINDS, forbidden_problems, without_forbidden
from perspectives.records.text_files import decode

SEPARATORS = (",", ";", "\t")
SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?[;,\t]*\r?\n?", re.IGNORECASE)
"""A first line by which Excel is told what stands between the cells."""
OTHER_FILES = (
    (b"PK\x03\x04", "a workbook (.xlsx or .ods)"),
    (b"\xd0\xcf\x11\xe0", "a workbook of an older Excel (.xls)"),
    (b"%PDF", "a PDF"),
    (b"{", "JSON"),
    (b"<", "HTML or XML"),
)
"""The first bytes of files that are no CSV, and what they are."""


class UnreadableSheet(ValueError):
    """Why a file cannot be read as a sheet, as a sentence for an editor."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it: its number in the spreadsheet, and its cells by the name of the column."""

    number: int
    cells: dict[str, str]


@dataclass(slots=True)
class Sheet:
    """A sheet as it was read.

    :ivar columns: the names of the columns as typed, by what :func:`column_name` makes of them
    :ivar notes: what is to be told of the file, each with the number of its row; 0 is the whole file
    """

    columns: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


def read_sheet(path: Path, known: Collection[str]) -> Sheet:
    """Return the sheet in a file.

    :param known: the names of columns that the file can have; they tell what stands between its cells
    :raises UnreadableSheet: where it is no sheet
    """
    if str(path) == ".":
        raise UnreadableSheet(say("no-file-named"))
    if path.is_dir():
        raise UnreadableSheet(say("folder", name=path))
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableSheet(say("no-file", name=path)) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise UnreadableSheet(say("unreadable", name=path, why=why)) from error
    return sheet_of(content, path.name, known)


def sheet_of(content: bytes, name: str, known: Collection[str]) -> Sheet:
    """Return the sheet that a file with these bytes holds; *name* is for messages.

    :raises UnreadableSheet: where it is no sheet
    """
    kind = next((kind for begin, kind in OTHER_FILES if content.startswith(begin)), "")
    if kind:
        raise UnreadableSheet(say("other-kind", name=name, kind=kind))
    sheet = Sheet()
    text = _text(content, name, sheet)
    if not text.strip():
        raise UnreadableSheet(say("empty-file", name=name))
    separator = ""
    if said := SEPARATOR_LINE.match(text):
        separator, text = said[1], text[said.end() :]
    lines = _records(text, separator or _separator_of(text, known), name)
    _take_rows(sheet, lines)
    if not set(known) & set(sheet.columns):
        raise UnreadableSheet(say("no-heads", name=name, columns=", ".join(known)))
    return sheet


def _text(content: bytes, name: str, sheet: Sheet) -> str:
    """Return the text of a file, and note an encoding that is not UTF-8 and characters that no text holds."""
    text, problem = decode(content)
    if problem and "byte" in problem.value and "\ufffd" in text:
        named = re.search(r"encoding (\S+)", problem.expected)
        encoding = named[1] if named else "windows-1252"
        text = content.decode(encoding.replace("windows-", "cp"), "replace")
        byte, line = problem.value, problem.line
        sheet.notes.append((0, say("encoding", byte=byte, line=line, encoding=encoding)))
    forbidden = list(forbidden_problems(text))
    if len(forbidden) >= MOST_KINDS:
        raise UnreadableSheet(say("no-text", name=name))
    for one in forbidden:
        sheet.notes.append((0, say("forbidden", line=one.line, character=one.value)))
    return without_forbidden(text)


def _separator_of(text: str, known: Collection[str]) -> str:
    """Return what stands between the cells: that with which the first row names most of the known columns."""
    first = text.lstrip("\r\n").splitlines()[0]

    def found(separator: str) -> tuple[int, int]:
        names = [column_name(cell) for cell in first.split(separator)]
        return sum(name.strip('"') in known for name in names), len(names)

    return max(SEPARATORS, key=found)


def _records(text: str, separator: str, name: str) -> list[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[list[str]] = []
    try:
        records.extend(reader)
    except csv.Error as error:
        is_open = "unexpected end of data" in str(error)
        why = say("open-mark") if is_open else str(error)
        place = {"row": len(records), "line": reader.line_num}
        raise UnreadableSheet(say("broken-csv", name=name, why=why, **place)) from error
    return records


def column_name(typed: str) -> str:
    """Return the name of a column as tables have it: lower case, with low lines between its words."""
    return re.sub(r"[\s-]+", "_", typed.strip().lower())


def column_letter(place: int) -> str:
    """Return the letter by which spreadsheets call a column; the first has the place 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _take_rows(sheet: Sheet, lines: Sequence[list[str]]) -> None:
    """Put the names of the columns and the rows of cells into a sheet; empty rows are left out."""
    first = next((place for place, cells in enumerate(lines) if any(map(str.strip, cells))), 0)
    heads = [column_name(cell) for cell in lines[first]]
    for place, head in enumerate(heads):
        if head and head in heads[:place]:
            sheet.notes.append((first + 1, say("double-column", name=head)))
    for head, cell in zip(heads, lines[first], strict=True):
        if head:
            sheet.columns.setdefault(head, cell.strip())
    for number, cells in enumerate(lines[first + 1 :], first + 2):
        if not any(map(str.strip, cells)):
            continue
        row: dict[str, str] = {}
        for place, cell in enumerate(cells):
            head = heads[place] if place < len(heads) else ""
            if head:
                row.setdefault(head, cell.replace("\r\n", "\n").replace("\r", "\n"))
            elif cell.strip():
                note = say("nameless-column", letter=column_letter(place), cell=_short(cell))
                sheet.notes.append((number, note))
        sheet.rows.append(Row(number, row))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
