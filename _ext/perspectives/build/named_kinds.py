"""What an editor has named where a command wants a work, as a sentence with the mend."""

from __future__ import annotations

from collections.abc import Container

from perspectives.book.book import Book


def said_of_no_work(book: Book, name: str) -> str:
    """Return what has the id that was given in place of a work, and the work that may be meant.

    :return: a sentence; empty where nothing has the id
    """
    claim = book.claims.get(name)
    if claim:
        works = " or ".join(f"SOURCE={work}" for work in (claim.source, claim.quoted_in) if work)
        return f"“{name}” is a claim, and SOURCE is a work: {works}."
    document = book.documents.get(name)
    if document:
        return f"“{name}” is a document, and SOURCE is a work: SOURCE={document.work}."
    kinds: dict[str, Container[str]] = {
        "a voice": book.registry.voices,
        "an event": book.registry.events,
        "a perspective": book.registry.perspectives,
        "a comparison": book.comparisons,
        "an editorial note": book.notes,
    }
    kind = next((kind for kind, ids in kinds.items() if name in ids), "")
    return f"“{name}” is {kind}, and SOURCE is a key of the bibliography, or a file." if kind else ""
