"""Ids that are declared, even where the declaration or its file cannot be read.

A file that cannot be read is one problem: what names its records is no second one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from perspectives.book.book import Book


@dataclass(frozen=True, slots=True)
class DeclaredIds(Collection[str]):
    """The ids of one kind of record. To loop over them gives those that were read.

    :ivar read: the ids that were read
    :ivar faulty: the ids whose declaration has a fault, which is reported
    :ivar is_unread: whether the file could not be read or declares nothing: every id may have been in it
    """

    read: Collection[str]
    faulty: Collection[str] = ()
    is_unread: bool = False

    def __contains__(self, id_: object) -> bool:
        return self.is_unread or id_ in self.read or id_ in self.faulty

    def __iter__(self) -> Iterator[str]:
        return iter(self.read)

    def __len__(self) -> int:
        return len(self.read)


def declared_ids(book: Book, kind: str) -> DeclaredIds:
    """Return the ids of a *kind*: ``voices``, ``events``, ``perspectives`` or ``works``."""
    registry = book.registry
    if kind == "works":
        is_empty = not book.works and not book.faulty_works
        return DeclaredIds(book.works, book.faulty_works, book.has_unread_works or is_empty)
    kinds: dict[str, Collection[str]]
    kinds = {"voices": registry.voices, "events": registry.events, "perspectives": registry.perspectives}
    is_empty = not kinds[kind] and kind not in registry.faulty_kinds
    return DeclaredIds(kinds[kind], registry.faulty, kind in registry.unread or is_empty)


def empty_problems(book: Book, bibliography: str) -> Iterator[Problem]:
    """Yield a problem for each file that declares nothing although the book names what it should declare.

    :param bibliography: the file of the works, as an editor sees it
    """
    claims = book.claims.values()
    named: dict[str, Iterable[str | None]] = {
        "perspectives": (claim.voice for claim in claims),
        "voices": (claim.voice for claim in claims),
        "events": [*(one.event for one in claims), *(one.event for one in book.comparisons.values())],
        "works": (work for claim in claims for work in (claim.source, claim.quoted_in)),
    }
    for kind, ids in named.items():
        first = next((id_ for id_ in ids if id_), None)
        unread = book.has_unread_works if kind == "works" else kind in book.registry.unread
        if first and not unread and declared_ids(book, kind).is_unread:
            path = bibliography if kind == "works" else book.registry.files.get(kind, "")
            yield Problem("nothing-declared", 1, path=path, value=f"no {kind}")


MOST_NAMES = 12
"""The most names that a message lists to choose from."""


def names_to_choose(ids: Collection[str]) -> str:
    """Return the names to choose from, in words; empty where there are too many to list."""
    names = list(ids)
    return "one of " + ", ".join(names) if 0 < len(names) <= MOST_NAMES else ""


def has_unread(book: Book) -> bool:
    """Return whether a file of voices, events or works could not be read, or declares nothing."""
    return any(declared_ids(book, kind).is_unread for kind in ("voices", "events", "works"))
