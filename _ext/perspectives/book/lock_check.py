"""The check of the quotations against the lock, in every build. It needs no witness file and no Sphinx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perspectives.collation.evidence_level import works_of
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
            if any(entry.words != words for entry in entries):
                yield Problem(
                    "changed-quotation",
                    claim.line,
                    claim.docname,
                    value=f"{claim.id}, quotation {number}",
                )
    yield from _stale_entries(book)


def _stale_entries(book: Book) -> Iterator[Problem]:
    """Yield a problem for each entry of the lock that has no quotation, and one for a claim that is gone.

    Nothing is told of a claim whose id is lost, or whose work is mistyped: that is a problem by itself.
    """
    lock = book.lock
    told: set[str] = set()
    retired = book.permalinks.retired_keys
    lost = {id_ for id_ in book.permalinks.published.get("claims", {}) if ("claims", id_) not in retired}
    for entry, line in zip(lock.entries, lock.lines, strict=True):
        claim = book.claims.get(entry.claim)
        if claim is None:
            if entry.claim not in lost | told:
                yield Problem("stale-lock-entry", line, path=lock.path, value=entry.claim)
            told.add(entry.claim)
            continue
        value, works = f"{entry.claim}, quotation {entry.number}", works_of(claim, entry.number)
        if entry.number > len(claim.all_words):
            yield Problem("stale-lock-entry", line, path=lock.path, value=value)
        elif entry.work not in works and set(works) <= book.works.keys():
            yield Problem("stale-lock-entry", line, path=lock.path, value=f"{value}: {entry.work}")
