"""``search.js``: a small index of the records and of our own prose, as a classic script.

A page loads it only when its reader searches, and ``perspectives-search.js`` scans it; a script works from a
disk as well, where nothing can be fetched. Everything in it is plain text, and the page shows it as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from perspectives.book.wording import claim_title, fill_titles, title_of
from perspectives.citations.csl_json import csl_item
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

SEARCHED_KINDS = ("voice", "event", "comparison", "claim", "section", "note", "work")
"""The kinds of records, in the order in which equally good ones are shown."""

PERSONS = ("participant", "journalist", "analyst", "historian", "advocate")
"""The roles of voices that are one person, so that one word of a name is its last name."""


@dataclass(slots=True)
class Record:
    """What is found: *title* and voice count most, then *words*, which are a voice's own, then *text*, which is ours."""

    kind: str
    title: str
    location: tuple[str, str]
    words: str = ""
    text: str = ""
    perspective: str | None = None
    voice: str | None = None
    via: tuple[str, ...] = field(default=())


def search_script(builder: Builder, domain: PerspectivesDomain) -> str:
    """Return the script that hands the index over; nothing in it can end a script or a line of one."""
    return as_script("perspectivesSearch", search_data(builder, domain))


def search_data(builder: Builder, domain: PerspectivesDomain) -> dict[str, Any]:
    """Return the index; in a record documents, perspectives and voices are numbers in their lists, -1 for none."""
    registry = domain.book.registry
    documents = reading_order(domain.env)
    perspectives, voices = list(registry.perspectives), list(registry.voices)
    pages, places = {name: n for n, name in enumerate(documents)}, {name: n for n, name in enumerate(voices)}
    sides = {name: n for n, name in enumerate(perspectives)}
    return {
        "strings": strings(),
        "kinds": kinds(),
        "perspectives": [
            [one.id, one.short, one.letter, one.colour] for one in registry.perspectives.values()
        ],
        "voices": [
            [
                one.id,
                one.name,
                one.sort,
                sides.get(one.perspective or "", -1),
                spellings(one),
                int(one.anonymous),
            ]
            for one in registry.voices.values()
        ],
        "pages": [
            [
                builder.get_target_uri(name),
                domain.env.titles[name].astext() if name in domain.env.titles else name,
            ]
            for name in documents
        ],
        "records": [
            [
                SEARCHED_KINDS.index(record.kind),
                record.title,
                record.words,
                record.text,
                pages[record.location[0]],
                record.location[1],
                sides.get(record.perspective or "", -1),
                places.get(record.voice or "", -1),
                [places[name] for name in record.via if name in places],
            ]
            for record in records(domain, pages)
        ],
    }


def records(domain: PerspectivesDomain, pages: dict[str, int]) -> list[Record]:
    """Return everything that can be found and has an address, kind by kind, in the order of the book."""
    found = [
        record
        for make in (_voices, _events, _comparisons, _claims, _sections, _notes, _works)
        for record in make(domain)
        if record.location[0] in pages
    ]
    return sorted(found, key=lambda record: (SEARCHED_KINDS.index(record.kind), pages[record.location[0]]))


def _voices(domain: PerspectivesDomain) -> Iterator[Record]:
    for id_, voice in domain.book.registry.voices.items():
        location = domain.location("voice", id_)
        if location:
            text = PARAGRAPH.join(part for part in (voice.about, "; ".join(voice.variants)) if part)
            yield Record("voice", voice.name, location, text=text, perspective=voice.perspective, voice=id_)


def _events(domain: PerspectivesDomain) -> Iterator[Record]:
    for id_, event in domain.book.registry.events.items():
        location = domain.location("event", id_)
        if location:
            parts = [say_date(event.date), event.place.name if event.place else ""]
            yield Record("event", event.title, location, text=" · ".join(part for part in parts if part))


def _comparisons(domain: PerspectivesDomain) -> Iterator[Record]:
    book = domain.book
    for docname in sorted(book.records):
        for passage in book.records[docname].passages:
            comparison = book.comparisons.get(passage.comparison or "")
            if comparison and comparison.docname == docname:
                text = fill_titles(book, passage.text) or ""
                yield Record("comparison", comparison.title, (docname, passage.anchor), text=text)


def _claims(domain: PerspectivesDomain) -> Iterator[Record]:
    book = domain.book
    for docname in sorted(book.records):
        for claim in book.records[docname].claims:
            if book.claims.get(claim.id) is claim:
                yield _claim(book, claim)


def _claim(book: Book, claim: Claim) -> Record:
    return Record(
        "claim",
        claim_title(book, claim),
        (claim.docname, claim.anchor),
        words=PARAGRAPH.join(claim.quotations),
        text=fill_titles(book, claim.text) or "",
        perspective=book.perspective(claim),
        voice=claim.voice,
        via=claim.via,
    )


def _sections(domain: PerspectivesDomain) -> Iterator[Record]:
    book = domain.book
    for docname in sorted(book.records):
        for passage in book.records[docname].passages:
            if passage.comparison is None:
                text = fill_titles(book, passage.text) or ""
                yield Record("section", passage.title, (docname, passage.anchor), text=text)


def _notes(domain: PerspectivesDomain) -> Iterator[Record]:
    book = domain.book
    for docname in sorted(book.records):
        for note in book.records[docname].notes:
            if book.notes.get(note.id) is note:
                text = fill_titles(book, note.text) or ""
                about = [title_of(book, "claim", id_) for id_ in note.about if id_ in book.claims]
                title = f"{note_title(note.kind)}{' – ' + about[0] if about else ''}"
                yield Record("note", title, (docname, note.anchor), text=text)


def _works(domain: PerspectivesDomain) -> Iterator[Record]:
    entries = domain.env.domaindata["cite"]["bibdata"].data.entries
    for key, work in domain.book.works.items():
        if key in domain.citations:
            title = csl_item(key, entries[key]).get("title", "")
            yield Record("work", work.label, domain.citations[key], text=title)


def spellings(voice: Voice) -> list[str]:
    """Return what counts as one name when it is searched, the book's own spelling first; nothing where there is only one.

    Of a person's names of several words the last name counts by itself, too: the last word, or the first
    where the book's own name begins with it, as Chinese names do.
    """
    if not voice.variants:
        return []
    short = _without_article(voice.short or voice.name)
    found = [short, *voice.variants]
    if voice.role in PERSONS:
        place = 0 if voice.name.split()[0] == short else -1
        given = {word.casefold() for word in voice.name.split()}
        for variant in voice.variants:
            words = variant.replace("·", " ").split()
            if words and words[place].casefold() not in given:
                found.append(words[place])
    return list(dict.fromkeys(found))


def _without_article(name: str) -> str:
    first, _space, rest = name.partition(" ")
    return rest if rest and first in ("A", "An", "The") else name


def reading_order(env: BuildEnvironment) -> list[str]:
    """Return the documents in the order of the tables of contents, those outside of them last."""
    order: dict[str, None] = {}

    def walk(docname: str) -> None:
        if docname not in order and docname in env.all_docs:
            order[docname] = None
            for child in env.toctree_includes.get(docname, ()):
                walk(child)

    walk(env.config.root_doc)
    return list(dict.fromkeys([*order, *sorted(env.all_docs)]))


def kinds() -> list[list[str]]:
    """Return the id of each kind, with its name for one and for a choice of all of them."""
    names = {
        "voice": [_("Voice"), _("Voices")],
        "event": [_("Event"), _("Events")],
        "comparison": [_("Comparison"), _("Comparisons")],
        "claim": [_("Claim"), _("Claims")],
        "section": [_("Section"), _("Sections")],
        "note": [_("Editorial note"), _("Editorial notes")],
        "work": [_("Work"), _("Works")],
    }
    return [[kind, *names[kind]] for kind in SEARCHED_KINDS]


def strings() -> dict[str, str]:
    """Return what the search says to its reader."""
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
