"""How far the words of a claim were checked: that of the weakest quotation, as the lock proves it."""

from __future__ import annotations

import pytest

from perspectives.collation.evidence_level import (
    GRADES,
    carrier_of,
    current_entries,
    evidence_of,
    grade_of,
    works_of,
    works_with_words,
)
from perspectives.collation.lock import Lock, LockedCopy, LockEntry
from perspectives.collation.normal_form import words_hash
from perspectives.records.claim_records import Claim
from tests.collation.locked import COPIES, DAY

CLAIM = Claim("c", "a", 1, "anna", source="memoir", quoted_in="history", quotations=("One.", "Two."))


ALL_COPIES = {
    **COPIES,
    "typed": LockedCopy("Typed", "retyped", {"odo-2.txt": "c" * 64}),
    "read": LockedCopy("Read by a machine", "machine-reading", {"odo-2.txt": "c" * 64}),
}


def of(number: int, work: str, verdict: str = "exact", copy: str = "abbey") -> LockEntry:
    """Return an entry for a quotation of the claim."""
    return LockEntry(
        "c", number, words_hash(CLAIM.quotations[number - 1]), work, verdict, DAY, copy, "odo-2.txt"
    )


def locked(*entries: LockEntry) -> Lock:
    """Return a lock of entries."""
    lock = Lock(ALL_COPIES)
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
    "all against a web copy": ([of(1, "memoir", copy="packet"), of(2, "memoir", copy="packet")], "web-copy"),
    "one against a web copy": ([of(1, "memoir"), of(2, "memoir", copy="packet")], "web-copy"),
    "a web copy and a typed one": (
        [of(1, "memoir", copy="packet"), of(2, "memoir", copy="typed")],
        "retyped",
    ),
    "a typed copy and a machine's": (
        [of(1, "memoir", copy="read"), of(2, "memoir", copy="typed")],
        "machine-reading",
    ),
    "the best copy of each": (
        [of(1, "memoir", copy="read"), of(1, "memoir", copy="packet"), of(2, "memoir")],
        "web-copy",
    ),
    "a web copy, from which the edition differs": (
        [of(1, "memoir", "differs"), of(1, "memoir", copy="packet"), of(2, "memoir")],
        "web-copy",
    ),
    "one against a machine's reading, the other against what quotes it": (
        [of(1, "memoir", copy="read"), of(2, "history")],
        "second-hand",
    ),
    "a web copy of what quotes it": (
        [of(1, "history", copy="packet"), of(2, "history", copy="packet")],
        "second-hand",
    ),
    "a web copy that differs": ([of(1, "memoir", "differs", "packet"), of(2, "memoir")], "unchecked"),
}


@pytest.mark.parametrize("name", STRENGTHS)
def test_the_weakest_quotation_decides(name: str) -> None:
    entries, expected = STRENGTHS[name]
    assert grade_of(locked(*entries), CLAIM) == expected


def test_in_the_data_a_copy_that_is_not_the_edition_is_second_hand_and_named() -> None:
    assert {grade: (evidence_of(grade), carrier_of(grade)) for grade in GRADES} == {
        "unchecked": ("unchecked", None),
        "second-hand": ("second-hand", None),
        "machine-reading": ("second-hand", "machine-reading"),
        "retyped": ("second-hand", "retyped"),
        "web-copy": ("second-hand", "web-copy"),
        "checked": ("checked", "edition"),
    }
    assert (evidence_of(None), carrier_of(None)) == (None, None)


def test_of_a_paraphrase_there_is_nothing_to_check() -> None:
    assert grade_of(locked(), Claim("c", "a", 1, "anna", source="memoir")) is None


def test_an_entry_of_other_words_proves_nothing() -> None:
    changed = Claim("c", "a", 1, "anna", source="memoir", quotations=("Other words.",))
    lock = locked(of(1, "memoir"))
    assert grade_of(lock, changed) == "unchecked"
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
