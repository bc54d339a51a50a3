"""The skeleton of a claim: what witness, bibliography and other claims say, and ``TODO`` for an editor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from perspectives.book.book import Book
from perspectives.build.claim_markdown import quotation_lines
from perspectives.collation.normal_form import normal_form
from perspectives.export.agents import author_voice, voices_by_name
from perspectives.records.claim_records import Claim
from perspectives.records.unwritten import TODO


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What a new claim is made of.

    :ivar voice: the id of its voice; empty where the bibliography does not tell it
    :ivar work: the key of its source
    :ivar locator: the place of the words; empty where the witness does not tell it
    :ivar medium: the medium of other claims from this source; empty where they do not tell it
    :ivar words: the words, an empty line between two paragraphs
    """

    voice: str
    work: str
    locator: str
    medium: str
    words: str


def markdown_of_skeleton(book: Book, skeleton: Skeleton) -> str:
    """Return the directive, with ``TODO`` for whatever an editor must write."""
    work = book.works[skeleton.work]
    options = {
        "id": TODO,
        "source": skeleton.work,
        "locator": skeleton.locator or (f"{TODO} p." if work.paged else ""),
        "medium": skeleton.medium or TODO,
    }
    return "\n".join(
        [
            f":::{{claim}} {skeleton.voice or TODO}",
            *(f":{name}: {value}" for name, value in options.items() if value),
            "",
            *quotation_lines(skeleton.words),
            ":::",
            "",
        ]
    )


def authors_of(book: Book, item: Mapping[str, Any] | None) -> list[str]:
    """Return the ids of the voices that the authors of a work are; empty for each author who is none.

    :param item: the work in CSL; None where its entry cannot be read
    """
    records = [
        {
            "id": voice.id,
            # Who says of no voice what it is, has persons first of all.
            "kind": voice.kind or "person",
            "name": voice.name,
            "sort": voice.sort,
            "variants": voice.variants,
        }
        for voice in book.registry.voices.values()
        if not voice.anonymous
    ]
    voices = voices_by_name(records)
    found = [author_voice(name, voices) for name in (item or {}).get("author", ())]
    return [voice["id"] if voice else "" for voice in found]


def claims_from(book: Book, work: str) -> list[Claim]:
    """Return the claims whose source is a work."""
    return [claim for claim in book.claims.values() if claim.source == work]


def counted(values: Sequence[str]) -> str:
    """Return values with their numbers, the most frequent first: “memoir (3), talk (1)”."""
    return ", ".join(f"{value} ({number})" for value, number in Counter(values).most_common(5))


def claims_with_words(claims: Sequence[Claim], words: str) -> list[Claim]:
    """Return the claims that quote words, or part of them, already; capitals make no difference."""
    wanted = f" {normal_form(words).casefold()} "
    return [
        claim
        for claim in claims
        for quotation in claim.quotations
        if (form := f" {normal_form(quotation).casefold()} ") in wanted or wanted in form
    ]
