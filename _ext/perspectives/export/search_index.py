"""``search.js``: an index of the records and of the authors' prose, for ``perspectives-search.js``.

A page loads it when its reader searches. It is a script, because a page that is opened from a disk cannot
load data. All values are plain text, and the page shows them as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from perspectives.book.record_titles import claim_title, fill_titles, title_of
from perspectives.book.tallies import pen_of
from perspectives.citations.csl_json import csl_item
from perspectives.citations.rich_text import without_italics
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.domain.reading_order import reading_order
from perspectives.export.book_data import as_script
from perspectives.export.search_interface import interface_strings, kind_names
from perspectives.export.search_names import (
    month_names,
    other_spellings,
    place_names,
    searched_names,
    spellings,
)
from perspectives.records.claim_records import Claim
from perspectives.records.dates import say_date
from perspectives.records.questions import UNKNOWN, span_of
from perspectives.records.vocabulary import note_title

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.book.book import Book
    from perspectives.domain.store import PerspectivesDomain

SEARCHED_KINDS = ("voice", "name", "event", "comparison", "claim", "document", "section", "note", "work")
"""The kinds of entries. Among results of equal rank, the kinds are shown in this order."""


@dataclass(slots=True)
class SearchEntry:
    """An entry of the index.

    A match in the title or the voice ranks first, then one in the words, then one in the text.

    :ivar location: document and anchor
    :ivar words: the quoted words of a voice, or the printed words of a document
    :ivar text: the authors' prose
    :ivar pen: the perspective of the last hand, or ``unknown``; None where there is none
    :ivar said: when it was said or happened, as :func:`perspectives.records.questions.span_of` writes it
    :ivar told: when it was told, likewise
    """

    kind: str
    title: str
    location: tuple[str, str]
    words: str = ""
    text: str = ""
    perspective: str | None = None
    voice: str | None = None
    via: tuple[str, ...] = field(default=())
    pen: str | None = None
    said: str = ""
    told: str = ""


def search_script(builder: Builder, domain: PerspectivesDomain) -> str:
    """Return the text of the script."""
    return as_script("perspectivesSearch", search_data(builder, domain))


def search_data(builder: Builder, domain: PerspectivesDomain) -> dict[str, Any]:
    """Return the index.

    In an entry, kinds, documents, perspectives and voices are positions in the lists of the index; -1 stands
    for none. A kind that the book has no entry of is not offered.
    """
    registry = domain.book.registry
    documents = reading_order(domain.env)
    perspectives, voices = list(registry.perspectives), list(registry.voices)
    document_numbers = {docname: number for number, docname in enumerate(documents)}
    voice_numbers = {id_: number for number, id_ in enumerate(voices)}
    perspective_numbers = {id_: number for number, id_ in enumerate(perspectives)}
    entries = search_entries(domain, document_numbers)
    # The months of a language take babel as long as all entries together.
    months = domain.kept.topic("search").of(
        ("months", domain.facts_digest), lambda: month_names(domain.book, str(builder.config.language))
    )
    kinds = [kind for kind in SEARCHED_KINDS if any(entry.kind == kind for entry in entries)]
    return {
        "strings": interface_strings(str(builder.config.language)),
        "kinds": [kind_name for kind_name in kind_names(SEARCHED_KINDS) if kind_name[0] in kinds],
        "perspectives": [
            [perspective.id, perspective.short, perspective.letter, perspective.colour]
            for perspective in registry.perspectives.values()
        ],
        "voices": [
            [
                voice.id,
                voice.name,
                voice.sort,
                perspective_numbers.get(voice.perspective or "", -1),
                spellings(voice),
                int(voice.anonymous),
            ]
            for voice in registry.voices.values()
        ],
        "places": [*place_names(domain.book), *other_spellings(domain.book)],
        "months": months,
        "pages": [
            [
                builder.get_target_uri(docname),
                domain.env.titles[docname].astext() if docname in domain.env.titles else docname,
            ]
            for docname in documents
        ],
        "records": [
            [
                kinds.index(entry.kind),
                entry.title,
                entry.words,
                entry.text,
                document_numbers[entry.location[0]],
                entry.location[1],
                perspective_numbers.get(entry.perspective or "", -1),
                voice_numbers.get(entry.voice or "", -1),
                [voice_numbers[id_] for id_ in entry.via if id_ in voice_numbers],
                *_time_and_pen(entry, perspective_numbers),
            ]
            for entry in entries
        ],
    }


def _time_and_pen(entry: SearchEntry, perspective_numbers: Mapping[str, int]) -> list[int | str]:
    """Return the two dates and the pen of an entry, without what is empty at the end.

    The pen is the place of its perspective, -1 for none, -2 where it is not known.
    """
    pen = -2 if entry.pen == UNKNOWN else perspective_numbers.get(entry.pen or "", -1)
    if pen != -1:
        return [entry.said, entry.told, pen]
    return [entry.said, entry.told] if entry.told else [entry.said] if entry.said else []


def search_entries(domain: PerspectivesDomain, document_numbers: dict[str, int]) -> list[SearchEntry]:
    """Return all entries that have an address, by kind, in the order of the book.

    Those that no words of our own in pages can change are kept for the next build.
    """
    kept = domain.kept.topic("search")
    entries = [
        *kept.of(domain.facts_digest, lambda: list(_entries(domain, _RECORD_ENTRIES))),
        *_entries(domain, _PASSAGE_ENTRIES),
    ]
    return sorted(
        (entry for entry in entries if entry.location[0] in document_numbers),
        key=lambda entry: (SEARCHED_KINDS.index(entry.kind), document_numbers[entry.location[0]]),
    )


def _entries(domain: PerspectivesDomain, makers: Iterable[EntriesOf]) -> Iterator[SearchEntry]:
    for entries_of in makers:
        yield from entries_of(domain)


def _voice_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    for id_, voice in domain.book.registry.voices.items():
        location = domain.location("voice", id_)
        if location:
            text = PARAGRAPH.join(part for part in (voice.about, "; ".join(voice.variants)) if part)
            yield SearchEntry(
                "voice", voice.name, location, text=text, perspective=voice.perspective, voice=id_
            )


def _name_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    for name in searched_names(domain.book):
        location = domain.location("name", name.id)
        if location:
            others = "; ".join(one for one in name.spellings if one != name.name)
            text = PARAGRAPH.join(part for part in (name.about, others) if part)
            yield SearchEntry("name", name.name, location, text=text)


def _event_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    for id_, event in domain.book.registry.events.items():
        location = domain.location("event", id_)
        if location:
            parts = [say_date(event.date), event.place.name if event.place else ""]
            text = " · ".join(part for part in parts if part)
            yield SearchEntry("event", event.title, location, text=text, said=span_of(event.date))


def _comparison_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    book = domain.book
    for docname in sorted(book.records):
        for passage in book.records[docname].passages:
            comparison = book.comparisons.get(passage.comparison or "")
            if comparison and comparison.docname == docname:
                text = fill_titles(book, passage.text) or ""
                event = book.registry.events.get(comparison.event or "")
                yield SearchEntry(
                    "comparison",
                    comparison.title,
                    (docname, passage.anchor),
                    text=text,
                    said=span_of(event.date if event else None),
                )


def _claim_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    book = domain.book
    for docname in sorted(book.records):
        for claim in book.records[docname].claims:
            if book.claims.get(claim.id) is claim:
                yield _claim_entry(book, claim)


def _claim_entry(book: Book, claim: Claim) -> SearchEntry:
    return SearchEntry(
        "claim",
        claim_title(book, claim),
        (claim.docname, claim.anchor),
        words=PARAGRAPH.join(claim.all_words),
        text=fill_titles(book, claim.text) or "",
        perspective=book.perspective(claim),
        voice=claim.voice,
        via=claim.via,
        pen=pen_of(book, claim),
        said=span_of(book.date(claim)),
        told=span_of(book.telling_date(claim)),
    )


def _document_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    book = domain.book
    for id_, document in book.documents.items():
        location = domain.location("document", id_)
        if location:
            ours = (document.headnote, *document.questions)
            yield SearchEntry(
                "document",
                document.title,
                location,
                words=PARAGRAPH.join(one.words for one in book.printed_paragraphs(document)),
                text=fill_titles(book, PARAGRAPH.join(part for part in ours if part)) or "",
                perspective=book.document_perspective(document),
                voice=document.by,
                said=span_of(book.document_date(document)),
                told=span_of(document.told),
            )


def _section_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    book = domain.book
    for docname in sorted(book.records):
        for passage in book.records[docname].passages:
            if passage.comparison is None and passage.anchor not in book.documents:
                text = fill_titles(book, passage.text) or ""
                yield SearchEntry("section", passage.title, (docname, passage.anchor), text=text)


def _note_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    book = domain.book
    for docname in sorted(book.records):
        for note in book.records[docname].notes:
            if book.notes.get(note.id) is note:
                text = fill_titles(book, note.text) or ""
                about = [title_of(book, "claim", id_) for id_ in note.about if id_ in book.claims]
                title = f"{note_title(note.kind)}{' – ' + about[0] if about else ''}"
                yield SearchEntry("note", title, (docname, note.anchor), text=text)


def _work_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    entries = domain.env.domaindata["cite"]["bibdata"].data.entries
    for key, work in domain.book.works.items():
        if key in domain.citations:
            title = without_italics(csl_item(key, entries[key]).get("title", ""))
            yield SearchEntry("work", work.label, domain.citations[key], text=title)


EntriesOf = Callable[["PerspectivesDomain"], Iterator[SearchEntry]]
_RECORD_ENTRIES: tuple[EntriesOf, ...] = (
    _voice_entries,
    _event_entries,
    _claim_entries,
    _document_entries,
    _note_entries,
    _work_entries,
)
_PASSAGE_ENTRIES: tuple[EntriesOf, ...] = (_name_entries, _comparison_entries, _section_entries)
"""What finds the entries of a kind: by the records alone, or by our own words in pages too."""
