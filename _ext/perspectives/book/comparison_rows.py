"""The rows of a comparison: which accounts stand beside each other, and in which order they are read.

First come the accounts that answer or dispute each other, then one account of each further side,
then what else a side says. A row has three accounts at most.
The order of the rows is the order of reading in every output.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from perspectives.book.pairs import Pair, pairs
from perspectives.records.claim_records import Claim, Comparison
from perspectives.records.declarations import Perspective

if TYPE_CHECKING:
    from perspectives.book.comparison_answers import Column, ComparisonAnswers, DocumentPassage

T = TypeVar("T")

WIDEST = 3
"""So many accounts stand beside each other at most."""

Account: TypeAlias = "Claim | DocumentPassage"
"""What stands in a comparison: a claim, or a passage of a document."""


@dataclass(frozen=True, slots=True)
class Row:
    """Accounts that stand beside each other, at most three.

    :ivar accounts: from left to right
    :ivar pairs: who answers or disputes whom among them; empty where they are only different sides
    """

    accounts: tuple[Account, ...]
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Further:
    """What a side says besides its accounts in the rows.

    :ivar perspective: None for the accounts whose perspective is not known
    :ivar continued: whether an account of this side stands in a row above
    """

    perspective: Perspective | None
    accounts: tuple[Account, ...]
    continued: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of a comparison and what follows them, from top to bottom.

    :ivar rows: the pairs, then the further sides
    :ivar further: for each side in the order of the columns, what it says besides; often empty
    :ivar silent: the columns of the core perspectives without an account
    :ivar reported: the core perspectives for which only others write here
    """

    rows: tuple[Row, ...]
    further: tuple[Further, ...]
    silent: tuple[Column, ...]
    reported: tuple[Perspective, ...]

    def further_rows(self) -> Iterator[Sequence[Further]]:
        """Yield what the sides say besides, row by row.

        Sides with one account more stand beside each other, above those with several, which have a row each.
        """
        yield from evenly([one for one in self.further if len(one.accounts) == 1], WIDEST)
        yield from ([one] for one in self.further if len(one.accounts) > 1)

    def accounts(self) -> Iterator[Account]:
        """Yield every account in the order of reading."""
        for row in self.rows:
            yield from row.accounts
        for several in self.further_rows():
            for one in several:
                yield from one.accounts


def layout(book: ComparisonAnswers, comparison: Comparison) -> Layout:
    """Return how the accounts of a comparison are set."""
    columns = book.columns(comparison)
    rows = _pair_rows(book, comparison)
    placed = {account.id for row in rows for account in row.accounts if isinstance(account, Claim)}
    rest = [
        (column, [one for one in _accounts(column) if not isinstance(one, Claim) or one.id not in placed])
        for column in columns
    ]
    speaking = [accounts for _column, accounts in rest if accounts]
    if len(speaking) > 1:
        firsts = [accounts.pop(0) for accounts in speaking]
        rows += [Row(tuple(several)) for several in evenly(firsts, WIDEST)]
    further = tuple(
        Further(column.perspective, tuple(accounts), len(accounts) < len(_accounts(column)))
        for column, accounts in rest
        if accounts
    )
    return Layout(
        rows=tuple(rows),
        further=further,
        silent=tuple(column for column in columns if column.silence),
        reported=tuple(column.perspective for column in columns if column.is_reported and column.perspective),
    )


def evenly(several: Sequence[T], most: int) -> list[Sequence[T]]:
    """Return *several* in as few groups of at most *most* as possible, which differ by one at most.

    Four things in groups of three at most are two and two: nothing stands alone that need not.
    """
    number = -(-len(several) // most)
    groups: list[Sequence[T]] = []
    start = 0
    for left in range(number, 0, -1):
        end = start + -(-(len(several) - start) // left)
        groups.append(several[start:end])
        start = end
    return groups


def _accounts(column: Column) -> list[Account]:
    return [*column.claims, *column.passages]


def _pair_rows(book: ComparisonAnswers, comparison: Comparison) -> list[Row]:
    """Return a row for each pair. A claim that is in two pairs brings both together, up to three claims.

    A claim stands once. Where a row is full, or both claims stand already, the claim itself names the other.
    Who speaks first stands left of whom it is paired with.
    """
    rows: list[list[str]] = []
    found = pairs(comparison, book)
    for pair in found:
        there = [row for row in rows if pair.first in row or pair.second in row]
        if not there:
            rows.append([pair.first, pair.second])
        elif len(there) == 1 and len(there[0]) < WIDEST:
            row = there[0]
            if pair.second not in row:
                row.insert(row.index(pair.first) + 1, pair.second)
            elif pair.first not in row:
                row.insert(row.index(pair.second), pair.first)
    return [
        Row(
            tuple(book.claims[id_] for id_ in row),
            tuple(pair for pair in found if {pair.first, pair.second} <= set(row)),
        )
        for row in rows
    ]
