"""Where everything that has a permanent address stands now, and where it stood before.

A *place* is a document and an anchor in its page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.book.duplicate_ids import typed_ids
from perspectives.book.permalink_check import Places
from perspectives.book.record_titles import title_of
from perspectives.permalinks.record import ANCHOR_PREFIXES, PAGES, REGISTER_VIEWS, RetiredId
from perspectives.records.builders import HTML_BUILDERS

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.domain.store import PerspectivesDomain

_RECORD_KINDS = {
    "claims": "claim",
    "comparisons": "accounts",
    "notes": "note",
    "voices": "voice",
    "events": "event",
}
"""The kinds of ids that are records, each with the name of the kind in the domain."""

TYPED_KINDS = ("sections", "claims", "comparisons", "notes")
"""The kinds of ids that stand where a page gives them."""


@dataclass(frozen=True, slots=True)
class Move:
    """An id or a page that an edition has published at another place than where it stands now.

    :ivar anchor: the anchor that it has in both pages; empty for a page
    :ivar old: the document that it stood on
    :ivar new: the document that it stands on now
    :ivar new_anchor: where it stands there
    :ivar is_recorded: whether ``permalinks.toml`` names the new document
    """

    kind: str
    id: str
    anchor: str
    old: str
    new: str
    new_anchor: str
    is_recorded: bool


def places_of(domain: PerspectivesDomain) -> Places:
    """Return the place of every id of the book that is part of an address, by kind and id.

    The place of a voice, an event or a work is None where no page prints it.
    """
    book, env = domain.book, domain.env
    standard = env.domains.standard_domain
    places: Places = {
        PAGES: {docname: (docname, "") for docname in env.all_docs},
        "sections": {
            label: (docname, nodes.make_id(label))
            for docname in sorted(book.records)
            for label, _line in book.records[docname].labels
        },
        "works": {key: domain.citations.get(key) for key in book.works},
        "terms": {
            id_: (docname, anchor)
            for (kind, _name), (docname, anchor) in standard.objects.items()
            if kind == "term" and (id_ := _term_id(anchor))
        },
    }
    for kind, ids in (
        ("claims", book.claims),
        ("comparisons", book.comparisons),
        ("notes", book.notes),
        ("voices", book.registry.voices),
        ("events", book.registry.events),
    ):
        places[kind] = {id_: domain.location(_RECORD_KINDS[kind], id_) for id_ in ids}
    key_page = domain.view_page(REGISTER_VIEWS["perspectives"])
    prefix = ANCHOR_PREFIXES["perspectives"]
    places["perspectives"] = {
        id_: (key_page, f"{prefix}{id_}") if key_page else None for id_ in book.registry.perspectives
    }
    return places


def _term_id(anchor: str) -> str | None:
    """Return the id of a term of the glossary; None where its anchor is a number, which may change."""
    prefix = ANCHOR_PREFIXES["terms"]
    id_ = anchor.removeprefix(prefix)
    return id_ if anchor != id_ and not id_.isdecimal() else None


def title_at(domain: PerspectivesDomain, kind: str, id_: str) -> str:
    """Return the title of what has an id of a kind; the id itself where it has none."""
    book = domain.book
    if kind in _RECORD_KINDS:
        return title_of(book, _RECORD_KINDS[kind], id_)
    if kind == "works":
        return book.works[id_].label
    if kind == "perspectives":
        return book.registry.perspectives[id_].name
    if kind == PAGES:
        return domain.env.titles[id_].astext() if id_ in domain.env.titles else id_
    if kind == "terms":
        objects = domain.env.domains.standard_domain.objects
        anchor = ANCHOR_PREFIXES["terms"] + id_
        return next((name for (_kind, name), place in objects.items() if place[1] == anchor), id_)
    titles = (
        section.title
        for records in book.records.values()
        for section in records.sections
        if section.label == id_
    )
    return next(titles, id_)


def pages_by_address(builder: Builder, docnames: Iterable[str]) -> Callable[[str], str]:
    """Return a function that gives the document whose page stands at the address of another one.

    Where each page is a folder, the documents ``part`` and ``part/index`` have one address. For a document
    that shares its address with none, the function gives the document itself.
    """
    if builder.name not in HTML_BUILDERS:
        return str
    pages = {builder.get_target_uri(docname): docname for docname in sorted(docnames)}
    return lambda docname: pages.get(builder.get_target_uri(docname), docname)


def documents_of(domain: PerspectivesDomain, retired: RetiredId) -> list[str]:
    """Return the documents that a retired id stood in, oldest first.

    They are those of the record, then the one that its table names. An id of a register that has neither
    stood on the page of the register, if the book has one.
    """
    published = domain.book.permalinks.published.get(retired.kind, {}).get(retired.id)
    documents = [*(published.pages if published else ()), *([retired.page] if retired.page else [])]
    if not documents and retired.kind == "works":
        documents = sorted({page for page, _anchor in domain.citations.values()})[:1]
    elif not documents and retired.kind in REGISTER_VIEWS:
        page = domain.view_page(REGISTER_VIEWS[retired.kind])
        documents = [page] if page else []
    return list(dict.fromkeys(map(domain.page_at, documents)))


def moves_of(domain: PerspectivesDomain, places: Places) -> list[Move]:
    """Return all moves: those of ids by their old documents and kinds, then those of pages."""
    moves = [*_moved_ids(domain, places)]
    moves.sort(key=lambda move: (move.old, list(ANCHOR_PREFIXES).index(move.kind), move.id))
    published = domain.book.permalinks.published.get(PAGES, {})
    old_pages = {*map(domain.page_at, published), *(move.old for move in moves)}
    for page in sorted(old_pages - domain.env.all_docs.keys()):
        place = _successor(domain, places, page, moves)
        if place:
            moves.append(Move(PAGES, page, "", page, *place, place[0] in published))
    return moves


def _moved_ids(domain: PerspectivesDomain, places: Places) -> Iterator[Move]:
    """Yield the moves of ids. What stands at its old place still, and on a second page too, has not moved."""
    records = domain.book.records
    ids_on = {docname: {typed.id for typed in typed_ids(records[docname])} for docname in records}
    for kind in ANCHOR_PREFIXES:
        for id_, published in domain.book.permalinks.published.get(kind, {}).items():
            place = places[kind].get(id_)
            if place is None:
                continue
            for old in dict.fromkeys(map(domain.page_at, published.pages)):
                if old != place[0] and (kind not in TYPED_KINDS or id_ not in ids_on.get(old, ())):
                    yield Move(kind, id_, place[1], old, *place, published.pages[-1] == place[0])


def _successor(
    domain: PerspectivesDomain, places: Places, page: str, moves: list[Move]
) -> tuple[str, str] | None:
    """Return the place that took over from a page that is gone; None where nothing of it is left.

    It is the place of the section that was its title, or of what took the place of that section;
    else the page to which most of its ids moved.
    """
    links = domain.book.permalinks
    published = links.published.get(PAGES, {}).get(page)
    labels = [published.section] if published and published.section else []
    for retired in links.retired_ids:
        if retired.kind == "sections" and retired.id in labels:
            labels += retired.replaced_by
    for label in labels:
        place = places["sections"].get(label)
        if place:
            return place
    pages = Counter(move.new for move in moves if move.old == page)
    if not pages:
        return None
    return min(pages, key=lambda new: (-pages[new], new)), ""
