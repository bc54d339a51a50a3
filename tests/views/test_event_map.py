"""The view ``map``: links of the places, the table, the outline, and names that overlap nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support import EPUB, Book, Build

PAGE = "---\norphan: true\n---\n\n(the-map)=\n# Map\n\n:::{view} map\n:::\n"
EVENT = """
[events.{id}]
title = "{title}"
date = "{date}"
place = "{place}"
latitude = {latitude}
longitude = {longitude}
"""
FRANCE = {"type": "Polygon", "coordinates": [[[-4, 43], [7, 43], [7, 54], [-4, 54], [-4, 43]]]}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return the tiny reader with a map, and two further places."""
    return with_map(tmp_path)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the pages of the tiny reader with a map."""
    return with_map(tmp_path_factory.mktemp("map")).build()


def with_map(folder: Path) -> Book:
    """Make the tiny reader with a map, and two further places, in a folder."""
    book = Book(folder)
    book.write("docs/map.md", PAGE)
    more = EVENT.format(
        id="ringing", title="The last ringing", date="1701-04", place="Bellham", latitude=51.5, longitude=-0.1
    ) + EVENT.format(
        id="flight", title="The flight", date="1701-08", place="Pekin", latitude=39.9, longitude=116.4
    )
    book.write("sources/events.toml", book.read("sources/events.toml") + more)
    return book


def page(build: Build, name: str = "map.html") -> BeautifulSoup:
    """Return the parsed page."""
    return BeautifulSoup(build.read(name), "html5lib")


def table(soup: BeautifulSoup) -> list[list[str]]:
    """Return the rows of the table under the map."""
    rows = soup.select("table.ps-table-places tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in rows]


def test_a_place_leads_to_its_event_or_to_the_list_of_its_events(build: Build) -> None:
    assert build.warnings == []
    soup = page(build)
    links = {str(link["aria-label"]): str(link["href"]) for link in soup.select("svg a")}
    assert links == {"Bellham: 2 events": "#map-place-0", "Pekin: 1 event": "registers.html#event-flight"}
    (row,) = [row for row in soup.select("table tr") if row.find(id="map-place-0")]
    assert [str(link["href"]) for link in row.select("a")] == [
        "registers.html#event-ringing",
        "registers.html#event-breaking",
    ]
    assert 'id="event-flight"' in build.read("registers.html")


def test_the_table_says_all_that_the_picture_says_and_what_has_no_place(build: Build) -> None:
    assert table(page(build)) == [
        ["Bellham", "The last ringing , April 1701 The breaking of the bell , 1 May 1701"],
        ["Pekin", "The flight , August 1701"],
        ["No one place is given", "The inquiry , June–July 1701"],
    ]


def test_a_place_without_coordinates_stands_in_the_table_only(book: Book) -> None:
    book.write(
        "sources/events.toml",
        book.read("sources/events.toml")
        + '\n[events.lost]\ntitle = "Lost"\ndate = "1702"\nplace = "Nowhere"\n',
    )
    soup = page(book.build())
    assert "Nowhere" not in soup.select_one("svg").get_text()  # type: ignore[union-attr]
    assert [row[0] for row in table(soup)][1] == "Nowhere (not on the map: its coordinates are not given)"


def test_land_is_drawn_and_a_place_beyond_it_stands_at_the_edge(book: Book, build: Build) -> None:
    whole = page(build)
    book.write("sources/outline.json", json.dumps(FRANCE))
    with_land = book.build()
    assert with_land.warnings == []
    cut = page(with_land)
    assert (len(whole.select("svg path.ps-fill")), len(cut.select("svg path.ps-fill"))) == (0, 1)
    assert (len(whole.select("svg circle")), len(cut.select("svg circle"))) == (2, 1)
    assert "Pekin" in cut.select_one("svg").get_text()  # type: ignore[union-attr]
    assert "km" in cut.select_one("svg").get_text()  # type: ignore[union-attr]


@pytest.mark.slow("three builds: before, after and anew")
def test_a_new_outline_rewrites_the_map(book: Book) -> None:
    book.build()
    book.write("sources/outline.json", json.dumps(FRANCE))
    changed = book.build()
    assert changed.read("map.html") == book.build(tag="-clean").read("map.html")


def test_a_book_without_events_has_no_map_and_says_so(book: Book) -> None:
    book.write("sources/events.toml", "")
    build = book.build()
    assert page(build).select("svg") == []
    assert "Nothing in the book answers this query." in build.read("map.html")


def test_the_picture_says_what_it_shows(build: Build) -> None:
    picture = page(build).select_one("svg")
    assert isinstance(picture, Tag)
    names = str(picture["aria-labelledby"]).split()
    assert [picture.find(id=name).name for name in names] == ["title", "desc"]  # type: ignore[union-attr]
    assert "Bellham: 2 events" in picture.find(id=names[1]).get_text()  # type: ignore[union-attr]


def test_the_map_is_in_words_and_for_e_readers(book: Book) -> None:
    assert "Bellham" in book.build("text").read("map.txt")
    assert book.build("epub", **EPUB).warnings == []
