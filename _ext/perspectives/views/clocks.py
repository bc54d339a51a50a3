"""The two clocks of a claim: when the words were said or their event happened, and when they were told.

Dates are EDTF. A date means all its days: a year means 365 or 366 days. It makes no nodes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from perspectives.book.book import Book
from perspectives.records.claim_records import Claim
from perspectives.records.dates import parse_date, years_between

AT_THE_TIME, LATER, TELLING_UNKNOWN, SAYING_UNKNOWN = "at-the-time", "later", "told-unknown", "said-unknown"
TELLING_KINDS = (AT_THE_TIME, LATER, TELLING_UNKNOWN, SAYING_UNKNOWN)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The first and the last day that a date can mean."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1


def span(text: str | None) -> Span | None:
    """Return the days of an EDTF date; None where both ends are open.

    One open end is taken as the first or the last day of the year of the other end.
    """
    if text is None:
        return None
    date = parse_date(text)
    if date.earliest is None and date.latest is None:
        return None
    # One of the two is known.
    first = date.earliest or datetime.date(date.latest.year, 1, 1)  # type: ignore[union-attr]
    return Span(first, date.latest or datetime.date(first.year, 12, 31))


@dataclass(frozen=True, slots=True)
class Clocks:
    """A claim with its two dates.

    :ivar saying: when the words were said, else when their event happened (EDTF); None where not known
    :ivar telling: when the words were told (EDTF); None where not known
    """

    claim: Claim
    saying: str | None
    telling: str | None

    @property
    def kind(self) -> str:
        """One of :data:`TELLING_KINDS`: told within a year, later, or not known.

        Where the dates are periods, the shortest possible time counts.
        """
        saying, telling = span(self.saying), span(self.telling)
        if telling is None:
            return TELLING_UNKNOWN
        if saying is None:
            return SAYING_UNKNOWN
        return LATER if (telling.first - saying.last).days > 366 else AT_THE_TIME

    @property
    def years(self) -> int | None:
        """The number of years between the two dates; None where one of them is not known."""
        return years_between(self.saying, self.telling)


def clocks_of(book: Book, claim: Claim) -> Clocks:
    """Return a claim with its two dates, as the settled book has them."""
    return Clocks(claim, book.date(claim), book.telling_date(claim))


def count_kinds(claims: Iterable[Clocks]) -> Mapping[str, int]:
    """Return the number of claims of each kind of :data:`TELLING_KINDS`."""
    kinds = [claim.kind for claim in claims]
    return {kind: kinds.count(kind) for kind in TELLING_KINDS}
