"""Readers of witness files: the words and pages in five formats, and a sentence for each unreadable file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typst

from perspectives.collation.manifest import Copy, UnreadableFile
from perspectives.collation.readers import Witness, read_witness
from perspectives.collation.verdict import compare

TEI = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>The header is no text</title></teiHeader><text>
<pb n="11"/><body><div xml:id="d1"><head>The first day</head>
<p>The bell of Bellham<note n="1">Some write <hi>Belham</hi>.</note> was cast
in 1688 and it was re-<lb/>markable <pb n="12"/>for its tone.
It <choice><sic>borke</sic><corr>broke</corr></choice>
in the mor<lb break="no"/>ning <fw>RUNNING HEAD</fw>of a day in <gap/> May.</p></div>
<div xml:id="d2"><head>The second day</head><p>Nobody came.</p></div></body></text></TEI>
"""
HTML = """<!doctype html><title>No text</title><style>p { color: red }</style>
<p>The bell of <b>Bell</b>ham<sup><a href="#n1">[1]</a></sup> was cast
in 1688.</p><p>It weighed 10<sup>3</sup> pounds&nbsp;&mdash; [p. 12] or less.</p>
<!-- no text --><script>no.text()</script>
"""
PDF = """#set document(date: none)
#set page(width: 7cm, height: 6cm, numbering: "i")
#set text(lang: "en", hyphenate: true)
#set par(justify: true)
The office of the first affluent bellringer was unquestionably extraordinarily insignificant
for the neighbourhood.
#pagebreak()
Nobody remembers the misunderstanding. #lorem(3)
"""


def write_witness(
    folder: Path, name: str, content: str | bytes, work: str = "bell-book", **options: object
) -> Witness:
    """Write a file, and return what is read of it as a copy of *work*; *options* are fields of the copy."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    copy = Copy("copy", "A copy", "edition", work, ("*",), **options)  # type: ignore[arg-type]
    witness = read_witness(copy, folder)
    assert witness is not None
    return witness


def verdict_and_page(witness: Witness, work: str, quotation: str) -> tuple[str, str | None]:
    """Return the verdict on *quotation*, and the page of its first place."""
    result = compare(quotation, witness.passages[work])
    return result.verdict, result.places[0].locator if result.places else None


def test_tei_gives_text_notes_and_pages(tmp_path: Path) -> None:
    witness = write_witness(tmp_path, "book.xml", TEI)
    cases = {
        "The bell of Bellham was cast in 1688": ("exact", "p. 11"),
        "and it was remarkable for its tone": ("normalised", "pp. 11–12"),
        "It borke in the morning of a day": ("exact", "p. 12"),
        "Some write Belham.": ("exact", "p. 11, n. 1"),
        "in the morning of a day in […] May. The second day": ("elided", "p. 12"),
    }
    assert {quotation: verdict_and_page(witness, "bell-book", quotation) for quotation in cases} == cases
    for absent in ("The header is no text", "RUNNING HEAD", "It broke in the morning"):
        assert verdict_and_page(witness, "bell-book", absent)[0] in ("differs", "not-found")


def test_a_division_of_tei_can_be_a_work(tmp_path: Path) -> None:
    witness = write_witness(tmp_path, "book.xml", TEI, work="{stem}-{div}")
    assert sorted(witness.passages) == ["book-d1", "book-d2"]
    assert verdict_and_page(witness, "book-d1", "Some write Belham.") == ("exact", "p. 11, n. 1")
    assert verdict_and_page(witness, "book-d2", "Nobody came.") == ("exact", "p. 12")
    assert verdict_and_page(witness, "book-d1", "Nobody came.")[0] == "not-found"


def test_plain_text_has_pages_where_they_are_marked(tmp_path: Path) -> None:
    text = "\ufeffThe bell was\r\ncast. <12> It broke.\r\n"
    witness = write_witness(tmp_path, "book.txt", text, page_break=re.compile("<([0-9]+)>"))
    assert verdict_and_page(witness, "bell-book", "The bell was cast.") == ("exact", None)
    assert verdict_and_page(witness, "bell-book", "It broke.") == ("exact", "p. 12")


def test_html_is_what_a_browser_shows_without_the_marks_of_notes(tmp_path: Path) -> None:
    witness = write_witness(tmp_path, "book.html", HTML, page_break=re.compile(r"\[p\. ([0-9]+)\]"))
    assert verdict_and_page(witness, "bell-book", "The bell of Bellham was cast in 1688.") == ("exact", None)
    assert verdict_and_page(witness, "bell-book", "or less.") == ("exact", "p. 12")
    # A raised number without a link is an exponent, not the mark of a note.
    assert verdict_and_page(witness, "bell-book", "It weighed 10 pounds")[0] == "differs"
    for absent in ("no text", "color: red", "no.text()"):
        assert verdict_and_page(witness, "bell-book", absent)[0] == "not-found"


def test_json_gives_the_works_and_pages_of_its_records(tmp_path: Path) -> None:
    records = [
        {"volume": "v1", "doc": "d1", "passage": "The bell [p. 12] broke.", "page": "11–12"},
        {"volume": "v1", "doc": "d1", "passage": "Nobody […] came.", "page": "13 (footnote 4)"},
        {"volume": "v1", "doc": "d2", "passage": "It rang.", "page": "14–15"},
        {"volume": "v1", "doc": "d2", "passage": "It fell.", "page": 16},
        {"volume": "v1", "doc": "d2", "passage": "It lies."},
    ]
    witness = write_witness(
        tmp_path,
        "documents.json",
        json.dumps(records),
        work="{volume}-{doc}",
        text="passage",
        page_break=re.compile(r"\[p\. (\d+)\]"),
        omission="[…]",
    )
    expected = {
        ("v1-d1", "The bell"): ("exact", "p. 11"),
        ("v1-d1", "The bell broke."): ("exact", "pp. 11–12"),
        ("v1-d1", "broke."): ("exact", "p. 12"),
        ("v1-d1", "Nobody"): ("exact", "p. 13, n. 4"),
        ("v1-d2", "It rang."): ("exact", "pp. 14–15"),
        ("v1-d2", "It fell."): ("exact", "p. 16"),
        ("v1-d2", "It lies."): ("exact", None),
    }
    assert {case: verdict_and_page(witness, *case) for case in expected} == expected


def test_pdf_gives_its_text_layer_and_its_own_page_numbers(tmp_path: Path) -> None:
    content = typst.compile(PDF.encode())
    witness = write_witness(tmp_path, "book.pdf", content)
    paragraph = (
        "The office of the first affluent bellringer was unquestionably extraordinarily insignificant "
        "for the neighbourhood."
    )
    verdict, page = verdict_and_page(witness, "bell-book", paragraph)
    assert (verdict in ("exact", "normalised"), page) == (True, "p. i")
    assert verdict_and_page(witness, "bell-book", "Nobody remembers the misunderstanding.")[1] == "p. ii"
    assert (
        verdict_and_page(witness, "bell-book", paragraph.replace("insignificant", "significant"))[0]
        == "differs"
    )
    numbered = write_witness(tmp_path, "book.pdf", content, first_page=211)
    assert verdict_and_page(numbered, "bell-book", "Nobody remembers")[1] == "p. 212"


def test_a_pdf_that_numbers_no_page_gives_none(tmp_path: Path) -> None:
    content = typst.compile(b"#set document(date: none)\nThe bell broke.")
    assert verdict_and_page(write_witness(tmp_path, "book.pdf", content), "bell-book", "The bell broke.") == (
        "exact",
        None,
    )


def test_a_copy_is_not_at_hand_where_no_file_fits(tmp_path: Path) -> None:
    assert read_witness(Copy("copy", "A copy", "edition", "bell-book", ("bell/*.txt",)), tmp_path) is None


UNREADABLE: dict[str, tuple[str, bytes, dict[str, object], str]] = {
    "xml": ("a.xml", b"<TEI><p>", {}, "cannot be read as XML"),
    "entities": (
        "a.xml",
        b'<!DOCTYPE t [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
        + b"]><t>&m;</t>",
        {},
        "cannot be read as XML",
    ),
    "json": ("a.json", b"[{", {}, "cannot be read as JSON"),
    "deep json": ("a.json", b"[" * 100_000, {}, "cannot be read as JSON"),
    "no list": ("a.json", b"{}", {}, "no list of records"),
    "no text in a record": ("a.json", b'[{"words": "x"}]', {}, "record 1 has no text in a field “text”"),
    "no field in a record": ("a.json", b'[{"text": "x"}]', {"work": "{volume}"}, "record 1 lacks a field"),
    "no field in a text": ("a.txt", b"x", {"work": "{volume}"}, "names a field"),
    "no UTF-8": ("a.txt", b"Bell\xff", {}, "not UTF-8, at byte 4"),
    "pdf": ("a.pdf", b"no PDF", {}, "cannot be read as PDF"),
    "no text layer": ("a.pdf", b"", {}, "no text layer"),
    "unknown ending": ("a.docx", b"x", {}, "no format of this ending"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_said_with_the_file(tmp_path: Path, name: str) -> None:
    file, content, options, words = UNREADABLE[name]
    if name == "no text layer":
        content = typst.compile(b"#set document(date: none)\n#rect()")
    with pytest.raises(UnreadableFile) as error:
        write_witness(tmp_path, file, content, **options)  # type: ignore[arg-type]
    assert str(tmp_path / file) in str(error.value)
    assert words in str(error.value)
