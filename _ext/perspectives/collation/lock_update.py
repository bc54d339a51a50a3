"""Every quotation of a book compared with the witnesses at hand; the lock that follows from it. No Sphinx here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from perspectives.collation.evidence_level import works_of
from perspectives.collation.locator_pages import agree
from perspectives.collation.lock import Entry, Lock, LockedCopy
from perspectives.collation.manifest import Copy
from perspectives.collation.normal_form import words_hash
from perspectives.collation.readers import Witness, read_witness
from perspectives.collation.verdict import PASSED, Finding, compare
from perspectives.collation.witness_text import Place
from perspectives.records.model import Claim


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found of one quotation in one work: the entry, and what only the person at the terminal is told.

    :ivar kept: whether the entry was taken over from the lock, its copy not being at hand
    :ivar pages: every page the words stand on, where there are several and none is that of the locator
    """

    claim: Claim
    entry: Entry
    locator: str | None = None
    difference: str = ""
    pages: tuple[str, ...] = ()
    kept: bool = False

    @property
    def page_agrees(self) -> bool | None:
        """Whether the page found lies within the claim's locator; None where one of the two is not known."""
        return agree(self.locator, self.entry.page)


@dataclass(frozen=True, slots=True)
class Collation:
    """The outcomes in the order of the lock, and its copies."""

    outcomes: Sequence[Outcome]
    copies: dict[str, LockedCopy]

    @property
    def entries(self) -> list[Entry]:
        """The entries of the new lock."""
        return [outcome.entry for outcome in self.outcomes]


def read_witnesses(copies: Iterable[Copy], folder: Path | None) -> list[Witness]:
    """Return the copies that are at hand in *folder*, in the order of the manifest."""
    if folder is None:
        return []
    return [witness for copy in copies if (witness := read_witness(copy, folder)) is not None]


def collate(
    claims: Iterable[Claim],
    copies: Sequence[Copy],
    witnesses: Sequence[Witness],
    old: Lock,
    today: datetime.date,
) -> Collation:
    """Compare every quotation with every copy of its works.

    A comparison that finds what the lock already holds keeps its date. One whose copy is not at hand stays as it
    is while the words do; where nothing stays and nothing is at hand, the verdict is ``no-witness``.
    """
    here = {witness.copy.id for witness in witnesses}
    declared = {copy.id for copy in copies}
    away = {id_: copy for id_, copy in old.copies.items() if id_ in declared and id_ not in here}
    outcomes = [
        outcome
        for claim in claims
        for number in range(1, len(claim.quotations) + 1)
        for work in works_of(claim)
        for outcome in _of_work(claim, number, work, witnesses, away, old, today)
    ]
    outcomes.sort(key=lambda outcome: outcome.entry.order)
    used = {outcome.entry.copy for outcome in outcomes}
    locked = {
        **away,
        **{one.copy.id: LockedCopy(one.copy.name, one.copy.kind, one.files) for one in witnesses},
    }
    return Collation(outcomes, {id_: copy for id_, copy in locked.items() if id_ in used})


def _of_work(
    claim: Claim,
    number: int,
    work: str,
    witnesses: Sequence[Witness],
    away: dict[str, LockedCopy],
    old: Lock,
    today: datetime.date,
) -> Iterator[Outcome]:
    quotation = claim.quotations[number - 1]
    words = words_hash(quotation)
    locator = claim.locator if work == claim.source else claim.quoted_in_locator
    before = {
        entry.copy: entry
        for entry in old.by_quotation.get((claim.id, number), [])
        if entry.work == work and entry.words == words
    }
    found = False
    for witness in witnesses:
        if work in witness.texts:
            found = True
            yield _outcome(claim, number, words, work, locator, witness, before, old, today)
    for id_ in sorted(away):
        if id_ in before:
            found = True
            yield Outcome(claim, before[id_], locator, kept=True)
    if not found:
        entry = Entry(claim.id, number, words, work, "no-witness", today)
        yield Outcome(claim, before.get(None, entry), locator)


def _outcome(
    claim: Claim,
    number: int,
    words: str,
    work: str,
    locator: str | None,
    witness: Witness,
    before: dict[str | None, Entry],
    old: Lock,
    today: datetime.date,
) -> Outcome:
    finding = compare(claim.quotations[number - 1], witness.texts[work])
    place, pages = _place(finding, locator)
    entry = Entry(
        claim.id,
        number,
        words,
        work,
        finding.verdict,
        today,
        witness.copy.id,
        place.passage.file if place else None,
        place.locator if place and len(pages) < 2 and finding.verdict in PASSED else None,
    )
    earlier = before.get(witness.copy.id)
    if earlier and replace(earlier, date=today) == entry and _same_files(entry, witness, old):
        entry = earlier
    return Outcome(claim, entry, locator, finding.difference, pages if len(pages) > 1 else ())


def _place(finding: Finding, locator: str | None) -> tuple[Place | None, tuple[str, ...]]:
    """Return the place that the locator names, else the first, and the pages it may be on."""
    for place in finding.places:
        if agree(locator, place.locator):
            return place, ()
    pages = tuple(dict.fromkeys(page for place in finding.places if (page := place.locator)))
    return (finding.places[0] if finding.places else None), pages


def _same_files(entry: Entry, witness: Witness, old: Lock) -> bool:
    """Return whether the file that was compared, or every file where nothing was found, is the one locked."""
    locked = old.copies.get(witness.copy.id)
    if locked is None:
        return False
    if entry.file is None:
        return dict(locked.files) == witness.files
    return locked.files.get(entry.file) == witness.files.get(entry.file)
