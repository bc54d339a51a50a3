"""``python -m perspectives collate`` compares witnesses, writes the lock and reports faults."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from sphinx.locale import translators

from perspectives.build.collate_command import main
from perspectives.collation.lock_reader import load_lock
from tests.support import ROOT, Book

LETTER = "Dear brother, she told me: 'It was the wind — \"a great wind\" … and [not] I.' Farewell."
ODO = "[p. 12] She swears that the rope was old. It was very old. [p. 13] I say that she rang too hard."
MANIFEST = r"""
[copies.packet]
name = "The Packet, as a library's site has it"
carrier = "web-copy"
work = "pedlar-letter"
files = ["letter.txt"]
url = "unknown"

[copies.abbey]
name = "First edition"
carrier = "edition"
work = "odo-book"
files = ["odo/*.txt"]
page-break = '\[p\. ([0-9]+)\]'
"""


@pytest.fixture
def book_with_witnesses(book: Book) -> Book:
    """Return the tiny reader with a manifest, and with a witness of each of its two works."""
    book.write("sources/witnesses.toml", MANIFEST)
    book.write("witnesses/letter.txt", LETTER)
    book.write("witnesses/odo/book.txt", ODO.replace("the rope", "The rope").replace("she rang", "She rang"))
    return book


@dataclass(frozen=True)
class Run:
    """The exit status of a run of the command, and its output."""

    status: int
    stdout: str
    stderr: str


class Command(Protocol):
    """A function that runs the command in the folder of the book, as ``make`` does."""

    def __call__(self, date: str = "2001-12-31", witnesses: str | None = "witnesses") -> Run:
        """Run the command with a date for new entries, and with a folder of witnesses or none."""


@pytest.fixture
def collate(
    book_with_witnesses: Book, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Return the command for the tiny reader."""

    def run(date: str = "2001-12-31", witnesses: str | None = "witnesses") -> Run:
        monkeypatch.chdir(book_with_witnesses.root)
        translators.clear()
        option = [] if witnesses is None else ["--witnesses", witnesses]
        status = main(["docs", *option, "--date", date])
        return Run(status, *capsys.readouterr())

    return run


def locked_results(book: Book) -> dict[str, tuple[str, str | None, str]]:
    """Return verdict, page and date of each claim's first entry in the lock."""
    lock = load_lock(book.root / "sources" / "quotations.lock")
    assert lock.problems == []
    return {entry.claim: (entry.verdict, entry.page, str(entry.date)) for entry in lock.entries}


FIRST = {
    "ringer-wind": ("normalised", None, "2001-12-31"),
    "ringer-rope": ("exact", "p. 12", "2001-12-31"),
    "odo-ringer-did": ("exact", "p. 13", "2001-12-31"),
}


@pytest.mark.slow("builds in a process")
def test_every_quotation_is_compared_and_the_book_shows_it(book_with_witnesses: Book) -> None:
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "perspectives",
            "collate",
            "docs",
            "--witnesses",
            "witnesses",
            "--date",
            "2001-12-31",
        ],
        cwd=book_with_witnesses.root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "_ext"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert locked_results(book_with_witnesses) == FIRST
    build = book_with_witnesses.build()
    assert (build.warnings, {claim["id"]: claim["evidence"] for claim in build.data["claims"]}) == (
        [],
        {
            "ringer-wind": "second-hand",
            "ringer-rope": "checked",
            "odo-ringer-did": "checked",
            "nobody-laughed": None,
        },
    )
    assert (
        "odo-ringer-did, quotation 1, stands in odo-book (abbey, p. 13); a locator can say so." in run.stdout
    )
    assert "3 entries, 3 of them new or changed, 0 taken out." in run.stdout


def test_the_lock_holds_no_word_of_a_witness(book_with_witnesses: Book, collate: Command) -> None:
    collate()
    lock = book_with_witnesses.read("sources/quotations.lock")
    assert [word for word in ("Farewell", "brother", "swears", "great wind", "hard") if word in lock] == []


def test_a_second_run_changes_nothing_and_a_changed_word_only_its_entry(
    book_with_witnesses: Book, collate: Command
) -> None:
    collate()
    before = book_with_witnesses.read("sources/quotations.lock")
    second = collate("2002-01-01").stdout
    assert "0 of them new or changed" in second
    # Short lines, which no narrow window tears apart.
    assert "\nabbey: 2 exact\npacket: 1 normalised\nall: 2 exact, 1 normalised\n" in second
    assert book_with_witnesses.read("sources/quotations.lock") == before
    book_with_witnesses.replace("docs/bell.md", "> She rang too hard.", "> She rang too hard")
    run = collate("2002-01-02")
    assert locked_results(book_with_witnesses) == {
        **FIRST,
        "odo-ringer-did": ("exact", "p. 13", "2002-01-02"),
    }
    assert "1 of them new or changed, 1 taken out" in run.stdout
    assert book_with_witnesses.build("dummy").warnings == []


def test_a_changed_witness_is_compared_anew_under_a_new_date(
    book_with_witnesses: Book, collate: Command
) -> None:
    collate()
    book_with_witnesses.write("witnesses/letter.txt", LETTER + "\n")
    collate("2002-01-01")
    assert locked_results(book_with_witnesses) == {**FIRST, "ringer-wind": ("normalised", None, "2002-01-01")}


def test_a_difference_is_told_with_file_and_line_and_is_unchecked(
    book_with_witnesses: Book, collate: Command
) -> None:
    book_with_witnesses.replace("docs/bell.md", "> She rang too hard.", "> She never rang too hard.")
    run = collate()
    line = book_with_witnesses.read("docs/bell.md").split("\n").index(":id: odo-ringer-did")
    assert f"docs/bell.md:{line}: odo-ringer-did, quotation 1, differs from odo-book (abbey):" in run.stdout
    assert "She {+never+} rang too hard." in run.stdout
    assert locked_results(book_with_witnesses)["odo-ringer-did"] == ("differs", None, "2001-12-31")
    build = book_with_witnesses.build()
    assert build.warnings == []
    assert {claim["id"]: claim["evidence"] for claim in build.data["claims"]}["odo-ringer-did"] == "unchecked"


def test_what_an_omission_leaves_out_is_told_and_the_words_are_checked(
    book_with_witnesses: Book, collate: Command
) -> None:
    book_with_witnesses.replace(
        "docs/bell.md", "> The rope was old.\n>\n> It was very old.", "> She swears that […] It was very old."
    )
    run = collate()
    assert "ringer-rope, quotation 1, is elided from odo-book (abbey, p. 12)" in run.stdout
    assert "She swears that [-The rope was old.-] {+[…]+} It was very old." in run.stdout
    assert locked_results(book_with_witnesses)["ringer-rope"][:2] == ("elided", "p. 12")


def test_a_page_that_is_not_the_locators_is_told(book_with_witnesses: Book, collate: Command) -> None:
    book_with_witnesses.replace("docs/bell.md", ":locator: p. 12", ":locator: p. 13")
    assert "stands in odo-book (abbey, p. 12); its locator says p. 13." in collate().stdout


def test_words_on_several_pages_have_no_page_until_a_locator_names_one(
    book_with_witnesses: Book, collate: Command
) -> None:
    book_with_witnesses.write(
        "witnesses/odo/book.txt", "[p. 1] She rang too hard. [p. 2] She rang too hard. [p. 12] The rope."
    )
    assert "on several pages: p. 1; p. 2." in collate().stdout
    assert locked_results(book_with_witnesses)["odo-ringer-did"][:2] == ("exact", None)
    book_with_witnesses.replace(
        "docs/bell.md", ":source: odo-book\n:disputes", ":source: odo-book\n:locator: p. 2\n:disputes"
    )
    collate()
    assert locked_results(book_with_witnesses)["odo-ringer-did"][:2] == ("exact", "p. 2")


def test_a_web_copy_without_an_address_is_told_by_line(book_with_witnesses: Book, collate: Command) -> None:
    book_with_witnesses.replace("sources/witnesses.toml", 'url = "unknown"\n', "")
    run = collate()
    assert run.status == 0
    assert run.stdout.startswith("sources/witnesses.toml:2: [copies.packet]: a web copy without “url”")


def test_what_was_compared_elsewhere_stays_while_its_words_do(
    book_with_witnesses: Book, collate: Command
) -> None:
    collate()
    (book_with_witnesses.root / "witnesses" / "odo" / "book.txt").unlink()
    book_with_witnesses.replace("docs/bell.md", "> She rang too hard.", "> She rang far too hard.")
    run = collate("2002-01-01")
    assert locked_results(book_with_witnesses) == {
        **FIRST,
        "odo-ringer-did": ("no-witness", None, "2002-01-01"),
    }
    assert "1 comparisons stay as they were" in run.stdout
    build = book_with_witnesses.build()
    assert build.warnings == []
    assert {claim["id"]: claim["evidence"] for claim in build.data["claims"]} == {
        "ringer-wind": "second-hand",
        "ringer-rope": "checked",
        "odo-ringer-did": "unchecked",
        "nobody-laughed": None,
    }


def test_without_witnesses_changed_words_are_locked_as_not_compared(
    book_with_witnesses: Book, collate: Command
) -> None:
    collate()
    book_with_witnesses.replace("docs/bell.md", "> She rang too hard.", "> She rang far too hard.")
    assert book_with_witnesses.build("dummy").codes == ["changed-quotation"]
    run = collate(witnesses=None)
    (told,) = [line for line in run.stdout.splitlines() if "bell.md:" in line]
    assert told == (
        "docs/bell.md:34: odo-ringer-did, quotation 1, loses its verdict: "
        "its words have changed since 2001-12-31, when they were “exact” in odo-book, "
        "and that text is not at hand (abbey, odo/book.txt)."
    )
    assert "give the folder that has the text: python -m perspectives collate docs --w" in run.stdout
    assert book_with_witnesses.build("dummy").warnings == []
    assert locked_results(book_with_witnesses)["odo-ringer-did"][0] == "no-witness"
    assert locked_results(book_with_witnesses)["ringer-rope"] == FIRST["ringer-rope"]


def test_the_same_words_keep_their_verdict_under_another_id_or_number(
    book_with_witnesses: Book, collate: Command
) -> None:
    book = book_with_witnesses
    collate()
    book.replace("docs/bell.md", ":id: odo-ringer-did", ":id: odo-too-hard")
    book.replace("docs/bell.md", ":answers: odo-ringer-did", ":answers: odo-too-hard")
    book.replace("docs/bell.md", "{claim}`odo-ringer-did`", "{claim}`odo-too-hard`")
    book.replace("docs/bell.md", "> The rope was old.", "> New words.\n\nAnd:\n\n> The rope was old.")
    run = collate("2002-01-03", witnesses=None)
    assert "loses its verdict" not in run.stdout
    lock = load_lock(book.root / "sources" / "quotations.lock")
    assert [
        (entry.claim, entry.number, entry.verdict, entry.page, str(entry.date)) for entry in lock.entries
    ] == [
        ("odo-too-hard", 1, "exact", "p. 13", "2001-12-31"),
        ("ringer-rope", 1, "no-witness", None, "2002-01-03"),
        ("ringer-rope", 2, "exact", "p. 12", "2001-12-31"),
        ("ringer-wind", 1, "normalised", None, "2001-12-31"),
    ]
    assert book.build("dummy").warnings == []


def test_a_claim_that_is_gone_leaves_the_lock(book_with_witnesses: Book, collate: Command) -> None:
    collate()
    book_with_witnesses.write(
        "docs/bell.md",
        "(the-bell)=\n# The bell\n\n:::{claim} ringer\n:id: new-claim\n:source: odo-book\n\n"
        "> The rope was old.\n:::\n",
    )
    assert book_with_witnesses.build("dummy").codes.count("stale-lock-entry") == 3
    collate()
    assert set(locked_results(book_with_witnesses)) == {"new-claim"}
    assert book_with_witnesses.build("dummy", tag="-after").warnings == []


FAULTS = {
    "no folder": ("", "", "nowhere", ("nowhere: there is no such folder",)),
    "no manifest": (None, "", "witnesses", ("witnesses.toml: the file cannot be read",)),
    "an unknown work": (
        "odo-book",
        "odo-bok",
        "witnesses",
        ("witnesses.toml:12: ", "no work “odo-bok”", "Did you mean “odo-book”?"),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_a_sentence_and_the_lock_stays(
    book_with_witnesses: Book, collate: Command, name: str
) -> None:
    before = book_with_witnesses.write("sources/quotations.lock", "version = 2\n").read_text(encoding="utf-8")
    old, new, folder, sentences = FAULTS[name]
    if old is None:
        (book_with_witnesses.root / "sources" / "witnesses.toml").unlink()
    elif old:
        book_with_witnesses.replace("sources/witnesses.toml", old, new)
    run = collate(witnesses=folder)
    assert run.status == 1
    for words in (*sentences, "The lock was left as it was."):
        assert words in run.stderr
    assert book_with_witnesses.read("sources/quotations.lock") == before


def test_a_lock_that_cannot_be_read_is_not_written_over(book_with_witnesses: Book, collate: Command) -> None:
    broken = "version = 1\n<<<<<<< HEAD\n"
    book_with_witnesses.write("sources/quotations.lock", broken)
    run = collate()
    assert (run.status, "quotations.lock:2: the lock cannot be read" in run.stderr) == (1, True)
    assert book_with_witnesses.read("sources/quotations.lock") == broken


def test_a_witness_that_cannot_be_read_is_named_and_the_others_are_compared(
    book_with_witnesses: Book, collate: Command
) -> None:
    Path(book_with_witnesses.root, "witnesses", "letter.txt").write_bytes(b"\xff")
    run = collate()
    assert run.status == 1
    assert run.stderr == (
        "witnesses/letter.txt: the file is not UTF-8, at byte 0: save it as UTF-8.\n"
        "The other witnesses were compared, and the lock was written.\n"
    )
    assert locked_results(book_with_witnesses) == {
        **FIRST,
        "ringer-wind": ("no-witness", None, "2001-12-31"),
    }


@pytest.mark.slow("reads the book four times")
def test_a_comparison_stays_while_its_witness_cannot_be_read(
    book_with_witnesses: Book, collate: Command
) -> None:
    book_with_witnesses.write("witnesses/odo/notes.txt", "[p. 99] Nothing of it stands here.")
    collate()
    assert locked_results(book_with_witnesses) == FIRST
    lock = book_with_witnesses.read("sources/quotations.lock")
    for name in ("letter.txt", "odo/book.txt"):
        Path(book_with_witnesses.root, "witnesses", name).write_bytes(b"\xff")
    run = collate("2002-01-01")
    assert (run.status, run.stderr.count("the file is not UTF-8, at byte 0: save")) == (1, 2)
    assert "3 comparisons stay as they were: their copies are not at hand, or cannot be read." in run.stdout
    assert book_with_witnesses.read("sources/quotations.lock") == lock
    # Where another file of the copy has the words, they are compared there.
    book_with_witnesses.write("witnesses/odo/notes.txt", "[p. 99] I say that She rang too hard.")
    collate("2002-01-02")
    assert locked_results(book_with_witnesses) == {
        **FIRST,
        "odo-ringer-did": ("exact", "p. 99", "2002-01-02"),
    }
    assert book_with_witnesses.build("dummy").warnings == []


def test_a_comparison_stays_while_its_file_is_not_at_hand(
    book_with_witnesses: Book, collate: Command
) -> None:
    book = book_with_witnesses
    book.write("witnesses/odo/notes.txt", "[p. 99] Nothing of it stands here.")
    collate()
    lock = book.read("sources/quotations.lock")
    (book.root / "witnesses" / "odo" / "book.txt").unlink()
    run = collate("2002-01-01")
    assert "2 comparisons stay as they were" in run.stdout
    assert "abbey (2)" in run.stdout
    assert book.read("sources/quotations.lock") == lock
    # Another carrier is told of what is kept, too.
    book.replace("sources/witnesses.toml", 'carrier = "edition"', 'carrier = "web-copy"\nread-by = "Anna"')
    collate("2002-01-02")
    after = lock.replace('carrier = "edition"', 'carrier = "web-copy"\nread-by = "Anna"')
    assert book.read("sources/quotations.lock") == after
    # Words that were changed are compared with what is at hand, and were not found there.
    book.replace("docs/bell.md", "> She rang too hard.", "> She rang far too hard.")
    run = collate("2002-01-03")
    assert "odo-ringer-did, quotation 1, loses its verdict: " in run.stdout
    assert locked_results(book)["odo-ringer-did"][0] == "not-found"
    assert locked_results(book)["ringer-rope"] == FIRST["ringer-rope"]
    # A file that the manifest names no more proves nothing.
    book.replace("sources/witnesses.toml", "odo/*.txt", "odo/notes.txt")
    collate("2002-01-04")
    assert locked_results(book)["ringer-rope"][0] == "not-found"


def test_names_that_fit_no_file_or_a_file_of_another_copy_are_told(
    book_with_witnesses: Book, collate: Command
) -> None:
    book = book_with_witnesses
    book.replace("sources/witnesses.toml", '["letter.txt"]', '["letter.txt", "leter.txt", "odo/*.txt"]')
    book.write("witnesses/packet/pedlar-leter.txt", LETTER)
    book.write(
        "sources/witnesses.toml",
        book.read("sources/witnesses.toml")
        + '[copies.files]\nname = "x"\ncarrier = "machine-reading"\nwork = "{stem}"\nfiles = ["packet/*"]\n',
    )
    run = collate()
    folder = Path("witnesses")
    assert run.stdout.splitlines()[:4] == [
        f"copies.packet: no file fits “leter.txt” in the folder “{folder}”. Did you mean “letter.txt”?",
        (
            "copies.packet: “[p. 12]” in “odo/book.txt” seems to begin a page, and is read as words of the "
            "text. Add a line to [copies.packet]: page-break = '\\[p\\. ([0-9]+)\\]'"
        ),
        (
            "copies.files: what “{stem}” names is no work in the bibliography: “pedlar-leter”. "
            "Did you mean “pedlar-letter”?"
        ),
        "copies.packet and copies.abbey name the same file “odo/book.txt”.",
    ]
    assert (run.status, run.stderr) == (0, "")


def test_words_that_markdown_takes_for_something_else_stop_the_lock(
    book_with_witnesses: Book, collate: Command
) -> None:
    book = book_with_witnesses
    book.replace("docs/bell.md", "> She rang too hard.", "> 1701. She rang too hard.")
    run = collate()
    line = book.read("docs/bell.md").splitlines().index("> 1701. She rang too hard.") + 1
    assert run.status == 1
    assert f"bell.md:{line}: " in run.stderr
    assert "The lock was left as it was." in run.stderr
    assert not (book.root / "sources" / "quotations.lock").exists()


def test_a_folder_of_texts_that_is_not_there_is_told(
    book_with_witnesses: Book, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(book_with_witnesses.root)
    translators.clear()
    assert main(["docs", "--witnesses", "witnesses", "--texts", "nowhere"]) == 1
    assert "nowhere: there is no such folder of texts.\n" in capsys.readouterr().err
