"""What the register of claims knows of each claim: the values and the dates by which it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from perspectives.book import chain_wording
from perspectives.book.book import Book
from perspectives.book.tallies import Group, distance_group, hand_group, language_group, pen_of
from perspectives.records.claim_records import Claim
from perspectives.records.dates import parse_date
from perspectives.records.questions import UNKNOWN, ClaimFacts, span_of, value_of
from perspectives.records.view_options import PARAPHRASE
from perspectives.views.clocks import clocks_of


def book_facts(book: Book, language: str) -> dict[str, ClaimFacts]:
    """Return the facts of each claim, by its id; *language* is that of the book (BCP 47)."""
    documents: dict[str, list[str]] = {}
    for id_, document in book.documents.items():
        for claim in book.document_claims(document):
            documents.setdefault(claim, []).append(id_)
    return {
        claim.id: claim_facts(book, claim, language, documents.get(claim.id, ()), order)
        for order, claim in enumerate(book.claims.values())
    }


def claim_facts(
    book: Book, claim: Claim, language: str, documents: Iterable[str] = (), order: int = 0
) -> ClaimFacts:
    """Return the facts of a claim; it has the questions and findings of all comparisons that show it.

    :param language: the language of the book (BCP 47)
    :param documents: the ids of the documents that its words are from
    :param order: its place in the book
    """
    works = [claim.source, claim.quoted_in, *(citation.source for citation in claim.also_in)]
    comparisons = book.comparisons_of(claim)
    perspective = book.perspective(claim)
    translation = language_group(book, claim, language)
    values = {
        "words": [perspective if perspective in book.registry.perspectives else UNKNOWN],
        "voice": [claim.voice],
        "pen": [pen_of(book, claim)],
        "hand": list(_hands(book, claim)),
        "reporter": claim.via,
        "later": [distance_group(book, claim).kind],
        "clock": [clocks_of(book, claim).kind],
        "source": works,
        "taken-from": [claim.source, claim.quoted_in],
        "printed-in": [claim.source or claim.quoted_in],
        "document": documents,
        "language": [book.language(claim)],
        "translation": [translation.kind],
        **_details(translation),
        "evidence": [book.evidence_grade(claim) or PARAPHRASE, None if claim.is_paraphrase else QUOTED],
        "seen": [book.seen(claim)],
        "medium": [claim.medium],
        "event": [book.event_id(claim)],
        "question": [comparison.id for comparison in comparisons],
        "finding": [comparison.finding for comparison in comparisons],
    }
    year = year_of(book, claim)
    return ClaimFacts(
        {name: found for name, given in values.items() if (found := _values(given))},
        {
            name: span
            for name, span in (
                ("said", span_of(book.date(claim))),
                ("told", span_of(book.telling_date(claim))),
                ("about", span_of(f"{year:04}" if year else None)),
            )
            if span
        },
        order,
    )


def year_of(book: Book, claim: Claim) -> int | None:
    """Return the year in which the event of a claim began, else that of its date; None where not known."""
    event = book.event(claim)
    date = event.date if event else claim.date
    first = parse_date(date).earliest if date else None
    return first.year if first else None


def _hands(book: Book, claim: Claim) -> Iterator[str]:
    """Yield the values of the key ``hand``.

    They are the kind by which the chains are counted; ``nameless`` for a speaker whom nobody names;
    ``reported`` where anybody reported the words; ``another`` where the pen is not of the speaker's side.
    """
    group = hand_group(book, claim)
    yield group.kind
    if group.detail == "nameless":
        yield group.detail
    if claim.via:
        yield "reported"
    if chain_wording.pen_phrase(book, claim) is not None:
        yield "another"


QUOTED = "quoted"
"""The value of ``evidence`` for every claim with quoted words, however far they were checked."""
NO_DETAIL = "none"
"""The value of a detail that the record does not give."""


def _details(translation: Group) -> Mapping[str, list[str]]:
    """Return the value of the key that divides a kind of translation further, where it has one."""
    if translation.detail is None:
        return {}
    key = "translator" if translation.kind == "translator" else "published"
    return {key: [detail_value(translation.detail)]}


def detail_value(detail: str) -> str:
    """Return a translator, or a place of publication, as a value of an address."""
    return value_of(detail) or NO_DETAIL


def _values(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return the values that are not empty, each once."""
    return tuple(dict.fromkeys(value for value in values if value))
