"""What every format is made from: the settled records, and where the pages hold them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives.book.book import Book
from perspectives.book.own_citations import Edition, NoteOf, edition_of
from perspectives.domain.retired_places import document_of
from perspectives.export.claims_json import claims_data
from perspectives.export.record_kinds import RECORD_KINDS
from perspectives.records.option_values import ID, ID_LENGTH
from perspectives.rendering.page_facts import facts_of
from perspectives.rendering.page_metadata import PageFacts

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain.store import PerspectivesDomain

Record = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False).encode
LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
UP = "../"
"""From the folder of the data to the root of the book."""
LISTS_BY_KIND = {
    **{kind.anchor: kind.name for kind in RECORD_KINDS.values()},
    "perspective": "perspectives",
}
"""What the anchors of records begin with, and where ``claims.json`` has the records."""


@dataclass(frozen=True)
class Material:
    """The book as the formats take it.

    :ivar data: the content of ``claims.json``, from which all formats take ids, voices and words
    :ivar addresses: where records stand, by anchor, relative to the HTML root
    :ivar old_addresses: where retired ids stood, by anchor, relative to the HTML root
    :ivar numbers: the numbers of sections, by label, as the pages print them
    :ivar pages: the address of each document that holds records or sections, relative to the HTML root
    :ivar edition: the book as it is cited
    :ivar note_of: gives the note for a work and a locator
    :ivar html: gives the page of a document as it was built
    :ivar facts: what each page says about itself to programs
    """

    book: Book
    data: Record
    addresses: Mapping[str, str]
    old_addresses: Mapping[str, str]
    numbers: Mapping[str, str]
    pages: Mapping[str, str]
    html: Callable[[str], str]
    facts: Mapping[str, PageFacts]
    edition: Edition
    note_of: NoteOf

    def address(self, anchor: str) -> str:
        """Return the address of a record, seen from the data; without a page for it, one in the file itself."""
        found = self.addresses.get(anchor)
        return UP + found if found else f"#{anchor}"

    @cached_property
    def by_id(self) -> dict[str, dict[str, Record]]:
        """The records of ``claims.json`` by kind and id."""
        return {
            kind: {one.get("id", one.get("key")): one for one in self.data[kind]}
            for kind in LISTS_BY_KIND.values()
        }

    def anchor(self, id_: str) -> str | None:
        """Return the anchor of the record that has an id, whatever its kind; None where none has."""
        return next(
            (f"{kind}-{id_}" for kind, name in LISTS_BY_KIND.items() if id_ in self.by_id[name]), None
        )

    @cached_property
    def licences(self) -> list[tuple[str, str]]:
        """The layers of the book that have a licence, each with it."""
        return [(layer, licence) for layer, licence in self.data["book"]["licenses"].items() if licence]


def material_of(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain) -> Material:
    """Gather what the formats are made from, when all pages are written."""
    config = builder.config
    addresses = _addresses(builder, domain)
    return Material(
        book=domain.book,
        data=claims_data(config, domain, addresses),
        addresses=addresses,
        old_addresses={
            one.anchor: f"{builder.get_target_uri(page)}#{one.anchor}"
            for one in domain.book.permalinks.retired_ids
            if (page := document_of(domain, one)) is not None
        },
        numbers={
            label: number
            for docname in domain.documents
            for label, number in domain.section_numbers(docname).items()
        },
        pages={docname: builder.get_target_uri(docname) for docname in domain.documents},
        html=lambda docname: Path(builder.get_output_path(docname)).read_text(encoding="utf-8"),
        facts={docname: facts_of(builder, docname) for docname in sorted(builder.env.all_docs)},
        edition=edition_of(config),
        note_of=domain.note_of,
    )


def _addresses(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain) -> dict[str, str]:
    book = domain.book
    places = {
        record.anchor: (record.docname, record.anchor)
        for records in (book.claims, book.comparisons, book.notes)
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
    """Return whether an id can name a file: a label that breaks the rule for ids is reported, and gets none."""
    return ID.fullmatch(id_) is not None and len(id_) <= ID_LENGTH


def language_tag(text: str | None) -> str | None:
    """Return a language where it is a tag: a bibliography may say it in words, which no attribute takes."""
    return text if text and LANGUAGE.fullmatch(text) else None


def as_json(value: Any) -> str:
    """Return JSON over several lines."""
    return inert(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def as_script(function: str, value: Any) -> str:
    """Return a script that hands *value* to a function of the pages; nothing in it can end a script or a line of one."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark in ("<", "\u2028", "\u2029"):
        data = data.replace(mark, f"\\u{ord(mark):04x}")
    return f"{function}({data});\n"


def by_key(value: Record) -> str:
    """Return JSON with a line for each key, which takes a quarter of the time that indenting takes."""
    lines = ",\n".join(f" {_encode(key)}: {_encode(one)}" for key, one in value.items())
    return inert(f"{{\n{lines}\n}}\n")


def by_line(document: Record, items: Iterable[Record]) -> str:
    """Return *document* as JSON with *items*, each on a line of its own, in its last list, which must be empty."""
    before, _, after = json.dumps(document, ensure_ascii=False, indent=1).rpartition("[]")
    parts, between = [inert(before)], "[\n"
    for item in items:
        parts += [between, inert(_encode(item))]
        between = ",\n"
    # One text of many megabytes: joined once, and never copied.
    return "".join([*parts, "" if len(parts) > 1 else between, f"\n]{inert(after)}\n"])


def inert(text: str) -> str:
    """Return JSON that stays data where it is pasted into a page: no ``<`` in it begins a tag."""
    return text.replace("<", "\\u003c")
