"""What is told of a sheet of claims beyond the problems of the book: the sentences, with their mends."""

from __future__ import annotations

HOW_TO_SAVE = (
    "Save the sheet as “CSV UTF-8 (comma delimited)”: in Excel under File, Save As; "
    "in LibreOffice under File, Save As, Text CSV, with the character set Unicode (UTF-8)."
)
SENTENCES = {
    "no-file-named": "Name the file: make check-claims FILE=claims.csv.",
    "folder": "“{name}” is a folder: name a file in it.",
    "no-file": "There is no file “{name}”.",
    "unreadable": "“{name}” cannot be read: {why}.",
    "other-kind": "“{name}” is {kind}, and no CSV. {how}",
    "empty-file": "“{name}” is empty: its first row has to name the columns.",
    "no-text": "“{name}” is no text. {how}",
    "broken-csv": (
        "“{name}” cannot be read after row {row} (line {line}): {why}. In a file of CSV, a quotation mark "
        "within a cell stands twice, and the cell between two more. {how}"
    ),
    "open-mark": "a quotation mark opens a cell, and none closes it",
    "encoding": (
        "The file is not in UTF-8: {byte} stands in line {line}. It was read as {encoding}. Compare its "
        "letters with your sheet, for this encoding has not all of them. {how}"
    ),
    "forbidden": "Line {line} has {character}, which no text may hold; it was left out.",
    "no-heads": (
        "The first row of “{name}” names no column that claims have. Write the names of the columns there: "
        "{columns}."
    ),
    "no-rows": "There is no row under the names of the columns.",
    "double-column": "Two columns are named “{name}”, and the first counts. Take one out.",
    "nameless-column": (
        "Column {letter} has no name, and “{cell}” stands in it. Name the column, or empty the cell; a "
        "separator in a text that is not between quotation marks moves cells too."
    ),
    "unknown-column": (
        "There is no column “{name}”.{hint} Expected: a column of claims.csv. Mend the name, or take the "
        "column out."
    ),
    "missing-column": "The column “{name}” is missing, and no row can be read without it. Add it.",
    "missing-source-column": (
        "Neither “source” nor “quoted_in” is a column, and each claim needs one of them. Add one."
    ),
    "no-voice": "The cell is empty, and a claim needs a voice: an id of the voices.",
    "no-id": "The cell is empty, and a claim needs an id: words that will never change, as who-rang-it.",
    "no-source": "This and “quoted_in” are empty: write the key of the work that has the words.",
    "no-words": "This and “text” are empty: write the words that are quoted, or in yours what they say.",
    "formula": (
        "Found: “{cell}”. The cell has a formula, and no text. Copy the sheet and paste it as values; where "
        "the text itself begins with “=”, put an apostrophe before it."
    ),
    "sheet-error": (
        "Found: “{cell}”. The spreadsheet could not compute the cell, or had no room for it. Write what "
        "should stand there, and format the column as text."
    ),
    "last-hand": (
        "Found: “{cell}”. The last hand is the last of the reporters, or else the voice: here “{hand}”. "
        "Mend “voice” or “reporters”, or empty the cell."
    ),
    "perspective": (
        "Found: “{cell}”. The perspective of “{voice}” follows from the voice and the date, and is “{side}”. "
        "Mend the cell, the voice or the date, or empty the cell."
    ),
    "other-number": (
        "Found: {found} values, and “{texts}” has {expected} texts. Write one for each, by semicolon; “–” "
        "where it is not known."
    ),
    "quotation-number": (
        "Found: “{cell}”. Expected: the number of the quotation that has the same words, from 1 to {last}."
    ),
    "no-language": "An original needs its language: a tag of BCP 47, such as sq or ru.",
    "no-work": "A variant needs the work that has it: a key of the sources.",
    "long-words": (
        "Found: {number} words. At most {most} are quoted at a stretch. Make several claims of them, each "
        "discussed, or quote less."
    ),
}
"""The sentences, by names that only this code knows."""


def say(sentence: str, **values: object) -> str:
    """Return a sentence with its values, on one line; *how* is always how a sheet is saved as CSV."""
    text = SENTENCES[sentence].format(how=HOW_TO_SAVE, **values)
    return "".join(one if one.isprintable() else f"\\u{{{ord(one):x}}}" for one in text)
