"""The evidence of a claim: how far its words were checked.

It is computed from the lock; an editor never types it. No Sphinx here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.collation.verdict import MATCHING_VERDICTS
from perspectives.records.claim_records import Claim
from perspectives.records.closed_lists import CARRIERS

if TYPE_CHECKING:
    from perspectives.collation.lock import Lock, LockEntry

EVIDENCE_LEVELS = ("unchecked", "second-hand", "checked")
"""The levels of evidence in the data, the weakest first."""
GRADES = ("unchecked", "second-hand", *reversed(CARRIERS[1:]), "checked")
"""The grades of evidence that pages tell apart, the weakest first.

Only the edition itself makes words *checked*. Words that a copy with another carrier has are of that
carrier's grade; in the data they are ``second-hand``, and the carrier is named.
"""


def works_of(claim: Claim, number: int = 1) -> tuple[str, ...]:
    """Return the keys of the works that words of a claim are compared with.

    These are its source, and the work that quotes it; for an original or a variant with a work, this work.
    *number* is that of the words in :attr:`perspectives.records.claim_records.Claim.all_words`.
    """
    wording = claim.wording(number)
    if wording and wording.work:
        return (wording.work,)
    return tuple(dict.fromkeys(work for work in (claim.source, claim.quoted_in) if work))


def locator_of(claim: Claim, number: int, work: str) -> str | None:
    """Return the place that a claim gives for words of it in a work; None where it gives none."""
    wording = claim.wording(number)
    if wording and wording.work:
        return wording.locator
    return claim.locator if work == claim.source else claim.quoted_in_locator


def current_entries(lock: Lock, claim: Claim, number: int) -> list[LockEntry]:
    """Return the entries for words of a claim as they are now, in works that it still names for them.

    *number* counts the quotations of the claim from 1, then its originals and its variants.
    """
    entries = lock.by_quotation.get((claim.id, number), [])
    if not entries:
        return []
    words, works = lock.hash_of(claim.all_words[number - 1]), works_of(claim, number)
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
    grades = (words_grade(lock, claim, number) for number in range(1, len(claim.quotations) + 1))
    return min(grades, key=GRADES.index)


def words_grade(lock: Lock, claim: Claim, number: int) -> str:
    """Return the :data:`GRADES` value of words of a claim, by their number in its words.

    A quotation counts as found where its original was found in the same work: the words of the work are then
    those of the original, and the quotation is a translation of them.
    """
    wording = claim.wording(number)
    source = wording.work if wording and wording.work else claim.source
    found = [
        entry
        for one in same_words(claim, number)
        for entry in current_entries(lock, claim, one)
        if entry.verdict in MATCHING_VERDICTS
    ]
    carriers = {lock.copies[entry.copy].carrier for entry in found if entry.work == source and entry.copy}
    if carriers:
        carrier = min(carriers, key=CARRIERS.index)
        return "checked" if carrier == "edition" else carrier
    return "second-hand" if found else "unchecked"


def same_words(claim: Claim, number: int) -> list[int]:
    """Return the number of words of a claim, and those of their originals that stand in the same works."""
    originals = range(len(claim.quotations) + 1, len(claim.quotations) + len(claim.originals) + 1)
    wordings = zip(originals, claim.originals, strict=True)
    return [number, *(other for other, one in wordings if one.quotation == number and not one.work)]


def evidence_of(grade: str | None) -> str | None:
    """Return the :data:`EVIDENCE_LEVELS` value of a grade; None for a paraphrase."""
    return grade if grade is None or grade in EVIDENCE_LEVELS else "second-hand"


def carrier_of(grade: str | None) -> str | None:
    """Return the carrier of the copy of the source that has the words; None where no copy of it has them."""
    return "edition" if grade == "checked" else grade if grade in CARRIERS else None
