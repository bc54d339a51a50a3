"""The view ``timeline``: claims told at the time, told later, and told at an unknown date."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support import EPUB, Book, Build

PAGE = "---\norphan: true\n---\n\n(clocks)=\n# Clocks\n\n:::{view} timeline\n:::\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return the tiny reader with a timeline."""
    return with_timeline(tmp_path)


def with_timeline(folder: Path) -> Book:
    """Make the tiny reader with a timeline in a folder."""
    book = Book(folder)
    book.write("docs/clocks.md", PAGE)
    return book


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the pages of the tiny reader with a timeline."""
    return with_timeline(tmp_path_factory.mktemp("clocks")).build()


def rows(build: Build) -> list[list[list[str]]]:
    """Return the lines of each cell of the table."""
    soup = BeautifulSoup(build.read("clocks.html"), "html5lib")
    return [
        [[line.get_text() for line in cell.select("p")] for cell in row.select("td")]
        for row in soup.select("table.ps-table-timeline tbody tr")
    ]


def pictures(build: Build) -> list[Tag]:
    """Return the pictures, that of the events first."""
    return list(BeautifulSoup(build.read("clocks.html"), "html5lib").select(".ps-picture svg"))


def heads(build: Build) -> list[list[str]]:
    """Return the title and the numbers above each picture of a perspective."""
    soup = BeautifulSoup(build.read("clocks.html"), "html5lib")
    lines = [" ".join(line.get_text().split()) for line in soup.select(".ps-clock-title, .ps-clock-counts")]
    return [lines[place : place + 2] for place in range(0, len(lines), 2)]


def words(picture: Tag) -> list[str]:
    """Return the texts of a picture."""
    return [text.get_text() for text in picture.select("text")]


def test_the_table_says_of_each_event_what_was_told_when(build: Build) -> None:
    assert build.warnings == []
    assert rows(build) == [
        [
            ["The breaking of the bell", "1 May 1701, Bellham"],
            [
                (
                    "19 years later, 1720: Ringer: “The rope was old. It was …”, as told by Abbot Odo; "
                    "Odo: “She rang too hard.”"
                ),
                'When it was told is not known: Ringer: ‘It was the wind -- "a …’',
            ],
        ],
        [["On no one event"], ["When it was told is not known: Unattributed, in paraphrase"]],
    ]


def test_one_perspective_can_be_asked_for(book: Book) -> None:
    book.write("docs/clocks.md", PAGE.replace("timeline\n", "timeline\n:perspective: abbey\n"))
    build = book.build()
    assert rows(build)[0][1] == ["19 years later, 1720: Odo: “She rang too hard.”"]
    assert [title.partition(":")[0] for title, _counts in heads(build)] == ["A The abbey"]
    assert [str(picture["aria-labelledby"]).split("-")[1] for picture in pictures(build)] == [
        "events",
        "abbey",
    ]


def test_each_perspective_that_speaks_has_a_picture_with_its_numbers_on_one_scale(build: Build) -> None:
    assert heads(build) == [
        ["A The abbey: all of the claims were told more than a year later", "1 claim: 1 later"],
        [
            "V The village: when two thirds of the claims were told is not known",
            "3 claims: 1 later, 2 not known when",
        ],
    ]
    events, abbey, village = (words(picture) for picture in pictures(build))
    assert events == [*["1701: The breaking of the bell"] * 2, "1700", "1710", "1720"]
    assert abbey == ["1700", "1710", "1720", "said", "told"]
    assert village == [*abbey, "2 not known when"]


def test_a_picture_says_what_it_shows(build: Build) -> None:
    picture = next(one for one in pictures(build) if "abbey" in str(one["aria-labelledby"]))
    title, description = picture.find("title"), picture.find("desc")
    assert isinstance(title, Tag)
    assert isinstance(description, Tag)
    assert str(picture["aria-labelledby"]).split() == [title["id"], description["id"]]
    assert title.get_text() == "The abbey: all of the claims were told more than a year later"
    assert description.get_text().endswith("1 claim: 1 later.")


def test_a_perspective_that_says_nothing_has_no_timeline(book: Book) -> None:
    book.write("docs/clocks.md", PAGE.replace("timeline\n", "timeline\n:perspective: travellers\n"))
    assert "Nothing in the book answers this query." in book.build().read("clocks.html")


def test_a_claim_of_a_voice_that_is_not_declared_is_still_shown(book: Book) -> None:
    book.replace("docs/bell.md", "{claim} abbot\n:id: odo-ringer-did", "{claim} abbott\n:id: odo-ringer-did")
    build = book.build()
    assert build.codes[:1] == ["unknown-voice"]
    assert heads(build)[-1][0].startswith("Perspective not known: ")


def test_it_is_in_words_and_for_e_readers(book: Book) -> None:
    assert "When it was told is not known" in book.build("text").read("clocks.txt")
    assert book.build("epub", **EPUB).warnings == []
