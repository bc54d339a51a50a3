"""The manifest of the witnesses: its copies, and a sentence with file and line for each fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectives.collation.manifest import Copy, UnreadableFile, load_manifest
from tests.support import ROOT

MANIFEST = r"""
[copies.packet]
name = "The Packet"
kind = "re-host"
work = "pedlar-letter"
files = ["letter.txt"]

[copies.abbey]
name = "First edition"
kind = "edition"
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
    assert packet == Copy("packet", "The Packet", "re-host", "pedlar-letter", ("letter.txt",))
    assert (abbey.id, abbey.first_page, abbey.page_break and abbey.page_break.pattern) == (
        "abbey",
        5,
        r"\[p\. ([0-9]+)\]",
    )


def test_a_key_is_made_of_what_a_file_or_a_record_says() -> None:
    copy = Copy("volumes", "Volumes", "excerpt", "{volume}-{doc}", ("*.json",))
    assert copy.key(volume="v1", doc=3) == "v1-3"
    assert [copy.key(volume="v1"), copy.key(volume="v1", doc=None), copy.key(volume=["v1"], doc="d")] == [
        None
    ] * 3


FAULTS = {
    "no TOML": ("[copies.abbey]", "[copies.abbey", ("cannot be read as TOML", "line 8")),
    "another table": ("[copies.abbey]", "[copy.abbey]", ("There is no table [copy]",)),
    "a missing field": ('kind = "edition"\n', "", ("[copies.abbey], line 8: the field “kind” is missing.",)),
    "an unknown field": (
        "page-break",
        "page-brake",
        ("no field “page-brake” is known. Did you mean “page-break”?",),
    ),
    "an unknown kind": (
        "edition",
        "original",
        ("the kind “original” is none of edition, translation, re-host, excerpt",),
    ),
    "a field of another kind": (
        '["letter.txt"]',
        '"letter.txt"',
        ("line 2: the field “files” must be a list",),
    ),
    "a number that is none": (
        "first-page = 5",
        "first-page = true",
        ("the field “first-page” must be a number",),
    ),
    "an id that is none": ("[copies.abbey]", "[copies.Abbey]", ("[copies.Abbey], line 8: an id is made of",)),
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
    "a pattern without a page": (r"\[p\. ([0-9]+)\]", "p", ("needs a group",)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_said_with_its_place(tmp_path: Path, name: str) -> None:
    old, new, sentences = FAULTS[name]
    assert old in MANIFEST
    with pytest.raises(UnreadableFile) as error:
        load(tmp_path, MANIFEST.replace(old, new))
    for words in (str(tmp_path / "witnesses.toml"), *sentences):
        assert words in str(error.value)


def test_the_manifest_of_the_book_can_be_read() -> None:
    assert [copy.id for copy in load_manifest(ROOT / "sources" / "witnesses.toml")] == [
        "base-article",
        "frus-passages",
    ]
