"""Documents on real pages: with the text at hand and without it, claims read in their places."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from perspectives.build import texts_command
from tests.support import Book, Build, add_documents


@pytest.fixture(scope="module")
def at_hand(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the tiny reader with two documents, and the text of the first."""
    book = Book(tmp_path_factory.mktemp("documents") / "book")
    add_documents(book)
    return book.build()


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the same without the text."""
    book = Book(tmp_path_factory.mktemp("documents") / "book")
    add_documents(book, texts=False)
    return book.build()


def page(build: Build, name: str) -> BeautifulSoup:
    """Return a page."""
    return BeautifulSoup(build.read(f"{name}.html"), "html.parser")


def rows(build: Build, name: str = "charter") -> list[str]:
    """Return the words of each row of a document, with the number before them."""
    found = []
    for row in page(build, name).select(".ps-document-row"):
        number, words = row.select_one(".ps-document-number"), row.select_one(".ps-document-words")
        assert words is not None
        found.append(" ".join(f"{number.get_text() if number else ''} {words.get_text()}".split()))
    return found


def places(build: Build, name: str = "charter") -> set[str]:
    """Return the anchors of a document and its paragraphs in a page."""
    ids = {str(tag["id"]) for tag in page(build, name).select("[id]")}
    return {id_ for id_ in ids if re.fullmatch(rf"document-{name}(-p[0-9]+|-a[0-9]+-p[0-9]+)?", id_)}


def links(tag: BeautifulSoup | Tag, selector: str) -> list[tuple[str, str]]:
    """Return words and address of each link that a selector finds."""
    return [(" ".join(link.get_text().split()), str(link["href"])) for link in tag.select(selector)]


def test_the_text_is_printed_with_its_numbers_and_what_is_left_out_is_counted(at_hand: Build) -> None:
    assert at_hand.warnings == []
    assert rows(at_hand) == [
        "7. Charter of the Bell",
        "Bellham, May 3, 1701.",
        "PRESENT",
        "Abbot Odo",
        "Anna Ringer",
        "OF THE BELL",
        "1 The bell was whole at matins1 and broken at vespers. Nobody had rung it in the night.",
        "1 paragraph is not printed here: 2 (p. 12).",
        "3 a rope that was frayed;",
        "4 a clapper that was bent;",
        "5 The ringer says she did not pull. The abbot says she did. I heard it, he says, & no more.",
        "1 paragraph is not printed here: 6 (p. 14).",
        "Tab A",
        "a1-p1 The price of a bell is forty crowns.",
        "a1-p2 It is not paid.",
    ]
    text = page(at_hand, "charter")
    assert [str(tag["data-page"]) for tag in text.select(".ps-page-break")] == ["13", "14"]
    assert [" ".join(note.get_text().split()) for note in text.select(".ps-edition-note")] == [
        "1 See Document 8."
    ]


def test_the_words_that_claims_take_are_marked_and_named_beside_their_paragraph(at_hand: Build) -> None:
    text = page(at_hand, "charter")
    taken: dict[str, str] = {}
    for mark in text.select("mark"):
        depth = next(name for name in mark["class"] if name.startswith("ps-depth"))
        taken[depth] = taken.get(depth, "") + mark.get_text()
    assert [str(mark["id"]) for mark in text.select("mark[id]")] == [
        "read-ringer-did-not-pull",
        "read-odo-says-she-did",
        "read-odo-price-of-a-bell",
    ]
    # What both claims take lies under two lines.
    assert taken["ps-depth-2"] == "she did not pull."
    assert links(text, "#document-charter-p5 .ps-slip-words a") == [
        ("Ringer: “The ringer says she did not …”", "#claim-ringer-did-not-pull"),
        ("Odo: “she did not pull. The abbot …”", "#claim-odo-says-she-did"),
    ]


def test_a_claim_leads_to_its_words_in_the_document(at_hand: Build) -> None:
    claim = page(at_hand, "charter").select_one("#claim-odo-price-of-a-bell")
    assert claim is not None
    assert links(claim, ".ps-read-in a") == [
        ("Read it in the document, paragraph a1-p1–a1-p2", "#read-odo-price-of-a-bell")
    ]


def test_the_closing_rule_is_followed_by_one_line_on_what_was_printed(at_hand: Build, without: Build) -> None:
    ends = [
        page(build, "charter").select(".ps-document-text + .ps-document-end") for build in (at_hand, without)
    ]
    assert [[line.get_text() for line in lines] for lines in ends] == [
        ["End of the document. 6 of 8 paragraphs."],
        [
            (
                "End of the document. The passages that this book quotes, from a text of 8 paragraphs. "
                "The text may be printed, and was not at hand when this copy was made."
            )
        ],
    ]


def test_without_the_text_the_passages_stand_in_their_order_and_every_address_holds(
    at_hand: Build, without: Build
) -> None:
    assert without.warnings == []
    assert (
        places(at_hand)
        == places(without)
        == {
            "document-charter",
            *(f"document-charter-p{number}" for number in range(1, 7)),
            "document-charter-a1-p1",
            "document-charter-a1-p2",
        }
    )
    words = rows(without)
    assert words[0] == "4 paragraphs are not printed here: 1–4 (pp. 12–13)."
    assert words[1].startswith("5 ")
    assert words[1].index("The ringer says she did not pull.") < words[1].index("The abbot says she did.")
    assert words[2] == "1 paragraph is not printed here: 6 (p. 14)."
    assert "forty crowns. It is not paid." in words[3]
    facts = page(without, "charter").select_one(".ps-document-facts")
    assert facts is not None
    assert "The text may be printed, and was not at hand when this copy was made." in facts.get_text()


def test_a_document_whose_text_nobody_counted_shows_its_passages(at_hand: Build) -> None:
    (row,) = rows(at_hand, "letter")
    assert "I heard nothing that night." in row
    assert page(at_hand, "letter").select_one("#claim-pedlar-heard-nothing") is not None


def test_the_perspective_of_a_document_is_named_once_and_not_at_each_of_its_claims(at_hand: Build) -> None:
    letter, charter = page(at_hand, "letter"), page(at_hand, "charter")
    kicker = letter.select_one(".ps-document-kicker")
    assert kicker is not None
    assert kicker.get_text() == "T Document · Travellers"
    assert letter.select(".ps-claim .ps-label") == []
    # Claims below the document stand for themselves.
    assert [label.get_text() for label in charter.select(".ps-claim .ps-label")] == [
        "V The village The village’s words, the abbey’s pen",
        "A The abbey",
        "A The abbey",
    ]


def test_references_lead_to_documents_and_their_paragraphs(at_hand: Build) -> None:
    assert links(page(at_hand, "charter"), ".ps-headnote a") == [
        ("the list", "#document-charter-p3"),
        ("The charter of the bell, paragraph 5", "#document-charter-p5"),
    ]
    assert ("The charter of the bell", "charter.html#document-charter") in links(page(at_hand, "letter"), "a")


def test_the_data_are_the_same_with_and_without_the_text(at_hand: Build, without: Build) -> None:
    assert at_hand.data["documents"] == without.data["documents"]
    charter, letter = at_hand.data["documents"]
    assert [one["number"] for one in charter["paragraphs"]] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "a1-p1",
        "a1-p2",
    ]
    assert charter["paragraphs"][4]["claims"] == ["odo-says-she-did", "ringer-did-not-pull"]
    assert charter["claims"] == ["ringer-did-not-pull", "odo-says-she-did", "odo-price-of-a-bell"]
    assert (letter["paragraphs"], letter["claims"]) == ([], ["pedlar-heard-nothing"])
    assert (charter["rights"], letter["rights"]) == ("public-domain", "quotation")
    written = " ".join(build.read("data/claims.json") for build in (at_hand, without))
    assert "Nobody had rung it" not in written


def given(build: Build, name: str) -> Any:
    """Return the object that a script of the data folder gives to the page."""
    script = build.read(f"data/{name}.js")
    return json.loads(script[script.index("(") + 1 : script.rindex(")")])


def test_the_search_finds_a_document_by_title_maker_headnote_and_printed_words(
    at_hand: Build, without: Build
) -> None:
    for build, is_printed in ((at_hand, True), (without, False)):
        index = given(build, "search")
        kinds = [kind for kind, *_names in index["kinds"]]
        found = {record[1]: record for record in index["records"] if kinds[record[0]] == "document"}
        assert list(found) == ["The charter of the bell", "The letter of the pedlar"]
        record = found["The charter of the bell"]
        _kind, title, words, text, number, anchor, perspective, voice, _via, *_time_and_pen = record
        assert f"{index['pages'][number][0]}#{anchor}" == "charter.html#document-charter"
        assert index["voices"][voice][0] == "abbot"
        assert perspective >= 0
        assert "wrote it on the day after the bell broke" in text
        assert "what follows from it?" in text
        assert ("a clapper that was bent;" in words) == is_printed
        assert "So it is written" not in words, "a paragraph that is left out"
        # The page of a document is not found twice.
        assert [record[1] for record in index["records"]].count(title) == 1


def test_the_search_of_sphinx_lists_documents_and_not_each_of_their_paragraphs(at_hand: Build) -> None:
    script = at_hand.read("searchindex.js")
    index = json.loads(script[script.index("(") + 1 : script.rindex(")")])
    (kind,) = [number for number, name in index["objtypes"].items() if name == "perspectives:document"]
    listed = [one for objects in index["objects"].values() for one in objects if str(one[1]) == kind]
    assert {name for *_place, name in listed} == {"The charter of the bell", "The letter of the pedlar"}
    page_number = index["docnames"].index("charter")
    found = index["terms"]["clapper"]
    assert page_number in ([found] if isinstance(found, int) else found)


def test_the_preview_of_a_document_says_title_maker_and_date(at_hand: Build) -> None:
    charter = given(at_hand, "previews")["document"]["charter"]
    assert charter[1:] == ["The charter of the bell", "Abbot Odo", "3 May 1701"]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return the tiny reader with two documents, to be changed."""
    book = Book(tmp_path / "book")
    add_documents(book)
    return book


def test_faults_of_documents_are_told_at_their_lines(book: Book) -> None:
    book.replace("docs/charter.md", ":paragraphs: 1, 3-5, a1", ":paragraphs: 1, 3-4, 9, a1")
    book.replace("docs/charter.md", ":by: abbot", ":by: abot")
    book.replace("docs/charter.md", "> The price of a bell is forty", "> The price of a bell is fifty")
    book.replace("docs/charter.md", "Who speaks in {document}`charter:p5`?", "{document}`charter:p7`")
    book.replace("docs/letter.md", ":by: pedlar\n", "")
    book.replace("docs/letter.md", "It was found in the chest.", "long " * 121)
    book.write(
        "docs/none.md",
        "(none)=\n# None\n\n:::{document} bell-letter\n:by: pedlar\n:::\n\n:::{headnote}\nA.\n:::\n",
    )
    book.replace("docs/index.md", "registers", "none\nregisters")
    build = book.build()
    told = {
        match[2]: match[1]
        for line in build.warnings
        if (match := re.search(r"/docs/([a-z]+\.md:[0-9]+): .*\[perspectives\.([a-z-]+)\]", line))
    }
    assert told == {
        "unknown-paragraph": "charter.md:16",
        "unknown-voice": "charter.md:5",
        "paragraph-left-out": "charter.md:16",
        "words-not-in-text": "charter.md:35",
        "stale-text-lock": "charter.md:4",
        "unknown-document": "charter.md:23",
        "missing-maker": "letter.md:4",
        "long-headnote": "letter.md:7",
        "missing-headnote": "none.md:4",
        "misplaced-headnote": "none.md:8",
    }


def test_the_command_records_what_changed_and_a_changed_text_stops_the_build(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    (book.root / "sources" / "texts.lock").unlink()
    arguments = [str(book.root / "docs"), "--offline"]
    assert texts_command.main(arguments) == 0
    assert "1 of 2 documents are at hand" in capsys.readouterr().out
    lock = book.read("sources/texts.lock")
    shutil.rmtree(book.root / "texts")
    assert texts_command.main(arguments) == 0
    assert book.read("sources/texts.lock") == lock
    text = book.root / "texts"
    text.mkdir()
    book.write("texts/bell-charter.txt", "The bell was whole.\n\nThe ringer says she did not pull.\n")
    build = book.build()
    assert "changed-text" in build.codes
    assert json.loads(build.read("data/claims.json"))["documents"][0]["id"] == "charter"


def test_the_command_counts_apart_the_documents_that_have_no_text(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    book.replace("sources/texts.toml", '[texts.bell-letter]\nfile = "chest"\ndivision = "d9"\n', "")
    assert texts_command.main([str(book.root / "docs"), "--offline"]) == 0
    assert "1 of 1 documents are at hand. texts.toml names no text of 1 more. " in capsys.readouterr().out
