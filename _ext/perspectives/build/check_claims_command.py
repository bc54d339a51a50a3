"""``python -m perspectives check-claims DOCS FILE``: claims in a spreadsheet become Markdown to be pasted.

The columns of the file are those of ``claims.csv``. Each row is read by the readers of the directive and
checked by the checks of the book, as if the claim stood in it. What is wrong is told with row and column;
of a row with a fault nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sphinx.errors import SphinxError

from perspectives.book.book import Book
from perspectives.book.checks import problems_of
from perspectives.book.consequences import without_consequences
from perspectives.book.record_fields import fields_of
from perspectives.build.claim_markdown import markdown_of
from perspectives.build.claim_sheet import ClaimRow, SheetColumns, Told, claim_of_row, columns_of
from perspectives.build.error_sentences import sentence_of
from perspectives.build.kept_doctrees import KEPT_HELP
from perspectives.build.out_file import NoOutFile, out_path, write_out
from perspectives.build.settled_book import SettledBook, read_settled_book
from perspectives.build.sheet_file import Sheet, UnreadableSheet, read_sheet
from perspectives.build.sheet_names import Names, ids_by_names
from perspectives.build.sheet_sentences import say
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.document_records import DocumentRecords
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem
from perspectives.records.problems import message

TOLD_BY_THE_BUILD = ["perspectives", "toc", "ref", "myst", "docutils"]
"""The types of warnings that are not shown: they are about the book, and not about the file."""
SHEET = "\U0010ffff"
"""The name of the document that the claims of the file stand in: the last of all documents."""
REQUIRED_COLUMNS = ("id", "voice")
SOURCE_COLUMNS = ("source", "quoted_in")
OTHER_NAMES = {"via": "reporters"}
"""Names of options that columns have under another name."""


def known_columns(columns: SheetColumns) -> tuple[str, ...]:
    """Return the columns that a file can have, those that an editor fills first."""
    return tuple(dict.fromkeys((*columns.read, *columns.all, *OTHER_NAMES)))


KNOWN_COLUMNS = known_columns(columns_of(CLAIM_FIELDS))
"""The columns that a file for any book can have, those that an editor fills first."""
COLUMNS_OF = {
    "unknown-voice": ("voice", "reporters"),
    "unknown-event": ("event",),
    "unknown-perspective": ("perspective",),
    "unknown-work": ("source", "quoted_in", "also_in", "original_works", "variant_works"),
    "unknown-claim": ("answers", "disputes", "supports", "within"),
    "missing-perspective": ("perspective",),
    "perspective-on-named-voice": ("perspective",),
    "compiler-in-column": ("perspective",),
    "seen-through-another": ("seen",),
    "duplicate-id": ("id",),
    "words-typed-twice": ("quotations",),
    "original-in-same-language": ("original_languages",),
    "variant-in-same-work": ("variant_works",),
    "variant-without-difference": ("variants",),
}
"""The columns in which the value of a problem of the book can stand."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 if something is wrong with the file."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives check-claims",
        description="Check the claims of a spreadsheet, saved as CSV, and write them as Markdown.",
    )
    parser.add_argument("docs", type=Path, help="the folder of the book's documents, with conf.py")
    parser.add_argument("file", help="the spreadsheet: CSV with the columns of claims.csv")
    parser.add_argument("--out", default="", help="the file for the Markdown; the terminal if left out")
    parser.add_argument("--doctrees", default="", help=KEPT_HELP)
    options = parser.parse_args(arguments)
    path = Path(options.file)
    try:
        out = out_path(options.out, ":::{claim} ")
        sheet = read_sheet(path, KNOWN_COLUMNS)
        settled = read_settled_book(options.docs, TOLD_BY_THE_BUILD, doctrees=options.doctrees)
        text, faults = checked_claims(settled, sheet)
        if out and text:
            write_out(out, text)
        elif text:
            sys.stdout.write(text)
    except (UnreadableSheet, NoOutFile, SphinxError, OSError) as error:
        sys.stderr.write(f"{sentence_of(error)}\nNothing was written.\n")
        return 1
    for fault in faults:
        sys.stderr.write(f"{path.name}: {fault}\n")
    written = text.count(":::{claim} ")
    left = len(sheet.rows) - written
    rest = f"; rows that are not, for what is told above: {left}" if left else ""
    where = f" to {options.out}" if options.out and text else ""
    sys.stderr.write(f"Claims written{where}: {written}{rest}.\n")
    return 1 if faults else 0


def checked_claims(settled: SettledBook, sheet: Sheet) -> tuple[str, list[str]]:
    """Return the Markdown of the rows without a fault, and the faults, in the order of the rows."""
    for one in sheet.rows:
        for other, name in OTHER_NAMES.items():
            if other in one.cells:
                one.cells.setdefault(name, one.cells.pop(other))
    columns = columns_of(fields_of(settled.book, "claim"))
    told = [*sheet.notes, *((1, note) for note in _column_faults(sheet, known_columns(columns)))]
    rows = []
    if set(REQUIRED_COLUMNS) <= set(sheet.columns) and set(SOURCE_COLUMNS) & set(sheet.columns):
        rows = [claim_of_row(row, SHEET, columns) for row in sheet.rows]
        if not rows:
            told.append((0, say("no-rows")))
    _note_names(ids_by_names(settled.book), rows)
    book = _with_claims(settled.book, rows)
    _note_problems(settled, book, rows)
    texts = [markdown_of(book, row.claim) for row in rows if not row.faults]
    # Where a row has more cells than names, the others may have moved: their faults follow from that.
    moved = {number for number, _ in sheet.notes}
    told += [
        (row.number, _fault(settled, *fault))
        for row in rows
        if row.number not in moved
        for fault in _once(row.faults, columns.all)
    ]
    told.sort(key=lambda one: one[0])
    return "\n".join(texts), [f"row {number}: {note}" if number else note for number, note in told]


def _column_faults(sheet: Sheet, known: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each column that is not known, and for each that is needed and missing."""
    for name, typed in sheet.columns.items():
        if name not in known:
            near = nearest(name, known)
            yield say("unknown-column", name=typed, hint=f" Did you mean “{near}”?" if near else "")
    for name in REQUIRED_COLUMNS:
        if name not in sheet.columns:
            yield say("missing-column", name=name)
    if not set(SOURCE_COLUMNS) & set(sheet.columns):
        yield say("missing-source-column")


def _note_problems(settled: SettledBook, book: Book, rows: list[ClaimRow]) -> None:
    """Add to the rows what the checks of the book find in their claims."""
    by_number = {row.number: row for row in rows}
    for row in rows:
        _note_perspective(book, row)
    problems = problems_of(book, lambda name, line: _place(settled, name, line))
    for problem in without_consequences(problems, book):
        one = by_number.get(problem.line) if problem.docname == SHEET else None
        if one:
            one.faults.append((_column_of(problem, one), problem))


def _note_names(names: Names, rows: list[ClaimRow]) -> None:
    """Name the id that is meant where a cell has the name of a record."""
    for row in rows:
        for place, (column, told) in enumerate(row.faults):
            if isinstance(told, Problem) and told.code == "malformed-id":
                near = names.get(column, {}).get(" ".join(told.value.split()).casefold())
                row.faults[place] = (column, replace(told, nearest=near or told.nearest))


def _with_claims(book: Book, rows: list[ClaimRow]) -> Book:
    """Return the book as it would be with the claims of the file in a document of their own."""
    # A claim without an id has a fault already, and is no other claim's double. A perspective that follows
    # from the voice is no fault in a table, whose column has it for all.
    claims = [row.claim for row in rows if row.claim.id and row.claim.voice]
    voices = book.registry.voices
    claims = [
        claim if claim.voice in voices and voices[claim.voice].anonymous else replace(claim, perspective=None)
        for claim in claims
    ]
    return Book(
        records={**book.records, SHEET: DocumentRecords(claims=claims)},
        registry=book.registry,
        works=book.works,
        lock=book.lock,
        permalinks=book.permalinks,
        text_lock=book.text_lock,
        faulty_works=book.faulty_works,
        has_unread_works=book.has_unread_works,
    )


def _note_perspective(book: Book, row: ClaimRow) -> None:
    """Note a perspective that is another than the one that follows from the voice and the date."""
    claim, voice = row.claim, book.voice(row.claim.voice)
    if not claim.perspective or not voice or voice.anonymous:
        return
    side = book.perspective(claim)
    if side != claim.perspective:
        row.say("perspective", "perspective", cell=claim.perspective, voice=voice.id, side=side)


def _place(settled: SettledBook, name: str, line: int) -> str:
    return f"row {line} of this file" if name == SHEET else f"{settled.places.get(name, name)}:{line}"


def _column_of(problem: Problem, row: ClaimRow) -> str:
    """Return the column in which the value of a problem stands; empty where this is not known."""
    columns = COLUMNS_OF.get(problem.code, ())
    value = problem.value.rpartition(": ")[2]
    with_value = [name for name in columns if value and value in row.cells.get(name, "")]
    return next(iter((*with_value, *columns)), "")


def _once(faults: list[tuple[str, Told]], columns: Sequence[str]) -> Iterator[tuple[str, Told]]:
    """Yield the faults of a row, each once, in the order of the columns."""
    seen = set()
    places = {name: place for place, name in enumerate(columns)}
    for fault in sorted(faults, key=lambda one: places.get(one[0], len(columns))):
        if fault not in seen:
            seen.add(fault)
            yield fault


def _fault(settled: SettledBook, name: str, told: Told) -> str:
    """Return the line of the report for a fault."""
    text = told if isinstance(told, str) else f"{message(told, settled.names)} [perspectives.{told.code}]"
    return f"column {name}: {text}" if name else text
