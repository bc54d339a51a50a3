"""Originals and variants of a claim's words: their numbers, their works, their evidence, their collation."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectives.book.document_answers import named_works, words_from
from perspectives.collation.evidence_level import evidence_of, grade_of, locator_of, words_grade, works_of
from perspectives.collation.lock import Lock, LockEntry
from perspectives.collation.lock_reader import load_lock
from perspectives.collation.lock_update import collate
from perspectives.collation.lock_writer import dump_lock
from perspectives.collation.manifest import Copy
from perspectives.collation.normal_form import words_hash
from perspectives.collation.readers import read_witness
from perspectives.records.claim_records import Claim, Wording
from tests.collation.locked import COPIES, DAY

CLAIM = Claim(
    "c",
    "a",
    1,
    "anna",
    source="memoir",
    locator="p. 1",
    quoted_in="history",
    quotations=("The rope was red.", "It was old."),
    originals=(
        Wording("Das Seil war rot.", 1, "de"),
        Wording("Верёвка была старая.", 2, "ru", "archive", "p. 7"),
    ),
    variants=(Wording("A red rope.", 1, None, "novel"),),
)


def locked(*proved: tuple[int, str]) -> Lock:
    """Return a lock in which words were found, by their number and the work."""
    lock = Lock(COPIES)
    for number, work in proved:
        words = words_hash(CLAIM.all_words[number - 1])
        lock.add(LockEntry("c", number, words, work, "exact", DAY, "abbey", "odo-2.txt"))
    return lock


def test_their_numbers_follow_those_of_the_quotations() -> None:
    assert CLAIM.all_words == (
        *("The rope was red.", "It was old.", "Das Seil war rot.", "Верёвка была старая.", "A red rope."),
    )
    assert [CLAIM.wording(number) for number in range(1, 7)] == [None, None, *CLAIM.wordings, None]
    assert CLAIM.printed_order == [1, 3, 5, 2, 4]


@pytest.mark.parametrize(
    ("number", "works"),
    [(1, ("memoir", "history")), (3, ("memoir", "history")), (4, ("archive",)), (5, ("novel",))],
)
def test_words_are_compared_with_the_work_they_name_or_with_those_of_the_claim(
    number: int, works: tuple[str, ...]
) -> None:
    assert works_of(CLAIM, number) == works


def test_a_place_belongs_to_the_work_that_the_words_name() -> None:
    assert [locator_of(CLAIM, number, works_of(CLAIM, number)[0]) for number in range(1, 6)] == [
        *("p. 1", "p. 1", "p. 1", "p. 7", None),
    ]


EVIDENCE = {
    "the translations": ([(1, "memoir"), (2, "memoir")], "checked"),
    "an original in the claim's own work stands for its translation": (
        [(3, "memoir"), (2, "memoir")],
        "checked",
    ),
    "an original in what quotes it": ([(3, "history"), (2, "memoir")], "second-hand"),
    "an original in another work says nothing of the translation": (
        [(1, "memoir"), (4, "archive")],
        "unchecked",
    ),
    "a variant says nothing of it": ([(5, "novel"), (2, "memoir")], "unchecked"),
}


@pytest.mark.parametrize("name", EVIDENCE)
def test_the_evidence_of_a_claim_is_that_of_its_quotations(name: str) -> None:
    proved, level = EVIDENCE[name]
    assert evidence_of(grade_of(locked(*proved), CLAIM)) == level


def test_each_wording_has_an_evidence_of_its_own() -> None:
    lock = locked((4, "archive"), (3, "history"))
    assert [evidence_of(words_grade(lock, CLAIM, number)) for number in (3, 4, 5)] == [
        *("second-hand", "checked", "unchecked"),
    ]


def test_each_is_collated_by_itself_and_a_translation_is_not_missed_where_its_original_stands(
    tmp_path: Path,
) -> None:
    texts = {
        "memoir": "Man sagt: Das Seil war rot. Es war alt.",
        "archive": "Верёвка была старая.",
        "novel": "Nothing of it.",
    }
    copies = [Copy(work, work, "edition", work, (f"{work}.txt",)) for work in texts]
    for work, text in texts.items():
        (tmp_path / f"{work}.txt").write_text(text, encoding="utf-8")
    witnesses = [read_witness(copy, tmp_path) for copy in copies]
    collation = collate([CLAIM], copies, witnesses, Lock(), DAY)
    assert [
        (entry.number, entry.kind, entry.language, entry.work, entry.verdict) for entry in collation.entries
    ] == [
        (1, None, None, "history", "no-witness"),
        (2, None, None, "history", "no-witness"),
        (2, None, None, "memoir", "not-found"),
        (3, "original", "de", "history", "no-witness"),
        (3, "original", "de", "memoir", "exact"),
        (4, "original", "ru", "archive", "exact"),
        (5, "variant", None, "novel", "not-found"),
    ]
    path = tmp_path / "quotations.lock"
    path.write_text(dump_lock(collation.copies, collation.entries, "collate"), encoding="utf-8")
    read = load_lock(path)
    assert (read.problems, read.entries) == ([], collation.entries)


@pytest.mark.parametrize("line", ['kind = "translation"', "language = 7"])
def test_a_lock_with_another_kind_of_words_is_told(tmp_path: Path, line: str) -> None:
    entry = LockEntry("c", 3, words_hash("Das Seil war rot."), "memoir", "no-witness", DAY)
    text = dump_lock({}, [entry], "collate").replace("number = 3\n", f"number = 3\n{line}\n")
    path = tmp_path / "quotations.lock"
    path.write_text(text, encoding="utf-8")
    (problem,) = load_lock(path).problems
    assert (problem.code, problem.value) == ("broken-lock", line.replace('"', "'"))


def test_a_document_is_read_by_the_words_that_are_from_its_work() -> None:
    assert named_works(CLAIM) == ["memoir", "archive", "novel"]
    assert words_from(CLAIM, "memoir") == ["The rope was red.", "It was old.", "Das Seil war rot."]
    assert words_from(CLAIM, "archive") == ["Верёвка была старая."]
    assert words_from(CLAIM, "history") == []
