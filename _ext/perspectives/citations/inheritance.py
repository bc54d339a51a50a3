"""What an entry of a bibliography takes from another: ``crossref`` and ``xdata``.

The rules are those of BibLaTeX (its manual, appendix B) as far as they concern fields that are kept here:
a part takes the title of its book as ``booktitle``, an article that of its periodical as ``journal``,
a volume that of its set as ``maintitle``. In BibTeX, a book has its title as
``booktitle`` too.
What says something of the book alone, such as its DOI, is not taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NamedTuple

from perspectives.citations.entry_field_names import NOT_INHERITED

SETS = frozenset({"mvbook", "mvcollection", "mvreference", "mvproceedings"})
PARTS = frozenset(
    "incollection inbook bookinbook suppbook suppcollection inreference inproceedings conference".split()
)
DATES = frozenset({"date", "year", "month", "day"})
PARTS_OF_AUTHORS_BOOKS = frozenset({"inbook", "bookinbook", "suppbook"})


class RawEntry(NamedTuple):
    """An entry as it was typed: its type in lower case, and its fields by their names here."""

    kind: str
    fields: Mapping[str, str]


class Broken(NamedTuple):
    """A reference to a parent that cannot be followed, and whether it leads back to the entry itself."""

    field: str
    key: str
    is_circle: bool = False


def inherited(
    key: str, entries: Mapping[str, RawEntry], alone: Set[str] = frozenset()
) -> tuple[dict[str, str], list[Broken]]:
    """Return the fields of an entry with those that it takes from others, and the references that fail.

    :param entries: all entries, by their keys in lower case
    :param alone: the fields that a part does not take from its whole, besides :data:`NOT_INHERITED`
    """
    return _inherited(key.lower(), entries, NOT_INHERITED | alone, ())


def _inherited(
    key: str, entries: Mapping[str, RawEntry], alone: Set[str], path: tuple[str, ...]
) -> tuple[dict[str, str], list[Broken]]:
    entry = entries[key]
    fields = dict(entry.fields)
    # The date of a parent is not mixed with a date of the entry's own.
    closed = DATES if DATES & set(fields) else frozenset()
    broken = []
    for name in ("xdata", "crossref"):
        for parent in _keys(fields.pop(name, "")):
            if parent.lower() not in entries:
                broken.append(Broken(name, parent))
            elif parent.lower() in (*path, key):
                broken.append(Broken(name, parent, is_circle=True))
            else:
                taken, others = _inherited(parent.lower(), entries, alone, (*path, key))
                broken += [Broken(name, parent, is_circle=True) for other in others if other.is_circle]
                if name == "crossref":
                    taken = {name: value for name, value in taken.items() if name not in alone}
                    taken = _as_part(entry.kind, entries[parent.lower()].kind, taken)
                for field, value in taken.items():
                    if field not in closed:
                        fields.setdefault(field, value)
    return fields, broken


def _keys(text: str) -> list[str]:
    return [key for part in text.split(",") if (key := part.strip())]


def _as_part(kind: str, parent: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a parent under the names that they have in a part of it."""
    taken = dict(fields)
    if parent in SETS:
        _rename(taken, "title", "maintitle")
        _rename(taken, "subtitle", "mainsubtitle")
    elif kind in PARTS and parent not in PARTS:
        _rename(taken, "title", "booktitle")
        _rename(taken, "subtitle", "booksubtitle")
    elif parent == "periodical":
        _rename(taken, "title", "journal")
        _rename(taken, "subtitle", "journalsubtitle")
    if kind in PARTS_OF_AUTHORS_BOOKS and "author" in taken:
        taken.setdefault("bookauthor", taken["author"])
    elif kind in PARTS:
        _rename(taken, "author", "bookauthor")
    return taken


def _rename(fields: dict[str, str], old: str, new: str) -> None:
    """Give a field another name; a field that has this name already stays."""
    if old in fields:
        fields.setdefault(new, fields.pop(old))
        fields.pop(old, None)
