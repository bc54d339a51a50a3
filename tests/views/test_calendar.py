"""The calendar, the groups of documents by time, and the words of each side."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from csvw import CSVW

from perspectives.book.calendar_entries import is_within
from tests.support import Book, Build, add_documents

CALENDAR = """
[papers.odo-book]
title = "The abbot’s book"
by = "abbot"
date = "1702/1719"
kept = "The abbey, chest 4."
printed = "The Packet, as the abbot says"

[papers.latin-book]
title = "No such work"

[papers.pedlar-letter]
title = "A letter of the pedlar"
by = "pedler"
date = "yesterday"

[papers.bell-charter]
title = "It has a page"

[papers.Odo-Book]
title = "No id"

[papers.bell-letter-2]
by = "abbot"
tittle = "No title"
"""
PAGE = """(views)=
# Views

:::{view} calendar
:::

:::{view} documents
:until: 1700
:::

:::{view} documents
:from: 1701
:until: 1710
:::

:::{view} documents
:form: table
:::

:::{view} documents
:form: balance
:::

:::{view} calendar
:perspective: abbey
:from: 1702
:::

:::{view} calendar
:from: 1710
:until: 1700
:::

:::{view} documents
:form: tabel
:from: the year
:::
"""


def built(path: Path, texts: bool) -> Build:
    """Build the tiny reader with documents, a calendar with faults, and the views."""
    book = Book(path / "book")
    add_documents(book, texts=texts)
    book.write("sources/calendar.toml", CALENDAR)
    book.write("docs/views.md", PAGE)
    book.replace("docs/index.md", "registers", "views\nregisters")
    return book.build()


@pytest.fixture(scope="module")
def at_hand(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build it with the text of the charter."""
    return built(tmp_path_factory.mktemp("calendar"), texts=True)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build it without the text."""
    return built(tmp_path_factory.mktemp("calendar"), texts=False)


def tables(build: Build) -> list[list[list[str]]]:
    """Return the rows of each table of the page, without the heads."""
    page = BeautifulSoup(build.read("views.html"), "html.parser")
    return [
        [[" ".join(cell.get_text().split()) for cell in row.select("td")] for row in table.select("tbody tr")]
        for table in page.select("table.ps-table")
    ]


CALENDAR_ROWS = [
    [
        "3 May 1701",
        "The charter of the bell. Abbot Odo (A)",
        "Chest 3 of the abbey, sealed. Printed in Odo [1701] 1725, pp. 12–14",
        "in extract",
    ],
    [
        "1702–1719",
        "The abbot’s book. Abbot Odo (A)",
        "The abbey, chest 4. Printed in Odo 1720. The Packet, as the abbot says",
        "not printed",
    ],
    ["no date", "A letter of the pedlar. pedler", "Printed in Pedlar 1702", "not printed"],
    ["no date", "The letter of the pedlar. A pedlar (T)", "Printed in Pedlar 1725", "in passages"],
]


def test_the_calendar_has_every_document_and_paper_by_date(at_hand: Build, without: Build) -> None:
    assert tables(at_hand)[0] == tables(without)[0] == CALENDAR_ROWS


def test_documents_are_grouped_by_the_year_in_which_they_begin(at_hand: Build, without: Build) -> None:
    row = ["3 May 1701", "The charter of the bell. Abbot Odo (A)", "English, from Latin"]
    extent = "Extract, paragraphs 1, 3–5, a1 of 8"
    assert tables(at_hand)[1] == [[*row, extent, "three"]]
    assert tables(without)[1] == [[*row, f"{extent}; text not at hand", "three"]]
    assert "Nothing in the book answers this query." in at_hand.read("views.html")


def test_the_words_are_counted_for_each_document_and_side(at_hand: Build, without: Build) -> None:
    charter = [
        "The charter of the bell. Abbot Odo (A)",
        "in extract",
        "public domain",
        "a web copy",
    ]
    letter = ["The letter of the pedlar. A pedlar (T)", "in passages", "quotation only", "–", "English"]
    printed = {True: "58 words printed", False: "– words printed"}
    for build, is_printed in ((at_hand, True), (without, False)):
        assert tables(build)[2] == [
            [*charter, "English, from Latin", "28 words quoted", printed[is_printed]],
            [*letter, "5 words quoted", "– words printed"],
        ]
        number = "58" if is_printed else "–"
        assert tables(build)[3] == [
            ["The abbey (A)", "1", "1", "28", number],
            ["Travellers (T)", "1", "0", "5", "–"],
            ["All", "2", "1", "33", number],
        ]
    assert "The texts of one of these documents may be printed" in without.read("views.html")
    assert "The texts of one of these documents may be printed" not in at_hand.read("views.html")


def test_a_filter_of_the_calendar_is_one_side_from_a_year_on(at_hand: Build) -> None:
    assert tables(at_hand)[4] == [CALENDAR_ROWS[1]]


@pytest.mark.parametrize("is_at_hand", [True, False])
def test_each_fault_of_the_calendar_is_told_with_its_line(
    at_hand: Build, without: Build, is_at_hand: bool
) -> None:
    build = at_hand if is_at_hand else without
    told = [
        (match[1], int(match[2]), match[3])
        for warning in build.warnings
        if (match := re.search(r"/([a-z]+\.[a-z]+):([0-9]+): .*\[perspectives\.([a-z-]+)\]", warning))
    ]
    assert len(told) == len(build.warnings)
    assert sorted(told) == [
        ("calendar.toml", 9, "unknown-work"),
        ("calendar.toml", 14, "unknown-voice"),
        ("calendar.toml", 15, "malformed-date"),
        ("calendar.toml", 17, "paper-with-page"),
        ("calendar.toml", 20, "malformed-id"),
        ("calendar.toml", 25, "unknown-field"),
        ("views.md", 31, "years-in-reverse"),
        ("views.md", 35, "unknown-value"),
        ("views.md", 36, "malformed-year"),
    ]


def test_the_data_have_the_calendar_with_or_without_a_text(at_hand: Build, without: Build) -> None:
    text = at_hand.read("data/calendar.csv")
    assert text == without.read("data/calendar.csv")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert [(row["work"], row["document"], row["extent"]) for row in rows] == [
        ("bell-charter", "charter", "extract"),
        ("odo-book", "", "none"),
        ("pedlar-letter", "", "none"),
        ("bell-letter", "letter", "passages"),
    ]
    assert rows[0]["url"] == "charter.html#document-charter"
    assert rows[1]["kept"] == "The abbey, chest 4."
    assert CSVW(str(at_hand.out / "data/csv-metadata.json"), validate=True).is_valid


@pytest.mark.parametrize(
    ("date", "first", "last", "expected"),
    [
        ("1960-11-16", "1959", "1960", True),
        ("1960", "1960", "1960", True),
        ("1961", None, "1960", False),
        ("1959-12-31", "1960", None, False),
        ("1959/1961", "1960", "1961", False),
        ("1957-04~", "1955", "1958", True),
        ("196X", "1960", "1960", True),
        (None, "1960", None, False),
        (None, None, "1960", False),
        (None, None, None, True),
        ("../1960", None, "1960", False),
        ("0999", None, "1000", True),
    ],
)
def test_a_document_belongs_to_the_year_in_which_it_begins(
    date: str | None, first: str | None, last: str | None, expected: bool
) -> None:
    assert is_within(date, first, last) is expected
