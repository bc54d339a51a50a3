"""Compares every quotation of a book with the witnesses at hand, and makes the entries of the new lock.

No Sphinx here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from perspectives.collation.earlier_entries import (
    EntriesByWords,
    entries_by_words,
    entries_of_words,
    is_same_file,
    kind_and_language,
    locked_files,
    lost_comparisons,
    unread_files,
)
from perspectives.collation.evidence_level import locator_of, works_of
from perspectives.collation.locator_pages import locator_covers
from perspectives.collation.lock import Lock, LockedCopy, LockEntry
from perspectives.collation.manifest import Copy
from perspectives.collation.normal_form import words_hash
from perspectives.collation.readers import Witness, read_witness
from perspectives.collation.verdict import MATCHING_VERDICTS, QuotationResult, compare
from perspectives.collation.witness_text import QuotationPlace
from perspectives.records.claim_records import Claim

FEW_WORDS = 7
"""So short a quotation is similar to many passages: it does not differ from an opening that lacks it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome for one quotation and one work: the entry for the lock, and facts for the terminal only.

    :ivar locator: the claim's locator in the work
    :ivar difference: how the quotation differs from the witness, or what its marks stand for
    :ivar pages: every page with the words, if there are several and the locator names none of them
    :ivar is_kept: whether the entry comes from the old lock: its copy cannot be read, or is not at hand
    """

    claim: Claim
    entry: LockEntry
    locator: str | None = None
    difference: str = ""
    pages: tuple[str, ...] = ()
    is_kept: bool = False

    @property
    def page_agrees(self) -> bool | None:
        """Whether the page of the words lies within the claim's locator; None where one is not known."""
        return locator_covers(self.locator, self.entry.page)


@dataclass(frozen=True, slots=True)
class Collation:
    """The result for a whole book.

    :ivar outcomes: in the order of the lock
    :ivar copies: the copies of the new lock, by their ids
    :ivar lost: comparisons of the old lock that do not hold for new words of a claim, and that cannot be made
        again, as the file is not at hand
    """

    outcomes: Sequence[Outcome]
    copies: dict[str, LockedCopy]
    lost: Sequence[tuple[Claim, LockEntry]] = ()

    @property
    def entries(self) -> list[LockEntry]:
        """The entries of the new lock."""
        return [outcome.entry for outcome in self.outcomes]


def read_witnesses(copies: Iterable[Copy], folder: Path | None) -> list[Witness]:
    """Return what *folder* has of each of *copies*, in their order; nothing without a folder."""
    return [read_witness(copy, folder) for copy in copies] if folder is not None else []


def collate(
    claims: Iterable[Claim],
    copies: Sequence[Copy],
    witnesses: Sequence[Witness],
    old_lock: Lock,
    today: datetime.date,
) -> Collation:
    """Compare every quotation of *claims* with every copy of its works.

    A comparison with the same result as in *old_lock* keeps its date there.
    A comparison whose file is not at hand stays as it is while the words do, unless another file of the copy
    has the words. So does one whose file cannot be read, and one whose copy has no file at hand.
    What *copies* says of a copy, such as its carrier, holds for what is kept, too.
    The same words of another claim, or under another number, are the same comparison: a claim may get another
    id, and a quotation another one before it.
    A work without any comparison has the verdict ``no-witness``.
    """
    witnesses = [witness for witness in witnesses if witness.files]
    ids_at_hand = {witness.copy.id for witness in witnesses}
    declared = {copy.id: copy for copy in copies}
    absent_copies = {
        id_: _locked_copy(declared[id_], copy.files)
        for id_, copy in old_lock.copies.items()
        if id_ in declared and id_ not in ids_at_hand
    }
    claims, by_words = list(claims), entries_by_words(old_lock)
    outcomes = [
        outcome
        for claim in claims
        for number in range(1, len(claim.all_words) + 1)
        for work in works_of(claim, number)
        for outcome in _outcomes_of_work(
            claim, number, work, witnesses, absent_copies, old_lock, by_words, today
        )
    ]
    outcomes = _without_translations(outcomes)
    in_passages = {witness.copy.id for witness in witnesses if witness.copy.extent == "passages"}
    outcomes = _without_other_passages(outcomes, in_passages)
    outcomes.sort(key=lambda outcome: outcome.entry.order)
    used_ids = {outcome.entry.copy for outcome in outcomes}
    locked_copies = {
        **absent_copies,
        **{
            witness.copy.id: _locked_copy(witness.copy, locked_files(witness, old_lock))
            for witness in witnesses
        },
    }
    unread = {witness.copy.id: unread_files(witness, old_lock) for witness in witnesses}
    unread |= {id_: dict(copy.files) for id_, copy in absent_copies.items()}
    lost = lost_comparisons(claims, outcomes, old_lock, unread)
    return Collation(outcomes, {id_: copy for id_, copy in locked_copies.items() if id_ in used_ids}, lost)


def _without_translations(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return *outcomes* without those for a translation in a work that has its original.

    What the work has is the original; that it lacks the translation says nothing.
    """
    found = {
        (outcome.claim.id, wording.quotation, outcome.entry.work)
        for outcome in outcomes
        if outcome.entry.verdict in MATCHING_VERDICTS
        and (wording := outcome.claim.wording(outcome.entry.number))
        and wording in outcome.claim.originals
    }
    return [
        outcome
        for outcome in outcomes
        if outcome.entry.verdict in MATCHING_VERDICTS
        or (outcome.claim.id, outcome.entry.number, outcome.entry.work) not in found
    ]


def _without_other_passages(outcomes: Sequence[Outcome], in_passages: Set[str]) -> list[Outcome]:
    """Return *outcomes* without those for a similar passage in a copy, where another copy has the words.

    :param in_passages: the ids of the copies that have passages only
    """
    found = {
        (outcome.claim.id, outcome.entry.number, outcome.entry.work)
        for outcome in outcomes
        if outcome.entry.verdict in MATCHING_VERDICTS
    }
    return [
        outcome
        for outcome in outcomes
        if outcome.entry.verdict != "differs"
        or outcome.entry.copy not in in_passages
        or (outcome.claim.id, outcome.entry.number, outcome.entry.work) not in found
    ]


def _locked_copy(copy: Copy, files: Mapping[str, str]) -> LockedCopy:
    """Return what the lock records of a copy: the facts that the manifest gives, and its files."""
    return LockedCopy(copy.name, copy.carrier, files, copy.url, copy.accessed, copy.typed_by, copy.read_by)


def _outcomes_of_work(
    claim: Claim,
    number: int,
    work: str,
    witnesses: Sequence[Witness],
    absent_copies: dict[str, LockedCopy],
    old_lock: Lock,
    by_words: EntriesByWords,
    today: datetime.date,
) -> Iterator[Outcome]:
    words = words_hash(claim.all_words[number - 1])
    locator = locator_of(claim, number, work)
    old_entries = entries_of_words(claim, number, locator, by_words.get((words, work), ()))
    has_witness = False
    for witness in witnesses:
        outcome = _compare_with_witness(
            claim, number, words, work, locator, witness, old_entries, old_lock, today
        )
        kept = old_entries.get(witness.copy.id)
        unread = unread_files(witness, old_lock)
        is_of_unread = kept is not None and (kept.file in unread or (outcome is None and bool(unread)))
        if kept and is_of_unread and (outcome is None or outcome.entry.verdict not in MATCHING_VERDICTS):
            outcome = Outcome(claim, kept, locator, is_kept=True)
        if outcome:
            has_witness = True
            yield outcome
    for id_ in sorted(absent_copies):
        if id_ in old_entries:
            has_witness = True
            yield Outcome(claim, old_entries[id_], locator, is_kept=True)
    if not has_witness:
        kind, language = kind_and_language(claim, number)
        entry = LockEntry(claim.id, number, words, work, "no-witness", today, kind=kind, language=language)
        yield Outcome(claim, old_entries.get(None, entry), locator)


def _compare_with_witness(
    claim: Claim,
    number: int,
    words: str,
    work: str,
    locator: str | None,
    witness: Witness,
    old_entries: dict[str | None, LockEntry],
    old_lock: Lock,
    today: datetime.date,
) -> Outcome | None:
    """Return the outcome for a witness; None where it has no text of the work, or not that passage."""
    if work not in witness.passages:
        return None
    quotation = claim.all_words[number - 1]
    result = compare(quotation, witness.passages[work])
    if witness.copy.extent == "passages" and _is_outside(result, quotation):
        return None
    place, pages = _place_and_pages(result, locator)
    entry = LockEntry(
        claim.id,
        number,
        words,
        work,
        result.verdict,
        today,
        witness.copy.id,
        place.passage.file if place else None,
        place.locator if place and len(pages) < 2 and result.verdict in MATCHING_VERDICTS else None,
        *kind_and_language(claim, number),
    )
    old_entry = old_entries.get(witness.copy.id)
    if old_entry and replace(old_entry, date=today) == entry and is_same_file(old_entry, witness, old_lock):
        entry = old_entry
    return Outcome(claim, entry, locator, result.difference, pages if len(pages) > 1 else ())


def _is_outside(result: QuotationResult, quotation: str) -> bool:
    """Return whether words are not among the passages of a copy: from these nothing follows about them."""
    if result.verdict == "differs":
        return len(quotation.split()) <= FEW_WORDS
    return result.verdict == "not-found"


def _place_and_pages(
    result: QuotationResult, locator: str | None
) -> tuple[QuotationPlace | None, tuple[str, ...]]:
    """Return the place that *locator* names and no pages; if it names none, the first place and all pages."""
    for place in result.places:
        if locator_covers(locator, place.locator):
            return place, ()
    pages = tuple(dict.fromkeys(page for place in result.places if (page := place.locator)))
    return (result.places[0] if result.places else None), pages
