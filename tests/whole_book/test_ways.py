"""The ways through the book: six groups, a trail on every page, the order of reading, the foot of a page."""

from __future__ import annotations

import re
from functools import cache

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support import Build

pytestmark = pytest.mark.book

GROUPS = ["Read", "Find", "Judge", "Teach", "Cite and take", "Make your own"]
NUMBERED = re.compile(r"^\d+(\.\d+)*\. ")


@pytest.fixture(scope="module")
def pages(built: Build) -> dict[str, BeautifulSoup]:
    """Return every page of the book, parsed, by its address; stubs are no pages."""
    parsed = {
        str(path.relative_to(built.out)): BeautifulSoup(path.read_bytes(), "lxml")
        for path in sorted(built.out.rglob("*.html"))
        if not {"_static", "_cite"} & set(path.parts)
    }
    return {name: page for name, page in parsed.items() if page.select_one(".bd-links")}


def words(element: Tag) -> str:
    """Return the words of an element with single spaces."""
    return " ".join(element.get_text().split())


def steps(page: BeautifulSoup) -> list[str]:
    """Return the steps of the trail of a page."""
    return [words(step) for step in page.select(".book-trail li")]


def test_every_page_has_the_six_groups_with_the_current_one_open(pages: dict[str, BeautifulSoup]) -> None:
    wrong = {}
    for name, page in pages.items():
        groups = page.select(".bd-links details.book-group")
        titles = [words(group.summary) for group in groups if group.summary]
        opened = [words(group.summary) for group in groups if group.summary and group.has_attr("open")]
        current = [words(group.summary) for group in groups if group.summary and group.select("li.current")]
        if titles != GROUPS or opened != (current or GROUPS[:1]):
            wrong[name] = (titles, opened, current)
    assert wrong == {}


def test_every_page_lies_in_a_group(pages: dict[str, BeautifulSoup]) -> None:
    outside = {name for name, page in pages.items() if not page.select(".bd-links li.current")}
    # The sentences of the index stand on pages of their own, to which the index leads.
    assert {name for name in outside if not name.startswith("reference/index-")} == {
        "index.html",
        "search.html",
        "404.html",
    }


def test_every_page_but_the_cover_names_the_book_above_its_title(pages: dict[str, BeautifulSoup]) -> None:
    without = [name for name, page in pages.items() if steps(page)[:1] != ["Accounts of a Split"]]
    assert without == ["index.html"]


@pytest.mark.parametrize(
    ("name", "trail"),
    {
        "introduction.html": ["Introduction"],
        "parts/culmination.html": ["4. Culmination"],
        "chapters/vlora-base.html": ["4. Culmination", "4.2. The Vlora base"],
        "documents/calendar.html": ["Documents", "Calendar of the documents"],
        "reference/claims.html": ["Find", "Every claim"],
        "reference/map.html": ["Find", "When and where", "Where it happened"],
        "lessons/silver-and-grass.html": ["Teach", "Nine lessons", "Lesson 3. Silver and grass"],
        "editing/index.html": ["Make your own"],
        "search.html": [],
    }.items(),
)
def test_the_trail_leads_to_the_page(pages: dict[str, BeautifulSoup], name: str, trail: list[str]) -> None:
    found = steps(pages[name])
    assert found[:-1] == ["Accounts of a Split", *trail][:-1]
    assert len(found) == len(trail) + 1


def test_next_leads_through_every_page_in_the_order_of_the_contents(pages: dict[str, BeautifulSoup]) -> None:
    @cache
    def follow(name: str) -> str | None:
        link = pages[name].select_one(".prev-next-area .right-next")
        if link is None:
            return None
        folder = name.rpartition("/")[0].split("/") if "/" in name else []
        for part in str(link["href"]).split("/"):
            if part == "..":
                folder.pop()
            else:
                folder.append(part)
        return "/".join(folder)

    seen = ["index.html"]
    # A path from page to page of one side goes its own way (its ends lead back to the page above them).
    while (name := follow(seen[-1])) and name not in seen:
        seen.append(name)
    chapters = [name for name in seen if name.startswith("chapters/")]
    numbers = [NUMBERED.match(words(title)) for name in chapters if (title := pages[name].h1)]
    assert sorted(chapters) == sorted(name for name in pages if name.startswith("chapters/"))
    assert all(numbers)
    assert seen[:4] == ["index.html", "introduction.html", "reading.html", "start-here.html"]


def test_the_foot_of_every_page_says_edition_day_and_terms_once(
    built: Build, pages: dict[str, BeautifulSoup]
) -> None:
    wrong = {}
    for name, page in pages.items():
        feet = [words(foot) for foot in page.select("footer .copyright")]
        if not (
            len(feet) == 1
            and re.fullmatch(
                r"Accounts of a Split, (edition [\d.]+,|work after edition [\d.]+ of) \d+ \w+ \d{4} "
                r"· CC BY-SA 4\.0, quotations excepted · Cite · Report an error",
                feet[0],
            )
        ):
            wrong[name] = feet
        for link in page.select("footer .copyright a[href]"):
            file, _sign, anchor = str(link["href"]).partition("#")
            target = (built.out / name).parent / file if file else built.out / name
            if f'id="{anchor}"' not in target.read_text(encoding="utf-8"):
                wrong[name] = [str(link["href"])]
    assert wrong == {}


def test_the_cover_counts_the_book(built: Build, pages: dict[str, BeautifulSoup]) -> None:
    data = built.data
    voices = {claim["voice"] for claim in data["claims"]}
    sentence = pages["index.html"].select_one(".ps-size")
    assert sentence is not None
    assert words(sentence) == (
        f"A reader of primary sources: {len(list(built.out.glob('chapters/*.html')))} chapters, "
        f"{len(data['claims'])} claims by {len(voices)} voices, and {len(data['documents'])} documents."
    )


def test_every_comparison_is_listed_among_the_handouts(built: Build, pages: dict[str, BeautifulSoup]) -> None:
    rows = pages["teaching/handouts.html"].select(".ps-table-handouts tbody tr a")
    listed = {str(link["href"]).partition("#accounts-")[2] for link in rows} - {""}
    assert listed == {comparison["id"] for comparison in built.data["comparisons"]}
