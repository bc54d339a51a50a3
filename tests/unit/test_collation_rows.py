"""The rows of the report of the collation: one for each comparison of words that stand, in order."""

from __future__ import annotations

from dataclasses import replace

from perspectives.book.book import Book
from perspectives.book.collation_rows import collation_rows
from perspectives.collation.lock import Lock, LockEntry
from perspectives.collation.normal_form import words_hash
from perspectives.records.claim_records import Claim
from perspectives.records.document_records import DocumentRecords
from tests.collation.locked import COPIES, DAY

CLAIM = Claim(
    *("c", "a", 1, "anna"),
    source="memoir",
    locator="p. 4",
    quoted_in="history",
    quoted_in_locator="p. 9",
    quotations=("One.", "Two."),
)


def of(claim: Claim, number: int, work: str, verdict: str = "exact", page: str | None = None) -> LockEntry:
    """Return an entry for a quotation of a claim."""
    words = words_hash(claim.quotations[number - 1])
    return LockEntry(claim.id, number, words, work, verdict, DAY, "abbey", "odo-2.txt", page)


def rows(claims: list[Claim], *entries: LockEntry) -> list[tuple[object, ...]]:
    """Return the rows of a report as texts."""
    lock = Lock(COPIES)
    for one in entries:
        lock.add(one)
    book = Book({"a": DocumentRecords(claims=claims)}, lock=lock)
    return [
        (row.claim, row.number, row.role, row.work, row.copy, row.verdict, row.locator, row.page_agrees)
        for row in collation_rows(book)
    ]


def test_a_report_has_a_row_for_each_comparison_of_words_that_stand() -> None:
    found = rows(
        [CLAIM],
        of(CLAIM, 1, "memoir"),
        of(CLAIM, 1, "history", "differs"),
        of(CLAIM, 2, "novel"),
        LockEntry("gone", 1, "d" * 64, "memoir", "no-witness", DAY),
        LockEntry("c", 2, "d" * 64, "memoir", "exact", DAY, "abbey", "odo-2.txt"),
    )
    assert found == [
        ("c", 1, "source", "memoir", "First edition", "exact", "p. 4", None),
        ("c", 1, "quoted-in", "history", "First edition", "differs", "p. 9", None),
    ]


def test_rows_stand_by_claim_and_by_quotation_whatever_their_order_in_the_lock() -> None:
    later = replace(CLAIM, id="d")
    entries = [of(later, 1, "memoir"), of(CLAIM, 2, "memoir"), of(CLAIM, 1, "memoir")]
    assert [row[:2] for row in rows([later, CLAIM], *entries)] == [("c", 1), ("c", 2), ("d", 1)]


def test_a_page_is_held_against_the_locator_of_its_own_work() -> None:
    found = rows(
        [CLAIM],
        of(CLAIM, 1, "memoir", page="p. 4"),
        of(CLAIM, 1, "history", page="p. 4"),
        of(CLAIM, 2, "history", page="p. 9"),
    )
    assert [(row[3], row[-1]) for row in found] == [("memoir", True), ("history", False), ("history", True)]


def test_a_work_without_a_witness_has_a_row_without_a_copy() -> None:
    entry = LockEntry("c", 1, words_hash("One."), "memoir", "no-witness", DAY)
    assert rows([CLAIM], entry) == [("c", 1, "source", "memoir", None, "no-witness", "p. 4", None)]
