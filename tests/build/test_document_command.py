"""``python -m perspectives document``: it writes a page that the build takes, and never over another."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from perspectives.build import document_command
from tests.support import ROOT, Book, add_documents

VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<div type="document" xml:id="d1"><head>1. A Letter to Abbot Odo: "the" #1 [sic]</head>
<dateline><date from="1700-01-01" to="1700-01-03">January</date></dateline>
<pb n="3"/><p>Words.</p><pb n="4"/><p>More.</p><div type="attachment"><p>x</p></div></div>
<div type="document" xml:id="d2"><p>b</p></div></body></text></TEI>"""
SINGLE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" xml:id="d1">
<head>The Only One</head><p>a</p></div></body></text></TEI>"""
PAGE = '<html lang="sq"><h1>Një letër</h1><p>One.<p>Two.</html>'


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return the tiny reader with two documents, and files of texts beside it."""
    book = Book(tmp_path / "book")
    add_documents(book)
    for name, text in (
        ("volume.xml", VOLUME),
        ("page.html", PAGE),
        ("plain.txt", "[p. 8] One.\n"),
        ("odo-book.txt", "One.\n"),
        ("cut.xml", "<a>"),
        ("empty.txt", " \n"),
        ("scan.pdf", "%PDF"),
        ("pdf.txt", "%PDF-1.7\n"),
        ("single.xml", SINGLE),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(b"\xff\xfe\x00\xd8")
    return book


def pages(book: Book) -> dict[str, str]:
    """Return the pages of the book, by name."""
    docs = book.root / "docs"
    return {str(path.relative_to(docs)): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}


def test_the_command_writes_a_page_whose_gaps_the_build_names(book: Book) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "_ext"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "perspectives", "document", "docs", "../volume.xml", "--division", "d1"]
    run = subprocess.run(command, cwd=book.root, env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "docs/documents/a-letter-to-abbot-odo-1700.md is written" in run.stdout
    assert "Add “volume-d1” to sources/references.bib." in run.stdout
    line = "documents/a-letter-to-abbot-odo-1700"
    assert f"Add a line “{line}” to the list of docs/index.md.\n" in run.stdout
    assert pages(book)["documents/a-letter-to-abbot-odo-1700.md"] == (
        "(a-letter-to-abbot-odo-1700)=\n"
        '# A Letter to Abbot Odo: "the" \\#1 \\[sic\\], 1–3 January 1700\n\n'
        "::::{document} volume-d1\n"
        ":by: TODO perhaps abbot\n"
        ":date: 1700-01-01/1700-01-03\n"
        ":locator: pp. 3–4\n"
        ":paragraphs: 1-2, a1\n"
        ":source-note: TODO archive, file, first printing, and the copy used\n\n"
        ":::{headnote}\n"
        "TODO: who wrote, to whom, why, what came of it, and one caution; at most 120 words. "
        "Then a list of at most two questions, each answerable from paragraphs that it names.\n"
        ":::\n::::\n"
    )
    book.replace("docs/index.md", "registers", "documents/a-letter-to-abbot-odo-1700\nregisters")
    book.replace("docs/documents/a-letter-to-abbot-odo-1700.md", "# A Letter", "# TODO A Letter")
    told = [
        (int(match[1]), match[2])
        for line in book.build().warnings
        if (match := re.search(r"1700\.md:([0-9]+): .*\[perspectives\.([a-z-]+)\]", line))
    ]
    assert sorted(told) == [
        (2, "unwritten-part"),
        (4, "unknown-work"),
        (5, "unwritten-part"),
        (9, "unwritten-part"),
        (11, "unwritten-part"),
    ]


@pytest.mark.parametrize(
    ("source", "name", "says", "lines"),
    [
        ("page.html", "nje-leter", "Add “page”", [":language: sq", ":paragraphs: 1-2", "# Një letër"]),
        # The one document of a file has its title in a division.
        ("single.xml", "the-only-one", "Add “single”", ["# The Only One", ":paragraphs: 1"]),
        ("plain.txt", "plain-2", "Add “plain”", [":locator: p. 8", ":paragraphs: 1", "# TODO the title"]),
        # A work of the bibliography whose text is not at hand: its date is known there.
        ("odo-book", "odo-book-2", "was not at hand", ["::::{document} odo-book"]),
        # A file that is named after a work holds its text.
        ("odo-book.txt", "odo-book-2", "texts.toml", ["::::{document} odo-book", ":paragraphs: 1"]),
    ],
)
def test_what_a_text_does_not_say_is_left_to_the_editor(
    book: Book, capsys: pytest.CaptureFixture[str], source: str, name: str, says: str, lines: list[str]
) -> None:
    path = book.root.parent / source
    arguments = [str(book.root / "docs"), str(path) if path.exists() else source]
    assert document_command.main(arguments) == 0
    assert says in capsys.readouterr().out
    page = book.read(f"docs/documents/{name}.md").splitlines()
    assert [line for line in lines if line not in page] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([""], "Name the text"),
        (["odo-bok"], "Did you mean “odo-book”?"),
        (["nowhere.xml"], "There is no file “nowhere.xml”"),
        (["."], "is a folder"),
        (["scan.pdf"], "TEI (.xml), HTML (.html) or plain text (.txt)"),
        (["cut.xml"], "no XML that can be read"),
        (["empty.txt"], "there is no paragraph in it"),
        (["latin.txt"], "save it as UTF-8"),
        (["pdf.txt"], "the file is a PDF: give it the ending .pdf"),
        (["plain.txt", "--division", "d9"], "plain text, which has no divisions: leave DIVISION out"),
        (["ringer-wind"], "is a claim, and SOURCE is a work: SOURCE=pedlar-letter"),
        (["plain.txt", "--id", "index"], "The book has “index” already"),
        (["volume.xml"], "holds 2 documents: name a division, such as d1, d2"),
        (["volume.xml", "--division", "d9"], "no division has the id “d9”"),
        (["page.html", "--division", "d9"], "no element has the id “d9”"),
        (["bell-charter"], "“bell-charter” has a page already"),
        (["plain.txt", "--id", "Some Id"], "Did you mean “some-id”?"),
        (["plain.txt", "--id", "charter"], "The book has “charter” already"),
        (["plain.txt", "--id", "ringer"], "The book has “ringer” already"),
        # The key of the work, which the bibliography is still to have.
        (["plain.txt", "--id", "plain"], "The book has “plain” already"),
        (["plain.txt", "--id", "there"], "there.md is there already"),
    ],
)
def test_bad_input_has_a_clear_answer_and_nothing_is_written(
    book: Book,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    says: str,
) -> None:
    monkeypatch.chdir(book.root.parent)
    book.write("docs/documents/there.md", "---\norphan: true\n---\n\n(over-there)=\n# There\n")
    before = pages(book)
    assert document_command.main([str(book.root / "docs"), *arguments]) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.endswith("\nNo page was written.\n")
    assert "Traceback" not in told.err
    assert (told.out, pages(book)) == ("", before)
