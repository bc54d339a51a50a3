"""The manifest of the witnesses: its copies, and a sentence with file and line for each fault."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from perspectives.collation.manifest import Copy, UnreadableFile, load_manifest
from tests.support import ROOT

MANIFEST = r"""
[copies.packet]
name = "The Packet"
carrier = "web-copy"
work = "pedlar-letter"
files = ["letter.txt"]

[copies.abbey]
name = "First edition"
carrier = "edition"
work = "odo-book"
files = ["odo/*.txt"]
page-break = '\[p\. ([0-9]+)\]'
first-page = 5
"""


def load(folder: Path, text: str) -> list[Copy]:
    """Write a manifest, and return the copies that it declares."""
    path = folder / "witnesses.toml"
    path.write_text(text, encoding="utf-8")
    return load_manifest(path)


def test_copies_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    packet, abbey = load(tmp_path, MANIFEST)
    assert packet == Copy("packet", "The Packet", "web-copy", "pedlar-letter", ("letter.txt",))
    assert (abbey.id, abbey.first_page, abbey.page_break and abbey.page_break.pattern) == (
        "abbey",
        5,
        r"\[p\. ([0-9]+)\]",
    )


def test_a_key_is_made_of_what_a_file_or_a_record_says() -> None:
    copy = Copy("volumes", "Volumes", "retyped", "{volume}-{doc}", ("*.json",))
    assert copy.key(volume="v1", doc=3) == "v1-3"
    assert [copy.key(volume="v1"), copy.key(volume="v1", doc=None), copy.key(volume=["v1"], doc="d")] == [
        None
    ] * 3


FAULTS = {
    "no TOML": ("[copies.abbey]", "[copies.abbey", ("cannot be read as TOML", ".toml:8: ")),
    "another table": ("[copies.abbey]", "[copy.abbey]", ("There is no table [copy]",)),
    "a missing field": (
        'carrier = "edition"\n',
        "",
        ("witnesses.toml:8: [copies.abbey]: the field “carrier” is missing.",),
    ),
    "an unknown field": (
        "page-break",
        "page-brake",
        ("no field “page-brake” is known. Did you mean “page-break”?",),
    ),
    "a mark of a page that fits anywhere": (
        r"\[p\. ([0-9]+)\]",
        "([0-9]*)",
        ("“page-break” fits between any two letters",),
    ),
    "a mark of a page with two groups": (
        r"\[p\. ([0-9]+)\]",
        r"\[(p)\. ([0-9]+)\]",
        ("“page-break” needs one group",),
    ),
    "an unknown carrier": (
        '"edition"',
        '"original"',
        (
            "witnesses.toml:10: [copies.abbey]: the carrier “original” is none of edition, web-copy, ",
            "retyped, machine-reading",
        ),
    ),
    "a field that is still to be written": (
        'name = "First edition"\ncarrier = "edition"',
        'name = "TODO: edition, year and place"\ncarrier = "TODO: one of edition, retyped"',
        (
            "witnesses.toml:9: [copies.abbey]: “name” is still to be written: what copy it is",
            "witnesses.toml:10: [copies.abbey]: “carrier” is still to be written: one of edition, web-copy",
        ),
    ),
    "a carrier with a slip": ('"web-copy"', '"webcopy"', ("Did you mean “web-copy”?",)),
    "a carrier by an old name": ('"web-copy"', '"re-host"', ("Did you mean “web-copy”?",)),
    "a field by its old name": (
        "carrier =",
        "kind =",
        ("no field “kind” is known. Did you mean “carrier”?",),
    ),
    "an address that is none": (
        'carrier = "edition"',
        'carrier = "edition"\nurl = "example.org/a b"',
        ("“url” is an address that begins with https:// or http://, or “unknown”, not “example.org/a b”",),
    ),
    "a date in quotation marks": (
        'carrier = "edition"',
        'carrier = "edition"\naccessed = "2001-12-31"',
        ("the field “accessed” must be a date without quotation marks, such as 2001-12-31",),
    ),
    "a date with an hour": (
        'carrier = "edition"',
        'carrier = "edition"\naccessed = 2001-12-31T12:00:00',
        ("the field “accessed” must be a date without quotation marks",),
    ),
    "an extent that is none": (
        'carrier = "edition"',
        'carrier = "edition"\nextent = "excerpt"',
        ("the extent “excerpt” is none of whole, passages",),
    ),
    "a hyphen that is no sign": (
        'carrier = "edition"',
        'carrier = "edition"\nline-hyphen = ""',
        ("“line-hyphen” is the sign that this copy has, and not empty",),
    ),
    "a typed copy without its people": (
        '"web-copy"',
        '"retyped"',
        ("needs “typed-by”, the name of a person", "needs “read-by”, the name of a person"),
    ),
    "a typed copy that nobody else read": (
        '"web-copy"',
        '"retyped"\ntyped-by = "Anna"\nread-by = " anna"',
        ("“read-by” names somebody else than “typed-by”: Anna typed it",),
    ),
    "a web copy that was typed, and read by nobody": (
        '"web-copy"',
        '"web-copy"\ntyped-by = "Anna"',
        ("needs “read-by”",),
    ),
    "a field of another kind": (
        '["letter.txt"]',
        '"letter.txt"',
        ("witnesses.toml:6: [copies.packet]: the field “files” must be a list",),
    ),
    "a number that is none": (
        "first-page = 5",
        "first-page = true",
        ("the field “first-page” must be a number",),
    ),
    "an id that is none": (
        "[copies.abbey]",
        "[copies.Abbey]",
        ("witnesses.toml:8: [copies.Abbey]: an id is made of",),
    ),
    "no file": ('["letter.txt"]', "[]", ("“files” lists names",)),
    "a path that leads away": ("odo/*.txt", "../*.txt", ("below the folder",)),
    "a path from the root": ("odo/*.txt", "/etc/*", ("below the folder",)),
    "a pattern that is none": (r"\[p\. ([0-9]+)\]", "([0-9]+", ("is no regular expression",)),
    "a pattern that repeats too often": (
        r"\[p\. ([0-9]+)\]",
        "(x{99999999999})",
        ("is no regular expression: the repetition number is too large",),
    ),
    "a pattern that is too deep": (
        r"\[p\. ([0-9]+)\]",
        "(" * 5000 + ")" * 5000,
        ("is no regular expression",),
    ),
    "a pattern without a page": (r"\[p\. ([0-9]+)\]", "p", ("needs one group",)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_said_with_its_place(tmp_path: Path, name: str) -> None:
    old, new, sentences = FAULTS[name]
    assert old in MANIFEST
    with pytest.raises(UnreadableFile) as error:
        load(tmp_path, MANIFEST.replace(old, new))
    for words in (str(tmp_path / "witnesses.toml"), *sentences):
        assert words in str(error.value)


def test_a_copy_says_where_it_was_seen_and_who_typed_and_read_it(tmp_path: Path) -> None:
    facts = """carrier = "retyped"
url = "https://example.org/scan"
accessed = 2001-12-31
typed-by = "Anna"
read-by = "Odo"
"""
    packet, _ = load(tmp_path, MANIFEST.replace('carrier = "web-copy"\n', facts))
    assert (packet.url, packet.accessed, packet.typed_by, packet.read_by) == (
        "https://example.org/scan",
        datetime.date(2001, 12, 31),
        "Anna",
        "Odo",
    )


@pytest.mark.parametrize(
    ("entry", "name", "expected"),
    [
        ("odo.txt", "odo.txt", True),
        ("odo/*.txt", "odo/1.txt", True),
        ("odo/*.txt", "odo/1.htm", False),
        ("**/*.txt", "deep/er/1.txt", True),
        ("**/*.txt", "1.txt", True),
        ("odo [1].txt", "odo [1].txt", True),
        ("Odo.txt", "odo.TXT", True),
        ("odo.txt", "odo-2.txt", False),
    ],
)
def test_a_file_is_of_a_copy_where_an_entry_names_it(entry: str, name: str, expected: bool) -> None:
    assert Copy("a", "A", "edition", "odo-book", (entry,)).names_file(name) is expected


def test_the_manifest_of_the_book_can_be_read() -> None:
    first, *web_pages = load_manifest(ROOT / "sources" / "witnesses.toml")
    assert first.id == "base-article"
    assert len(web_pages) > 60
    # What was seen of a page on the web is told with its address, its day and its second reader.
    assert [copy.id for copy in web_pages if not (copy.url and copy.accessed and copy.read_by)] == []


ORIGINS = {
    "neither": ("", "without “url” and “accessed”"),
    "no day": ('url = "https://example.org/a"\n', "without “accessed”"),
    "no address": ("accessed = 2001-12-31\n", "without “url”"),
    "both": ('url = "https://example.org/a"\naccessed = 2001-12-31\n', ""),
    "an address that nobody knows": ('url = "unknown"\n', ""),
}


@pytest.mark.parametrize("name", ORIGINS)
def test_a_web_copy_says_from_where_and_when_it_was_taken(name: str, tmp_path: Path) -> None:
    facts, expected = ORIGINS[name]
    packet, abbey = load(
        tmp_path, MANIFEST.replace('carrier = "web-copy"\n', f'carrier = "web-copy"\n{facts}')
    )
    assert packet.url in (None, "https://example.org/a")
    assert expected in packet.advice
    assert bool(expected) == packet.advice.startswith(f"{tmp_path / 'witnesses.toml'}:2: [copies.packet]: ")
    assert abbey.advice == ""
