"""The evidence of a claim: how far its words were checked.

It is computed from the lock; an editor never types it. No Sphinx here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.collation.normal_form import words_hash
from perspectives.collation.verdict import MATCHING_VERDICTS
from perspectives.records.model import Claim

if TYPE_CHECKING:
    from perspectives.collation.lock import Lock, LockEntry

EVIDENCE_LEVELS = ("unchecked", "second-hand", "checked")
"""The levels of evidence, the weakest first."""


def works_of(claim: Claim, number: int = 1) -> tuple[str, ...]:
    """Return the keys of the works that words of a claim are compared with.

    These are its source, and the work that quotes it; for an original or a variant with a work, this work.
    *number* is that of the words in :attr:`perspectives.records.model.Claim.all_words`.
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
    words, works = words_hash(claim.all_words[number - 1]), works_of(claim, number)
    return [entry for entry in entries if entry.words == words and entry.work in works]


def works_with_words(lock: Lock, claim: Claim, number: int) -> set[str]:
    """Return the works of which a copy has the words of a quotation, as these are now."""
    return {
        entry.work for entry in current_entries(lock, claim, number) if entry.verdict in MATCHING_VERDICTS
    }


def evidence_of(lock: Lock, claim: Claim) -> str | None:
    """Return the :data:`EVIDENCE_LEVELS` value of the claim's weakest quotation; None for a paraphrase."""
    if claim.is_paraphrase:
        return None
    levels = (words_evidence(lock, claim, number) for number in range(1, len(claim.quotations) + 1))
    return min(levels, key=EVIDENCE_LEVELS.index)


def words_evidence(lock: Lock, claim: Claim, number: int) -> str:
    """Return the :data:`EVIDENCE_LEVELS` value of words of a claim, by their number in its words.

    A quotation counts as found where its original was found in the same work: the words of the work are then
    those of the original, and the quotation is a translation of them.
    """
    works = {work for one in same_words(claim, number) for work in works_with_words(lock, claim, one)}
    wording = claim.wording(number)
    if (wording.work if wording and wording.work else claim.source) in works:
        return "checked"
    return "second-hand" if works else "unchecked"


def same_words(claim: Claim, number: int) -> list[int]:
    """Return the number of words of a claim, and those of their originals that stand in the same works."""
    originals = range(len(claim.quotations) + 1, len(claim.quotations) + len(claim.originals) + 1)
    wordings = zip(originals, claim.originals, strict=True)
    return [number, *(other for other, one in wordings if one.quotation == number and not one.work)]
