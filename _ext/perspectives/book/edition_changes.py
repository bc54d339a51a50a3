"""What changed from one edition to the next, for each claim. No Sphinx here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from perspectives.book.book import Book
from perspectives.book.record_titles import fill_titles
from perspectives.records.claim_records import Claim
from perspectives.records.edition_record import EditionRecord, PublishedEdition, hash_of_words, own_edition


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the claims that are not as they were, sorted. A claim can be reworded and moved.

    :ivar moved: each with the address of its old page and of its new one
    """

    new: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    moved: tuple[tuple[str, str, str], ...] = ()
    retired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A state of the book after an edition, or before the first one.

    :ivar edition: the edition that it is; None for work between two editions
    :ivar before: the edition before it; None for the first one
    :ivar record: what it said; None where that is not on record
    :ivar changes: what changed since the edition before; None where one of the two is not on record
    """

    edition: PublishedEdition | None
    before: PublishedEdition | None
    record: EditionRecord | None
    changes: Changes | None


def changes_between(old: EditionRecord, new: EditionRecord) -> Changes:
    """Return what changed from one record to the next."""
    before, after = old.claims(), new.claims()
    both = sorted(before.keys() & after.keys())
    return Changes(
        tuple(sorted(after.keys() - before.keys())),
        tuple(id_ for id_ in both if before[id_][0] != after[id_][0]),
        tuple(
            (id_, before[id_][1], after[id_][1])
            for id_ in both
            if page_name(before[id_][1]) != page_name(after[id_][1])
        ),
        tuple(sorted(before.keys() - after.keys())),
    )


def page_name(address: str) -> str:
    """Return the name of the document at an address, whether a page is a file or a folder of its own."""
    return address.removesuffix(".html").removesuffix("/").removesuffix("/index")


def live_record(book: Book, address_of: Callable[[str], str], docnames: Iterable[str]) -> EditionRecord:
    """Return the record of the book as it stands.

    :param address_of: gives the address of the page of a document
    :param docnames: the documents of the book
    """
    pages: dict[str, dict[str, str]] = {}
    for claim in sorted(book.claims.values(), key=lambda claim: claim.id):
        pages.setdefault(address_of(claim.docname), {})[claim.id] = hash_of_claim(book, claim)
    return EditionRecord(pages, tuple(sorted({address_of(name) for name in docnames} - pages.keys())))


def hash_of_claim(book: Book, claim: Claim) -> str:
    """Return the hash of the words of a claim, as its data have them."""
    return hash_of_words(claim.quotations, fill_titles(book, claim.text))


def steps_of(editions: Iterable[PublishedEdition], release: str, live: EditionRecord) -> list[Step]:
    """Return the editions on record, newest first, and before them the work since the last one, if any.

    :param release: the number of this build
    :param live: the record of the book as it stands
    """
    recorded = [*editions]
    own = own_edition(release, recorded)
    states: list[tuple[PublishedEdition | None, EditionRecord | None]]
    states = [(edition, live if edition is own else edition.record) for edition in recorded]
    if recorded and own is None:
        states.append((None, live))
    steps: list[Step] = []
    before: PublishedEdition | None = None
    for edition, record in states:
        known = before.record if before else None
        changes = changes_between(known, record) if known and record else None
        steps.append(Step(edition, before, record, changes))
        before = edition
    return steps[::-1]
