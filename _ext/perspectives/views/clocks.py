"""The two clocks of a claim: when it was said, or happened, and when it was told. Records only, no nodes.

Dates are EDTF and mean as many days as they say: a year is as wide as a year.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from perspectives.book.book import Book
from perspectives.records.dates import parse_date, years_between
from perspectives.records.model import Claim

AT_THE_TIME, LATER, TOLD_UNKNOWN, SAID_UNKNOWN = "at-the-time", "later", "told-unknown", "said-unknown"
TELLING_KINDS = (AT_THE_TIME, LATER, TOLD_UNKNOWN, SAID_UNKNOWN)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The first and the last day that a date can mean."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        """How many days it may be."""
        return (self.last - self.first).days + 1


def span(text: str | None) -> Span | None:
    """Return the days of an EDTF date; an open end is taken as the end of the year that is known, nothing known as None."""
    if text is None:
        return None
    date = parse_date(text)
    if date.earliest is None and date.latest is None:
        return None
    first = date.earliest or datetime.date(date.latest.year, 1, 1)  # type: ignore[union-attr]  # one of the two is known
    return Span(first, date.latest or datetime.date(first.year, 12, 31))


@dataclass(frozen=True, slots=True)
class Clocks:
    """A claim on its two clocks: EDTF texts, None where not known."""

    claim: Claim
    said: str | None
    told: str | None

    @property
    def kind(self) -> str:
        """Whether it was told within a year, as far as the dates allow, or later; or what is not known."""
        said, told = span(self.said), span(self.told)
        if told is None:
            return TOLD_UNKNOWN
        if said is None:
            return SAID_UNKNOWN
        return LATER if (told.first - said.last).days > 366 else AT_THE_TIME

    @property
    def years(self) -> int | None:
        """The years between the two."""
        return years_between(self.said, self.told)


def clocks(book: Book, claim: Claim) -> Clocks:
    """Return when the words were said, or else when what they speak of happened; and when they were told."""
    return Clocks(claim, book.date(claim), book.telling_date(claim))


def counted(found: Iterable[Clocks]) -> Mapping[str, int]:
    """Return how many there are of each kind."""
    kinds = [one.kind for one in found]
    return {kind: kinds.count(kind) for kind in TELLING_KINDS}
