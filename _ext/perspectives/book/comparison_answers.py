"""What follows from all records about comparisons: their sides, their silences, their pens.

An account is a claim, or a passage: a paragraph of a document.
Claims of a perspective without a column are no accounts. They stand in the strip under the rows,
count as no pen and weigh in no finding.
:class:`perspectives.book.book.Book` inherits these answers; it has the attributes that they need.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.book.comparison_rows import layout
from perspectives.book.sides import side_of
from perspectives.records.claim_records import Claim, Comparison, Silence
from perspectives.records.closed_lists import COMPILER
from perspectives.records.declarations import Perspective
from perspectives.records.primary_texts import Document, DocumentParagraph

if TYPE_CHECKING:
    from perspectives.records.declarations import Voice
    from perspectives.registry.registry import Registry


@dataclass(frozen=True, slots=True)
class DocumentPassage:
    """A paragraph of a document that stands in a comparison."""

    document: Document
    paragraph: DocumentParagraph

    @property
    def place(self) -> str:
        """The place in the document, as references name it: ``p7`` or ``a1-p3``."""
        return self.document.paragraph_anchor(self.paragraph.number)[len(self.document.anchor) + 1 :]

    @property
    def name(self) -> str:
        """What a reference names: ``paper:p7``."""
        return f"{self.document.id}:{self.place}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a comparison: the claims and the passages of one perspective.

    :ivar perspective: None for the accounts whose perspective is not known
    :ivar silence: why there is no account; None where there is one
    :ivar is_reported: whether it is a core perspective, and only reporters of others tell its claims
    """

    perspective: Perspective | None
    claims: tuple[Claim, ...] = ()
    silence: Silence | None = None
    is_reported: bool = False
    passages: tuple[DocumentPassage, ...] = ()


class ComparisonAnswers:
    """The questions about comparisons that the settled book answers."""

    __slots__ = ()

    if TYPE_CHECKING:
        registry: Registry
        claims: dict[str, Claim]
        comparisons: dict[str, Comparison]
        documents: dict[str, Document]

        def voice(self, id_: str) -> Voice | None:
            """Return a voice."""

        def perspective(self, claim: Claim) -> str | None:
            """Return the perspective of a claim."""

        def telling_date(self, claim: Claim) -> str | None:
            """Return when the last reporter set the words down."""

        def hand_perspective(self, claim: Claim) -> str | None:
            """Return the perspective of the last reporter of a claim."""

        def document_perspective(self, document: Document) -> str | None:
            """Return the perspective of the maker of a document."""

        def document_date(self, document: Document) -> str | None:
            """Return the date of a document."""

    def claims_of(self, comparison: Comparison) -> list[Claim]:
        """Return the comparison's claims as typed, each once, those that stand in another place last."""
        ids = [*comparison.claims, *comparison.borrowed]
        return [self.claims[id_] for id_ in dict.fromkeys(ids) if id_ in self.claims]

    def passages_of(self, comparison: Comparison) -> list[DocumentPassage]:
        """Return the passages of a comparison, as typed, each once, without those that no document has."""
        found = []
        for name in dict.fromkeys(comparison.passages):
            id_, _colon, place = name.partition(":")
            document = self.documents.get(id_)
            number = place.removeprefix("p")
            known = {one.number: one for one in document.paragraphs} if document else {}
            if document and number in known:
                found.append(DocumentPassage(document, known[number]))
        return found

    def passage_records(self, comparison: Comparison) -> list[dict[str, object]]:
        """Return the passages of a comparison as the data have them; no word of a text is among them."""
        return [
            {
                "document": one.document.id,
                "paragraph": one.paragraph.number,
                "by": one.document.by,
                "perspective": self.document_perspective(one.document),
            }
            for one in self.passages_of(comparison)
        ]

    def comparisons_with(self, document: Document) -> list[tuple[Comparison, DocumentPassage]]:
        """Return the comparisons that show a passage of a document, each with the passage."""
        return [
            (comparison, passage)
            for comparison in self.comparisons.values()
            if comparison.passages
            for passage in self.passages_of(comparison)
            if passage.document.id == document.id
        ]

    def has_column(self, claim: Claim) -> bool:
        """Return whether the claim stands in a column, and not in the strip."""
        perspective = self.registry.perspectives.get(self.perspective(claim) or "")
        return perspective is None or perspective.column

    def accounts_of(self, comparison: Comparison) -> list[Claim]:
        """Return the claims of :meth:`claims_of` that stand in columns."""
        return [claim for claim in self.claims_of(comparison) if self.has_column(claim)]

    def strip(self, comparison: Comparison) -> list[Claim]:
        """Return the claims of :meth:`claims_of` that stand in the strip under the rows."""
        return [claim for claim in self.claims_of(comparison) if not self.has_column(claim)]

    def perspectives_of(self, comparison: Comparison) -> set[str | None]:
        """Return the ids of the perspectives with an account in a comparison; None is an unknown one."""
        claims = {self.perspective(claim) for claim in self.accounts_of(comparison)}
        return claims | {self.document_perspective(one.document) for one in self.passages_of(comparison)}

    def account_count(self, comparison: Comparison) -> int:
        """Return the number of accounts of a comparison: claims and passages."""
        return len(self.accounts_of(comparison)) + len(self.passages_of(comparison))

    def columns(self, comparison: Comparison) -> list[Column]:
        """Return the columns of a comparison: core perspectives, then others, each in the registry’s order.

        A core perspective always has a column, another one only where it has an account.
        Accounts whose perspective is not known stand together in a last column.
        """
        claims, passages = self.accounts_of(comparison), self.passages_of(comparison)
        silences = {silence.perspective: silence for silence in comparison.silences}
        columns = []
        for id_, perspective in self.registry.perspectives.items():
            if not perspective.column:
                continue
            own = tuple(claim for claim in claims if self.perspective(claim) == id_)
            own_passages = tuple(one for one in passages if self.document_perspective(one.document) == id_)
            if own or own_passages:
                hands = [self.hand_perspective(claim) for claim in own]
                hands += [self._hand_of(one.document) for one in own_passages]
                is_reported = perspective.core and id_ not in hands
                columns.append(Column(perspective, own, is_reported=is_reported, passages=own_passages))
            elif perspective.core:
                columns.append(Column(perspective, silence=silences.get(id_, Silence(id_))))
        columns.sort(key=lambda column: not (column.perspective and column.perspective.core))
        rest = tuple(claim for claim in claims if self.perspective(claim) not in self.registry.perspectives)
        known = self.registry.perspectives
        lost = tuple(one for one in passages if self.document_perspective(one.document) not in known)
        return [*columns, Column(None, rest, passages=lost)] if rest or lost else columns

    def _hand_of(self, document: Document) -> str | None:
        """Return the id of the perspective of the last hand of a document; None where it is not known."""
        voice = self.voice(document.last_hand or "")
        return side_of(voice, document.told or self.document_date(document)) if voice else None

    def silences(self, comparison: Comparison) -> list[Silence]:
        """Return the silences of a comparison, in the order of its columns."""
        return [column.silence for column in self.columns(comparison) if column.silence]

    def claims_in_order(self, comparison: Comparison) -> list[Claim]:
        """Return the comparison's claims in the order of reading: row by row, then the strip."""
        accounts = self.accounts_of(comparison)
        if not self.is_one_pen(comparison):
            accounts = [one for one in layout(self, comparison).accounts() if isinstance(one, Claim)]
        return [*accounts, *self.strip(comparison)]

    def claim_ids(self, comparison: Comparison) -> list[str]:
        """Return the ids of :meth:`claims_in_order`."""
        return [claim.id for claim in self.claims_in_order(comparison)]

    def witness_count(self, comparison: Comparison) -> int:
        """Return the number of pens: voices that wrote down its accounts, each once."""
        return len(self.last_hands(comparison))

    def is_one_pen(self, comparison: Comparison) -> bool:
        """Return whether at most one pen is known to have written the accounts: this is no comparison."""
        return self.witness_count(comparison) <= 1

    def is_pen(self, voice: str | None) -> bool:
        """Return whether a voice counts as a pen: a compiler does not, for it only passes words on."""
        found = self.voice(voice or "")
        return bool(voice) and (found is None or found.role != COMPILER)

    def last_hands(self, comparison: Comparison) -> set[str]:
        """Return the voices that wrote down the accounts, without compilers.

        A document without a maker has none.
        """
        hands = {one.document.last_hand for one in self.passages_of(comparison)}
        hands |= {claim.last_hand for claim in self.accounts_of(comparison)}
        return {hand for hand in hands if hand and self.is_pen(hand)}

    def is_one_sided(self, comparison: Comparison) -> bool | None:
        """Return whether all accounts come from one pen, or from pens of one perspective.

        None where this is not known, because the perspective of a pen is not known.
        """
        if self.is_one_pen(comparison):
            return True
        claims = [claim for claim in self.accounts_of(comparison) if self.is_pen(claim.last_hand)]
        perspectives = {self.hand_perspective(claim) for claim in claims}
        perspectives |= {
            self._hand_of(one.document)
            for one in self.passages_of(comparison)
            if self.is_pen(one.document.last_hand)
        }
        if len(perspectives - {None}) > 1:
            return False
        return True if None not in perspectives else None
