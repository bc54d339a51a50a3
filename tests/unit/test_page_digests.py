"""What a page prints from other files is in the digest of this page, and in the digest of no other page."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, cast

import pytest

from perspectives.book.book import Book
from perspectives.build import page_digests
from perspectives.build.record_digests import DIGESTED_FIELDS, digest_of_values, digests_of_records
from perspectives.collation.lock import Lock, LockedCopy, LockEntry
from perspectives.collation.normal_form import words_hash
from perspectives.domain.store import PerspectivesDomain
from perspectives.records.claim_records import Citation, Claim, Comparison, EditorialNote
from perspectives.records.document_records import DocumentRecords, Reference, ViewUse
from tests.unit import small_book
from tests.unit.small_book import claim, comparison, note


@dataclass
class Store:
    """The part of the domain that digests need: the settled book, its documents, and the places of works."""

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
"""A document for each way in which a page can print a claim of ``told``, and two that do not print it."""

ANY_RECORD = {"viewing", "chapters", "files", "works"}
"""The documents that may print any record: those with views, and the list of works."""
PRINTING_C = {"told", "compared", "answered", "noted", "referring", *ANY_RECORD}
"""The documents that print the claim ``c``, or link to it by its title."""


def digests(store: Store) -> dict[str, tuple[object, ...]]:
    """Return for each document what it prints from other files."""
    domain = cast(PerspectivesDomain, store)
    by_record = digests_of_records(domain)
    book_digest = digest_of_values([store.book.lock.digest, *by_record.values()])
    return {
        docname: (
            *page_digests._record_facts(domain, docname, by_record, book_digest),
            *page_digests._length_facts(domain, docname),
            *page_digests._file_facts(domain, docname, [*store.documents, "gone"]),
        )
        for docname in store.documents
    }


def make_store(documents: Mapping[str, DocumentRecords] = DOCUMENTS, **options: Any) -> Store:
    """Return a store of these documents."""
    return Store(small_book.book(documents=dict(documents), **options))


def with_claim(**changes: Any) -> Store:
    """Return the store with changed fields of the claim ``c``."""
    told = DOCUMENTS["told"]
    return make_store({**DOCUMENTS, "told": replace(told, claims=[replace(told.claims[0], **changes)])})


def with_document(docname: str, **changes: Any) -> Store:
    """Return the store with changed fields of a document."""
    return make_store({**DOCUMENTS, docname: replace(DOCUMENTS[docname], **changes)})


def with_lock() -> Store:
    """Return the store with a lock in which the words of the claim ``c`` stand in its source."""
    lock = Lock({"copy": LockedCopy("Copy", "edition", {})}, digest="another")
    lock.add(
        LockEntry("c", 1, words_hash("Words."), "memoir", "exact", datetime.date(2001, 1, 1), "copy", "a.txt")
    )
    return make_store(lock=lock)


def with_other_voice_name() -> Store:
    """Return the store with another short name of the voice of ``c``, which is in the title of the claim."""
    store = make_store()
    store.book.registry.voices["anna"] = replace(store.book.registry.voices["anna"], short="Ashe")
    return store


CHANGES: dict[str, tuple[Callable[[], Store], set[str]]] = {
    "nothing": (make_store, set()),
    "its line": (lambda: with_claim(line=99), set()),
    "its words": (lambda: with_claim(quotations=("Other words.",)), PRINTING_C),
    "its second quotation": (lambda: with_claim(quotations=("Words.", "More.")), PRINTING_C),
    "its source": (lambda: with_claim(source="paper"), PRINTING_C),
    "its date": (lambda: with_claim(date="1700"), PRINTING_C),
    "its reporters": (lambda: with_claim(via=("boris", "carl")), PRINTING_C),
    "its further works": (lambda: with_claim(also_in=(Citation("paper"),)), PRINTING_C),
    "its evidence, which the lock decides": (with_lock, PRINTING_C),
    "its title, which the registry decides": (with_other_voice_name, PRINTING_C),
    "the title of its document": (lambda: with_document("told", title="Retold"), PRINTING_C),
    "the length of its document": (lambda: with_document("told", words=101), {"chapters"}),
    "the words of its claims": (lambda: with_document("told", claimed=11), {"chapters"}),
    "what answers it": (
        lambda: with_document("answered", claims=[replace(DOCUMENTS["answered"].claims[0], disputes=("c",))]),
        {"told", "compared", "answered", "noted", "referring", *ANY_RECORD},
    ),
    "what borrows it": (
        lambda: with_document(
            "compared", comparisons=[replace(DOCUMENTS["compared"].comparisons[0], title="Whose?")]
        ),
        {"told", "compared", "answered", "noted", "referring", *ANY_RECORD},
    ),
    "what is noted of it": (
        lambda: with_document("noted", notes=[replace(DOCUMENTS["noted"].notes[0], kind="text")]),
        {"told", "compared", "answered", "noted", "referring", *ANY_RECORD},
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
        {"apart", *ANY_RECORD},
    ),
}
"""For each fact: the store in which it is changed, and the documents that print it."""


@pytest.mark.parametrize("name", CHANGES)
def test_a_fact_that_another_file_decides_is_in_the_digest_of_each_page_that_prints_it(name: str) -> None:
    changed, printing = CHANGES[name]
    before, after = digests(make_store()), digests(changed())
    rewritten = {docname for docname in before if before[docname] != after[docname]}
    assert rewritten == printing


def test_a_lock_with_other_dates_alone_rewrites_what_prints_the_report() -> None:
    before, after = digests(make_store()), digests(make_store(lock=Lock(digest="another day")))
    assert {docname for docname in before if before[docname] != after[docname]} == ANY_RECORD


def test_of_two_records_with_one_id_both_are_described() -> None:
    """A claim and a comparison have the same id by mistake. A page with this id prints one of them."""

    def digest(kind: str) -> str:
        documents = {
            "a": DocumentRecords(
                "A", claims=[claim("x", docname="a")], comparisons=[comparison("x", docname="a")]
            ),
            "b": DocumentRecords("B", notes=[note("x", docname="b", kind=kind)]),
        }
        return digests_of_records(cast(PerspectivesDomain, make_store(documents)))["x"]

    assert digest("date") != digest("text")


@pytest.mark.parametrize("kind", [Claim, Comparison, EditorialNote])
def test_every_field_of_a_record_but_its_line_is_described(kind: type) -> None:
    records: dict[type, Any] = {Claim: claim("x"), Comparison: comparison("x"), EditorialNote: note("x")}
    record, read = records[kind], DIGESTED_FIELDS[kind]
    for name in (one.name for one in fields(record)):
        changed = replace(record, **{name: object()})
        assert (read(changed) != read(record)) is (name != "line"), name


def test_a_page_that_lists_the_files_knows_every_kind_that_they_hold() -> None:
    files = page_digests._file_facts(cast(PerspectivesDomain, make_store()), "files", ["told"])
    assert dict(files)["claims"] == ["c", "d", "x"]
    assert dict(files)["pages"] == ["told"]
    assert page_digests._file_facts(cast(PerspectivesDomain, make_store()), "told", ["told"]) == []
