"""The data that all formats are made from: the settled records, and their addresses in the pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from perspectives.book.book import Book
from perspectives.book.own_citations import Edition, NoteOf, edition_of
from perspectives.domain.places import documents_of
from perspectives.export.agents import voices_by_name
from perspectives.export.claims_json import claims_data
from perspectives.export.listed_files import listed_files
from perspectives.export.page_text import TextQuote
from perspectives.export.record_kinds import RECORD_KINDS, RecordKind, record_kinds
from perspectives.export.tables import Table, tables_of
from perspectives.permalinks.record import PAGES
from perspectives.records.id_form import is_id
from perspectives.records.kept_results import Topic
from perspectives.rendering.page_facts import facts_of, public_base
from perspectives.rendering.page_metadata import PageFacts

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain.store import PerspectivesDomain

Record = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False).encode
LANGUAGE_TAG = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
TO_BOOK_ROOT = "../"
"""The relative address of the book's root, seen from the folder of the data."""
LISTS_BY_KIND = {
    **{kind.anchor: kind.name for kind in RECORD_KINDS.values()},
    "perspective": "perspectives",
}
"""The lists of records in ``claims.json``, by the prefixes of the records' anchors."""


@dataclass(frozen=True)
class BookData:
    """The data of a book, for the formats. Addresses are relative to the HTML root.

    :ivar content: the content of ``claims.json``: all formats take ids, voices and words from it
    :ivar addresses: the addresses of the records in the pages, by anchor
    :ivar old_addresses: the last address of each retired id, by kind and id
    :ivar moved_pages: the document that took the place of each document that is gone
    :ivar section_numbers: the numbers of sections as the pages print them, by label
    :ivar page_addresses: the address of the page of each document with records or sections
    :ivar quotes: where the words of each claim stand in its page: see :mod:`perspectives.export.annotations`
    :ivar page_facts: the metadata of each page, by document
    :ivar edition: the edition of the book, as it is cited
    :ivar name_addresses: the addresses of the entries of the index, by the id of the name
    :ivar base: the public address of the root of the pages, ending in a slash; empty where there is none
    :ivar note_of: returns the note that cites a work at a locator
    :ivar citations: the citations of sections and claims that the last build made
    """

    book: Book
    content: Record
    addresses: Mapping[str, str]
    old_addresses: Mapping[tuple[str, str], str]
    moved_pages: Mapping[str, str]
    section_numbers: Mapping[str, str]
    page_addresses: Mapping[str, str]
    quotes: Mapping[str, list[TextQuote | None]]
    page_facts: Mapping[str, PageFacts]
    edition: Edition
    note_of: NoteOf
    name_addresses: Mapping[str, str]
    citations: Topic
    base: str = ""

    def address_of(self, anchor: str) -> str:
        """Return the address of a record, relative to the folder of the data.

        A record that no page prints has an address within the data file itself.
        """
        address = self.addresses.get(anchor)
        return TO_BOOK_ROOT + address if address else f"#{anchor}"

    @property
    def head(self) -> Record:
        """What each file in JSON begins with: the version of its schema, the public address, the book."""
        return {key: self.content[key] for key in ("schema_version", "base", "book")}

    @cached_property
    def records_by_id(self) -> dict[str, dict[str, Record]]:
        """The records of ``claims.json``, by list and id."""
        return {
            name: {record.get("id", record.get("key")): record for record in self.content[name]}
            for name in LISTS_BY_KIND.values()
        }

    @cached_property
    def kinds(self) -> dict[str, RecordKind]:
        """The kinds of records, by the names of their lists in ``claims.json``, with all their fields."""
        return record_kinds(self.book)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The records as tables."""
        return tables_of(self.content, self.book, self.addresses)

    def anchor_of(self, id_: str) -> str | None:
        """Return the anchor of the record with an id, of whatever kind; None where there is no record."""
        return next(
            (f"{kind}-{id_}" for kind, name in LISTS_BY_KIND.items() if id_ in self.records_by_id[name]), None
        )

    @cached_property
    def voices_by_name(self) -> dict[str, Record]:
        """The voices that can be authors of works, by each form of their names."""
        return voices_by_name(self.content["voices"])

    @cached_property
    def _sections(self) -> dict[tuple[str, str], str]:
        """The address of the innermost section of each record, by its list and its id."""
        # The outer section comes before the inner one, so that the inner one overwrites it.
        return {
            (kind, id_): f"{self.page_address(section.docname)}#{section.label}"
            for records in self.book.records.values()
            for section in records.sections
            for kind, ids in (
                ("claims", section.claims),
                ("comparisons", section.comparisons),
                ("editorial_notes", section.notes),
            )
            for id_ in ids
        }

    def section_address(self, kind: str, id_: str) -> str:
        """Return the address of the section in which a record stands; that of the book if in none."""
        return self._sections.get((kind, id_), TO_BOOK_ROOT)

    def page_address(self, docname: str) -> str:
        """Return the address of the page of a document, relative to the folder of the data."""
        return TO_BOOK_ROOT + self.page_addresses[docname]

    def whole_address(self, address: str) -> str:
        """Return an address that is relative to the folder of the data as a whole one.

        Where the book has no public address, it stays relative.
        """
        return urljoin(f"{self.base}data/", address) if self.base else address

    @cached_property
    def licences(self) -> list[tuple[str, str]]:
        """The layers of the book that have a licence, each with its licence."""
        return [(layer, licence) for layer, licence in self.content["book"]["licenses"].items() if licence]


def gather_book_data(
    builder: StandaloneHTMLBuilder,
    domain: PerspectivesDomain,
    parts: Mapping[str, str],
    quotes: Mapping[str, list[TextQuote | None]],
) -> BookData:
    """Return the data of the book. All pages must be written before.

    :param parts: the part of the data to which each file belongs, by its path in the folder of the data
    :param quotes: where the words of each claim stand in its page
    """
    config = builder.config
    addresses, base = _addresses(builder, domain), public_base(config)
    moved_pages = {move.old: move.new for move in domain.moves if move.kind == PAGES}
    return BookData(
        book=domain.book,
        content=claims_data(config, domain, addresses, base),
        addresses=addresses,
        old_addresses={
            (retired.kind, retired.id): builder.get_target_uri(documents[-1])
            + (f"#{retired.anchor}" if retired.anchor else "")
            for retired in domain.book.permalinks.retired_ids
            if (documents := documents_of(domain, retired))
        },
        moved_pages=moved_pages,
        section_numbers={
            label: number
            for docname in domain.documents
            for label, number in domain.section_numbers(docname).items()
        },
        page_addresses={docname: builder.get_target_uri(docname) for docname in domain.documents},
        quotes=quotes,
        page_facts={
            docname: replace(
                facts_of(builder, docname), files=listed_files(domain.documents.get(docname), parts)
            )
            for docname in sorted(builder.env.all_docs)
        },
        edition=edition_of(config, domain.book.registry.editions),
        note_of=domain.note_of,
        citations=domain.kept.topic("citations"),
        name_addresses={
            entry.name.id: f"{builder.get_target_uri(location[0])}#{location[1]}"
            for entry in domain.book.name_entries
            if (location := domain.location("name", entry.name.id))
        },
        base=base,
    )


def _addresses(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain) -> dict[str, str]:
    book = domain.book
    places = {
        record.anchor: (record.docname, record.anchor)
        for records in (book.claims, book.comparisons, book.notes, book.documents)
        for record in records.values()
    }
    for kind, ids in (("voice", book.registry.voices), ("event", book.registry.events)):
        for id_ in ids:
            place = domain.location(kind, id_)
            if place:
                places[f"{kind}-{id_}"] = place
    places |= {f"cite-{key}": place for key, place in domain.citations.items()}
    return {anchor: f"{builder.get_target_uri(page)}#{id_}" for anchor, (page, id_) in places.items()}


def is_file_name(id_: str) -> bool:
    """Return whether an id can be the name of a file.

    The label of a section may break the rule for ids; that is reported, and the section has no file.
    """
    return is_id(id_)


def language_tag(text: str | None) -> str | None:
    """Return *text* if it is a language tag (BCP 47); else None.

    A bibliography may name a language in words, which are no value of the attributes for languages.
    """
    return text if text and LANGUAGE_TAG.fullmatch(text) else None


def as_json(value: Any) -> str:
    """Return *value* as indented JSON."""
    return escape_tags(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def as_script(function: str, value: Any) -> str:
    """Return a script that calls *function* of the pages with *value*.

    No character of the value can end the script, or a line in it.
    """
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark in ("<", "\u2028", "\u2029"):
        data = data.replace(mark, f"\\u{ord(mark):04x}")
    return f"{function}({data});\n"


def as_json_by_key(value: Record) -> str:
    """Return JSON with a line for each key. This takes a quarter of the time of :func:`as_json`."""
    lines = ",\n".join(f" {_encode(key)}: {_encode(item)}" for key, item in value.items())
    return escape_tags(f"{{\n{lines}\n}}\n")


def as_json_by_item(document: Record, items: Iterable[Record]) -> str:
    """Return *document* as JSON with *items* in its last list, one item a line.

    The last list of *document* must be empty.
    """
    before, _, after = json.dumps(document, ensure_ascii=False, indent=1).rpartition("[]")
    parts, separator = [escape_tags(before)], "[\n"
    for item in items:
        parts += [separator, escape_tags(_encode(item))]
        separator = ",\n"
    # The text can have many megabytes: it is joined once.
    return "".join([*parts, "" if len(parts) > 1 else separator, f"\n]{escape_tags(after)}\n"])


def escape_tags(text: str) -> str:
    """Return JSON without the character ``<``, so that a page that contains it has no tag of it."""
    return text.replace("<", "\\u003c")
