"""The evidence of a claim: how far its words were checked.

It is computed from the lock; an editor never types it. No Sphinx here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.collation.normal_form import words_hash
from perspectives.collation.verdict import MATCHING_VERDICTS
from perspectives.records.model import CARRIERS, Claim

if TYPE_CHECKING:
    from perspectives.collation.lock import Lock, LockEntry

EVIDENCE_LEVELS = ("unchecked", "second-hand", "checked")
"""The levels of evidence in the data, the weakest first."""
GRADES = ("unchecked", "second-hand", *reversed(CARRIERS[1:]), "checked")
"""The grades of evidence that pages tell apart, the weakest first.

Only the edition itself makes words *checked*. Words that a copy with another carrier has are of that
carrier's grade; in the data they are ``second-hand``, and the carrier is named.
"""


def works_of(claim: Claim) -> tuple[str, ...]:
    """Return the keys of the works that a claim's words are compared with.

    These are its source, and the work that quotes it.
    """
    return tuple(dict.fromkeys(work for work in (claim.source, claim.quoted_in) if work))


def current_entries(lock: Lock, claim: Claim, number: int) -> list[LockEntry]:
    """Return the entries for a quotation as its words are now, in works that the claim still names.

    *number* counts the quotations of the claim from 1.
    """
    entries = lock.by_quotation.get((claim.id, number), [])
    if not entries:
        return []
    words, works = words_hash(claim.quotations[number - 1]), works_of(claim)
    return [entry for entry in entries if entry.words == words and entry.work in works]


def works_with_words(lock: Lock, claim: Claim, number: int) -> set[str]:
    """Return the works of which a copy has the words of a quotation, as these are now."""
    return {
        entry.work for entry in current_entries(lock, claim, number) if entry.verdict in MATCHING_VERDICTS
    }


def grade_of(lock: Lock, claim: Claim) -> str | None:
    """Return the :data:`GRADES` value of the claim's weakest quotation; None for a paraphrase."""
    if claim.is_paraphrase:
        return None
    grades = (_quotation_grade(lock, claim, number) for number in range(1, len(claim.quotations) + 1))
    return min(grades, key=GRADES.index)


def evidence_of(grade: str | None) -> str | None:
    """Return the :data:`EVIDENCE_LEVELS` value of a grade; None for a paraphrase."""
    return grade if grade is None or grade in EVIDENCE_LEVELS else "second-hand"


def carrier_of(grade: str | None) -> str | None:
    """Return the carrier of the copy of the source that has the words; None where no copy of it has them."""
    return "edition" if grade == "checked" else grade if grade in CARRIERS else None


def _quotation_grade(lock: Lock, claim: Claim, number: int) -> str:
    found = [entry for entry in current_entries(lock, claim, number) if entry.verdict in MATCHING_VERDICTS]
    carriers = {
        lock.copies[entry.copy].carrier for entry in found if entry.work == claim.source and entry.copy
    }
    if carriers:
        carrier = min(carriers, key=CARRIERS.index)
        return "checked" if carrier == "edition" else carrier
    return "second-hand" if found else "unchecked"
