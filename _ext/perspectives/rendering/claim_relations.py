"""The links from a claim to other records: what it answers, disputes and supports, and what does so to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from perspectives.book.book import CLAIM_LINKS, Book
from perspectives.doctree.claim_leaves import Relation
from perspectives.records.claim_records import Claim
from perspectives.records.vocabulary import N_

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

FORWARD = {"answers": N_("Answers"), "disputes": N_("Disputes"), "supports": N_("Supports")}
PAIRING = ("answers", "disputes")
"""The kinds of links that put two claims beside each other."""

BACK = {"answers": N_("Answered by"), "disputes": N_("Disputed by"), "supports": N_("Supported by")}
"""The names of the kinds of links between claims: at the claim that has the link, and at its target."""


def relations(
    printer: Printer, claim: Claim, shown_in: str | None, beside: Collection[str] = ()
) -> tuple[Relation, ...]:
    """Return what the claim answers, disputes and supports, and what answers, disputes and supports it.

    A dispute that both claims name is said once.
    A link to the comparison *shown_in* is left out, since the reader is already there.

    :param beside: the ids of the claims that stand in the same row, whose caption says how they are related
    """
    book = printer.book
    lines: list[tuple[str, str, Sequence[str]]] = []
    for names, ids_of in ((FORWARD, _targets), (BACK, partial(_new_sources, book))):
        for kind in CLAIM_LINKS:
            told = [id_ for id_ in ids_of(claim, kind) if kind not in PAIRING or id_ not in beside]
            lines.append((names[kind], "claim", told))
    lines.append((N_("Words within"), "claim", (claim.within,) if claim.within else ()))
    lines.append((N_("Holds the words of"), "claim", book.ids_linking_to(claim.id, "within")))
    elsewhere = tuple(id_ for id_ in book.ids_linking_to(claim.id, "borrowed") if id_ != shown_in)
    lines.append((N_("Shown too in"), "accounts", elsewhere))
    return tuple(linked(printer, lines))


def _targets(claim: Claim, kind: str) -> Sequence[str]:
    """Return the claims that a claim answers, disputes or supports."""
    ids: Sequence[str] = getattr(claim, kind)
    return ids


def _new_sources(book: Book, claim: Claim, kind: str) -> Sequence[str]:
    """Return the claims that answer, dispute or support a claim, without those that it answers and so on."""
    return [id_ for id_ in book.ids_linking_to(claim.id, kind) if id_ not in _targets(claim, kind)]


def linked(printer: Printer, lines: Iterable[tuple[str, str, Sequence[str]]]) -> Iterator[Relation]:
    """Yield a relation for each of *lines*, (name, kind of record, ids), that has ids."""
    for name, kind, ids in lines:
        if ids:
            yield Relation(_(name), tuple(printer.reference(kind, id_) for id_ in ids))
