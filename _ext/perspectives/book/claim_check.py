"""The check of claims: the ids that they name, their sides, and words that are typed twice."""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.book.book import CLAIM_LINKS, Book
from perspectives.book.declared_ids import declared_ids
from perspectives.book.duplicate_ids import Locate
from perspectives.book.id_check import unknown_ids
from perspectives.book.wording_check import wording_problems
from perspectives.records.claim_records import Claim
from perspectives.records.closed_lists import COMPILER
from perspectives.records.declarations import Voice
from perspectives.records.problem_record import Problem
from perspectives.records.quoting import comparable_words


def claim_problems(book: Book, claim: Claim) -> Iterator[Problem]:
    """Yield the problems of one claim: of the ids that it names, and of its side."""
    registry, place = book.registry, (claim.docname, claim.line)
    perspectives = declared_ids(book, "perspectives")
    voices, works = declared_ids(book, "voices"), declared_ids(book, "works")
    yield from unknown_ids([claim.voice or None], voices, "unknown-voice", *place)
    yield from unknown_ids(claim.via, voices, "unknown-voice", *place, "via")
    yield from unknown_ids([claim.event], declared_ids(book, "events"), "unknown-event", *place, "event")
    yield from unknown_ids([claim.perspective], perspectives, "unknown-perspective", *place, "perspective")
    yield from wording_problems(book, claim)
    yield from unknown_ids([claim.source], works, "unknown-work", *place, "source")
    yield from unknown_ids([claim.quoted_in], works, "unknown-work", *place, "quoted-in")
    yield from unknown_ids([one.source for one in claim.also_in], works, "unknown-work", *place, "also-in")
    if claim.seen not in (None, "quoted") and book.is_read_through_another(claim):
        value = f"seen: {claim.seen}"
        yield Problem("seen-through-another", claim.line, claim.docname, value=value, option="seen")
    for kind in CLAIM_LINKS:
        option = kind.replace("_", "-")
        yield from unknown_ids(getattr(claim, kind), book.claims, "unknown-claim", *place, option)
    yield from unknown_ids([claim.within], book.claims, "unknown-claim", *place, "within")
    voice = registry.voices.get(claim.voice)
    if voice:
        yield from _compiler_problems(book, claim, voice)
    if voice and claim.perspective and not voice.anonymous:
        yield Problem(
            "perspective-on-named-voice",
            claim.line,
            claim.docname,
            value=f"{claim.voice}: {claim.perspective}",
            option="perspective",
        )
    is_known = not perspectives.is_unread and "perspectives" not in registry.faulty_kinds
    if voice and book.perspective(claim) is None and is_known:
        expected = "one of " + ", ".join(registry.perspectives)
        yield Problem("missing-perspective", claim.line, claim.docname, value=claim.voice, expected=expected)


def _compiler_problems(book: Book, claim: Claim, voice: Voice) -> Iterator[Problem]:
    """Yield a problem where a compiler speaks from a column.

    Words that it quotes may, where the claim names their side; what it says itself may not.
    """
    named = voice.anonymous and claim.perspective
    if voice.role == COMPILER and book.has_column(claim) and not (named and claim.quotations):
        strips = [one.id for one in book.registry.perspectives.values() if not one.column]
        yield Problem(
            "compiler-in-column",
            claim.line,
            claim.docname,
            value=f"{claim.voice}: {book.perspective(claim)}",
            expected=("one of " + ", ".join(strips)) if strips else "a perspective with “column = false”",
        )


def repeated_words(book: Book, locate: Locate) -> Iterator[Problem]:
    """Yield a problem for each quotation that an earlier claim of the same voice and date has too."""
    first_claims: dict[tuple[str, str | None, str], Claim] = {}
    for claim in book.claims.values():
        for quotation in claim.quotations:
            key = (claim.voice, claim.date, comparable_words(quotation))
            first = first_claims.setdefault(key, claim)
            if first.id != claim.id:
                yield Problem(
                    "words-typed-twice",
                    claim.line,
                    claim.docname,
                    value=claim.id,
                    nearest=f"with: {first.id}",
                    option="id",
                    other=locate(first.docname, first.line),
                )
