"""The rows of the report of the collation: every comparison that the lock holds of the book's quotations. No Sphinx here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from perspectives.book.book import Book
from perspectives.collation.evidence_level import current_entries
from perspectives.collation.locator_pages import locator_covers


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison as a report of the collation prints it.

    :ivar role: ``source`` or ``quoted-in``: what the work is to the claim
    :ivar copy: the name of the copy, None where the work has no witness
    :ivar page_agrees: whether the page found lies within the claim's locator; None where one of the two is not known
    """

    claim: str
    number: int
    role: str
    work: str
    copy: str | None
    kind: str | None
    file: str | None
    verdict: str
    locator: str | None
    page: str | None
    page_agrees: bool | None
    date: datetime.date


def rows_of(book: Book) -> list[Row]:
    """Return a row for each comparison that the lock holds of the book's quotations, by claim, quotation and work.

    A quotation the lock does not know has no row; entries that are stale or speak of other words have none either.
    """
    rows = []
    for _, claim in sorted(book.claims.items()):
        for number in range(1, len(claim.quotations) + 1):
            for entry in current_entries(book.lock, claim, number):
                copy = book.lock.copies.get(entry.copy or "")
                is_source = entry.work == claim.source
                locator = claim.locator if is_source else claim.quoted_in_locator
                rows.append(
                    Row(
                        claim=claim.id,
                        number=number,
                        role="source" if is_source else "quoted-in",
                        work=entry.work,
                        copy=copy.name if copy else None,
                        kind=copy.kind if copy else None,
                        file=entry.file,
                        verdict=entry.verdict,
                        locator=locator,
                        page=entry.page,
                        page_agrees=locator_covers(locator, entry.page),
                        date=entry.date,
                    )
                )
    return rows
