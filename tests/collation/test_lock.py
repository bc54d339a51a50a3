"""The lock in a build: a changed quotation, a stale entry or a broken file is one clear problem; evidence follows from it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from perspectives.book.book import Book as Settled
from perspectives.book.collation_rows import collation_rows
from perspectives.collation.evidence_level import evidence_of
from perspectives.collation.lock import Entry, Lock, LockedCopy, dump_lock, load_lock
from perspectives.collation.normal_form import words_hash
from perspectives.records.model import Claim, DocumentRecords
from perspectives.records.problems import PROBLEM_KINDS
from tests.support import Book

LOCK = "sources/quotations.lock"
DAY = datetime.date(2001, 12, 31)
COPIES = {
    "packet": LockedCopy("The Packet, as a library's site has it", "re-host", {"letter.txt": "a" * 64}),
    "abbey": LockedCopy("First edition", "edition", {'odo "1".txt': "b" * 64, "odo-2.txt": "c" * 64}),
}
WORDS = {
    ("ringer-wind", 1): 'It was the wind -- "a great wind" ... and [not] I.',
    ("ringer-rope", 1): "The rope was old.\n\nIt was very old.",
    ("odo-ringer-did", 1): "She rang too hard.",
}


def entry(
    claim: str, work: str, verdict: str = "exact", copy: str | None = "abbey", **options: object
) -> Entry:
    """Return an entry for the first quotation of a claim of the tiny reader."""
    file = None if copy is None or verdict == "not-found" else min(COPIES[copy].files)
    values = {"copy": copy, "file": file, **options}
    return Entry(claim, 1, words_hash(WORDS[claim, 1]), work, verdict, DAY, **values)  # type: ignore[arg-type]


WHOLE = [
    entry("ringer-wind", "pedlar-letter", copy="packet"),
    entry("ringer-rope", "odo-book", page="p. 12"),
    entry("odo-ringer-did", "odo-book", "no-witness", copy=None),
]


def lock(book: Book, entries: list[Entry] = WHOLE) -> None:
    """Write a lock for the tiny reader."""
    book.write(LOCK, dump_lock(COPIES, entries))


def evidence(book: Book, **options: str) -> dict[str, str | None]:
    """Return the evidence of each claim, by a build without a warning."""
    build = book.build(**options)  # type: ignore[arg-type]
    assert build.warnings == []
    return {claim["id"]: claim["evidence"] for claim in build.data["claims"]}


def test_the_lock_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "quotations.lock"
    path.write_text(dump_lock(COPIES, WHOLE), encoding="utf-8")
    read = load_lock(path)
    assert (read.problems, read.copies) == ([], COPIES)
    assert read.entries == sorted(WHOLE, key=lambda one: one.order)
    assert [path.read_text(encoding="utf-8").splitlines()[line - 1] for line in read.lines] == [
        "[[quotation]]"
    ] * 3
    assert dump_lock(read.copies, read.entries[::-1]) == path.read_text(encoding="utf-8")


def test_evidence_is_that_of_the_lock_in_words_sign_and_data(book: Book) -> None:
    lock(book)
    assert evidence(book) == {
        "ringer-wind": "second-hand",
        "ringer-rope": "checked",
        "odo-ringer-did": "unchecked",
        "nobody-laughed": None,
    }
    page = (book.root / "build" / "html" / "bell.html").read_text(encoding="utf-8")
    shown = re.findall(r'<article[^>]*\bid="claim-([a-z-]+)".*?class="ps-evidence">([^<]+)<', page, re.DOTALL)
    assert dict(shown) == {
        "ringer-wind": "◐ second-hand",
        "ringer-rope": "● checked",
        "odo-ringer-did": "○ not yet collated",
        "nobody-laughed": "paraphrase: no words to check",
    }


def test_without_a_lock_nothing_is_checked_and_nothing_is_wrong(book: Book) -> None:
    assert set(evidence(book).values()) == {"unchecked", None}


@pytest.mark.parametrize("verdict", ["differs", "not-found"])
def test_words_that_are_not_the_sources_are_unchecked(book: Book, verdict: str) -> None:
    lock(book, [entry("ringer-rope", "odo-book", verdict)])
    assert evidence(book)["ringer-rope"] == "unchecked"


CLAIM = Claim("c", "a", 1, "anna", source="memoir", quoted_in="history", quotations=("One.", "Two."))


def of(number: int, work: str, verdict: str = "exact") -> Entry:
    """Return an entry for a quotation of the claim."""
    return Entry(
        "c", number, words_hash(CLAIM.quotations[number - 1]), work, verdict, DAY, "abbey", "odo-2.txt"
    )


STRENGTHS = {
    "all against the source": ([of(1, "memoir"), of(2, "memoir", "elided")], "checked"),
    "one against the source": ([of(1, "memoir"), of(2, "history", "normalised")], "second-hand"),
    "one against nothing": ([of(1, "memoir")], "unchecked"),
    "one that differs": ([of(1, "memoir"), of(2, "memoir", "differs")], "unchecked"),
    "one that differs from the source and not from what quotes it": (
        [of(1, "memoir"), of(2, "memoir", "not-found"), of(2, "history")],
        "second-hand",
    ),
    "another work": ([of(1, "memoir"), of(2, "novel")], "unchecked"),
}


@pytest.mark.parametrize("name", STRENGTHS)
def test_the_weakest_quotation_decides(name: str) -> None:
    entries, expected = STRENGTHS[name]
    locked = Lock(COPIES)
    for one in entries:
        locked.add(one)
    assert evidence_of(locked, CLAIM) == expected


def test_a_report_has_a_row_for_each_comparison_of_words_that_stand() -> None:
    locked = Lock(COPIES)
    for one in (of(1, "memoir"), of(1, "history", "differs"), of(2, "novel")):
        locked.add(one)
    locked.add(Entry("gone", 1, "d" * 64, "memoir", "no-witness", DAY))
    locked.add(Entry("c", 2, "d" * 64, "memoir", "exact", DAY, "abbey", "odo-2.txt"))
    rows = collation_rows(Settled({"a": DocumentRecords(claims=[CLAIM])}, lock=locked))
    assert [
        (row.claim, row.number, row.role, row.work, row.copy, row.kind, row.verdict, row.date) for row in rows
    ] == [
        ("c", 1, "source", "memoir", "First edition", "edition", "exact", DAY),
        ("c", 1, "quoted-in", "history", "First edition", "edition", "differs", DAY),
    ]


def test_a_changed_quotation_names_its_line_both_hashes_and_the_command(book: Book) -> None:
    lock(book)
    book.replace("docs/bell.md", "> The rope was old.", "> The rope was not old.")
    build = book.build("dummy")
    (warning,) = build.warnings
    line = book.read("docs/bell.md").split("\n").index(":id: ringer-rope")
    assert f"bell.md:{line}: WARNING" in warning
    assert "ringer-rope, quotation 1" in warning
    assert words_hash(WORDS["ringer-rope", 1]) in warning
    assert words_hash("The rope was not old. It was very old.") in warning
    assert "make collate WITNESSES=folder" in warning
    assert build.codes == ["changed-quotation"]
    assert book.build("dummy").warnings == build.warnings


def test_a_changed_quotation_is_unchecked_while_it_is_not_compared_anew(book: Book) -> None:
    lock(book)
    book.replace("docs/bell.md", "> The rope was old.", "> The rope was not old.")
    claims = {claim["id"]: claim for claim in book.build().data["claims"]}
    assert claims["ringer-rope"]["evidence"] == "unchecked"


def test_another_typing_of_the_same_words_is_no_change(book: Book) -> None:
    lock(book)
    book.replace("docs/bell.md", 'wind -- "a great wind" ... and', "wind — “a great wind” … and")
    assert book.build("dummy").warnings == []


STALE = {
    "a claim renamed": (":id: odo-ringer-did", ":id: odo-ringer-rang", "odo-ringer-did, quotation 1"),
    "a quotation taken out": ("> She rang too hard.", "She rang too hard.", "odo-ringer-did, quotation 1"),
    "another work": (
        ":quoted-in: pedlar-letter\n:date",
        ":quoted-in: odo-book\n:date",
        "ringer-wind, quotation 1: pedlar-letter",
    ),
}


@pytest.mark.parametrize("name", STALE)
def test_an_entry_without_its_quotation_is_named_with_its_line(book: Book, name: str) -> None:
    old, new, says = STALE[name]
    lock(book)
    book.replace("docs/bell.md", old, new)
    for reference in ("{claim}`odo-ringer-did`", ":answers: odo-ringer-did"):
        if "renamed" in name:
            book.replace("docs/bell.md", reference, reference.replace("did", "rang"))
    build = book.build("dummy")
    assert build.codes == ["stale-lock-entry"]
    lines = book.read(LOCK).splitlines()
    line = lines.index(f'claim = "{says.partition(",")[0]}"')
    assert f"quotations.lock:{line}: WARNING" in build.warnings[0]
    assert f"“{says}”" in build.warnings[0]
    assert PROBLEM_KINDS["stale-lock-entry"].mend in build.warnings[0]


BROKEN = {
    "no TOML": ("[[quotation]]", "<<<<<<< HEAD\n[[quotation]]", "at line"),
    "another version": ("version = 1", "version = 2", "version = 2"),
    "no version": ("version = 1", "", "version = None"),
    "an unknown table": ("version = 1", "version = 1\n[witnesses]", "witnesses"),
    "a claim that is no id": ('claim = "ringer-rope"', 'claim = "Ringer Rope"', "Ringer Rope"),
    "a number that is none": ("number = 1", 'number = "1"', "number"),
    "a number below one": ("number = 1", "number = 0", "number = 0"),
    "a hash cut short": (words_hash(WORDS["ringer-rope", 1]), "12ab", "12ab"),
    "a verdict of one's own": ('verdict = "exact"', 'verdict = "certain"', "certain"),
    "a date in quotation marks": ("date = 2001-12-31", 'date = "2001-12-31"', "2001-12-31"),
    "a field of one's own": ("number = 1", "number = 1\nremark = 1", "remark"),
    "a copy that is not named": ('copy = "packet"', 'copy = "paket"', "paket"),
    "a file that is not named": ('file = "letter.txt"', 'file = "lettre.txt"', "lettre.txt"),
    "a copy of another kind": ('kind = "edition"', 'kind = "hearsay"', "[copies.abbey]"),
    "a file without its hash": ("a" * 64, "a" * 63, "packet"),
    "not in UTF-8": ("", "", ""),
    "an entry twice": ("", "", "ringer-wind, quotation 1, pedlar-letter"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_lock_is_a_clear_problem_and_the_book_is_built(book: Book, name: str) -> None:
    old, new, says = BROKEN[name]
    lock(book)
    if name == "not in UTF-8":
        (book.root / LOCK).write_bytes(b'version = 1\nx = "\xff\xfe\n')
    elif name == "an entry twice":
        text = book.read(LOCK)
        book.write(LOCK, text + text[text.rindex('[[quotation]]\nclaim = "ringer-wind"') :])
    else:
        book.write(LOCK, book.read(LOCK).replace(old, new))
    build = book.build()
    assert set(build.codes) == {"broken-lock"}
    assert all("quotations.lock:" in warning for warning in build.warnings)
    assert PROBLEM_KINDS["broken-lock"].mend in build.warnings[0]
    assert says in build.warnings[0]
    assert "She rang too hard." in build.read("bell.html")


WORKS = "(all-works)=\n## Works\n\n```{bibliography}\n:all:\n```\n"


def test_a_new_lock_rewrites_the_pages_that_show_evidence_and_no_other(book: Book) -> None:
    book.replace("docs/registers.md", WORKS, "")
    book.write("docs/works.md", WORKS.replace("## ", "# "))
    book.write("docs/bare.md", "(bare)=\n# Bare\n\nNothing of the bell.\n")
    book.replace("docs/index.md", "registers\n", "registers\nworks\nbare\n")
    first = book.build()
    names = ("bell.html", "registers.html", "works.html", "bare.html")
    before = {name: (first.out / name).stat().st_mtime_ns for name in names}
    lock(book)
    second = book.build()
    changed = {name for name, time in before.items() if (second.out / name).stat().st_mtime_ns != time}
    assert changed == {"bell.html", "registers.html", "works.html"}
    clean = book.build(tag="-clean")
    assert (first.warnings, second.warnings, clean.warnings) == ([], [], [])
    assert {name: content for name, content in second.files().items() if name != ".buildinfo"} == {
        name: content for name, content in clean.files().items() if name != ".buildinfo"
    }
