"""The rows of a sheet as claims: each cell is read as the option of the directive that has its name.

The columns are those of ``claims.csv``. What follows from others, such as the last hand and the years, is not
read; a last hand that is another than the one that follows is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from perspectives.build.sheet_file import Row
from perspectives.build.sheet_sentences import say
from perspectives.export.csv_tables import without_guard
from perspectives.records.added_fields import take_further
from perspectives.records.claim_records import Claim, Wording
from perspectives.records.fields import FURTHER, Field
from perspectives.records.option_values import Malformed, parse_id, parse_language, parse_locator
from perspectives.records.problem_record import Problem
from perspectives.records.sheet_dates import meant_date

KINDS = ("original", "variant")
WORDS = ("quotations", *(f"{kind}s" for kind in KINDS))
WORDING_PARTS: dict[str, Callable[[str], Any]] = {
    "quotations": str,
    "languages": parse_language,
    "works": parse_id,
    "locators": parse_locator,
}
"""What the columns beside the originals and the variants say of each, and the reader of it."""
OF_WORDS = [f"{kind}_{part}" for kind in KINDS for part in WORDING_PARTS]
MOST_WORDS = 120
"""How many words a claim may quote at a stretch: see the rules of the words of others in docs/editing."""
UNKNOWN = ("", "–", "-")
"""What stands for a value of a list that is not known."""
SHEET_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!|SPILL!|CALC!|#+)")
"""What a spreadsheet shows in the place of a value that it could not compute, or has no room for."""
SEVERAL = re.compile(r"\n\s*-{3,}\s*\n")
"""The line between the quotations of a cell."""

NO_CLAIM = Claim("", "", 0, "")


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The columns of a sheet of claims: those of ``claims.csv`` of the book.

    :ivar options: the fields that an editor types as options, by the name of the column
    :ivar read: the columns that are read
    :ivar all: the columns that a sheet can have
    """

    options: Mapping[str, Field]
    read: tuple[str, ...]
    all: tuple[str, ...]


def columns_of(fields: Sequence[Field]) -> SheetColumns:
    """Return the columns for claims with these fields."""
    options = {one.name: one for one in fields if one.option}
    return SheetColumns(
        options,
        ("id", "voice", *options, *WORDS, *OF_WORDS, "text", "last_hand"),
        tuple(name for one in fields for name in one.columns),
    )


Told = str | Problem
"""What is wrong with a cell: a problem of the closed list, or a sentence."""


@dataclass(slots=True)
class ClaimRow:
    """A row as a claim, with what is wrong with it.

    :ivar number: its number in the spreadsheet
    :ivar cells: the texts of its cells that are not empty, by the name of the column
    :ivar claim: the claim, without what could not be read; its line is the number of the row
    :ivar faults: what is wrong, each with the name of the column; empty where it is the whole row
    """

    number: int
    cells: dict[str, str]
    claim: Claim = NO_CLAIM
    faults: list[tuple[str, Told]] = field(default_factory=list)

    def say(self, column: str, sentence: str, **values: object) -> None:
        """Note a sentence of :mod:`perspectives.build.sheet_sentences`."""
        self.faults.append((column, say(sentence, **values)))

    def parsed(self, column: str, read: Callable[[str], Any], text: str) -> Any:
        """Return what *read* makes of a text; None if it is empty or cannot be read, which is noted."""
        if not text:
            return None
        try:
            return read(text)
        except Malformed as one:
            near = one.nearest
            if one.code == "malformed-date":
                near = meant_date(text) or near
            problem = Problem(one.code, self.number, value=one.value, expected=one.expected, nearest=near)
            self.faults.append((column, problem))
            return None


def claim_of_row(row: Row, docname: str, columns: SheetColumns) -> ClaimRow:
    """Return a row as a claim of the document *docname*, with what is wrong with its cells."""
    found = ClaimRow(row.number, {})
    for name, cell in row.cells.items():
        if name in columns.read and (text := _text_of(name, cell, found)):
            found.cells[name] = text
    cells = found.cells
    _note_empty_cells(found)
    values = {
        name: value
        for name, one in columns.options.items()
        if name in cells and (value := _value(one, found)) is not None
    }
    further = take_further([one for one in columns.options.values() if one.held_as == FURTHER], values)
    claim = Claim(
        id=values.pop("id", None) or "",
        docname=docname,
        line=row.number,
        voice=found.parsed("voice", parse_id, cells.get("voice", "")) or "",
        quotations=_words_of(cells.get("quotations", "")),
        text="\n\n".join(_words_of(cells.get("text", ""))) or None,
        further=further,
        **{columns.options[name].held_as: value for name, value in values.items()},
    )
    originals, variants = (_wordings(kind, found, len(claim.quotations)) for kind in KINDS)
    found.claim = replace(claim, originals=originals, variants=variants)
    _note_long_words(found)
    hand = cells.get("last_hand")
    if hand and claim.voice and hand != claim.last_hand:
        found.say("last_hand", "last-hand", cell=hand, hand=claim.last_hand)
    return found


def _note_empty_cells(row: ClaimRow) -> None:
    """Note what a claim needs and the row has not."""
    # Of a cell that cannot be read, it is told already.
    given = {*row.cells, *(name for name, _told in row.faults)}
    for name in ("id", "voice"):
        if name not in given:
            row.say(name, f"no-{name}")
    if not {"source", "quoted_in"} & given:
        row.say("source", "no-source")
    for work, locator in (("source", "locator"), ("quoted_in", "quoted_in_locator")):
        if locator in row.cells and work not in given:
            row.faults.append(
                (locator, Problem("locator-without-work", row.number, value=row.cells[locator]))
            )
    if not {"quotations", "text"} & given:
        row.say("quotations", "no-words")


def _text_of(name: str, cell: str, row: ClaimRow) -> str:
    """Return the text of a cell; empty where it has a formula or an error, which is noted."""
    text = cell.strip()
    kind = "formula" if text.startswith("=") else "sheet-error" if SHEET_ERROR.fullmatch(text) else ""
    if kind:
        row.say(name, kind, cell=text[:60])
        return ""
    return without_guard(text).strip()


def _value(option: Field, row: ClaimRow) -> Any:
    """Return the value of an option as its own reader reads it; None where it cannot, which is noted."""
    name, text = option.name, row.cells[option.name]
    if name == "also_in":
        works = (part.split(maxsplit=1) for part in text.split(";") if part.strip())
        text = ", ".join(f"{work[0]}{{{work[1].strip()}}}" if len(work) > 1 else work[0] for work in works)
    elif any(column.separator for column in option.columns.values()):
        text = ", ".join(part for part in re.split(r"\s*[;,\n]\s*", text) if part)
    read = option.option.read if option.option else str
    return row.parsed(name, read, " ".join(text.split()))


def _words_of(text: str) -> tuple[str, ...]:
    """Return the quotations of a cell; an empty line parts paragraphs, and spaces stand once."""
    found = (
        re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in one.split("\n"))).strip()
        for one in SEVERAL.split(text)
    )
    return tuple(one for one in found if one)


def _wordings(kind: str, row: ClaimRow, last: int) -> tuple[Wording, ...]:
    """Return the originals or the variants of a row; what is wrong with them is noted.

    :param last: the number of the quotations of the row
    """
    texts = _words_of(row.cells.get(f"{kind}s", ""))
    columns = {}
    for part in WORDING_PARTS:
        values = [one.strip() for one in re.split("[;\n]", row.cells.get(f"{kind}_{part}", ""))]
        if values == [""]:
            values *= len(texts)
        if len(values) != len(texts):
            row.say(
                f"{kind}_{part}", "other-number", found=len(values), texts=f"{kind}s", expected=len(texts)
            )
            return ()
        columns[part] = values
    found = []
    for place, words in enumerate(texts):
        cells = {part: "" if values[place] in UNKNOWN else values[place] for part, values in columns.items()}
        number = cells.pop("quotations") or "1"
        if not number.isdecimal() or not 1 <= int(number) <= last:
            row.say(f"{kind}_quotations", "quotation-number", cell=number, last=last)
            continue
        if kind == "original" and not cells["languages"]:
            row.say("original_languages", "no-language")
        if kind == "variant" and not cells["works"]:
            row.say("variant_works", "no-work")
        language, work, locator = (
            row.parsed(f"{kind}_{part}", WORDING_PARTS[part], text) for part, text in cells.items()
        )
        found.append(Wording(words, int(number), language, work, locator, row.number))
    return tuple(found)


def _note_long_words(row: ClaimRow) -> None:
    """Note words that are quoted at too great a length."""
    claim = row.claim
    stretches = [
        ("quotations", " ".join(claim.quotations)),
        *(("originals", one.words) for one in claim.originals),
        *(("variants", one.words) for one in claim.variants),
    ]
    for name, text in stretches:
        number = len(text.split())
        if number > MOST_WORDS:
            row.say(name, "long-words", number=number, most=MOST_WORDS)
