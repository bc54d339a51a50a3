"""``search.js``: an index of the records and of the authors' prose, for ``perspectives-search.js``.

A page loads it when its reader searches. It is a script, because a page that is opened from a disk cannot
load data. All values are plain text, and the page shows them as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from perspectives.book.wording import claim_title, fill_titles, title_of
from perspectives.citations.csl_json import csl_item
from perspectives.citations.rich_text import without_italics
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.export.book_data import as_script
from perspectives.records.dates import say_date
from perspectives.records.model import Claim, Voice
from perspectives.records.quoting import marks
from perspectives.records.vocabulary import note_title

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from perspectives.book.book import Book
    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")

SEARCHED_KINDS = ("voice", "event", "comparison", "claim", "document", "section", "note", "work")
"""The kinds of entries. Among results of equal rank, the kinds are shown in this order."""

PERSON_ROLES = ("participant", "journalist", "analyst", "historian", "advocate")
"""The roles of voices that are persons: their names have a last name."""


@dataclass(slots=True)
class SearchEntry:
    """An entry of the index.

    A match in the title or the voice ranks first, then one in the words, then one in the text.

    :ivar location: document and anchor
    :ivar words: the quoted words of a voice, or the printed words of a document
    :ivar text: the authors' prose
    """

    kind: str
    title: str
    location: tuple[str, str]
    words: str = ""
    text: str = ""
    perspective: str | None = None
    voice: str | None = None
    via: tuple[str, ...] = field(default=())


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
    kinds = [kind for kind in SEARCHED_KINDS if any(entry.kind == kind for entry in entries)]
    return {
        "strings": interface_strings(),
        "kinds": [kind_name for kind_name in kind_names() if kind_name[0] in kinds],
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
            ]
            for entry in entries
        ],
    }


def search_entries(domain: PerspectivesDomain, document_numbers: dict[str, int]) -> list[SearchEntry]:
    """Return all entries that have an address, by kind, in the order of the book."""
    entries = [
        entry
        for entries_of in (
            _voice_entries,
            _event_entries,
            _comparison_entries,
            _claim_entries,
            _document_entries,
            _section_entries,
            _note_entries,
            _work_entries,
        )
        for entry in entries_of(domain)
        if entry.location[0] in document_numbers
    ]
    return sorted(
        entries, key=lambda entry: (SEARCHED_KINDS.index(entry.kind), document_numbers[entry.location[0]])
    )


def _voice_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    for id_, voice in domain.book.registry.voices.items():
        location = domain.location("voice", id_)
        if location:
            text = PARAGRAPH.join(part for part in (voice.about, "; ".join(voice.variants)) if part)
            yield SearchEntry(
                "voice", voice.name, location, text=text, perspective=voice.perspective, voice=id_
            )


def _event_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    for id_, event in domain.book.registry.events.items():
        location = domain.location("event", id_)
        if location:
            parts = [say_date(event.date), event.place.name if event.place else ""]
            yield SearchEntry("event", event.title, location, text=" · ".join(part for part in parts if part))


def _comparison_entries(domain: PerspectivesDomain) -> Iterator[SearchEntry]:
    book = domain.book
    for docname in sorted(book.records):
        for passage in book.records[docname].passages:
            comparison = book.comparisons.get(passage.comparison or "")
            if comparison and comparison.docname == docname:
                text = fill_titles(book, passage.text) or ""
                yield SearchEntry("comparison", comparison.title, (docname, passage.anchor), text=text)


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
        words=PARAGRAPH.join(claim.quotations),
        text=fill_titles(book, claim.text) or "",
        perspective=book.perspective(claim),
        voice=claim.voice,
        via=claim.via,
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


def spellings(voice: Voice) -> list[str]:
    """Return the spellings of a name that a search treats as equal, the book's own first; none for only one.

    For a person, the last name of each spelling is a spelling too. It is the last word; it is the first word
    where the book's own name begins with the last name, as Chinese names do.
    """
    if not voice.variants:
        return []
    short = _without_article(voice.short or voice.name)
    names = [short, *voice.variants]
    if voice.role in PERSON_ROLES:
        position = 0 if voice.name.split()[0] == short else -1
        own_words = {word.casefold() for word in voice.name.split()}
        for variant in voice.variants:
            words = variant.replace("·", " ").split()
            if words and words[position].casefold() not in own_words:
                names.append(words[position])
    return list(dict.fromkeys(names))


def _without_article(name: str) -> str:
    first, _space, rest = name.partition(" ")
    return rest if rest and first in ("A", "An", "The") else name


def reading_order(env: BuildEnvironment) -> list[str]:
    """Return the documents in the order of the tables of contents; documents in none of them come last."""
    order: dict[str, None] = {}

    def add_with_children(docname: str) -> None:
        if docname not in order and docname in env.all_docs:
            order[docname] = None
            for child in env.toctree_includes.get(docname, ()):
                add_with_children(child)

    add_with_children(env.config.root_doc)
    return list(dict.fromkeys([*order, *sorted(env.all_docs)]))


def kind_names() -> list[list[str]]:
    """Return the id, the name in the singular and the name in the plural of each kind."""
    names = {
        "voice": [_("Voice"), _("Voices")],
        "event": [_("Event"), _("Events")],
        "comparison": [_("Comparison"), _("Comparisons")],
        "claim": [_("Claim"), _("Claims")],
        "document": [_("Document"), _("Documents")],
        "section": [_("Section"), _("Sections")],
        "note": [_("Editorial note"), _("Editorial notes")],
        "work": [_("Work"), _("Works")],
    }
    return [[kind, *names[kind]] for kind in SEARCHED_KINDS]


def interface_strings() -> dict[str, str]:
    """Return the texts of the search's interface, in the language of the book."""
    opening, closing = marks("")
    return {
        "name": _("Search the book"),
        "filters": _("Narrow the search"),
        "perspective": _("Perspective"),
        "voice": _("Voice"),
        "kind": _("Kind"),
        "allPerspectives": _("All perspectives"),
        "allVoices": _("All voices"),
        "allKinds": _("Everything"),
        "noPerspective": _("Of no perspective"),
        "hint": _("Words, the beginnings of words, or “words in quotation marks”; a name in any spelling."),
        "none": _("Nothing found"),
        "one": _("1 result"),
        "many": _("{count} results"),
        "some": _("{count} results, the first {shown} shown"),
        "more": _("Show more"),
        "close": _("Close"),
        "full": _("Search the full text of all pages"),
        "opening": opening,
        "closing": closing,
    }
