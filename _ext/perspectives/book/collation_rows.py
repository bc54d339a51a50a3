"""The rows of the report on the collation: what the lock records of the quotations. It needs no Sphinx."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from perspectives.book.book import Book
from perspectives.collation.evidence_level import current_entries, locator_of
from perspectives.collation.locator_pages import locator_covers
from perspectives.collation.lock import LockedCopy


@dataclass(frozen=True, slots=True)
class CollationRow:
    """The collation of one quotation with one work.

    :ivar number: the number of the words in its claim, from 1
    :ivar role: what the work is to the words: ``source`` or ``quoted-in``;
        ``original`` or ``variant`` where an original or a variant names it
    :ivar copy: the name of the copy of the work; None where there was none
    :ivar carrier: what the copy is: one of :data:`perspectives.records.closed_lists.CARRIERS`
    :ivar verdict: one of :data:`perspectives.collation.verdict.VERDICTS`
    :ivar page: the page of the copy on which the words stand
    :ivar page_agrees: whether this page lies within the claim's locator; None where either is not known
    :ivar locked_copy: all that the lock records of the copy
    """

    claim: str
    number: int
    role: str
    work: str
    copy: str | None
    carrier: str | None
    file: str | None
    verdict: str
    locator: str | None
    page: str | None
    page_agrees: bool | None
    date: datetime.date
    locked_copy: LockedCopy | None = None


def collation_rows(book: Book) -> list[CollationRow]:
    """Return a row for each entry of the lock, sorted by claim, quotation and work.

    Entries for other words than those of the quotation have no row.
    Entries for works that the claim no longer names have none either.
    """
    rows = []
    for _, claim in sorted(book.claims.items()):
        for number in range(1, len(claim.all_words) + 1):
            for entry in current_entries(book.lock, claim, number):
                copy = book.lock.copies.get(entry.copy or "")
                wording = claim.wording(number)
                role = "source" if entry.work == claim.source else "quoted-in"
                if wording and wording.work:
                    role = "original" if wording in claim.originals else "variant"
                locator = locator_of(claim, number, entry.work)
                rows.append(
                    CollationRow(
                        claim=claim.id,
                        number=number,
                        role=role,
                        work=entry.work,
                        copy=copy.name if copy else None,
                        carrier=copy.carrier if copy else None,
                        file=entry.file,
                        verdict=entry.verdict,
                        locator=locator,
                        page=entry.page,
                        page_agrees=locator_covers(locator, entry.page),
                        date=entry.date,
                        locked_copy=copy,
                    )
                )
    return rows
