"""What each side says to each question, in a cell: how many accounts, by whose pen, whether in dispute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.book.comparison_answers import Column
from perspectives.book.pairs import disputes
from perspectives.book.sides import side_of
from perspectives.book.wording import quantity
from perspectives.records import vocabulary
from perspectives.records.claim_records import Comparison
from perspectives.records.dates import parse_date, sort_key
from perspectives.records.declarations import Perspective
from perspectives.records.primary_texts import Document

_ = get_translation("perspectives")

OWN_PEN, OTHER_PEN, SILENT, ABSENT = "own", "other", "silent", "absent"


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One side at one question.

    :ivar accounts: the number of its accounts: claims and passages
    :ivar pens: for each account that another side wrote down, the id of that side; None where it is not known
    :ivar is_in_dispute: whether one of its claims disputes another claim of the question, or is disputed
    :ivar silence: the kind of its silence; None where it has an account, or where the book looks for none
    :ivar claim: the id of its first claim that stands in this comparison and in no other; empty for none
    """

    perspective: Perspective
    accounts: int = 0
    pens: tuple[str | None, ...] = ()
    is_in_dispute: bool = False
    silence: str | None = None
    claim: str = ""

    @property
    def kind(self) -> str:
        """``own`` with an account by its own pen, ``other`` with others only; ``silent`` or ``absent``."""
        if self.accounts:
            return OTHER_PEN if len(self.pens) == self.accounts else OWN_PEN
        return SILENT if self.silence else ABSENT


def matrix_sides(book: Book) -> list[Perspective]:
    """Return the sides of the matrix: those with a column, core sides first, each in the registry’s order."""
    return sorted(book.used_perspectives(), key=lambda one: not one.core)


def matrix_cells(book: Book, comparison: Comparison, sides: Sequence[Perspective]) -> list[MatrixCell]:
    """Return a cell for each of *sides*."""
    in_dispute = {id_ for pair in disputes(comparison, book) for id_ in (pair.first, pair.second)}
    columns = {column.perspective.id: column for column in book.columns(comparison) if column.perspective}
    return [
        _cell(book, comparison, columns[side.id], side, in_dispute)
        if side.id in columns
        else MatrixCell(side)
        for side in sides
    ]


def cell_words(book: Book, cell: MatrixCell) -> str:
    """Return a cell in words: “Abbey: by the village’s pen, 2 accounts”; empty for a side that is not asked.

    Whether it is in dispute is not said.
    """
    name = cell.perspective.short
    if cell.silence:
        return f"{name}: {vocabulary.silence_short(cell.silence)}"
    if not cell.accounts:
        return ""
    accounts = quantity(cell.accounts, "account", "accounts")
    pens = list(dict.fromkeys(_pen(book, id_) for id_ in cell.pens))
    if not pens:
        return f"{name}: {accounts}"
    if cell.kind == OTHER_PEN:
        by = _("by {pens}").format(pens=_(" and ").join(pens))
        return f"{name}: {by}, {accounts}"
    some = _("{number} of them by {pens}").format(number=len(cell.pens), pens=_(" and ").join(pens))
    return f"{name}: {accounts}, {some}"


def first_year(book: Book, comparison: Comparison) -> str:
    """Return the year in which the event of a comparison began; empty where it is not known."""
    event = book.registry.events.get(comparison.event or "")
    day = parse_date(event.date).earliest if event else None
    return str(day.year) if day else ""


def comparisons_by_date(book: Book) -> list[Comparison]:
    """Return the comparisons by the date of their event, then by id."""
    events = book.registry.events

    def key(comparison: Comparison) -> tuple[object, ...]:
        event = events.get(comparison.event or "")
        return (sort_key(event.date if event else None), comparison.id)

    return sorted(book.comparisons.values(), key=key)


def _cell(
    book: Book, comparison: Comparison, column: Column, side: Perspective, in_dispute: set[str]
) -> MatrixCell:
    hands = [book.hand_perspective(claim) for claim in column.claims]
    hands += [_hand_of(book, one.document) for one in column.passages]
    own = [claim.id for claim in column.claims if claim.accounts == comparison.id]
    return MatrixCell(
        side,
        len(hands),
        tuple(hand for hand in hands if hand != side.id),
        any(claim.id in in_dispute for claim in column.claims),
        column.silence.kind if column.silence else None,
        own[0] if own else "",
    )


def _hand_of(book: Book, document: Document) -> str | None:
    """Return the side of the last hand of a document, at the time; None where it is not known."""
    voice = book.voice(document.last_hand or "")
    return side_of(voice, document.told or book.document_date(document)) if voice else None


def _pen(book: Book, id_: str | None) -> str:
    writer = book.registry.perspectives.get(id_ or "")
    return _("{whose} pen").format(whose=writer.possessive) if writer else str(_("an unnamed pen"))
