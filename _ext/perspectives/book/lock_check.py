"""The check of the quotations against the lock, in every build. It needs no witness file and no Sphinx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perspectives.collation.evidence_level import works_of
from perspectives.collation.lock import LOCK_FILE
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from perspectives.book.book import Book


def lock_problems(book: Book) -> Iterator[Problem]:
    """Yield a problem where a quotation differs from the lock, or an entry has no quotation."""
    lock = book.lock
    yield from lock.problems
    for claim in book.claims.values():
        for number, quotation in enumerate(claim.all_words, 1):
            entries = lock.by_quotation.get((claim.id, number))
            if not entries:
                continue
            words = lock.hash_of(quotation)
            recorded = next((entry.words for entry in entries if entry.words != words), None)
            if recorded is not None:
                yield Problem(
                    "changed-quotation",
                    claim.line,
                    claim.docname,
                    value=f"{claim.id}, quotation {number}: {words}",
                    expected=f"{recorded}, which {LOCK_FILE} holds",
                )
    for entry, line in zip(lock.entries, lock.lines, strict=True):
        locked_claim = book.claims.get(entry.claim)
        value = f"{entry.claim}, quotation {entry.number}"
        if locked_claim is None or entry.number > len(locked_claim.all_words):
            yield Problem("stale-lock-entry", line, path=lock.path, value=value)
        elif entry.work not in works_of(locked_claim, entry.number):
            yield Problem("stale-lock-entry", line, path=lock.path, value=f"{value}: {entry.work}")
