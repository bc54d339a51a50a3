"""Documents by every builder and after every kind of edit."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from perspectives.build import texts_command
from tests.elsewhere import differences
from tests.support import Book, Build, add_documents

PROTECTED = """<?xml version="1.0" encoding="UTF-8"?>
<div xmlns="http://www.tei-c.org/ns/1.0" xml:id="d9"><head>Kepthead</head>
<p>Keptbefore. I heard nothing that night. Keptafter.<note n="*">Keptnote.</note></p>
<p>Keptparagraph.</p><closer><signed>Keptsigned</signed></closer></div>
"""
SIDE_BY_SIDE = """(side-by-side)=
# Side by side

::::{accounts} Whose bell?
:id: whose-bell
:finding: differ
:with: ringer-wind, charter:p5, letter:p2
::::

:::{parallel} charter letter
ringer-did-not-pull | pedlar-heard-nothing
odo-says-she-did |
:::

:::{view} calendar
:::

:::{view} documents
:form: balance
:::
"""
CALENDAR = """[papers.odo-book]
title = "The book of the abbot"
by = "abbot"
"""
BUILDERS = {
    **dict.fromkeys(("html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo"), True),
    **dict.fromkeys(("xml", "pseudoxml", "typst"), True),
    **dict.fromkeys(("gettext", "linkcheck"), False),
}
"""The builders, each with whether it prints the words of a text that may be printed."""


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return the tiny reader with two documents, whose texts are at hand; that of the letter is protected."""
    book = Book(tmp_path / "book")
    add_documents(book)
    book.write("texts/bell-letter.xml", PROTECTED)
    book.write("docs/conf.py", book.read("docs/conf.py") + '\nextensions += ["typst_book"]\n')
    book.write("docs/conf.py", book.read("docs/conf.py") + 'version = "1"\ncopyright = "The Abbey"\n')
    assert texts_command.main([str(book.root / "docs"), "--offline"]) == 0
    book.write("docs/side-by-side.md", SIDE_BY_SIDE)
    book.replace("docs/index.md", "registers", "side-by-side\nregisters")
    return book


def content_of(build: Build) -> bytes:
    """Return the bytes of all files of a build, with what is packed in them."""
    parts = []
    for name, content in build.files().items():
        if name.endswith(".epub"):
            with zipfile.ZipFile(build.out / name) as packed:
                parts += [packed.read(inner) for inner in packed.namelist()]
        parts.append(content)
    return b"\n".join(parts)


@pytest.mark.slow("a build by each builder")
def test_no_builder_prints_a_text_whose_rights_are_quotation(book: Book) -> None:
    lock = book.read("sources/texts.lock")
    assert "bell-letter" in lock
    assert "Kept" not in lock
    for builder, prints in BUILDERS.items():
        build = book.build(builder)
        assert build.warnings == [], builder
        content = content_of(build)
        assert set(re.findall(rb"Kept\w+", content)) == set(), builder
        assert (b"broken at" in content) == prints, builder


@pytest.mark.slow("two builds by each of two builders")
def test_several_processes_build_the_same(book: Book) -> None:
    for builder in ("html", "latex"):
        one, two = book.build(builder), book.build(builder, jobs=2, tag="-two")
        assert (two.warnings, differences(one.files(), two.files())) == ([], [])


CLAIM = """
:::{claim} ringer
:id: ringer-on-the-rope
:source: bell-charter

> a rope that was frayed
:::
"""


@pytest.mark.slow("two builds for each kind of edit")
def test_after_each_kind_of_edit_documents_are_those_of_a_clean_build(book: Book) -> None:
    lock, charter = book.read("sources/texts.lock"), book.read("texts/bell-charter.xml")
    toml = book.read("sources/texts.toml")
    rights = toml.replace('"d7"', '"d7"\nrights = "quotation"')
    edits = {
        "the text": ("texts/bell-charter.xml", charter.replace("Nobody had rung", "No one had rung")),
        "the text is not at hand": ("texts/bell-charter.xml", None),
        "the text in another file": ("texts/bell-charter.txt", "The bell was whole.\n\nIt broke.\n"),
        "the first file again": ("texts/bell-charter.xml", charter),
        "a file that cannot be read": ("texts/bell-charter.xml", "no xml"),
        "the text again": ("texts/bell-charter.xml", charter),
        "the rights": ("sources/texts.toml", rights),
        "the first page": ("sources/texts.toml", toml.replace('"12"', '"11"')),
        "no registry of texts": ("sources/texts.toml", None),
        "the registry again": ("sources/texts.toml", toml),
        "the lock": ("sources/texts.lock", lock.replace("12–13", "11–13")),
        "no lock": ("sources/texts.lock", None),
        "a broken lock": ("sources/texts.lock", "words = ["),
        "the lock again": ("sources/texts.lock", lock),
        "a claim in another chapter": ("docs/bell.md", book.read("docs/bell.md") + CLAIM),
        "no claim": ("docs/bell.md", book.read("docs/bell.md")),
        "the words of a claim side by side": (
            "docs/charter.md",
            book.read("docs/charter.md").replace("> The ringer says she did not", "> she did not"),
        ),
        "a paper of the calendar": ("sources/calendar.toml", CALENDAR),
        "its maker": ("sources/calendar.toml", CALENDAR.replace("abbot", "ringer")),
        "no calendar": ("sources/calendar.toml", None),
        "the headnote": (
            "docs/charter.md",
            book.read("docs/charter.md").replace("the day after", "the eve of"),
        ),
        "what is printed": ("docs/charter.md", book.read("docs/charter.md").replace("3-5, a1", "2-5, a1")),
        "the maker": ("docs/charter.md", book.read("docs/charter.md").replace("by: abbot", "by: ringer")),
        "the title": ("docs/charter.md", book.read("docs/charter.md").replace("# The ch", "# A ch")),
        "no document": ("docs/charter.md", "(charter)=\n# The charter\n\nIt is lost.\n"),
    }
    book.build()
    found = []
    for name, (path, content) in edits.items():
        if content is None:
            (book.root / path).unlink()
        else:
            book.write(path, content)
        after, anew = book.build(), book.build(tag="-clean", clean=True)
        lines = differences(after.files(), anew.files())
        if after.warnings != anew.warnings:
            lines += [*after.warnings, "and in a clean build", *anew.warnings]
        found += [f"{name}: {line}" for line in lines]
    assert not found, "\n".join(found)


def test_the_command_says_what_stops_it_and_leaves_the_lock(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    docs, lock = str(book.root / "docs"), book.read("sources/texts.lock")
    assert texts_command.main([docs, "--offline", "--texts", str(book.root / "docs" / "bell.md")]) == 1
    assert "is no folder" in capsys.readouterr().err
    assert texts_command.main([docs, "--offline", "--texts", str(book.root / "nowhere")]) == 1
    assert "There is no folder" in capsys.readouterr().err
    (book.root / "nowhere").mkdir()
    assert texts_command.main([docs, "--offline", "--texts", str(book.root / "nowhere")]) == 0
    assert "0 of 2 documents are at hand" in capsys.readouterr().out
    assert book.read("sources/texts.lock") == lock
    for faulty in (f"<<<<<<< a\n{lock}=======\n{lock}>>>>>>> b\n", lock[:-40], lock.replace("words", "wrds")):
        book.write("sources/texts.lock", faulty)
        assert texts_command.main([docs, "--offline"]) == 1
        assert "The lock was left as it was." in capsys.readouterr().err
        assert book.read("sources/texts.lock") == faulty
