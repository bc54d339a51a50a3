"""Texts: read from TEI, HTML and plain files, counted by paragraph, locked, fetched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from perspectives.records.model import DocumentParagraph, TextFile, TextSource
from perspectives.records.option_values import Malformed, parse_selection, selected_numbers
from perspectives.texts.fetch import fetch, fetch_texts
from perspectives.texts.html_text import read_html_text
from perspectives.texts.plain_file import read_plain_text
from perspectives.texts.tei_text import NoDivision, read_tei
from perspectives.texts.text_files import UnreadableText, digest_of, file_of, read_text
from perspectives.texts.text_lock import LockedText, dump_text_lock, load_text_lock
from perspectives.texts.text_model import LineEnd, NoteMark, PageBreak, Text, Words
from perspectives.texts.words_taken import ParagraphSearch, TakenWords
from tests.support import DOCUMENTS

CHARTER = (DOCUMENTS / "texts" / "bell-charter.xml").read_bytes()
OPEN = '<div xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://example.org/x" xml:id="d1">'


def tei(content: str) -> Text:
    """Return the text of a division with this content."""
    return read_tei(f"{OPEN}{content}</div>".encode(), "d1")


def shape(text: Text) -> list[tuple[str, str, str]]:
    """Return kind, number and words of each block."""
    return [(block.kind, block.number, block.words) for block in text.blocks]


def test_a_charter_is_read_block_by_block() -> None:
    text = read_tei(CHARTER, "d7")
    assert shape(text) == [
        ("title", "", "7. Charter of the Bell"),
        ("dateline", "", "Bellham, May 3, 1701."),
        ("address", "", "PRESENT"),
        ("address", "", "Abbot Odo"),
        ("address", "", "Anna Ringer"),
        ("section-title", "", "OF THE BELL"),
        (
            "paragraph",
            "1",
            "The bell was whole at matins and broken at vespers. Nobody had rung it in the night.",
        ),
        ("paragraph", "2", "Three things were found:"),
        ("item", "3", "a rope that was frayed;"),
        ("item", "4", "a clapper that was bent;"),
        (
            "paragraph",
            "5",
            "The ringer says she did not pull.\nThe abbot says she did. I heard it, he says, & no more.",
        ),
        ("paragraph", "6", "So it is written[…]."),
        ("signature", "", "Odo"),
        ("section-title", "", "Tab A"),
        ("paragraph", "a1-p1", "The price of a bell is forty crowns."),
        ("paragraph", "a1-p2", "It is not paid."),
    ]
    assert [note.number for note in text.notes.values()] == ["1"]
    assert text.source_note == (Words("Source: Abbey, Chest 3. "), Words("Sealed", "italic"), Words("."))


@pytest.mark.parametrize(
    ("content", "blocks"),
    [
        ("<p>a</p><p> </p><p/>", [("paragraph", "1", "a")]),
        ("<p>a<lb/>b</p>", [("paragraph", "1", "a\nb")]),
        ("<p>so<pb n='2'/>me</p>", [("paragraph", "1", "some")]),
        ("<p>so <pb n='2'/> me</p>", [("paragraph", "1", "so me")]),
        ("<p>a <hi rend='italic'>b</hi> c</p>", [("paragraph", "1", "a b c")]),
        ("<p><choice><sic>teh</sic><corr>the</corr></choice> end</p>", [("paragraph", "1", "teh end")]),
        ("<p><app><lem>the</lem><rdg>a</rdg></app> end</p>", [("paragraph", "1", "the end")]),
        ("<p><subst><del>a</del><add>the</add></subst> end</p>", [("paragraph", "1", "the end")]),
        ("<p>a<!-- no --> b<?no word?></p>", [("paragraph", "1", "a b")]),
        (
            "<p>a:<list><item>b</item><item>c</item></list>d</p>",
            [
                ("paragraph", "1", "a:"),
                ("item", "2", "b"),
                ("item", "3", "c"),
                ("paragraph", "4", "d"),
            ],
        ),
        (
            "<sp><speaker>Odo</speaker><p>Yes.</p></sp>",
            [("paragraph", "1", "Odo"), ("paragraph", "2", "Yes.")],
        ),
        (
            "<div type='section'><head>1.</head><p>a</p></div><p>b</p>",
            [
                ("section-title", "", "1."),
                ("paragraph", "1", "a"),
                ("paragraph", "2", "b"),
            ],
        ),
        (
            "<p>a</p><div type='enclosure'><p>b</p></div><div type='annex'><p>c</p></div>",
            [
                ("paragraph", "1", "a"),
                ("paragraph", "a1-p1", "b"),
                ("paragraph", "a2-p1", "c"),
            ],
        ),
        ("bare words<p>a</p>", [("paragraph", "1", "bare words"), ("paragraph", "2", "a")]),
        (
            "<p rend='sectiontitleital'>On bells</p><p>a</p>",
            [
                ("section-title", "", "On bells"),
                ("paragraph", "1", "a"),
            ],
        ),
        ("<p>Cr\u00a0ow\u00adns and e\u0301</p>", [("paragraph", "1", "Cr owns and é")]),
    ],
)
def test_blocks_of_tei(content: str, blocks: list[tuple[str, str, str]]) -> None:
    assert shape(tei(content)) == blocks


def test_styles_marks_and_pages_are_kept_where_they_stand() -> None:
    block = tei(
        "<pb n='4'/><p>a <hi rend='superscript'>b</hi><note n='7'>c <hi rend='italic'>d</hi></note> e"
        "<pb n='5'/> f<lb/>g</p>"
    ).blocks[0]
    assert block.pieces == (
        PageBreak("4"),
        Words("a "),
        Words("b", "raised"),
        NoteMark("7"),
        Words(" e"),
        PageBreak("5"),
        Words(" f"),
        LineEnd(),
        Words("g"),
    )
    assert (block.pages, block.page_range) == (("4", "5"), "4–5")


def test_an_element_whose_form_is_lost_is_named_and_its_words_are_kept() -> None:
    text = tei("<p>a <formula>x</formula> b</p>")
    assert (text.blocks[0].words, text.not_carried) == ("a x b", ("formula",))


@pytest.mark.parametrize(
    ("content", "division", "reason"),
    [
        (b"no xml", "", "no XML"),
        (b"\xff\xfe\x00", "", "no XML"),
        (CHARTER, "d8", "“d8”"),
        (b"", "", "no XML"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, division: str, reason: str) -> None:
    with pytest.raises(NoDivision, match=reason):
        read_tei(content, division)


def test_the_first_page_is_that_of_the_registry_or_of_the_file_around() -> None:
    around = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><pb n="11"/>' + CHARTER.split(b"?>", 1)[1] + b"</TEI>"
    assert read_tei(around, "d7").blocks[6].page_range == "11"
    source = TextSource("bell-charter", "chest", "d7", "12")
    text = read_text(DOCUMENTS / "texts" / "bell-charter.xml", source)
    pages = [block.page_range for block in text.paragraphs()]
    assert pages == [
        "12",
        "12",
        "12",
        "12–13",
        "14",
        "14",
        "14",
        "14",
    ]


def test_a_plain_file_and_html_are_counted_by_paragraph() -> None:
    plain = read_plain_text("First\nline.\n\n[p. 3] Second.\n\n\nThird [p. 4]here.\n")
    assert shape(plain) == [
        ("paragraph", "1", "First line."),
        ("paragraph", "2", "Second."),
        ("paragraph", "3", "Third here."),
    ]
    assert [block.page_range for block in plain.blocks] == ["", "3", "3–4"]
    page = read_html_text(
        b"<h1>Bells</h1><div id='t'><h2>On <i>bells</i></h2><p>a<br>b</p><ul><li>c</li></ul>"
        b"<script>x</script>"
        b"<blockquote><p>d &amp; e</p></blockquote></div>",
        "t",
    )
    assert shape(page) == [
        ("section-title", "", "On bells"),
        ("paragraph", "1", "a\nb"),
        ("item", "2", "c"),
        ("paragraph", "3", "d & e"),
    ]


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        ("1", ["1"]),
        ("1-3, 5", ["1", "2", "3", "5"]),
        ("2–4", ["2", "3", "4"]),
        ("a1", ["a1-p1", "a1-p2"]),
        ("6, a1-p2", ["6", "a1-p2"]),
        ("a1-p1–a1-p2", ["a1-p1", "a1-p2"]),
        ("5, 1", ["1", "5"]),
    ],
)
def test_a_selection_names_paragraphs(selection: str, numbers: list[str]) -> None:
    every = ["1", "2", "3", "4", "5", "6", "a1-p1", "a1-p2"]
    assert selected_numbers(parse_selection(selection), every) == numbers


@pytest.mark.parametrize("selection", ["", "1,", "3-1", "one", "p3", "1-a1-p2", "a1-p2-a1-p1", "1..3", "-3"])
def test_a_selection_that_cannot_be_read_is_refused(selection: str) -> None:
    with pytest.raises(Malformed):
        parse_selection(selection)


PARAGRAPHS = [
    ("1", "The bell broke at noon."),
    ("2", "It broke, they say – “by itself”."),
    ("3", "Nobody rang."),
]


@pytest.mark.parametrize(
    ("quotation", "taken"),
    [
        ("bell broke", [("1", 4, 14)]),
        ("The  bell\nbroke", [("1", 0, 14)]),
        ('they say - "by itself"', [("2", 10, 32)]),
        ("by itself”. Nobody rang", [("2", 22, 33), ("3", 0, 11)]),
        ("The bell rang", []),
        ("ell broke", []),
        ("…", []),
        ("The bell broke […] they say – “by", [("1", 0, 23), ("2", 0, 24)]),
    ],
)
def test_words_are_found_in_their_paragraphs(quotation: str, taken: list[tuple[str, int, int]]) -> None:
    assert ParagraphSearch(PARAGRAPHS).find(quotation) == tuple(TakenWords(*one) for one in taken)


def test_the_lock_says_what_it_was_told(tmp_path: Path) -> None:
    texts = {
        "b": LockedText(
            "f" * 64, (DocumentParagraph("1", "12–13", "a" * 64), DocumentParagraph("a1-p1", "", "b")), {}
        ),
        "a": LockedText("0" * 64, (DocumentParagraph("1", "3", "c"),), {"claim-one": ("1", "a1-p1")}),
    }
    path = tmp_path / "texts.lock"
    path.write_text(dump_text_lock(texts, "make texts"), encoding="utf-8")
    lock = load_text_lock(path)
    assert (lock.texts, lock.problems) == (dict(sorted(texts.items())), [])
    assert "make texts" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content", ["<<<<<<< HEAD", "[texts.a]\nwords = 3", "[texts.a]\nwords='x'\nparagraphs=['1']"]
)
def test_a_faulty_lock_is_one_problem(tmp_path: Path, content: str) -> None:
    path = tmp_path / "texts.lock"
    path.write_text(content, encoding="utf-8")
    lock = load_text_lock(path)
    assert ([problem.code for problem in lock.problems], lock.texts) == (["broken-text-lock"], {})


def test_a_lock_that_is_not_there_is_empty(tmp_path: Path) -> None:
    lock = load_text_lock(tmp_path / "texts.lock")
    assert (lock.texts, lock.problems) == ({}, [])


def test_texts_are_fetched_and_one_that_fails_stops_no_other(tmp_path: Path) -> None:
    chest = tmp_path / "chest.xml"
    chest.write_bytes(CHARTER)
    folder = tmp_path / "texts"
    right, wrong = hashlib.sha256(CHARTER).hexdigest(), "0" * 64
    files = {
        "chest": TextFile("chest", chest.as_uri(), "The chest", right),
        "other": TextFile("other", chest.as_uri(), "The chest", wrong),
        "gone": TextFile("gone", (tmp_path / "gone.xml").as_uri(), "Nothing"),
    }
    wanted = [
        (TextSource("gone-text", "gone"), "public-domain"),
        (TextSource("changed-text", "other", "d7"), "public-domain"),
        (TextSource("no-division", "chest", "d9"), "public-domain"),
        (TextSource("protected-text", "chest", "d7"), "quotation"),
        (TextSource("bell-charter", "chest", "d7", "12"), "official-text"),
    ]
    states = {one.work: (one.state, one.why) for one in fetch_texts(wanted, files, folder, fetch)}
    assert [state for state, _why in states.values()] == [
        "unreachable",
        "missing",
        "missing",
        "protected",
        "fetched",
    ]
    assert "No such file" in states["gone-text"][1]
    assert "SHA-256" in states["changed-text"][1]
    assert "d9" in states["no-division"][1]
    assert [path.name for path in folder.iterdir()] == ["bell-charter.xml"]
    source = wanted[-1][0]
    path = file_of(folder, source)
    assert path is not None
    assert digest_of(read_text(path, source)) == digest_of(read_tei(CHARTER, "d7"))
    again = {one.work: one.state for one in fetch_texts(wanted[-1:], files, folder, fetch)}
    assert again == {"bell-charter": "there"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", b"no xml"),
        ("a.txt", b"\xff\xfe"),
        ("a.xml", b"<div/>"),
        ("a.html", b""),
        ("a.txt", b"  \n\n "),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    source = TextSource("a", "a")
    assert file_of(tmp_path, source) == path
    with pytest.raises(UnreadableText, match=name):
        read_text(path, source)
