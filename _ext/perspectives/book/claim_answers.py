"""What the settled book answers about claims: their sides, their dates, their languages, their evidence.

:class:`perspectives.book.book.Book` inherits these answers; it has the attributes that they need.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from perspectives.book.sides import side_of
from perspectives.collation.evidence_level import carrier_of, evidence_of, grade_of
from perspectives.records.closed_lists import COMPILER

if TYPE_CHECKING:
    from perspectives.collation.lock import Lock
    from perspectives.records.claim_records import Claim, Comparison
    from perspectives.records.declarations import Event, Voice, Work
    from perspectives.registry.registry import Registry


class ClaimAnswers:
    """A part of :class:`perspectives.book.book.Book`."""

    if TYPE_CHECKING:
        registry: Registry
        works: Mapping[str, Work]
        lock: Lock
        comparisons: dict[str, Comparison]

        def voice(self, id_: str) -> Voice | None:
            """Return the voice with an id; None where it is not declared."""

        def has_column(self, claim: Claim) -> bool:
            """Return whether the claim stands in a column, and not in the strip."""

    def voice_kind(self, voice: Voice) -> str | None:
        """Return one of :data:`perspectives.records.closed_lists.VOICE_KINDS`; None if not known.

        Where the registry does not say it, only two roles decide it: a body, and whoever took part himself.
        """
        return voice.kind or {"body": "body", "participant": "person"}.get(voice.role)

    def perspective(self, claim: Claim) -> str | None:
        """Return the id of the claim's perspective; None where it is not known.

        It is the perspective that the voice had when the words were said.
        Where the voice is anonymous and the claim names a perspective, it is that one.
        """
        voice = self.voice(claim.voice)
        if voice is None:
            return claim.perspective
        if voice.anonymous and claim.perspective:
            return claim.perspective
        return side_of(voice, claim.date or self.telling_date(claim))

    def hand_perspective(self, claim: Claim) -> str | None:
        """Return the id of the perspective of the last reporter; None where it is not known.

        Without a reporter it is the perspective of the claim.
        """
        if not claim.via:
            return self.perspective(claim)
        hand = self.voice(claim.last_hand)
        return side_of(hand, self.telling_date(claim) or claim.date) if hand else None

    def is_inferred(self, claim: Claim) -> bool:
        """Return whether the editor inferred the perspective from the words.

        This is so where the voice is anonymous and has no perspective, and the claim names one.
        """
        voice = self.voice(claim.voice)
        return bool(voice and voice.anonymous and voice.perspective is None and claim.perspective)

    def is_placed_by_compiler(self, claim: Claim) -> bool:
        """Return whether a compiler that quotes the words names their side, and nobody is named for them."""
        voice = self.voice(claim.voice)
        return bool(voice and voice.role == COMPILER and claim.perspective and self.has_column(claim))

    def work(self, claim: Claim) -> Work | None:
        """Return the work that the words are printed in: the source, else the work that quotes them."""
        return self.works.get(claim.source or claim.quoted_in or "")

    def telling_date(self, claim: Claim) -> str | None:
        """Return when the words were set down (EDTF); None where this is not known.

        It is the date of the claim, else that of its source.
        The date of a work that only quotes the words never counts.
        """
        work = self.works.get(claim.source or "")
        return claim.told or (work.origyear if work else None)

    def event_id(self, claim: Claim) -> str | None:
        """Return the id of the claim's event, else of the event of the comparison that it stands in."""
        comparison = self.comparisons.get(claim.accounts or "")
        return claim.event or (comparison.event if comparison else None)

    def event(self, claim: Claim) -> Event | None:
        """Return the event of :meth:`event_id`; None where it is not declared."""
        return self.registry.events.get(self.event_id(claim) or "")

    def date(self, claim: Claim) -> str | None:
        """Return when the words were said, else when their event was (EDTF); None where neither is known."""
        event = self.event(claim)
        return claim.date or (event.date if event else None)

    def language(self, claim: Claim) -> str | None:
        """Return the language of the words as printed (BCP 47)."""
        work = self.work(claim)
        return claim.language or (work.language if work else None)

    def original_language(self, claim: Claim) -> str | None:
        """Return the language in which the words were said or written (BCP 47); None where it is not known.

        It is that of the original words where the claim has them.
        The original language of a work counts only for the words of its author: where nobody reports them.
        """
        work = self.works.get(claim.source or "")
        quoted = next((one.language for one in claim.originals if one.language), None)
        of_work = work.original_language if work and not claim.via else None
        return claim.original_language or quoted or of_work

    def translator(self, claim: Claim) -> str | None:
        """Return the name of the translator of the words; None where it is not known."""
        work = self.works.get(claim.source or "")
        return claim.translator or (work.translator if work else None)

    def rights(self, claim: Claim) -> str:
        """Return the rights of the words: ``public-domain`` or ``quotation``."""
        work = self.work(claim)
        return work.rights if work else "quotation"

    def seen(self, claim: Claim) -> str | None:
        """Return how much of the work that has the words was before the editor; None where nobody says it.

        Words that were read only in a work that quotes them are ``quoted``.
        Else the claim says it, or the work.
        """
        if self.is_read_through_another(claim):
            return "quoted"
        work = self.work(claim)
        return claim.seen or (work.seen if work else None)

    def is_read_through_another(self, claim: Claim) -> bool:
        """Return whether the words were read only in the work that quotes them."""
        return claim.quoted_in is not None and self.carrier(claim) is None

    def evidence(self, claim: Claim) -> str | None:
        """Return how far the words were checked, by what the lock records; None for a paraphrase."""
        return evidence_of(self.evidence_grade(claim))

    def carrier(self, claim: Claim) -> str | None:
        """Return what the copy of the source was in which the words were found; None where there is none."""
        return carrier_of(self.evidence_grade(claim))

    def evidence_grade(self, claim: Claim) -> str | None:
        """Return the evidence as pages tell it: a copy that is not the edition has a grade of its own."""
        return grade_of(self.lock, claim)
