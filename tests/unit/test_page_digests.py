"""What a page prints that other files decide: each such fact is in the digests of the pages that print it, and of no other."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, cast

import pytest

from perspectives.book.book import Book
from perspectives.build import page_digests
from perspectives.collation.lock import Lock, LockedCopy, LockEntry
from perspectives.collation.normal_form import words_hash
from perspectives.domain.store import PerspectivesDomain
from perspectives.records.model import (
    Citation,
    Claim,
    Comparison,
    DocumentRecords,
    EditorialNote,
    Reference,
    ViewUse,
)
from tests.unit import small_book
from tests.unit.small_book import claim, comparison, note


@dataclass
class Store:
    """As much of the domain as digests are made of: the settled book, its documents, and where each work is listed."""

    book: Book
    citations: dict[str, tuple[str, str]] = field(
        default_factory=lambda: {"memoir": ("works", "cite-memoir")}
    )

    @property
    def documents(self) -> Mapping[str, DocumentRecords]:
        """The records of each document."""
        return self.book.records


DOCUMENTS = {
    "told": DocumentRecords("Told", 100, 10, claims=[claim("c", docname="told", source="memoir")]),
    "compared": DocumentRecords(
        "Compared",
        comparisons=[comparison("who", docname="compared", borrowed=("c",))],
    ),
    "answered": DocumentRecords("Answered", claims=[claim("d", "boris", docname="answered", answers=("c",))]),
    "noted": DocumentRecords("Noted", notes=[note("n", "c", docname="noted")]),
    "referring": DocumentRecords("Referring", references=[Reference("claim", "c", "referring", 1)]),
    "citing": DocumentRecords("Citing", references=[Reference("work", "memoir", "citing", 1)]),
    "viewing": DocumentRecords("Viewing", views=[ViewUse("claims", "viewing", 1)]),
    "chapters": DocumentRecords("Chapters", views=[ViewUse("chapters", "chapters", 1)]),
    "files": DocumentRecords("Files", views=[ViewUse("data", "files", 1)]),
    "works": DocumentRecords("Works"),
    "apart": DocumentRecords("Apart", claims=[claim("x", "carl", docname="apart")]),
    "empty": DocumentRecords("Empty"),
}
"""A document for each way in which a claim of the document ``told`` can be printed elsewhere, and two that do not print it."""

ALL = {"viewing", "chapters", "files", "works"}
"""The documents that print whatever any record says: views, and the list of the works."""
NEAR = {"told", "compared", "answered", "noted", "referring", *ALL}
"""The documents that print the claim ``c``, or link to it by its title."""


def digests(store: Store) -> dict[str, tuple[object, ...]]:
    """Return what each document prints that other files decide."""
    domain = cast(PerspectivesDomain, store)
    described = page_digests._described(domain)
    everything = page_digests._digest([store.book.lock.digest, *described.values()])
    return {
        docname: (
            *page_digests._seen_from(domain, docname, described, everything),
            *page_digests._lengths_seen_from(domain, docname),
            *page_digests._files_seen_from(domain, docname, [*store.documents, "gone"]),
        )
        for docname in store.documents
    }


def stored(documents: Mapping[str, DocumentRecords] = DOCUMENTS, **options: Any) -> Store:
    """Return a store of these documents."""
    return Store(small_book.book(documents=dict(documents), **options))


def with_claim(**changes: Any) -> Store:
    """Return the store where something of the claim ``c`` is another."""
    told = DOCUMENTS["told"]
    return stored({**DOCUMENTS, "told": replace(told, claims=[replace(told.claims[0], **changes)])})


def with_document(docname: str, **changes: Any) -> Store:
    """Return the store where something of a document is another."""
    return stored({**DOCUMENTS, docname: replace(DOCUMENTS[docname], **changes)})


def locked() -> Store:
    """Return the store with a lock that has found the words of the claim ``c`` in its source."""
    lock = Lock({"copy": LockedCopy("Copy", "edition", {})}, digest="another")
    lock.add(
        LockEntry("c", 1, words_hash("Words."), "memoir", "exact", datetime.date(2001, 1, 1), "copy", "a.txt")
    )
    return stored(lock=lock)


def with_another_voice() -> Store:
    """Return the store where the voice of the claim ``c`` has another short name, by which the claim is called."""
    store = stored()
    store.book.registry.voices["anna"] = replace(store.book.registry.voices["anna"], short="Ashe")
    return store


CHANGES: dict[str, tuple[Callable[[], Store], set[str]]] = {
    "nothing": (stored, set()),
    "its line": (lambda: with_claim(line=99), set()),
    "its words": (lambda: with_claim(quotations=("Other words.",)), NEAR),
    "its second quotation": (lambda: with_claim(quotations=("Words.", "More.")), NEAR),
    "its source": (lambda: with_claim(source="paper"), NEAR),
    "its date": (lambda: with_claim(date="1700"), NEAR),
    "its reporters": (lambda: with_claim(via=("boris", "carl")), NEAR),
    "its further works": (lambda: with_claim(also_in=(Citation("paper"),)), NEAR),
    "its evidence, which the lock decides": (locked, NEAR),
    "its title, which the registry decides": (with_another_voice, NEAR),
    "the title of its document": (lambda: with_document("told", title="Retold"), NEAR),
    "the length of its document": (lambda: with_document("told", words=101), {"chapters"}),
    "the words of its claims": (lambda: with_document("told", claimed=11), {"chapters"}),
    "what answers it": (
        lambda: with_document("answered", claims=[replace(DOCUMENTS["answered"].claims[0], disputes=("c",))]),
        {"told", "compared", "answered", "noted", "referring", *ALL},
    ),
    "what borrows it": (
        lambda: with_document(
            "compared", comparisons=[replace(DOCUMENTS["compared"].comparisons[0], title="Whose?")]
        ),
        {"told", "compared", "answered", "noted", "referring", *ALL},
    ),
    "what is noted of it": (
        lambda: with_document("noted", notes=[replace(DOCUMENTS["noted"].notes[0], kind="text")]),
        {"told", "compared", "answered", "noted", "referring", *ALL},
    ),
    "the title of a document that cites a work": (
        lambda: with_document("citing", title="Recited"),
        {"works"},
    ),
    "the works that a document cites": (
        lambda: with_document("citing", references=[Reference("work", "paper", "citing", 1)]),
        {"works"},
    ),
    "that a document cites no work, and has no bibliography any more": (
        lambda: with_document("citing", references=[]),
        {"works", "files"},
    ),
    "a claim that it has nothing to do with": (
        lambda: with_document("apart", claims=[replace(DOCUMENTS["apart"].claims[0], date="1701")]),
        {"apart", *ALL},
    ),
}
"""What becomes another, and the documents that print it."""


@pytest.mark.parametrize("name", CHANGES)
def test_a_fact_that_another_file_decides_is_in_the_digest_of_each_page_that_prints_it(name: str) -> None:
    changed, printing = CHANGES[name]
    before, after = digests(stored()), digests(changed())
    rewritten = {docname for docname in before if before[docname] != after[docname]}
    assert rewritten == printing


def test_a_lock_with_other_dates_alone_rewrites_what_prints_the_report() -> None:
    before, after = digests(stored()), digests(stored(lock=Lock(digest="another day")))
    assert {docname for docname in before if before[docname] != after[docname]} == ALL


def test_of_two_records_with_one_id_both_are_described() -> None:
    """A claim and a comparison, by mistake of one id: a page that names the id prints the one or the other."""

    def described(kind: str) -> str:
        documents = {
            "a": DocumentRecords(
                "A", claims=[claim("x", docname="a")], comparisons=[comparison("x", docname="a")]
            ),
            "b": DocumentRecords("B", notes=[note("x", docname="b", kind=kind)]),
        }
        return page_digests._described(cast(PerspectivesDomain, stored(documents)))["x"]

    assert described("date") != described("text")


@pytest.mark.parametrize("kind", [Claim, Comparison, EditorialNote])
def test_every_field_of_a_record_but_its_line_is_described(kind: type) -> None:
    records: dict[type, Any] = {Claim: claim("x"), Comparison: comparison("x"), EditorialNote: note("x")}
    record, read = records[kind], page_digests.DIGESTED_FIELDS[kind]
    for name in (one.name for one in fields(record)):
        other = replace(record, **{name: object()})
        assert (read(other) != read(record)) is (name != "line"), name


def test_a_page_that_lists_the_files_knows_every_kind_that_they_hold() -> None:
    held = page_digests._files_seen_from(cast(PerspectivesDomain, stored()), "files", ["told"])
    assert dict(held)["claims"] == ["c", "d", "x"]
    assert dict(held)["pages"] == ["told"]
    assert page_digests._files_seen_from(cast(PerspectivesDomain, stored()), "told", ["told"]) == []
