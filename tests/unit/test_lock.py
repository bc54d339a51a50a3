"""The lock of the quotations: read as it was written; every fault is one problem with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectives.collation.lock import Lock
from perspectives.collation.lock_reader import load_lock
from perspectives.collation.lock_writer import dump_lock
from perspectives.collation.normal_form import words_hash
from tests.collation.locked import COPIES, WHOLE, WORDS

TEXT = dump_lock(COPIES, WHOLE, "collate FILES=here")


def load(folder: Path, text: str | bytes) -> Lock:
    """Write a lock and read it."""
    path = folder / "quotations.lock"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_lock(path)


def test_it_comes_back_as_it_was_written(tmp_path: Path) -> None:
    read = load(tmp_path, TEXT)
    assert (read.problems, read.copies) == ([], COPIES)
    assert read.entries == sorted(WHOLE, key=lambda one: one.order)
    assert [TEXT.splitlines()[line - 1] for line in read.lines] == ["[[quotation]]"] * 3
    assert dump_lock(read.copies, read.entries[::-1], "collate") == TEXT


def test_entries_are_written_by_claim_and_copies_by_name() -> None:
    heads = [
        line
        for line in TEXT.splitlines()
        if line.startswith("claim") or (line.startswith("[copies") and not line.endswith("files]"))
    ]
    assert heads == [
        *("[copies.abbey]", "[copies.packet]"),
        *('claim = "odo-ringer-did"', 'claim = "ringer-rope"', 'claim = "ringer-wind"'),
    ]


def test_a_lock_that_is_not_there_is_empty_and_two_that_differ_have_two_digests(tmp_path: Path) -> None:
    missing = load_lock(tmp_path / "quotations.lock")
    assert (missing.entries, missing.problems, missing.digest) == ([], [], "")
    one, other = load(tmp_path, TEXT).digest, load(tmp_path, TEXT.replace("2001-12-31", "2002-12-31")).digest
    assert len({one, other, missing.digest}) == 3


BROKEN = {
    "no TOML": ("[[quotation]]", "[[quotation\n[[quotation]]", "[[quotation"),
    "another version": ("version = 2", "version = 1", "version = 1"),
    "no version": ("version = 2", "", "version = None"),
    "an unknown table": ("version = 2", "version = 2\n[witnesses]", "witnesses"),
    "a claim that is no id": ('claim = "ringer-rope"', 'claim = "Ringer Rope"', "Ringer Rope"),
    "a number that is none": ("number = 1", 'number = "1"', "number"),
    "a number below one": ("number = 1", "number = 0", "number = 0"),
    "a hash cut short": (words_hash(WORDS["ringer-rope", 1]), "12ab", "12ab"),
    "a verdict of one's own": ('verdict = "exact"', 'verdict = "certain"', "certain"),
    "a date in quotation marks": ("date = 2001-12-31", 'date = "2001-12-31"', "2001-12-31"),
    "a field of one's own": ("number = 1", "number = 1\nremark = 1", "remark"),
    "a copy that is not named": ('copy = "packet"', 'copy = "paket"', "paket"),
    "a file that is not named": ('file = "letter.txt"', 'file = "lettre.txt"', "lettre.txt"),
    "a copy with another carrier": ('carrier = "edition"', 'carrier = "hearsay"', "[copies.abbey]"),
    "a copy with a field of one's own": ('read-by = "Anna"', 'seen-by = "Anna"', "[copies.packet]"),
    "a copy whose date is in quotation marks": (
        "accessed = 2001-12-31",
        'accessed = "2001-12-31"',
        "[copies.packet]",
    ),
    "a file without its hash": ("a" * 64, "a" * 63, "packet"),
    "a page that is a number": ('page = "p. 12"', "page = 12", "page = 12"),
    "a quotation that is no list": ("[[quotation]]", "[quotation]", "[quotation]"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_lock_is_told_with_what_is_wrong(tmp_path: Path, name: str) -> None:
    old, new, says = BROKEN[name]
    assert old in TEXT
    text = TEXT.replace(old, new)
    problems = load(tmp_path, text).problems
    assert {problem.code for problem in problems} == {"broken-lock"}
    assert {problem.path for problem in problems} == {str(tmp_path / "quotations.lock")}
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)
    assert says in problems[0].value


def test_the_fault_of_an_entry_is_told_at_its_own_line(tmp_path: Path) -> None:
    problem = load(tmp_path, TEXT.replace('copy = "packet"', 'copy = "paket"')).problems[0]
    lines = TEXT.splitlines()
    assert lines[problem.line - 1] == "[[quotation]]"
    assert lines[problem.line] == 'claim = "ringer-wind"'


def test_a_lock_that_is_not_in_utf_8_is_told(tmp_path: Path) -> None:
    (problem,) = load(tmp_path, b'version = 2\nx = "\xff\xfe\n').problems
    assert (problem.code, problem.line) == ("broken-lock", 2)


def test_a_comparison_that_stands_twice_is_told_at_the_second_place(tmp_path: Path) -> None:
    second = TEXT[TEXT.rindex('[[quotation]]\nclaim = "ringer-wind"') :]
    read = load(tmp_path, TEXT + second)
    (problem,) = read.problems
    assert (problem.value, len(read.entries)) == ("ringer-wind, quotation 1, pedlar-letter", 3)
    assert problem.line == TEXT.count("\n") + 1


def test_what_stands_in_a_copy_that_is_broken_is_no_fault_of_its_own(tmp_path: Path) -> None:
    read = load(tmp_path, TEXT.replace('carrier = "web-copy"', 'carrier = "hearsay"'))
    assert [problem.value for problem in read.problems] == ["[copies.packet]"]
    assert [entry.claim for entry in read.entries] == ["odo-ringer-did", "ringer-rope"]
