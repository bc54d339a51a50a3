"""The index of the book: entries for persons, places, events and works, which lead to claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perspectives.book.book import Book
from perspectives.records.claim_records import Claim

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

Entry = tuple[str, str, str, str, str | None]
"""An entry as Sphinx stores it: kind, words, anchor, “main” or empty, key of the letter."""


def index_claims(env: BuildEnvironment, book: Book) -> None:
    """Add entries for every claim to the index of Sphinx, and remove those of an earlier build."""
    entries: dict[str, list[Entry]] = env.domaindata["index"]["entries"]
    for docname in env.all_docs:
        entries[docname] = [entry for entry in entries.get(docname, []) if not entry[2].startswith("claim-")]
    for claim in book.claims.values():
        anchor = claim.anchor
        entries[claim.docname] += [
            ("single", term, anchor, "", None) for term in dict.fromkeys(_terms(book, claim))
        ]


def _terms(book: Book, claim: Claim) -> Iterator[str]:
    for id_ in (claim.voice, *claim.via):
        voice = book.voice(id_)
        if voice:
            yield voice.sort or voice.name
    event = book.event(claim)
    if event:
        yield event.title
        if event.place:
            yield event.place.name
    work = book.works.get(claim.source or "")
    if work:
        yield work.label
