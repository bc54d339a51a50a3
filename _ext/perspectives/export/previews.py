"""``previews.js``: the previews that a page shows for links to claims, voices, events, documents and works.

It is a script that calls one function with one object, because a page that is opened from a disk can load
scripts and no data. A record is a list in a fixed order, which saves the names of the fields. What is not
known is an empty text.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from pybtex.backends.plaintext import Backend
from sphinx.locale import get_translation

from perspectives.book import chain_wording, record_titles, wording
from perspectives.doctree.phrases import words_of
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.export.book_data import as_script
from perspectives.records import vocabulary
from perspectives.records.claim_records import Claim
from perspectives.records.dates import say_date
from perspectives.records.declarations import Work
from perspectives.records.directions import direction_of
from perspectives.records.primary_texts import Document
from perspectives.records.quoting import first_words, quoted
from perspectives.rendering.claim_foot import source
from perspectives.rendering.printer import Printer

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")

PREVIEW_WORDS = 40
"""The number of words of a claim in its preview."""


def previews_data(builder: Builder, domain: PerspectivesDomain) -> dict[str, Any]:
    """Return the values of all previews, by the kind and the id in the address of a link.

    * ``perspectives``: letter, name, colour
    * ``claim``: perspective, voice, chain, words, source, and the language of the words if it is not the
      book's, with their direction if that is not the book's either; then the original words, each with its
      language and direction likewise, in a list that is left out where it is empty
    * ``voice``: perspective, name, about
    * ``event``: title, date, place
    * ``document``: perspective, title, maker, date
    * ``cite``: the work as the bibliography prints it, its annotation, and how much of it was seen
    """
    book = domain.book
    printer = Printer(domain, builder, str(builder.config.root_doc))
    plain = Backend()
    registry = book.registry
    return {
        "perspectives": {
            id_: [perspective.letter, perspective.name, perspective.colour]
            for id_, perspective in sorted(registry.perspectives.items())
        },
        "claim": {id_: _claim_preview(printer, claim) for id_, claim in sorted(book.claims.items())},
        "voice": {
            id_: [voice.perspective or "", voice.name, voice.about]
            for id_, voice in sorted(registry.voices.items())
            if domain.location("voice", id_)
        },
        "event": {
            id_: [event.title, say_date(event.date), event.place.name if event.place else ""]
            for id_, event in sorted(registry.events.items())
            if domain.location("event", id_)
        },
        "document": {
            id_: _document_preview(domain, document)
            for id_, document in sorted(book.documents.items())
            if domain.location("document", id_)
        },
        "cite": {
            citation.key: [
                str(citation.formatted_entry.text.render(plain)),
                *_annotation(book.works.get(citation.key)),
            ]
            for citation in sorted(domain.env.domaindata["cite"]["citations"], key=attrgetter("key"))
        },
    }


def _annotation(work: Work | None) -> list[str]:
    """Return the annotation of a work and how much of it was seen, without empty texts at the end."""
    if work is None or not (work.annotation or work.seen):
        return []
    seen = _("Seen: ") + vocabulary.seen_part(work.seen) if work.seen else ""
    return [work.annotation or "", *([seen] if seen else [])]


def _document_preview(domain: PerspectivesDomain, document: Document) -> list[str]:
    book = domain.book
    date = book.document_date(document)
    return [
        book.document_perspective(document) or "",
        document.title,
        record_titles.voice_name(book, document.by) if document.by else "",
        say_date(date) if date else "",
    ]


def _claim_preview(printer: Printer, claim: Claim) -> list[str | list[list[str]]]:
    book = printer.book
    if claim.quotations:
        words = _shown(claim.quotations[0])
    else:
        words = first_words(record_titles.fill_titles(book, claim.text) or "", PREVIEW_WORDS)
    date = wording.saying_line(book, claim)
    chain = " ".join(
        part for part in (f"{date}." if date else "", chain_wording.chain_sentence(book, claim)) if part
    )
    values = [
        book.perspective(claim) or "",
        record_titles.voice_name(book, claim.voice),
        chain,
        words,
        words_of(source(printer, claim)),
    ]
    of_book = str(printer.builder.config.language)
    originals = [
        [_shown(original.words), *_marks_of(original.language, of_book)] for original in claim.originals
    ]
    marks = _marks_of(book.language(claim), of_book)
    return [*values, *marks, *["", ""][len(marks) :], originals] if originals else [*values, *marks]


def _shown(words: str) -> str:
    """Return the first of the words, in quotation marks."""
    return quoted(first_words(words.replace(PARAGRAPH, " "), PREVIEW_WORDS))


def _marks_of(language: str | None, of_book: str) -> list[str]:
    """Return the language of words if it is not the book's, with its direction if that is not either."""
    if not language or language == of_book:
        return []
    direction = direction_of(language)
    return [language, direction] if direction != direction_of(of_book) else [language]


def previews_script(builder: Builder, domain: PerspectivesDomain) -> str:
    """Return the text of the script."""
    return as_script("perspectivesPreviews", previews_data(builder, domain))
