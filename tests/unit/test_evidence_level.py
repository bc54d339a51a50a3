"""How far the words of a claim were checked: that of the weakest quotation, as the lock proves it."""

from __future__ import annotations

import pytest

from perspectives.collation.evidence_level import current_entries, evidence_of, works_of, works_with_words
from perspectives.collation.lock import Lock, LockEntry
from perspectives.collation.normal_form import words_hash
from perspectives.records.model import Claim
from tests.collation.locked import COPIES, DAY

CLAIM = Claim("c", "a", 1, "anna", source="memoir", quoted_in="history", quotations=("One.", "Two."))


def of(number: int, work: str, verdict: str = "exact") -> LockEntry:
    """Return an entry for a quotation of the claim."""
    return LockEntry(
        "c", number, words_hash(CLAIM.quotations[number - 1]), work, verdict, DAY, "abbey", "odo-2.txt"
    )


def locked(*entries: LockEntry) -> Lock:
    """Return a lock of entries."""
    lock = Lock(COPIES)
    for one in entries:
        lock.add(one)
    return lock


STRENGTHS = {
    "all against the source": ([of(1, "memoir"), of(2, "memoir", "elided")], "checked"),
    "one against the source": ([of(1, "memoir"), of(2, "history", "normalised")], "second-hand"),
    "the other against the source": ([of(2, "memoir"), of(1, "history", "normalised")], "second-hand"),
    "all against what quotes it": ([of(1, "history"), of(2, "history")], "second-hand"),
    "one against nothing": ([of(1, "memoir")], "unchecked"),
    "the other against nothing": ([of(2, "memoir")], "unchecked"),
    "one that differs": ([of(1, "memoir"), of(2, "memoir", "differs")], "unchecked"),
    "one that differs from the source and not from what quotes it": (
        [of(1, "memoir"), of(2, "memoir", "not-found"), of(2, "history")],
        "second-hand",
    ),
    "another work": ([of(1, "memoir"), of(2, "novel")], "unchecked"),
    "nothing": ([], "unchecked"),
}


@pytest.mark.parametrize("name", STRENGTHS)
def test_the_weakest_quotation_decides(name: str) -> None:
    entries, expected = STRENGTHS[name]
    assert evidence_of(locked(*entries), CLAIM) == expected


def test_of_a_paraphrase_there_is_nothing_to_check() -> None:
    assert evidence_of(locked(), Claim("c", "a", 1, "anna", source="memoir")) is None


def test_an_entry_of_other_words_proves_nothing() -> None:
    changed = Claim("c", "a", 1, "anna", source="memoir", quotations=("Other words.",))
    lock = locked(of(1, "memoir"))
    assert evidence_of(lock, changed) == "unchecked"
    assert current_entries(lock, changed, 1) == []


def test_the_second_copy_that_holds_the_words_is_known_too() -> None:
    lock = locked(of(1, "memoir", "differs"), of(1, "history"), of(1, "memoir"))
    assert [entry.verdict for entry in current_entries(lock, CLAIM, 1)] == ["differs", "exact", "exact"]
    assert works_with_words(lock, CLAIM, 1) == {"memoir", "history"}


@pytest.mark.parametrize(
    ("source", "quoted_in", "works"),
    [("a", "b", ("a", "b")), ("a", None, ("a",)), (None, "b", ("b",)), ("a", "a", ("a",)), (None, None, ())],
)
def test_words_are_compared_with_the_source_and_then_with_what_quotes_it(
    source: str | None, quoted_in: str | None, works: tuple[str, ...]
) -> None:
    assert works_of(Claim("c", "a", 1, "anna", source=source, quoted_in=quoted_in)) == works
