"""The check of comparisons: the ids that they name, their silences, and their findings."""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.book.book import Book
from perspectives.book.declared_ids import declared_ids
from perspectives.book.document_check import passage_problems
from perspectives.book.id_check import unknown_ids
from perspectives.records.claim_records import Comparison
from perspectives.records.closed_lists import FINDINGS
from perspectives.records.problem_record import Problem


def comparison_problems(book: Book, comparison: Comparison) -> Iterator[Problem]:
    """Yield the problems of one comparison."""
    docname, line = comparison.docname, comparison.line
    events = declared_ids(book, "events")
    yield from unknown_ids([comparison.event], events, "unknown-event", docname, line, "event")
    yield from unknown_ids(comparison.borrowed, book.claims, "unknown-claim", docname, line, "with")
    perspectives = book.registry.perspectives
    yield from passage_problems(book, comparison)
    speaking = book.perspectives_of(comparison)
    for silence in comparison.silences:
        declared = declared_ids(book, "perspectives")
        yield from unknown_ids(
            [silence.perspective], declared, "unknown-perspective", docname, line, "silences"
        )
        perspective = perspectives.get(silence.perspective)
        if perspective and (silence.perspective in speaking or not perspective.core):
            value = silence.perspective
            yield Problem("silence-that-speaks", line, docname, value=value, option="silences")
    if comparison.finding in FINDINGS and book.account_count(comparison):
        yield from _finding_problems(book, comparison)
    if book.claims_of(comparison) and not book.witness_count(comparison):
        yield Problem("no-pen", line, docname, value=comparison.id)


def _finding_problems(book: Book, comparison: Comparison) -> Iterator[Problem]:
    """Check the finding against the witnesses.

    It must be ``one-sided`` where all accounts come from one pen or from pens of one perspective.
    Elsewhere it must not be. A conflict has claims that dispute each other.
    What nothing can settle, no paper can settle.
    """
    place = (comparison.line, comparison.docname)
    if comparison.finding == "unverifiable":
        if comparison.settle:
            yield Problem("settled-unverifiable", *place, value=comparison.settle, option="settle")
        return
    one_sided = book.is_one_sided(comparison)
    if one_sided is not None and one_sided != (comparison.finding == "one-sided"):
        hands = sorted(book.last_hands(comparison))
        expected = "one-sided or unverifiable" if one_sided else "agree, differ, conflict or unverifiable"
        yield Problem(
            "finding-contradicted",
            comparison.line,
            comparison.docname,
            value=str(comparison.finding),
            expected=f"{expected}, for the pens are {', '.join(hands) or 'unknown'}",
            option="finding",
        )
        return
    accounts = {claim.id: claim for claim in book.accounts_of(comparison)}
    disputed = any(target in accounts for claim in accounts.values() for target in claim.disputes)
    if comparison.finding == "conflict" and not disputed:
        value = f"finding: {comparison.finding}"
        yield Problem("conflict-without-dispute", *place, value=value, option="finding")
