"""Readers of witness files: the words and pages in five formats, and a sentence for each unreadable file."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectives.collation import readers
from perspectives.collation.manifest import Copy
from perspectives.collation.readers import READER_OF_ENDING, read_witness
from tests.collation.witness_support import fault_in, verdict_and_page, write_witness

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


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("[p. 3] The rope. [p. 13] The bell.", r"\[p\. ([0-9]+)\]"),
        ("(S. 3) Das Seil. (S. 4) Die Glocke.", r"\(S\. ([0-9]+)\)"),
        ("<page 3> The rope. <page 4> The bell.", "<page ([0-9]+)>"),
        ("See [p. 3] alone, and [p. 3] again.", ""),
        ("Notes [3] and [4], and (1960) too.", ""),
    ],
)
def test_marks_of_pages_that_the_manifest_does_not_name_are_told(
    tmp_path: Path, text: str, pattern: str
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    copy = Copy("a", "A", "edition", "odo-book", ("a.txt",))
    notes = read_witness(copy, tmp_path).notes
    assert [note.rpartition("page-break = ")[2] for note in notes] == ([f"'{pattern}'"] if pattern else [])
    if pattern:
        named = replace(copy, page_break=re.compile(pattern))
        found = read_witness(named, tmp_path)
        assert found.notes == []
        assert not re.search(pattern, found.passages["odo-book"][0].text)


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


def test_a_copy_is_not_at_hand_where_no_file_fits(tmp_path: Path) -> None:
    witness = read_witness(Copy("copy", "A copy", "edition", "bell-book", ("bell/*.txt",)), tmp_path)
    assert (witness.files, witness.unread, len(witness.absent)) == ({}, {}, 1)


UNREADABLE: dict[str, tuple[str, bytes, dict[str, object], str]] = {
    "xml": ("a.xml", b"<TEI><p>", {}, "cannot be read as XML: no element found: line 1, column 9."),
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
    "unknown ending": ("a.docx", b"x", {}, "no format of this ending"),
    "no ending": ("a", b"x", {}, "no format of this ending"),
    "an empty file": ("a.txt", b"", {}, "the file is empty"),
    "an empty xml": ("a.xml", b"", {}, "the file is empty"),
    "only white space": ("a.html", b"\n \n", {}, "the file is empty"),
    "only a header": ("a.xml", b"<TEI><teiHeader>x</teiHeader></TEI>", {}, "has no text"),
    "only a script": ("a.html", b"<script>x</script>", {}, "has no text"),
    "no record": ("a.json", b"[]", {}, "has no text"),
    "a number that is too long": ("a.json", b"[" + b"1" * 5000 + b"]", {}, "cannot be read as JSON"),
    "an unknown entity": ("a.xml", b"<TEI>&bell;</TEI>", {}, "cannot be read as XML"),
    "deep xml": ("a.xml", b"<a>" * 100_000, {}, "cannot be read as XML"),
    "a PDF of another ending": ("a.txt", b"%PDF-1.7\n", {}, "the file is a PDF: give it the ending .pdf"),
    "a document": ("a.docx", b"PK\x03\x04", {}, "save its text as .txt"),
    "a page of the web": ("a.txt", b" <!DOCTYPE HTML><p>The bell", {}, "the ending .html or .xml"),
    "an older encoding": (
        "a.txt",
        "Аббат писал, что колокол разбился.".encode("cp1251"),
        {},
        "not UTF-8, at byte 0, but perhaps windows-1251: save it as UTF-8",
    ),
    "UTF-16 without a mark": ("a.txt", "The bell".encode("utf-16-le"), {}, "zero bytes"),
    "an encoding that is none": (
        "a.html",
        b"<meta charset=bell>x",
        {},
        "declares the encoding “bell”, which Python does not know",
    ),
    "an encoding that it has not": (
        "a.xml",
        b'<?xml version="1.0" encoding="windows-1251"?><a>\x98</a>',
        {},
        "declares the encoding “windows-1251”, and is not",
    ),
    "a code that is no encoding of text": ("a.html", b"<meta charset=rot13>x", {}, "“rot13”"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_said_with_the_file(tmp_path: Path, name: str) -> None:
    file, content, options, words = UNREADABLE[name]
    assert words in fault_in(tmp_path, file, content, **options)


@pytest.mark.parametrize("ending", READER_OF_ENDING)
def test_whatever_the_bytes_are_a_file_is_read_or_named(tmp_path: Path, ending: str) -> None:
    starts = {".xml": b"<TEI><p>", ".pdf": b"%PDF-1.4\n", ".json": b"[", ".html": b"<style>p{"}

    @given(st.binary(max_size=300), st.booleans())
    @settings(max_examples=60, deadline=None, database=None, derandomize=True)
    def try_bytes(content: bytes, has_start: bool) -> None:
        content = starts.get(ending, b"") + content if has_start else content
        witness = write_witness(tmp_path, f"a{ending}", content)
        assert bool(witness.files) != bool(witness.unread)

    try_bytes()


def test_a_file_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_BYTES", 2_000_000)
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(3_000_000)
    witness = read_witness(Copy("copy", "A copy", "edition", "bell-book", ("a.txt",)), tmp_path)
    assert "the file has 3 MB; at most 2 MB are read: divide it." in witness.unread["a.txt"]
