"""The checks of documents: what they name exists, and the words of claims stand in their texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from perspectives.book.book import Book
from perspectives.book.declared_ids import declared_ids
from perspectives.records.claim_records import Claim, Comparison
from perspectives.records.closed_lists import PRINTABLE_RIGHTS
from perspectives.records.option_values import nearest
from perspectives.records.primary_texts import Document
from perspectives.records.problem_record import Problem


def document_problems(book: Book) -> Iterator[Problem]:
    """Yield every problem of the documents and of their lock."""
    yield from book.text_lock.problems
    works = declared_ids(book, "works")
    for key in book.registry.texts:
        if key not in works:
            path, line = book.registry.places[f"texts {key}"]
            yield Problem("unknown-work", line, path=path, value=key, nearest=nearest(key, works))
    for records in book.records.values():
        for document in records.texts:
            yield from _unknown_names(book, document)
            if document.is_at_hand:
                yield from _words_problems(book, document)
                yield from _lock_problems(book, document)


def _unknown_names(book: Book, document: Document) -> Iterator[Problem]:
    """Yield a problem for each id that the document names and nothing has."""
    voices, events, works = (declared_ids(book, kind) for kind in ("voices", "events", "works"))
    named: list[tuple[str, str, Collection[str], str]] = []
    # A document without a work is reported where it is read.
    named += [("unknown-work", document.work, works, "")] if document.work else []
    named += [("unknown-voice", document.by, voices, "by")] if document.by else []
    named += [("unknown-voice", id_, voices, "speakers") for id_ in document.speakers]
    named += [("unknown-voice", id_, voices, "via") for id_ in document.via]
    named += [("unknown-event", document.event, events, "event")] if document.event else []
    translated = document.translates
    named += [("unknown-document", translated, book.documents, "translates")] if translated else []
    for code, id_, ids, option in named:
        if id_ not in ids:
            near = nearest(id_, ids)
            yield Problem(code, document.line, document.docname, value=id_, nearest=near, option=option)


def _words_problems(book: Book, document: Document) -> Iterator[Problem]:
    """Yield a problem for each claim on the document whose words are not in its text, or are left out."""
    numbers = {one.number for one in document.paragraphs}
    printed = book.printed_numbers(document)
    for id_ in book.document_claims(document):
        claim = book.claims[id_]
        words = _words_of_text(book, document, claim)
        if not words:
            continue
        taken = book.paragraphs_taken(document, claim)
        if not taken:
            yield Problem(
                "words-not-in-text",
                claim.line,
                claim.docname,
                value=words[0],
                expected=f"words of {document.id}",
            )
        missing = [number for number in taken if number in numbers and number not in printed]
        if missing and document.is_printed:
            listed = ", ".join(missing)
            place = (document.line, document.docname)
            yield Problem("paragraph-left-out", *place, value=listed, other=claim.id, option="paragraphs")


def passage_problems(book: Book, comparison: Comparison) -> Iterator[Problem]:
    """Yield a problem for each passage of a comparison that no document has, or that is not printed."""
    found = {one.name: one for one in book.passages_of(comparison)}
    for name in dict.fromkeys(comparison.passages):
        id_, _colon, number = name.partition(":")
        document, passage = book.documents.get(id_), found.get(name)
        code, expected, near = "", "", None
        if document is None:
            code, near = "unknown-document", nearest(id_, book.documents)
            near = f"{near}:{number}" if near else None
        elif not document.paragraphs:
            code, expected = "uncounted-paragraphs", uncounted_words(document)
        elif passage is None:
            first, last = document.paragraphs[0].number, document.paragraphs[-1].number
            code, expected = "unknown-paragraph", f"a paragraph of {id_} from {first} to {last}"
            near = nearest(name, (one for one in book.document_places() if one.startswith(f"{id_}:")))
        elif book.document_rights(
            document
        ) in PRINTABLE_RIGHTS and passage.paragraph.number not in book.printed_numbers(document):
            code, expected = "passage-left-out", f"one of the paragraphs {document.selection}"
        if code:
            place = (comparison.line, comparison.docname)
            yield Problem(code, *place, value=name, expected=expected, nearest=near, option="with")


def uncounted_document(book: Book, target: str) -> Document | None:
    """Return the document whose paragraph *target* names, such as ``charter:p5``, where none was counted."""
    id_, colon, _number = target.partition(":")
    document = book.documents.get(id_) if colon else None
    return document if document and not document.paragraphs else None


def uncounted_words(document: Document) -> str:
    """Return what a problem expects in place of a document whose paragraphs were not counted."""
    return f"a document whose text was counted, not {document.id}"


def _words_of_text(book: Book, document: Document, claim: Claim) -> list[str]:
    """Return the words of a claim that must stand in the text of a document.

    These are words from its work, in its language, and not by another translator than that of the document.
    """
    language = book.document_language(document)
    is_same = claim.translator is None or claim.translator == document.translator
    is_quoted = claim.source == document.work and book.language(claim) == language and is_same
    words = [*claim.quotations] if is_quoted else []
    for wording in claim.wordings:
        is_from_work = (wording.work or claim.source) == document.work
        if is_from_work and book.wording_language(wording) == language:
            words.append(wording.words)
    return words


def _lock_problems(book: Book, document: Document) -> Iterator[Problem]:
    """Yield a problem where the lock has other paragraphs or claims than the text at hand and the book."""
    locked = book.text_lock.texts.get(document.work)
    now = {id_: book.paragraphs_taken(document, book.claims[id_]) for id_ in book.taken[document.id]}
    paragraphs = [(one.number, one.pages, one.digest) for one in document.paragraphs]
    kept = [(one.number, one.pages, one.digest) for one in locked.paragraphs] if locked else []
    if locked is None or kept != paragraphs or dict(locked.claims) != now:
        yield Problem("stale-text-lock", document.line, document.docname, value=document.work)
