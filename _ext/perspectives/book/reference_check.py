"""The check of references: that there is what they name, and that a claim has the words that they quote."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from perspectives.book.book import Book
from perspectives.book.declared_ids import declared_ids
from perspectives.book.document_check import uncounted_document, uncounted_words
from perspectives.book.id_check import unknown_ids
from perspectives.records.claim_records import Claim
from perspectives.records.problem_record import Problem
from perspectives.records.quoting import comparable_words, has_words


def reference_problems(book: Book) -> Iterator[Problem]:
    """Yield the problems of all references in the text of the book."""
    targets: dict[str, tuple[str, Collection[str]]] = {
        "claim": ("unknown-claim", book.claims),
        "quote": ("unknown-claim", book.claims),
        "accounts": ("unknown-accounts", book.comparisons),
        "document": ("unknown-document", book.document_places()),
        "voice": ("unknown-voice", declared_ids(book, "voices")),
        "event": ("unknown-event", declared_ids(book, "events")),
        "work": ("unknown-work", declared_ids(book, "works")),
    }
    for document in book.records.values():
        for reference in document.references:
            code, ids = targets[reference.kind]
            uncounted = uncounted_document(book, reference.target) if reference.kind == "document" else None
            if uncounted:
                where, expected = (reference.line, reference.docname), uncounted_words(uncounted)
                yield Problem("uncounted-paragraphs", *where, value=reference.target, expected=expected)
                continue
            yield from unknown_ids([reference.target], ids, code, reference.docname, reference.line)
            claim = book.claims.get(reference.target)
            if reference.kind == "quote" and claim and not has_words(claim.all_words, reference.words or ""):
                words = reference.words or ""
                yield Problem(
                    "words-not-in-claim",
                    reference.line,
                    reference.docname,
                    value=words,
                    expected=f"words of {claim.id}",
                    nearest=_similar_words(claim, words),
                )


def _similar_words(claim: Claim, words: str) -> str | None:
    """Return the words of a quotation that differ from *words* only in case, quotation marks or spaces."""
    count, normal_form = len(words.split()), comparable_words(words)
    for quotation in claim.all_words:
        quoted_words = quotation.split()
        for start in range(len(quoted_words) - count + 1):
            part = " ".join(quoted_words[start : start + count])
            if comparable_words(part) == normal_form:
                return part
    return None
