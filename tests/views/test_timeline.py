"""The view ``timeline``: claims told at the time, told later, and told at an unknown date."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from perspectives.records.model import Claim
from perspectives.views.clocks import Clocks, span
from perspectives.views.timeline_picture import FIRST_DAY_X, LAST_DAY_X, Panel, Years, draw
from tests.support import Book, Build

PAGE = "---\norphan: true\n---\n\n(clocks)=\n# Clocks\n\n:::{view} timeline\n:::\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return the tiny reader with a timeline."""
    book = Book(tmp_path)
    book.write("docs/clocks.md", PAGE)
    return book


def rows(build: Build) -> list[list[list[str]]]:
    """Return the lines of each cell of the table."""
    soup = BeautifulSoup(build.read("clocks.html"), "html5lib")
    return [
        [[line.get_text() for line in cell.select("p")] for cell in row.select("td")]
        for row in soup.select("table.ps-table-timeline tbody tr")
    ]


def pictures(build: Build) -> list[Tag]:
    """Return the pictures."""
    return list(BeautifulSoup(build.read("clocks.html"), "html5lib").select(".ps-picture svg"))


def words(picture: Tag) -> list[str]:
    """Return the texts of a picture."""
    return [text.get_text() for text in picture.select("text")]


def claim(saying: str | None, telling: str | None) -> Clocks:
    """Return a claim with the two dates."""
    return Clocks(Claim("one", "page", 1, "ringer"), saying, telling)


def test_the_table_says_of_each_event_what_was_told_when(book: Book) -> None:
    build = book.build()
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
    assert ["The abbey" in words(picture) for picture in pictures(build)] == [True]


def test_each_perspective_that_speaks_has_a_picture_with_its_numbers_on_one_scale(book: Book) -> None:
    village, abbey = (words(picture) for picture in pictures(book.build()))
    assert village[:3] == [
        "V",
        "The village: council and ringers",
        "3 claims: 1 later, ○ 2 not known when",
    ]
    assert abbey[:3] == ["A", "The abbey", "1 claim: 1 later"]
    assert village[3:] == abbey[3:] == ["1700", "1710", "1720", "said", "told"]


def test_a_picture_says_what_it_shows(book: Book) -> None:
    picture = pictures(book.build())[1]
    title, description = picture.find("title"), picture.find("desc")
    assert isinstance(title, Tag)
    assert isinstance(description, Tag)
    assert str(picture["aria-labelledby"]).split() == [title["id"], description["id"]]
    assert title.get_text().startswith("The abbey: ")
    assert description.get_text().endswith("1 claim: 1 later.")


@pytest.mark.parametrize(
    ("saying", "telling", "kind"),
    [
        ("1960-11-12", "1960-11-12", "at-the-time"),
        ("1960-11-12", "1961", "at-the-time"),
        ("1960-11-12", "1961-11-13", "at-the-time"),
        ("1960-11-12", "1961-11-14", "later"),
        ("1953/1968", "1963", "at-the-time"),
        ("1960", "1976~", "later"),
        ("1955-06-10", "1955-06-07", "at-the-time"),
        ("1968/..", "1974", "later"),
        ("../1944", "1944", "at-the-time"),
        ("1960", None, "told-unknown"),
        (None, None, "told-unknown"),
        (None, "1960", "said-unknown"),
    ],
)
def test_told_at_the_time_is_within_a_year_as_far_as_the_dates_say(
    saying: str | None, telling: str | None, kind: str
) -> None:
    assert claim(saying, telling).kind == kind


def test_a_year_is_as_wide_as_a_year_and_a_day_can_be_seen() -> None:
    years = Years(days for days in (span("1960"), span("1961")) if days)

    def width(text: str) -> float:
        days = span(text)
        assert days
        left, right = years.edges(days)
        assert FIRST_DAY_X - 1 <= left < right <= LAST_DAY_X + 1
        return right - left

    assert width("1961") == pytest.approx(width("1961-01/1961-06") + width("1961-07/1961-12"))
    assert width("1960-11") == pytest.approx(width("1960") * 30 / 366)
    assert 1 < width("1960-11-12") < width("1960-11")


def test_a_band_for_each_pair_of_dates_and_a_ring_for_each_year_without_the_other() -> None:
    claims = (
        claim("1960-06", "1976~"),
        claim("1960-06", "1976~"),
        claim("1961", "1962"),
        claim("1961-03", None),
        claim("1961-07", None),
        claim(None, "1976"),
        claim(None, None),
    )
    (drawing,) = draw([Panel(None, claims)])
    picture = drawing.picture()["svg"]
    assert len(re.findall(r"<path d=\"M[^\"]*z\"", picture)) == 2
    assert picture.count("<circle") == 2


@pytest.mark.parametrize("text", ["0001", "0009-12-31", "../0003", "9990", "9999-12-31/..", "0001/9999"])
def test_the_first_and_the_last_years_of_the_calendar_have_a_place_in_the_picture(text: str) -> None:
    (drawing,) = draw([Panel(None, (claim(text, None), claim(None, text), claim(text, text)))])
    picture = drawing.picture()["svg"]
    assert len(re.findall(r"<path d=\"M[^\"]*z\"", picture)) == 1
    assert picture.count("<circle") == 2
    years = Years([days for days in [span(text)] if days])
    assert (
        FIRST_DAY_X
        <= years.x_of(datetime.date(years.first, 1, 1))
        < years.x_of(datetime.date(years.last, 12, 31))
        <= LAST_DAY_X
    )


def test_claims_without_any_date_make_a_table_and_no_picture(book: Book) -> None:
    assert draw([Panel(None, (claim(None, None),))]) == []
    book.write("docs/clocks.md", PAGE.replace("timeline\n", "timeline\n:perspective: travellers\n"))
    assert "Nothing in the book answers this query." in book.build().read("clocks.html")


def test_a_claim_of_a_voice_that_is_not_declared_is_still_shown(book: Book) -> None:
    book.replace("docs/bell.md", "{claim} abbot\n:id: odo-ringer-did", "{claim} abbott\n:id: odo-ringer-did")
    build = book.build()
    assert build.codes[:1] == ["unknown-voice"]
    assert "Perspective not known" in words(pictures(build)[-1])


def test_it_is_in_words_and_for_e_readers(book: Book) -> None:
    assert "When it was told is not known" in book.build("text").read("clocks.txt")
    assert book.build("epub", copyright="Nobody", version="1.0").warnings == []
