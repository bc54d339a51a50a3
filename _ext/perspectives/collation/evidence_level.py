"""How far the words of a claim were checked: computed from the lock, and typed by nobody. No Sphinx here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.collation.normal_form import words_hash
from perspectives.collation.verdict import PASSED
from perspectives.records.model import Claim

if TYPE_CHECKING:
    from perspectives.collation.lock import Entry, Lock

RANKS = ("unchecked", "second-hand", "checked")
"""The kinds of evidence, the weakest first."""


def works_of(claim: Claim) -> tuple[str, ...]:
    """Return the works that a claim's words are compared with: its source, and what quotes it."""
    return tuple(dict.fromkeys(work for work in (claim.source, claim.quoted_in) if work))


def current_entries(lock: Lock, claim: Claim, number: int) -> list[Entry]:
    """Return the entries that speak of the words as they stand now, and of works the claim still names."""
    locked = lock.by_quotation.get((claim.id, number), [])
    if not locked:
        return []
    words, works = words_hash(claim.quotations[number - 1]), works_of(claim)
    return [entry for entry in locked if entry.words == words and entry.work in works]


def works_holding(lock: Lock, claim: Claim, number: int) -> set[str]:
    """Return the works in a copy of which the words of a quotation, as they stand now, were found."""
    return {entry.work for entry in current_entries(lock, claim, number) if entry.verdict in PASSED}


def evidence_of(lock: Lock, claim: Claim) -> str | None:
    """Return ``checked``, ``second-hand`` or ``unchecked``: that of the weakest quotation; None for a paraphrase."""
    if claim.is_paraphrase:
        return None
    found = (_strength(lock, claim, number) for number in range(1, len(claim.quotations) + 1))
    return min(found, key=RANKS.index)


def _strength(lock: Lock, claim: Claim, number: int) -> str:
    works = works_holding(lock, claim, number)
    if claim.source in works:
        return "checked"
    return "second-hand" if works else "unchecked"
