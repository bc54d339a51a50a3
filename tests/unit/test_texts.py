"""Texts: read from TEI, HTML and plain files, counted by paragraph."""

from __future__ import annotations

import pytest

from perspectives.records.primary_texts import TextSource
from perspectives.texts.html_text import read_html_text
from perspectives.texts.plain_file import read_plain_text
from perspectives.texts.tei_names import NoDivision
from perspectives.texts.tei_text import read_tei
from perspectives.texts.text_model import Block, LineEnd, NoteMark, PageBreak, Text, Words
from perspectives.texts.texts_at_hand import read_text
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
        ("<p>wo<lb break='no'/>rd<lb/></p>", [("paragraph", "1", "word")]),
        ("<p><lb/>a<lb/><lb/>b</p>", [("paragraph", "1", "a\nb")]),
        (
            "<q><p>a</p><p>b</p></q><p>c <quote><lg><l>d</l><l>e</l></lg></quote> f <q>g</q></p>",
            [
                ("paragraph", "1", "a"),
                ("paragraph", "2", "b"),
                ("paragraph", "3", "c"),
                ("paragraph", "4", "d"),
                ("paragraph", "5", "e"),
                ("paragraph", "6", "f g"),
            ],
        ),
        (
            "<table><row><cell>a</cell><cell>b</cell></row><row><cell><p>c</p></cell></row></table>",
            [("item", "1", "a b"), ("paragraph", "2", "c")],
        ),
        (
            "<list><item>a<list><item>b<list><item>c</item></list>d</item></list>e</item></list>",
            [("item", str(place), words) for place, words in enumerate("abcde", 1)],
        ),
        (
            "<div1><head>A</head><p>a</p></div1><div2><div><div><p>b</p></div></div></div2>",
            [("section-title", "", "A"), ("paragraph", "1", "a"), ("paragraph", "2", "b")],
        ),
        (
            "<p>a</p><floatingText type='enclosure'><body><p>b</p></body></floatingText>",
            [("paragraph", "1", "a"), ("paragraph", "a1-p1", "b")],
        ),
        (
            "<div type='tab'><p>a</p><div type='Tab'><p>b</p></div><p>c</p></div><div type='tab'>d</div>",
            [
                ("paragraph", "a1-p1", "a"),
                ("paragraph", "a2-p1", "b"),
                ("paragraph", "a1-p2", "c"),
                ("paragraph", "a3-p1", "d"),
            ],
        ),
        (
            "<p>a</p><closer>Yours<signed>O</signed></closer><postscript><p>b</p></postscript>",
            [
                ("paragraph", "1", "a"),
                ("signature", "", "Yours"),
                ("signature", "", "O"),
                ("paragraph", "2", "b"),
            ],
        ),
        ("<p>a <gap/> b</p><gap/>", [("paragraph", "1", "a […] b"), ("paragraph", "2", "[…]")]),
        ("<p>שלום</p><p>中文。</p>", [("paragraph", "1", "שלום"), ("paragraph", "2", "中文。")]),
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


def notes(text: Text) -> dict[str, tuple[str, str]]:
    """Return the number and the words of each note, by its key."""
    return {key: (note.number, Block("paragraph", note.pieces).words) for key, note in text.notes.items()}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>a<note n='1'>b</note></p>", {"1": ("1", "b")}),
        ("<p>a<note>b</note><note>c</note></p>", {"1": ("1", "b"), "2": ("2", "c")}),
        (
            "<p>a<note n='*'>b</note><note n='†'>c</note><note n='1a'>d</note><note n=' '>e</note></p>",
            {"x1": ("*", "b"), "x2": ("†", "c"), "1a": ("1a", "d"), "4": ("4", "e")},
        ),
        (
            "<p>a<note n='1'>b</note><note n='1'>c</note><note n='1-2'>d</note></p>",
            {"1": ("1", "b"), "1-2": ("1", "c"), "1-2-3": ("1-2", "d")},
        ),
        (
            "<p>a<note n='1'>b<note n='2'>c<note n='3'>d</note></note></note></p>",
            {"1": ("1", "b"), "2": ("2", "c"), "3": ("3", "d")},
        ),
        (
            "<p>a<note n='1'><p>b</p><p>c</p><list><item>d</item></list><quote><p>e</p></quote></note></p>",
            {"1": ("1", "b\nc\nd\ne")},
        ),
        ("<p>a<note n='1'/></p>", {"1": ("1", "")}),
        ("<p><note n='1'>b</note></p><p>a</p>", {"1": ("1", "b")}),
        ("<p>a</p><note n='1'>b</note><p>c</p>", {"1": ("1", "b")}),
        ("<p>a</p><note n='1'>b</note><pb n='3'/>", {"1": ("1", "b")}),
    ],
)
def test_every_note_has_a_key_of_its_own_and_its_mark_stands_in_the_text(
    content: str, expected: dict[str, tuple[str, str]]
) -> None:
    text = tei(content)
    assert notes(text) == expected
    lines = [block.pieces for block in text.blocks] + [note.pieces for note in text.notes.values()]
    marks = [piece.note for pieces in lines for piece in pieces if isinstance(piece, NoteMark)]
    assert sorted(marks) == sorted(expected)


@pytest.mark.parametrize("number", ["", " ", "[ ]"])
def test_a_page_break_without_a_number_is_none(number: str) -> None:
    text = tei(f"<pb n='7'/><p>a<pb n='{number}'/>b<pb/>c</p>")
    assert text.blocks[0].pieces == (PageBreak("7"), Words("abc"))


@pytest.mark.parametrize(
    "content",
    [
        b"<div><p>a</p></div>",
        b"<TEI id='d1'><teiHeader><p>no</p></teiHeader><text><body><p>a</p></body></text></TEI>",
        b"<TEI><div id='d1'><p>a</p></div><div><p>b</p></div></TEI>",
        b"<TEI><text><p xml:id='d1'>a</p><p>b</p></text></TEI>",
        b"<!DOCTYPE div [<!ENTITY word 'a'>]><div><p>&word;</p></div>",
        "<?xml version='1.0' encoding='UTF-16'?><div><p>a</p></div>".encode("utf-16"),
    ],
)
def test_a_file_may_have_no_names_of_tei_a_header_and_entities(content: bytes) -> None:
    assert shape(read_tei(content, "d1" if b"d1" in content else "")) == [("paragraph", "1", "a")]


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
        ((OPEN + "<div>" * 5000 + "<p>a</p>" + "</div>" * 5000 + "</div>").encode(), "d1", "too deep"),
        ((OPEN + "<p>" + "<hi>" * 5000 + "a" + "</hi>" * 5000 + "</p></div>").encode(), "d1", "too deep"),
        (b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>", "", "entity"),
        (b"<a>&mdash;</a>", "", "entity"),
        ("<?xml version='1.0' encoding='big5'?><a>中</a>".encode("big5"), "", "encoding"),
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
    ("content", "blocks"),
    [
        ("<blockquote>a<blockquote>b</blockquote>c</blockquote>", "a b c"),
        ("<div>a<div>b</div>c</div><section>d</section>", "a b c d"),
        ("<body>a<br><br>b<br> <br/>c</body>", "a b c"),
        ("<p>a<br><br>b</p>", "a b"),
        ("<p>a<p>b<p>c", "a b c"),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", "a b c"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a b"),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "a b"),
        ("<html><head><title>no</title></head><body><p>a</p></body></html>", "a"),
        ("<title>no</title><p>a<!-- no --><script>no</script></p>", "a"),
        ("<pre>a\n\nb</pre>", "a b"),
        ("<b>a<p>b</p></b>c", "a b c"),
    ],
)
def test_no_words_of_html_are_lost(content: str, blocks: str) -> None:
    text = read_html_text(content.encode())
    assert [(block.number, block.words) for block in text.blocks] == [
        (str(place), words) for place, words in enumerate(blocks.split(), 1)
    ]


def test_elements_of_html_that_are_nested_too_deep_are_said() -> None:
    with pytest.raises(NoDivision, match="too deep"):
        read_html_text(b"<div>" * 5000 + b"a")
    assert shape(read_html_text(b"<p id='x'>a</p><p>b</p>", "x")) == [("paragraph", "1", "a")]


@pytest.mark.parametrize(
    ("content", "blocks"),
    [
        ("a\r\n\r\nb\r\nc", [("a", ""), ("b c", "")]),
        ("a\r\rb", [("a", ""), ("b", "")]),
        ("a\u2029b\u2028c", [("a", ""), ("b c", "")]),
        ("a\n\fb\n\u200b\n\n\u200b\n\nc", [("a b", ""), ("c", "")]),
        ("[p. 1]\n\na [p. 2] b\n\n[p. iv]\n\nc", [("a b", "1–2"), ("c", "iv")]),
        ("a\n\n[p. 2]", [("a", "")]),
        ("[p. 1]", []),
        ("", []),
    ],
)
def test_a_plain_file_may_have_odd_ends_of_lines_and_pages(
    content: str, blocks: list[tuple[str, str]]
) -> None:
    text = read_plain_text(content)
    assert [(block.words, block.page_range) for block in text.blocks] == blocks
