"""What the settled book answers about the originals and the variants of quotations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from perspectives.collation.evidence_level import evidence_of, words_grade
from perspectives.records.quoting import has_words

if TYPE_CHECKING:
    from perspectives.collation.lock import Lock
    from perspectives.records.claim_records import Claim, Wording
    from perspectives.records.declarations import Work


class WordingAnswers:
    """A part of :class:`perspectives.book.book.Book`."""

    if TYPE_CHECKING:
        works: Mapping[str, Work]
        lock: Lock

        def work(self, claim: Claim) -> Work | None:
            """Return the work that the words of a claim are printed in."""

        def language(self, claim: Claim) -> str | None:
            """Return the language of the words of a claim as printed."""

    def originals(self, claim: Claim) -> list[dict[str, object]]:
        """Return the original words of a claim as plain values, with the evidence and the rights of each."""
        return self._wordings(claim, claim.originals, len(claim.quotations))

    def variants(self, claim: Claim) -> list[dict[str, object]]:
        """Return the variants of a claim as plain values, with the evidence and the rights of each."""
        return self._wordings(claim, claim.variants, len(claim.quotations) + len(claim.originals))

    def _wordings(self, claim: Claim, wordings: tuple[Wording, ...], before: int) -> list[dict[str, object]]:
        return [
            {
                "words": wording.words,
                "quotation": wording.quotation,
                "language": self.wording_language(wording),
                "work": wording.work,
                "locator": wording.locator,
                "evidence": evidence_of(words_grade(self.lock, claim, number)),
                "rights": self.wording_rights(claim, wording),
            }
            for number, wording in enumerate(wordings, before + 1)
        ]

    def language_of_words(self, claim: Claim, words: str) -> str | None:
        """Return the language (BCP 47) of those words of a claim that hold *words*; None where not known."""
        for number, text in enumerate(claim.all_words, 1):
            if has_words((text,), words):
                wording = claim.wording(number)
                return self.wording_language(wording) if wording else self.language(claim)
        return None

    def wording_language(self, wording: Wording) -> str | None:
        """Return the language of an original or a variant: as typed, else that of its work (BCP 47)."""
        work = self.works.get(wording.work or "")
        return wording.language or (work.language if work else None)

    def wording_rights(self, claim: Claim, wording: Wording) -> str:
        """Return the rights of the words of an original or a variant, as :meth:`rights` does."""
        work = self.works.get(wording.work or "") if wording.work else self.work(claim)
        return work.rights if work else "quotation"
