"""The book's words against its lock, on every build. No witness is needed, and no Sphinx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perspectives.collation.evidence_level import works_of
from perspectives.collation.lock import LOCK_FILE
from perspectives.collation.normal_form import words_hash
from perspectives.records.model import Problem

if TYPE_CHECKING:
    from perspectives.book.book import Book


def lock_problems(book: Book) -> Iterator[Problem]:
    """Yield a problem for each quotation that is not the locked one, and for each entry without its quotation."""
    lock = book.lock
    yield from lock.problems
    for claim in book.claims.values():
        for number, quotation in enumerate(claim.quotations, 1):
            locked = lock.by_quotation.get((claim.id, number))
            if not locked:
                continue
            words = words_hash(quotation)
            other = next((entry.words for entry in locked if entry.words != words), None)
            if other is not None:
                yield Problem(
                    "changed-quotation",
                    claim.line,
                    claim.docname,
                    value=f"{claim.id}, quotation {number}: {words}",
                    expected=f"{other}, which {LOCK_FILE} holds",
                )
    for entry, line in zip(lock.entries, lock.lines, strict=True):
        claim_ = book.claims.get(entry.claim)
        value = f"{entry.claim}, quotation {entry.number}"
        if claim_ is None or entry.number > len(claim_.quotations):
            yield Problem("stale-lock-entry", line, path=lock.path, value=value)
        elif entry.work not in works_of(claim_):
            yield Problem("stale-lock-entry", line, path=lock.path, value=f"{value}: {entry.work}")
