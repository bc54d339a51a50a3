"""Everything that follows from the records and needs the whole book, computed afresh on every build.

No Sphinx here: :class:`Book` takes records, registry and works, and answers questions about them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from perspectives.collation.evidence_level import evidence_of
from perspectives.collation.lock import Lock
from perspectives.permalinks.record import Permalinks
from perspectives.records.dates import sort_key
from perspectives.records.model import (
    Claim,
    Comparison,
    DocumentRecords,
    EditorialNote,
    Event,
    Perspective,
    Silence,
    Voice,
    Work,
)
from perspectives.registry.load import Registry

LINKS = ("answers", "disputes", "supports")


@dataclass(frozen=True, slots=True)
class Column:
    """The claims of one perspective in a comparison; ``silence`` where there is none."""

    perspective: Perspective | None
    claims: tuple[Claim, ...] = ()
    silence: Silence | None = None
    through_others: bool = False


@dataclass(slots=True)
class Book:
    """The settled book.

    :ivar claims: the claims by id; of two with one id, the first in order of documents and lines
    :ivar back: for each record's id, the ids that name it, by kind of link
    :ivar sides: the claims of each perspective, by its id
    :ivar titles: the titles of claims by id, as far as one was asked for: what leads to a claim says it
    """

    records: Mapping[str, DocumentRecords] = field(default_factory=dict)
    registry: Registry = field(default_factory=Registry)
    works: Mapping[str, Work] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    permalinks: Permalinks = field(default_factory=Permalinks)
    claims: dict[str, Claim] = field(default_factory=dict)
    comparisons: dict[str, Comparison] = field(default_factory=dict)
    notes: dict[str, EditorialNote] = field(default_factory=dict)
    back: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    sides: dict[str | None, list[Claim]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for docname in sorted(self.records):
            document = self.records[docname]
            for claim in document.claims:
                self.claims.setdefault(claim.id, claim)
            for comparison in document.comparisons:
                self.comparisons.setdefault(comparison.id, comparison)
            for note in document.notes:
                self.notes.setdefault(note.id, note)
        for claim in self.claims.values():
            self.sides.setdefault(self.perspective(claim), []).append(claim)
        self._link_back()

    def _link_back(self) -> None:
        found: dict[str, dict[str, set[str]]] = {}

        def link(target: str, kind: str, origin: str) -> None:
            found.setdefault(target, {}).setdefault(kind, set()).add(origin)

        for claim in self.claims.values():
            for kind in LINKS:
                for target in getattr(claim, kind):
                    link(target, kind, claim.id)
            if claim.within:
                link(claim.within, "within", claim.id)
        for comparison in self.comparisons.values():
            for target in comparison.borrowed:
                link(target, "borrowed", comparison.id)
        for note in self.notes.values():
            for target in note.about:
                link(target, "about", note.id)
        self.back = {
            target: {kind: tuple(sorted(origins)) for kind, origins in kinds.items()}
            for target, kinds in found.items()
        }

    def named_by(self, target: str, kind: str) -> tuple[str, ...]:
        """Return the ids of the records that name *target* by a link of *kind*, sorted."""
        return self.back.get(target, {}).get(kind, ())

    def voice(self, id_: str) -> Voice | None:
        """Return the voice, None where it is not declared."""
        return self.registry.voices.get(id_)

    def perspective(self, claim: Claim) -> str | None:
        """Return the perspective of the claim's voice; an anonymous voice takes the claim's own."""
        voice = self.voice(claim.voice)
        if voice is None:
            return claim.perspective
        return claim.perspective if voice.anonymous and claim.perspective else voice.perspective

    def hand_perspective(self, claim: Claim) -> str | None:
        """Return the perspective of the last hand, None where nobody can say."""
        if not claim.via:
            return self.perspective(claim)
        hand = self.voice(claim.last_hand)
        return hand.perspective if hand else None

    def is_inferred(self, claim: Claim) -> bool:
        """Return whether the perspective is the editor's reading of the wording."""
        voice = self.voice(claim.voice)
        return bool(voice and voice.anonymous and voice.perspective is None and claim.perspective)

    def work(self, claim: Claim) -> Work | None:
        """Return the work whose language, date and rights hold for the words: the source, else what quotes it."""
        return self.works.get(claim.source or claim.quoted_in or "")

    def told(self, claim: Claim) -> str | None:
        """Return when the words were set down (EDTF), None where unknown; never the date of a work that only quotes."""
        work = self.works.get(claim.source or "")
        return claim.told or (work.origyear if work else None)

    def event_id(self, claim: Claim) -> str | None:
        """Return the claim's event, or that of the comparison it stands in."""
        comparison = self.comparisons.get(claim.accounts or "")
        return claim.event or (comparison.event if comparison else None)

    def event(self, claim: Claim) -> Event | None:
        """Return the event of :meth:`event_id` where it is declared."""
        return self.registry.events.get(self.event_id(claim) or "")

    def dated(self, claim: Claim) -> str | None:
        """Return when the words were said, or else when what they speak of happened (EDTF); None where neither is known."""
        event = self.event(claim)
        return claim.date or (event.date if event else None)

    def language(self, claim: Claim) -> str | None:
        """Return the language of the words as printed (BCP 47)."""
        work = self.work(claim)
        return claim.language or (work.language if work else None)

    def original_language(self, claim: Claim) -> str | None:
        """Return the language the words were said or written in; that of a work holds for its author's words only."""
        work = self.works.get(claim.source or "")
        return claim.original_language or (work.original_language if work and not claim.via else None)

    def translator(self, claim: Claim) -> str | None:
        """Return who translated the words."""
        work = self.works.get(claim.source or "")
        return claim.translator or (work.translator if work else None)

    def rights(self, claim: Claim) -> str:
        """Return ``public-domain`` or ``quotation``."""
        work = self.work(claim)
        return work.rights if work else "quotation"

    def evidence(self, claim: Claim) -> str | None:
        """Return how far the words were checked, as the lock proves it; None for a paraphrase."""
        return evidence_of(self.lock, claim)

    def in_use(self) -> list[Perspective]:
        """Return the perspectives that a page of the book can show: the core ones, and those that speak."""
        return [one for one in self.registry.perspectives.values() if one.core or one.id in self.sides]

    def conflicts(self) -> dict[str, set[str]]:
        """Return the sections that hold a comparison of accounts in conflict, by document."""
        found: dict[str, set[str]] = {}
        for comparison in self.comparisons.values():
            if comparison.finding == "conflict":
                found.setdefault(comparison.docname, set()).add(comparison.section)
        return found

    def shown(self, comparison: Comparison) -> list[Claim]:
        """Return the comparison's claims in the order typed, those that stand elsewhere last."""
        ids = [*comparison.claims, *comparison.borrowed]
        return [self.claims[id_] for id_ in dict.fromkeys(ids) if id_ in self.claims]

    def shown_in(self, claim: Claim) -> list[Comparison]:
        """Return the comparisons that show the claim: the one it stands in, then those that borrow it."""
        ids = dict.fromkeys((claim.accounts or "", *self.named_by(claim.id, "borrowed")))
        return [self.comparisons[id_] for id_ in ids if id_ in self.comparisons]

    def columns(self, comparison: Comparison) -> list[Column]:
        """Return the columns in the order of the registry: core perspectives always, others where they speak."""
        claims = self.shown(comparison)
        silences = {silence.perspective: silence for silence in comparison.silences}
        found = []
        for id_, perspective in self.registry.perspectives.items():
            own = tuple(claim for claim in claims if self.perspective(claim) == id_)
            if own:
                others = perspective.core and all(self.hand_perspective(claim) != id_ for claim in own)
                found.append(Column(perspective, own, through_others=others))
            elif perspective.core:
                found.append(Column(perspective, silence=silences.get(id_, Silence(id_))))
        found.sort(key=lambda column: not (column.perspective and column.perspective.core))
        lost = tuple(claim for claim in claims if self.perspective(claim) not in self.registry.perspectives)
        return [*found, Column(None, lost)] if lost else found

    def silent(self, comparison: Comparison) -> list[Silence]:
        """Return the silences of a comparison, in the order of its columns."""
        return [column.silence for column in self.columns(comparison) if column.silence]

    def ordered(self, comparison: Comparison) -> list[Claim]:
        """Return the comparison's claims in the order a page shows them, column by column."""
        return [claim for column in self.columns(comparison) for claim in column.claims]

    def shown_ids(self, comparison: Comparison) -> list[str]:
        """Return the ids of :meth:`ordered`."""
        return [claim.id for claim in self.ordered(comparison)]

    def witnesses(self, comparison: Comparison) -> int:
        """Return how many different last hands the comparison has."""
        return len({claim.last_hand for claim in self.shown(comparison)})

    def is_one_sided(self, comparison: Comparison) -> bool | None:
        """Return whether one witness, or last hands of one perspective only, speak; None where nobody can say."""
        claims = self.shown(comparison)
        if self.witnesses(comparison) <= 1:
            return True
        hands = {self.hand_perspective(claim) for claim in claims}
        known = hands - {None}
        if len(known) > 1:
            return False
        return True if None not in hands else None

    def in_order(self, claims: list[Claim]) -> list[Claim]:
        """Return *claims* by the date of what they speak of, then by id."""
        return sorted(claims, key=lambda claim: (sort_key(self.dated(claim)), claim.id))
