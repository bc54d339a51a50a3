"""The index of a small book: its entries, its sentences, its pages on paper, and its data."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup

from tests.support import EPUB, Book, Build, add_documents

PEOPLE = """[people.baker]
name = "Berta Baker"
sort = "Baker, Berta"
about = "baked the bread"
source = "odo-book"
see-also = ["abbot"]
authority = ["http://www.wikidata.org/entity/Q855", "https://d-nb.info/gnd/118553879"]

[people.berta]
name = "Old Berta"
see = "baker"
"""
AUTHORITIES = ["https://www.wikidata.org/wiki/Q855", "https://d-nb.info/gnd/118553879"]
SUBJECTS = """[subjects.rope]
name = "rope"
"""
PAGE = """(genindex)=
# Index

:::{view} index
:::
"""
SENTENCES = """(sentences)=
# Sentences

:::{view} index
:form: sentences
:letters: A-R
:::
"""


def indexed(book: Book) -> Book:
    """Add the registers of the index and its pages to a copy of the tiny reader."""
    book.write("sources/people.toml", PEOPLE)
    book.write("sources/subjects.toml", SUBJECTS)
    book.write("docs/genindex.md", PAGE)
    book.write("docs/sentences.md", SENTENCES)
    book.replace("docs/index.md", "registers", "registers\ngenindex\nsentences")
    book.replace(
        "docs/bell.md",
        "Nobody agrees",
        "Berta Baker held the ropes in Bellham, and Odo wrote.\n\nBaker ran. Old Berta fell.\n\n"
        "Nobody agrees",
    )
    book.write("docs/conf.py", f"{book.read('docs/conf.py')}\nhtml_use_index = False\n")
    return book


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a build of the tiny reader with an index."""
    return indexed(Book(tmp_path_factory.mktemp("index"))).build()


def entries(build: Build) -> dict[str, str]:
    """Return the words of each entry of the index, by its id."""
    page = BeautifulSoup(build.read("genindex.html"), "html5lib")
    return {
        str(entry["id"]): " ".join(entry.get_text(" ").split()) for entry in page.select(".ps-index-entry")
    }


def test_the_index_has_each_name_with_its_places(build: Build) -> None:
    assert build.warnings == []
    found = entries(build)
    ids = ["baker", "bellham", "abbot", "berta", "ringer", "rope"]
    assert list(found) == [f"name-{id_}" for id_ in ids]
    assert found["name-baker"].startswith("Baker, Berta , baked the bread : 1 ; 2 sentences")
    assert found["name-baker"].endswith(". See also Odo, Abbot")
    assert found["name-berta"] == "Old Berta see Baker, Berta"
    assert "speaks in 2 accounts" in found["name-ringer"]
    assert "reports 1" in found["name-abbot"]


def test_every_link_of_the_index_leads_to_a_place(build: Build) -> None:
    for name in ("genindex.html", "sentences.html"):
        page = BeautifulSoup(build.read(name), "html5lib")
        links = page.select(".ps-index-entry a:not(.external), .ps-index-sentences a:not(.external)")
        assert len(links) > 5
        for link in links:
            file, _hash, id_ = str(link["href"]).partition("#")
            assert f'id="{id_}"' in build.read(file or name)


def test_the_sentences_stand_around_the_names_of_some_letters(build: Build) -> None:
    page = BeautifulSoup(build.read("sentences.html"), "html5lib")
    baker = page.select_one("#name-baker")
    assert baker is not None
    lines = [line.get_text() for line in baker.select(".ps-index-mention")]
    assert lines == [
        "1 Berta Baker held the ropes in Bellham, and Odo wrote.",
        "1 Baker ran.",
    ]
    assert [name.get_text() for name in baker.select("strong")] == ["Berta Baker", "Baker"]
    authority = baker.select_one(".ps-entry-authority")
    assert authority is not None
    assert authority.get_text() == "Authority file: Wikidata Q855, GND 118553879"
    assert [link["href"] for link in authority.select("a")] == AUTHORITIES
    rope = page.select_one("#name-rope")
    assert rope is not None
    assert rope.select_one(".ps-entry-authority") is None
    assert "Ringer: “The rope was old.”" in rope.get_text()
    # What only leads elsewhere has no sentences, and other letters have another page.
    assert page.select_one("#name-berta") is None


def test_a_voice_tells_where_it_is_spoken_of(build: Build) -> None:
    page = BeautifulSoup(build.read("registers.html"), "html5lib")
    abbot = page.select_one("#voice-abbot .ps-entry-spoken-of")
    assert abbot is not None
    assert abbot.get_text().startswith("Spoken of: ")


def test_the_data_has_every_mention(build: Build) -> None:
    data = json.loads(build.read("data/mentions.json"))
    jsonschema.validate(data, json.loads(build.read("data/mentions.schema.json")))
    names = {name["id"]: name for name in data["names"]}
    assert names["baker"]["url"] == "genindex.html#name-baker"
    assert (names["baker"]["authorities"], names["rope"]["authorities"]) == (AUTHORITIES, [])
    assert [(one["count"], one["words"]) for one in names["baker"]["mentions"]] == [
        (1, "Berta Baker"),
        (2, "Baker"),
    ]
    assert [one["claim"] for one in names["rope"]["mentions"]] == [None, "ringer-rope"]
    assert names["abbot"]["reports"] == ["ringer-rope"]
    for name in names.values():
        for one in name["mentions"]:
            file, _hash, id_ = one["url"].partition("#")
            assert f'id="{id_}"' in build.read(file)


@pytest.mark.slow("it builds a book three times")
def test_a_word_that_changes_on_one_page_changes_the_index(tmp_path: Path) -> None:
    book = indexed(Book(tmp_path))
    book.build()
    book.replace("docs/bell.md", "held the ropes", "held the strings")
    again = book.build()
    assert "name-rope" in again.read("genindex.html")
    assert "strings" in again.read("sentences.html")
    assert again.read("sentences.html") == book.build(clean=True).read("sentences.html")


def test_the_paper_has_pages_ranges_and_sub_entries(tmp_path: Path) -> None:
    book = indexed(Book(tmp_path))
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "typst_book"]')
    left_out = 'typst_leave_out = ["genindex", "sentences"]'
    book.write("docs/conf.py", f"{book.read('docs/conf.py')}\n{left_out}\n")
    add_documents(book)
    build = book.build("typst")
    assert build.warnings == []
    source = build.read("book.typ")
    index = source[source.index("#book-index[") :]
    places = {
        place for line in re.findall(r"#index-entry\(.*", index) for place in re.findall(r'"([^"]+)"', line)
    }
    assert len(places) > 5
    assert [place for place in places if f'#anchor("{place}");' not in source] == []
    assert "[Old Berta], (), see: [#emph[see] Baker\\, Berta]" in index
    # A paragraph of prose has a place of its own.
    assert any("prose" in place for place in places)


def test_an_e_book_has_the_index_at_its_place(tmp_path: Path) -> None:
    book = indexed(Book(tmp_path))
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "epub_book"]')
    build = book.build("epub", **EPUB)
    assert build.warnings == []
    (path,) = build.out.glob("*.epub")
    with zipfile.ZipFile(path) as archive:
        page = archive.read("genindex.xhtml").decode()
        package = archive.read("content.opf").decode()
        assert 'id="name-baker"' in page
        for link in re.findall(
            r'<a (?:class="[^"]*" )?href="([^"#]+)', page[page.index("ps-index-letters") :]
        ):
            assert link in archive.namelist()
    assert package.count('idref="epub-') == len(set(re.findall(r'idref="(epub-[^"]+)"', package)))


def test_a_range_of_letters_is_checked(book: Book) -> None:
    indexed(book).replace("docs/sentences.md", ":letters: A-R", ":letters: a–r")
    warnings = book.build().warnings
    assert len(warnings) == 1
    assert "sentences.md:6" in warnings[0]
    assert "Did you mean “A-R”?" in warnings[0]
