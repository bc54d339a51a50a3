"""What follows from all records about documents: the words that claims take from them, their rights.

:class:`perspectives.book.book.Book` inherits these answers; it has the attributes that they need.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from perspectives.book.sides import side_of
from perspectives.records.claim_records import Claim
from perspectives.records.closed_lists import PRINTABLE_RIGHTS
from perspectives.records.declarations import Voice, Work
from perspectives.records.document_records import DocumentRecords
from perspectives.records.paragraph_selection import selected_numbers
from perspectives.records.primary_texts import Document, DocumentParagraph, Parallel
from perspectives.texts.words_taken import ParagraphSearch, TakenWords, paragraphs_of

if TYPE_CHECKING:
    from perspectives.registry.registry import Registry
    from perspectives.texts.text_lock import TextLock


def named_works(claim: Claim) -> list[str]:
    """Return the works that a claim names as sources: of its quotations, of its originals and variants."""
    works = [claim.source, *(wording.work for wording in claim.wordings)]
    return list(dict.fromkeys(work for work in works if work))


def words_from(claim: Claim, work: str) -> list[str]:
    """Return the words of a claim that are from a work, as it names the works."""
    quotations = claim.quotations if claim.source == work else ()
    return [*quotations, *(one.words for one in claim.wordings if (one.work or claim.source) == work)]


class DocumentAnswers:
    """The questions about documents that the settled book answers."""

    __slots__ = ()

    if TYPE_CHECKING:
        records: Mapping[str, DocumentRecords]
        registry: Registry
        works: Mapping[str, Work]
        claims: dict[str, Claim]
        claims_by_work: dict[str, list[Claim]]
        documents: dict[str, Document]
        documents_by_work: dict[str, list[Document]]
        text_lock: TextLock
        taken: dict[str, dict[str, tuple[TakenWords, ...]]]

        def voice(self, id_: str) -> Voice | None:
            """Return a voice."""

    def find_taken_words(self) -> None:
        """Find the paragraphs that the words of claims stand in: in the texts at hand, else in the lock."""
        claims_by_work: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            for work in named_works(claim):
                claims_by_work.setdefault(work, []).append(claim)
        for document in self.documents.values():
            self.documents_by_work.setdefault(document.work, []).append(document)
            claims = claims_by_work.get(document.work, [])
            taken = self.taken[document.id] = {}
            if document.is_at_hand:
                search = ParagraphSearch([(one.number, one.words) for one in document.paragraphs])
                notes = [ParagraphSearch([(one.number, one.words)]) for one in document.notes]
                for claim in claims:
                    found = [
                        place
                        for quotation in words_from(claim, document.work)
                        for place in next(filter(None, (one.find(quotation) for one in (search, *notes))), ())
                    ]
                    if found:
                        taken[claim.id] = tuple(found)
                continue
            locked = self.text_lock.texts.get(document.work)
            known = {claim.id for claim in claims}
            for id_, numbers in (locked.claims if locked else {}).items():
                if id_ in known:
                    taken[id_] = tuple(TakenWords(number, 0, 0) for number in numbers)

    def paragraphs_taken(self, document: Document, claim: Claim) -> tuple[str, ...]:
        """Return the numbers of the paragraphs of a document that the words of a claim stand in."""
        return paragraphs_of(self.taken[document.id].get(claim.id, ()))

    def printed_numbers(self, document: Document) -> frozenset[str]:
        """Return the numbers of the paragraphs that are printed where the text is at hand."""
        numbers = [one.number for one in document.paragraphs]
        chosen = selected_numbers(document.selection, numbers) if document.selection else numbers
        return frozenset(chosen or ())

    def documents_of(self, claim: Claim) -> list[Document]:
        """Return the documents that a claim names as its source, or as that of an original or a variant."""
        return [one for work in named_works(claim) for one in self.documents_by_work.get(work, ())]

    def side_work(self, name: str) -> str | None:
        """Return the work of a side of a parallel text: that of a document, or one with this key."""
        document = self.documents.get(name)
        return document.work if document else name if name in self.works else None

    def parallels_with(self, document: Document) -> list[Parallel]:
        """Return the parallel texts that have the document on a side."""
        return [
            parallel
            for docname in sorted(self.records)
            for parallel in self.records[docname].parallels
            if document.id in (parallel.left, parallel.right)
        ]

    def document_claims(self, document: Document) -> list[str]:
        """Return the ids of the claims with words from the document, in the order of their paragraphs."""
        order = {one.number: place for place, one in enumerate(document.paragraphs)}
        claims = self.claims_by_work.get(document.work, ())

        def place_of(claim: Claim) -> tuple[int, int, str, int]:
            first = next(iter(self.taken[document.id].get(claim.id, ())), None)
            place = order.get(first.paragraph, len(order)) if first else len(order)
            return (place, first.start if first else 0, claim.docname, claim.line)

        return [claim.id for claim in sorted(claims, key=place_of)]

    def document_paragraphs(self, document: Document) -> list[dict[str, object]]:
        """Return the paragraphs of a document with the ids of the claims in each, and no word of its text."""
        return [
            {
                "number": one.number,
                "pages": one.pages or None,
                "sha256": one.digest,
                "claims": [
                    id_
                    for id_ in sorted(self.taken[document.id])
                    if one.number in self._numbers(document, id_)
                ],
            }
            for one in document.paragraphs
        ]

    def _numbers(self, document: Document, claim: str) -> tuple[str, ...]:
        return paragraphs_of(self.taken[document.id].get(claim, ()))

    def document_places(self) -> set[str]:
        """Return what a reference can name: the ids of documents and of paragraphs, as ``paper:p7``."""
        places = set(self.documents)
        for document in self.documents.values():
            start = len(document.anchor) + 1
            places |= {
                f"{document.id}:{document.paragraph_anchor(one.number)[start:]}"
                for one in document.paragraphs
            }
        return places

    def printed_paragraphs(self, document: Document) -> tuple[DocumentParagraph, ...]:
        """Return the paragraphs of the document whose text the book prints; none where it is not printed."""
        if not document.is_printed:
            return ()
        numbers = self.printed_numbers(document)
        return tuple(one for one in document.paragraphs if one.number in numbers)

    def document_perspective(self, document: Document) -> str | None:
        """Return the id of the perspective of the document’s maker; None where it is not known."""
        voice = self.voice(document.by or "")
        return side_of(voice, self.document_date(document)) if voice else None

    def document_date(self, document: Document) -> str | None:
        """Return the date of the document: its own, else that of its work (EDTF)."""
        work = self.works.get(document.work)
        return document.date or (work.origyear if work else None)

    def document_language(self, document: Document) -> str | None:
        """Return the language of the text (BCP 47)."""
        work = self.works.get(document.work)
        return document.language or (work.language if work else None)

    def document_extent(self, document: Document) -> str:
        """Return what the book may print of a document: ``whole``, ``extract`` or ``passages``.

        It is the same whether the text is at hand or not.
        """
        if self.document_rights(document) not in PRINTABLE_RIGHTS or not document.paragraphs:
            return "passages"
        is_whole = len(self.printed_numbers(document)) == len(document.paragraphs)
        return "whole" if is_whole else "extract"

    def document_rights(self, document: Document) -> str:
        """Return whether it may be printed: one of :data:`~perspectives.records.closed_lists.TEXT_RIGHTS`."""
        source, work = self.registry.texts.get(document.work), self.works.get(document.work)
        return (source.rights if source else None) or (work.rights if work else "quotation")
