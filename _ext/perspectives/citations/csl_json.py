"""An entry of the bibliography as a CSL-JSON item (CSL 1.0.2, citeproc's input schema).

The item has only the variables for which the entry has a field.
:mod:`perspectives.citations.entry_field_names` has the variable of each field.
These fields become variables with another meaning:

* ``organization``: the website of an online work (``container-title``), the publisher of other works;
* ``howpublished``, the place where the original of a copy lies or was printed: ``archive_location``;
* ``chapter``: the ``number`` of a document; if it is only a number, the ``chapter-number``;
* ``number``: the ``issue`` of an article, the ``collection-number`` of a work in a series;
* ``volume``: if it has a colon (“3: The Tower, 1701–1720”), the words after it are the ``volume-title``;
* ``origyear``: the ``original-date``, unless the work was published in the same year.
  Where no date of publication is known, it is ``issued``, since managers of references read no other date;
  of a book, or a part of one, the year is in brackets: it is not that of the edition (:func:`own_date`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pybtex.database import Entry, Person

from perspectives.citations.date_texts import csl_date
from perspectives.citations.entry_field_names import (
    DATE_FIELDS,
    FIELD_VARIABLES,
    NAME_FIELDS,
    VERBATIM_FIELDS,
)
from perspectives.citations.entry_fields import family_name, given_names, persons, plain, unmarked
from perspectives.citations.entry_reader import read_entry
from perspectives.citations.entry_types import ARTICLES, PART_TYPES
from perspectives.citations.manager_items import part_number
from perspectives.citations.work_entry import Fault, WorkEntry, unused_fields

NAME_VARIABLES = {"bookauthor": "container-author"}
MARKED_VARIABLES = frozenset(
    {
        "title",
        "container-title",
        "title-short",
        "collection-title",
        "original-title",
        "event-title",
        "note",
        "annote",
    }
)
"""The variables that can have words in italics."""


def csl_item(key: str, entry: Entry) -> dict[str, Any]:
    """Return the entry as a CSL-JSON item, its variables in a fixed order."""
    return _item(key, read_entry(key, entry))[0]


def faults_of(key: str, entry: WorkEntry) -> Iterator[Fault]:
    """Yield a fault for each field that has no place in the item: another one has it already."""
    yield from unused_fields(entry, _item(key, entry)[1])


def _item(key: str, entry: WorkEntry) -> tuple[dict[str, Any], list[str]]:
    """Return the item, and the names of the fields that are in it."""
    item: dict[str, Any] = {"id": key, "type": entry.work_type}
    used = []
    for role in NAME_FIELDS:
        named = persons(entry, role)
        if named:
            item[NAME_VARIABLES.get(role, role)] = [_name(person) for person in named]
    for name, usual in FIELD_VARIABLES.items():
        if text := entry.fields.get(name, ""):
            variable = _variable(name, entry) or usual
            value = _value(name, variable, text)
            if item.setdefault(variable, value) == value:
                used.append(name)
    volume, colon, title = item.get("volume", "").partition(": ")
    if colon:
        item |= {"volume": volume, "volume-title": title}
    if number := part_number(item):
        # Our own BibTeX has it twice.
        item["note"] = item.get("note", "").removeprefix(number).removeprefix(". ")
    item |= _dates(entry)
    return {name: value for name, value in item.items() if value}, used


def _dates(entry: WorkEntry) -> dict[str, Any]:
    dates: dict[str, Any] = {}
    for name, variable in DATE_FIELDS.items():
        date = csl_date(entry.fields.get(name, ""))
        known = dates.setdefault(variable, date) if date else {}
        if known is not date and "literal" in date and _year(known) == _year(date):
            # The words for the year, beside the date that can be sorted.
            dates[variable] = {**known, "literal": date["literal"]}
    if _year(dates.get("issued")) == _year(dates.get("original-date")) != []:
        del dates["original-date"]
    if "original-date" in dates and "issued" not in dates:
        dates["issued"] = own_date(dates.pop("original-date"), entry.work_type)
    return dates


def own_date(date: dict[str, Any], work_type: str) -> dict[str, Any]:
    """Return the date that a work bears as its ``issued``, for a work of which no other date is known.

    :param work_type: the type of CSL; of a book, and of a part of one, the year stands in brackets
    """
    year = _year(date)
    if work_type not in PART_TYPES | {"book"} or not year or "literal" in date:
        return date
    doubt = "?" if date.get("circa") else ""
    return {**date, "literal": f"[{year[0]}{doubt}]"}


def _value(name: str, variable: str, text: str) -> str:
    """Return the text of a field: an address as it is, others as they are printed."""
    if name in VERBATIM_FIELDS:
        return text
    return plain(text) if variable in MARKED_VARIABLES else unmarked(text)


def _variable(name: str, entry: WorkEntry) -> str | None:
    """Return the variable of a field that has another meaning in this entry; None if it has its usual one."""
    kind = entry.work_type
    if (kind, name) == ("webpage", "organization"):
        return "container-title"
    if name == "number" and kind in ARTICLES:
        return "issue"
    if name == "chapter" and plain(entry.fields[name]).isdecimal():
        return "chapter-number"
    return "collection-number" if name == "number" and entry.fields.get("series") else None


def _name(person: Person) -> dict[str, str]:
    if not given_names(person) and not person.prelast_names:
        return {"literal": family_name(person)}
    parts = {
        "family": unmarked(" ".join(person.last_names)),
        "given": given_names(person),
        "non-dropping-particle": unmarked(" ".join(person.prelast_names)),
        "suffix": unmarked(" ".join(person.lineage_names)),
    }
    return {part: value for part, value in parts.items() if value}


def _year(date: dict[str, Any] | None) -> list[int]:
    """Return the year of a date, alone in a list; empty if it is not known."""
    parts = date.get("date-parts") if date else None
    return parts[0][:1] if parts else []
