"""The check of the book against the file of its published ids, in every build. It needs no Sphinx."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from perspectives.book.declared_ids import declared_ids, has_unread
from perspectives.permalinks.record import ANCHOR_PREFIXES, PAGES, RetiredId
from perspectives.records.claim_records import Claim, Comparison, EditorialNote
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from perspectives.book.book import Book

DECLARED_KINDS = ("voices", "events", "works", "perspectives")
"""The kinds of ids that a file declares, which may be there and not be readable."""
Places = dict[str, dict[str, tuple[str, str] | None]]
"""The place of each id, by kind and id: document and anchor; None where no page prints what has the id."""


def permalink_problems(book: Book, places: Places, locate: Callable[[str, int], str]) -> Iterator[Problem]:
    """Yield a problem for each published address that the book lacks, and for each fault of a retired id.

    A retired id must not be used again, and what replaces it must be an id of the book.

    :param places: the places of all ids of the book
    """
    yield from book.permalinks.problems
    yield from _lost_ids(book, places)
    yield from _lost_pages(book, places)
    all_ids = {id_ for kind in ANCHOR_PREFIXES for id_ in places[kind]}
    retired = book.permalinks.retired_keys
    # One of these that is gone has been told as lost.
    recorded = {
        id_ for kind, ids in book.permalinks.published.items() for id_ in ids if (kind, id_) not in retired
    }
    targets = {*all_ids, *places[PAGES]}
    for entry in book.permalinks.retired_ids:
        if _is_used(entry, places, all_ids):
            place = locate(entry.id, 1) if entry.kind == PAGES else _place(book, entry.id, locate)
            yield _problem(book, "reused-id", entry.line, value=entry.id, other=place)
        for target in entry.replaced_by:
            if target not in targets and target not in recorded and not has_unread(book):
                near = nearest(target, targets)
                yield _problem(book, "unknown-replacement", entry.line, value=target, nearest=near)


def _problem(book: Book, code: str, line: int, **facts: str | None) -> Problem:
    return Problem(code, line, path=book.permalinks.path, **facts)  # type: ignore[arg-type]


def _lost_ids(book: Book, places: Places) -> Iterator[Problem]:
    """Yield a problem for each published id that the book does not have, or that no page prints any more."""
    links = book.permalinks
    retired = links.retired_keys
    # A heading that has lost its label is told by itself.
    unlabelled = {
        docname
        for docname, document in book.records.items()
        if any(problem.code == "unlabelled-section" for problem in document.problems)
    }
    for kind in ANCHOR_PREFIXES:
        recorded, ids = links.published.get(kind, {}), places[kind]
        present = declared_ids(book, kind) if kind in DECLARED_KINDS else ids
        for id_, published in recorded.items():
            if (kind, id_) in retired:
                continue
            if id_ not in present:
                if kind == "sections" and published.pages and published.pages[-1] in unlabelled:
                    continue
                yield _problem(
                    book,
                    "lost-id",
                    published.line,
                    value=id_,
                    expected=f"one of the {kind}, as since edition {published.edition}; "
                    f"or a table [retired.{kind}.{id_}]",
                    nearest=nearest(id_, ids.keys() - recorded.keys()),
                )
            elif id_ in ids and ids[id_] is None and published.pages:
                expected = f"a page with all {kind}, as “{published.pages[-1]}” was"
                yield _problem(book, "lost-place", published.line, value=id_, expected=expected)


def _lost_pages(book: Book, places: Places) -> Iterator[Problem]:
    """Yield a problem for each published page that is gone, and of which the record says nothing else.

    Ids that stood on it lead on from its address: to where they stand now, or to why they are retired.
    """
    links = book.permalinks
    known = {
        page
        for kind in ANCHOR_PREFIXES
        for published in links.published.get(kind, {}).values()
        for page in published.pages
    }
    known |= {entry.page for entry in links.retired_ids if entry.page}
    for page, published in links.published.get(PAGES, {}).items():
        if page not in places[PAGES] and page not in known and not places["sections"].get(published.section):
            yield _problem(
                book,
                "lost-page",
                published.line,
                value=page,
                expected=f"a page of this name, as since edition {published.edition}",
                nearest=nearest(page, places[PAGES].keys() - links.published[PAGES].keys()),
            )


def _is_used(entry: RetiredId, places: Places, other_ids: set[str]) -> bool:
    return entry.id in (places[PAGES] if entry.kind == PAGES else other_ids)


def _place(book: Book, id_: str, locate: Callable[[str, int], str]) -> str:
    """Return the place where an id is declared or typed, as a message names it."""
    if id_ in book.registry.places:
        path, line = book.registry.places[id_]
        return f"{path}:{line}"
    for docname, document in sorted(book.records.items()):
        records: list[Claim | Comparison | EditorialNote]
        records = [*document.claims, *document.comparisons, *document.notes]
        for name, line in (*((record.id, record.line) for record in records), *document.labels):
            if name == id_:
                return locate(docname, line)
    return "the bibliography" if id_ in book.works else "the glossary"
