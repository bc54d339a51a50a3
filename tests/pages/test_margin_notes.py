"""Notes stand beside what they are about: editorial notes, and footnotes in text, lists and claims."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support import Book, Build

PAGE = """\
(margin)=
# A page with notes

A first paragraph with a note.[^one]

A second with two.[^two][^three]

- A list with a note.[^four]

:::{claim} ringer
:id: ringer-noted
:source: odo-book

> The bell was cold.[^five]
:::

The first note once more.[^one]

:::{editorial-note} date
:id: note-on-text
:about: ringer-noted

Short.
:::

(before-a-note)=
## A heading before a note

:::{editorial-note} date
:id: note-after-heading
:about: ringer-noted

Nothing stands before it but the heading.
:::

:::{claim} ringer
:id: ringer-before-note
:source: odo-book

> It was loud.
:::

:::{editorial-note} date
:id: note-after-claim
:about: ringer-before-note

A claim stands before it.
:::

[^one]: The first.
[^two]: The second.
[^three]: The third.
[^four]: The fourth.
[^five]: The fifth.
"""


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Build]:
    """Return the tiny reader with the page, for two builders."""
    book = Book(tmp_path_factory.mktemp("margin"))
    book.write("docs/margin.md", PAGE)
    book.replace("docs/index.md", "registers", "margin\nregisters")
    return {name: book.build(name) for name in ("html", "epub")}


def page(build: Build, name: str) -> BeautifulSoup:
    """Return a page as a tree."""
    return BeautifulSoup(build.read(name), "html5lib")


def one(soup: BeautifulSoup, selector: str) -> Tag:
    """Return the only element that is selected."""
    (found,) = soup.select(selector)
    return found


def test_the_build_has_nothing_to_say(builds: dict[str, Build]) -> None:
    assert builds["html"].warnings == []


def test_footnotes_stand_beside_the_block_that_refers_to_them_first(builds: dict[str, Build]) -> None:
    soup = page(builds["html"], "margin.html")
    boxes = {
        box.select_one(".ps-noted-text").get_text(" ", strip=True)[:14]: [  # type: ignore[union-attr]
            note.p.get_text() for note in box.select("aside.footnote") if note.p
        ]
        for box in soup.select(".ps-noted")
        if box.select("aside.footnote")
    }
    assert boxes == {
        "A first paragr": ["The first."],
        "A second with ": ["The second.", "The third."],
        "A list with a ": ["The fourth."],
    }
    claim = one(soup, "#claim-ringer-noted")
    assert [child["class"][0] for child in claim.find_all(recursive=False) if child.has_attr("class")] == [
        "ps-label",
        "ps-by",
        "ps-words",
        "footnote-list",
        "ps-foot",
    ]
    assert len(soup.select("aside.footnote")) == 5


def test_every_link_to_a_footnote_and_back_still_leads_there(builds: dict[str, Build]) -> None:
    soup = page(builds["html"], "margin.html")
    ids = {str(element["id"]) for element in soup.select("[id]")}
    links = [str(link["href"]) for link in soup.select("a.footnote-reference, aside.footnote a")]
    assert len(links) > 10
    assert {link.removeprefix("#") for link in links} <= ids


@pytest.mark.parametrize(
    ("name", "note", "beside"),
    [
        ("bell.html", "note-note-wind", "ps-discussion-notes"),
        ("margin.html", "note-note-on-text", "ps-noted-notes"),
        ("margin.html", "note-note-after-heading", None),
        ("margin.html", "note-note-after-claim", None),
    ],
)
def test_an_editorial_note_stands_beside_what_is_before_it(
    builds: dict[str, Build], name: str, note: str, beside: str | None
) -> None:
    parent = one(page(builds["html"], name), f"#{note}").parent
    assert isinstance(parent, Tag)
    assert (beside in parent["class"]) if beside else (parent.name == "section")


def test_a_note_on_a_comparison_is_read_after_its_commentary(builds: dict[str, Build]) -> None:
    discussion = one(page(builds["html"], "bell.html"), "#accounts-who-broke-it > .ps-discussion")
    names = [str(child["class"][0]) for child in discussion.find_all(recursive=False)]
    assert names == ["ps-commentary", "ps-discussion-notes"]


def test_an_e_reader_keeps_its_footnotes_at_the_end(builds: dict[str, Build]) -> None:
    soup = page(builds["epub"], "margin.xhtml")
    assert soup.select(".ps-noted") == []
    assert len(soup.select("aside.footnote")) == 5
