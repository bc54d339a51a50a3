"""Fields that a project adds in its settings: with them, without them, and with values that cannot be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ExtensionError

from perspectives.build.check_claims_command import KNOWN_COLUMNS, checked_claims
from perspectives.build.settled_book import read_settled_book
from perspectives.build.sheet_file import sheet_of
from tests.support import Book, Build

SETTINGS = """

def number(text):
    if not text.startswith("No."):
        raise ValueError("a number, as “No. 4”")


def setup(app):
    from perspectives import add_field

    for kind in ("claim", "voice", "event", "work"):
        add_field(app, kind, "shelf-mark", label="Shelf mark", about=f"Where the paper of the {kind} lies.")
        add_field(app, kind, "state", label="State", about="How well it is kept.", values=["good", "poor"])
        add_field(app, kind, "tally", label="Tally", about="Its number.", check=number)
"""
MARKS = ["Chest 1", "Chest 2", "Chest 3", "Chest 4"]
TYPED = (
    ("docs/bell.md", ":id: ringer-wind\n", ":shelf-mark: Chest 1\n:state: goood\n:tally: 7\n"),
    ("sources/voices.toml", 'short = "Odo"\n', 'shelf-mark = "Chest 2"\nstate = "goood"\ntally = "7"\n'),
    ("sources/events.toml", "[events.breaking]\n", 'shelf-mark = "Chest 3"\nstate = "goood"\ntally = "7"\n'),
    (
        "sources/references.bib",
        "  title = {A Letter},\n",
        "  shelf-mark = {Chest 4},\n  state = {goood},\n  tally = {7},\n",
    ),
)
"""The lines of three fields that each file has after another line; the values of two cannot be."""


def lines_of(build: Build) -> list[str]:
    """Return the lines of the new fields on the pages."""
    pages = (BeautifulSoup(build.read(f"{name}.html"), "html.parser") for name in ("bell", "registers"))
    found = (line.get_text() for page in pages for line in page.select(".ps-fact, .ps-foot p"))
    return sorted({line for line in found if re.match("Shelf mark|State|Tally", line)})


def places(build: Build, code: str) -> list[tuple[str, str]]:
    """Return file and text of the line of each problem with a code."""
    found = []
    for warning in build.warnings:
        if warning.endswith(f"[perspectives.{code}]"):
            path, line = warning.split(": WARNING")[0].rsplit(":", 1)
            text = Path(path).read_text(encoding="utf-8").split("\n")[int(line) - 1]
            found.append((Path(path).name, text.strip().strip(":,").split()[0].strip(":")))
    return sorted(found)


@pytest.mark.slow("builds one book three times")
def test_fields_are_there_while_they_are_added_and_only_in_their_book(book: Book) -> None:
    for name, before, lines in TYPED:
        book.replace(name, before, before + lines)
    # Several processes read only a book of more than five pages.
    pages = [f"page-{number}" for number in range(6)]
    for page in pages:
        book.write(f"docs/{page}.md", f"({page})=\n# {page}\n\nWords.\n")
    book.replace("docs/index.md", "registers\n", "\n".join(["registers", *pages, ""]))
    settings = book.read("docs/conf.py")
    files = ("bell.md", "events.toml", "references.bib", "voices.toml")

    without = book.build()
    names = ("shelf-mark", "state", "tally")
    assert places(without, "unknown-option") == [("bell.md", name) for name in names]
    assert places(without, "unknown-field") == [(file, name) for file in files[1:] for name in names]
    assert len(without.warnings) == len(names) * len(files)
    assert lines_of(without) == []

    book.write("docs/conf.py", settings + SETTINGS)
    with_fields = book.build(jobs=2)
    assert places(with_fields, "unknown-value") == [(file, "state") for file in files]
    assert places(with_fields, "malformed-field") == [(file, "tally") for file in files]
    assert len(with_fields.warnings) == 2 * len(files)
    text = "\n".join(with_fields.warnings)
    assert text.count("Expected: one of good, poor. Did you mean “good”?") == len(files)
    assert text.count("Expected: a number, as “No. 4”.") == len(files)
    assert lines_of(with_fields) == [f"Shelf mark: {mark}" for mark in MARKS]
    (told,) = check_a_sheet(book)
    assert told.startswith(
        "row 2: column state: The option takes a value from a closed list. Found: “goood”."
    )

    book.write("docs/conf.py", settings)
    again = book.build()
    assert sorted(again.warnings) == sorted(without.warnings)
    assert lines_of(again) == []
    assert all("shelf_mark" not in record for record in again.data["claims"])


def check_a_sheet(book: Book) -> list[str]:
    """Read two rows of claims with the new fields; return what is told of them."""
    sheet = (
        "id,voice,source,text,shelf_mark,state,Tally\n"
        "bell-one,ringer,pedlar-letter,She heard it.,Chest 5,goood,No. 7\n"
        "bell-two,ringer,pedlar-letter,She saw it.,Chest 6: left,good,No. 7\n"
    )
    settled = read_settled_book(book.root / "docs", ["perspectives"])
    text, told = checked_claims(settled, sheet_of(sheet.encode(), "claims.csv", KNOWN_COLUMNS))
    assert ':shelf-mark: "Chest 6: left"\n:state: good\n:tally: No. 7\n' in text
    return told


def test_two_extensions_that_add_one_field_are_told(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        book.write(
            f"docs/shelf_{name}.py",
            "from perspectives import add_field\n\n\ndef setup(app):\n"
            "    add_field(app, 'work', 'shelf-mark', label='Mark', about='Where it lies.')\n",
        )
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "shelf_one", "shelf_two"]')
    monkeypatch.syspath_prepend(book.root / "docs")
    with pytest.raises(ExtensionError, match="a field “shelf-mark” of a work has been added already"):
        book.build()
