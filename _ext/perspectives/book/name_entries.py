"""The entries of the index: for each name its claims, and the places that speak of it, under their chapters.

The screen and the paper print the same entries. No Sphinx here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from perspectives.book.name_places import Mention
from perspectives.records.claim_records import Claim
from perspectives.records.indexed_name import IndexedName

if TYPE_CHECKING:
    from perspectives.book.book import Book

_ = get_translation("perspectives")

PLAIN_PLACES = 5
"""An entry with so many places or fewer has no sub-entries."""
SUBENTRIES = 10
"""The number of chapters that become sub-entries, at most; documents and lessons are one more each."""
MANY_PLACES = 40
"""In an entry with more places, those that only name somebody in passing are left out."""
IN_PASSING = 3
"""A place that names somebody fewer times, and not in a title, names it in passing."""


@dataclass(frozen=True, slots=True)
class SubEntry:
    """A part of an entry: its words, and the mentions under it."""

    words: str
    mentions: tuple[Mention, ...]


@dataclass(slots=True)
class NameEntry:
    """An entry of the index.

    :ivar said: the claims whose voice it is
    :ivar reported: the claims of others that it reports
    :ivar rest: the mentions that stand under no sub-entry
    :ivar mentions: all mentions that count, in the order of the book
    :ivar passed_over: how many mentions are left out, because they only name it in passing
    """

    name: IndexedName
    said: list[Claim] = field(default_factory=list)
    reported: list[Claim] = field(default_factory=list)
    subentries: list[SubEntry] = field(default_factory=list)
    rest: list[Mention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    passed_over: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether it leads to no place."""
        return not (self.said or self.reported or self.mentions or self.name.see)

    @property
    def letter(self) -> str:
        """The letter that it stands under."""
        return letter_of(self.name.sort)


def letter_of(sort: str) -> str:
    """Return the capital that a name stands under, without its mark; “#” for what begins with no letter."""
    first = next((sign for sign in sort if sign.isalnum()), "#")
    base = unicodedata.normalize("NFKD", first)[0].upper()
    return {"Đ": "D", "Ł": "L", "Ø": "O"}.get(base, base) if base.isalpha() else "#"


def sort_form(text: str) -> str:
    """Return the form by which names are ordered, word by word and without marks."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d").replace("ł", "l"))
    return "".join(sign for sign in plain if sign.isalnum() or sign in " ,")


def entries_of(book: Book, mentions: Mapping[str, Sequence[Mention]]) -> list[NameEntry]:
    """Return the entries that lead to a place, in their order.

    :param mentions: what :func:`perspectives.book.name_places.find_mentions` found
    """
    entries = {id_: NameEntry(name) for id_, name in book.registry.names.items() if name.is_indexed}
    for claim in book.claims.values():
        if claim.voice in entries:
            entries[claim.voice].said.append(claim)
        for id_ in dict.fromkeys(claim.via):
            if id_ in entries:
                entries[id_].reported.append(claim)
    for id_, found in mentions.items():
        if id_ in entries:
            _place(book, entries[id_], found)
    kept = [one for one in entries.values() if not one.is_empty]
    return sorted(kept, key=lambda one: (sort_form(one.name.sort), one.name.id))


def unit_of(mention: Mention) -> tuple[str, str]:
    """Return the document, and the comparison or section in it, that holds a mention."""
    text = mention.text
    return mention.docname, f"accounts-{text.comparison}" if text.comparison else text.section


def _place(book: Book, entry: NameEntry, found: Sequence[Mention]) -> None:
    """Put mentions into an entry, under sub-entries where it has many."""
    units: dict[tuple[str, str], list[Mention]] = {}
    for mention in found:
        units.setdefault(unit_of(mention), []).append(mention)
    if len(units) > MANY_PLACES:
        units = {
            unit: inside
            for unit, inside in units.items()
            if sum(one.count for one in inside) >= IN_PASSING or any(one.text.is_title for one in inside)
        }
    entry.mentions = [mention for mention in found if unit_of(mention) in units]
    entry.passed_over = len(found) - len(entry.mentions)
    if len(units) <= PLAIN_PLACES:
        entry.rest = entry.mentions
        return
    groups: dict[str, list[Mention]] = {}
    for mention in entry.mentions:
        groups.setdefault(_group(book, mention.docname), []).append(mention)
    chapters = [name for name in groups if name not in _common_groups()]
    weight: Callable[[str], int] = lambda name: sum(one.count for one in groups[name])  # noqa: E731
    heavy = [name for name in chapters if len({unit_of(one) for one in groups[name]}) > 1 or weight(name) > 2]
    chosen = {*sorted(heavy, key=lambda name: (-weight(name), name))[:SUBENTRIES], *_common_groups()}
    if len(chosen & groups.keys()) <= 1:
        entry.rest = entry.mentions
        return
    for name, inside in groups.items():
        if name in chosen:
            entry.subentries.append(SubEntry(_words(book, name, inside), tuple(inside)))
        else:
            entry.rest += inside


DOCUMENTS, LESSONS = "in documents", "in lessons"
"""The groups of pages that have one sub-entry together."""


def _common_groups() -> dict[str, str]:
    return {DOCUMENTS: str(_("in documents")), LESSONS: str(_("in lessons"))}


def _group(book: Book, docname: str) -> str:
    """Return the name of the group that a page belongs to: its own, or that of all documents or lessons."""
    records = book.records[docname]
    if records.texts or records.parallels:
        return DOCUMENTS
    return LESSONS if records.lessons else docname


def _words(book: Book, group: str, mentions: Iterable[Mention]) -> str:
    """Return the words of a sub-entry: the question or section that holds all of it, else the chapter."""
    common = _common_groups()
    if group in common:
        return common[group]
    mentions = list(mentions)
    comparisons = {one.text.comparison for one in mentions}
    if len(comparisons) == 1 and (only := comparisons.pop()) in book.comparisons:
        return book.comparisons[only].title
    sections = {one.text.section for one in mentions}
    if len(sections) == 1:
        label = sections.pop()
        titles = {one.label: one.title for one in book.records[group].sections}
        # A page of notes has a section for each chapter, with the title of the chapter.
        if titles.get(label, "") not in {"", *(one.title for one in book.records.values())}:
            return titles[label]
    return book.records[group].title


def by_letter(entries: Iterable[NameEntry]) -> list[tuple[str, list[NameEntry]]]:
    """Return the entries under their letters."""
    return [(letter, list(group)) for letter, group in groupby(entries, key=lambda one: one.letter)]
