"""The book's words against its lock: second quotations and second works as well as the first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perspectives.book.lock_check import lock_problems
from perspectives.collation.lock import Lock, LockEntry
from perspectives.collation.normal_form import words_hash
from perspectives.permalinks.record import Permalinks, PublishedId
from perspectives.records.claim_records import Claim
from tests.collation.locked import COPIES, DAY
from tests.unit import small_book


def problems(
    claim: Claim | None, *entries: tuple[int, str, str], permalinks: Permalinks | None = None
) -> list[tuple[str, str, int]]:
    """Return code, value and line of each problem between a claim and its entries."""
    lock = Lock(COPIES)
    for line, (number, words, work) in enumerate(entries, 100):
        lock.add(LockEntry("c", number, words_hash(words), work, "exact", DAY, "abbey", "odo-2.txt"), line)
    book = small_book.book([claim] if claim else [], lock=lock, permalinks=permalinks or Permalinks())
    return [(problem.code, problem.value.partition(":")[0], problem.line) for problem in lock_problems(book)]


CLAIM = small_book.claim("c", source="memoir", quoted_in="paper", quotations=("One.", "Two."), line=7)
CASES = {
    "nothing locked": ([], []),
    "both locked": ([(1, "One.", "memoir"), (2, "Two.", "memoir")], []),
    "both works": ([(1, "One.", "memoir"), (1, "One.", "paper")], []),
    "typed in another way": ([(1, "“One.”", "memoir")], [("changed-quotation", "c, quotation 1", 7)]),
    "the first changed": ([(1, "Once.", "memoir")], [("changed-quotation", "c, quotation 1", 7)]),
    "the second changed": (
        [(1, "One.", "memoir"), (2, "Twice.", "memoir")],
        [("changed-quotation", "c, quotation 2", 7)],
    ),
    "the two exchanged": (
        [(1, "Two.", "memoir"), (2, "One.", "memoir")],
        [("changed-quotation", "c, quotation 1", 7), ("changed-quotation", "c, quotation 2", 7)],
    ),
    "changed, and in the second work alone": (
        [(1, "One.", "memoir"), (1, "Once.", "paper")],
        [("changed-quotation", "c, quotation 1", 7)],
    ),
    "a third that is gone": ([(3, "Three.", "memoir")], [("stale-lock-entry", "c, quotation 3", 100)]),
    "another work": (
        [(1, "One.", "memoir"), (1, "One.", "letter")],
        [("stale-lock-entry", "c, quotation 1", 101)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_quotation_is_held_against_each_of_its_entries(name: str) -> None:
    entries, expected = CASES[name]
    assert problems(CLAIM, *entries) == expected


def test_an_entry_of_a_claim_that_is_gone_is_stale() -> None:
    entries = (1, "One.", "memoir"), (2, "Two.", "memoir")
    assert problems(None, *entries) == [("stale-lock-entry", "c", 100)]


def test_nothing_is_told_of_the_lock_where_the_id_or_the_work_of_a_claim_is_a_problem_by_itself() -> None:
    lost = Permalinks(published={"claims": {"c": PublishedId("1.0")}})
    assert problems(None, (1, "One.", "memoir"), permalinks=lost) == []
    mistyped = replace(CLAIM, source="memoire")
    assert problems(mistyped, (1, "One.", "memoir")) == []
