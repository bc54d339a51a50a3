"""An entry of the bibliography as a CSL-JSON item (CSL 1.0.2, citeproc's input schema).

The item has only the variables for which the entry has a field.
These fields become variables with another meaning:

* ``organization``: the website of an online work (``container-title``), the publisher of other works;
* ``howpublished``, the place where the original of a copy lies or was printed: ``archive_location``;
* ``chapter``: the ``number`` of a document; if it is only a number, the ``chapter-number``;
* ``number``: the ``issue`` of an article, the ``collection-number`` of a work in a series;
* ``volume``: if it has a colon (“3: The Tower, 1701–1720”), the words after it are the ``volume-title``;
* ``origyear``: the ``original-date``, unless the work was published in the same year.
"""

from __future__ import annotations

import re
from typing import Any

from pybtex.database import Entry, Person

from perspectives.citations.entry_fields import family_name, given_names, persons, plain

CSL_TYPES = {
    "book": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "article": "article-journal",
    "techreport": "report",
    "unpublished": "manuscript",
    "online": "webpage",
    "misc": "document",
    "collection": "book",
}
CSL_FIELDS = {
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "publisher": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "volume": "volume",
    "number": "number",
    "pages": "page",
    "edition": "edition",
    "series": "collection-title",
    "chapter": "number",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "note": "note",
    "language": "language",
    "archive": "archive",
    "collection": "archive_collection",
    "shorttitle": "title-short",
    "howpublished": "archive_location",
    "type": "genre",
}

ORIGINAL_DATE_FIELDS = (("origyear", "original-date"), ("origdate", "original-date"))


def csl_item(key: str, entry: Entry) -> dict[str, Any]:
    """Return the entry as a CSL-JSON item, its variables in a fixed order."""
    kind = entry.type.lower()
    item: dict[str, Any] = {"id": key, "type": CSL_TYPES.get(kind, "document")}
    for role in ("author", "editor", "translator"):
        named = persons(entry, role)
        if named:
            item[role] = [_name(person) for person in named]
    for name, variable in CSL_FIELDS.items():
        value = plain(entry.fields.get(name, ""))
        if value:
            item.setdefault(_variable(kind, name, entry) or variable, value)
    volume, colon, title = item.get("volume", "").partition(": ")
    if colon:
        item |= {"volume": volume, "volume-title": title}
    for name, variable in (("date", "issued"), ("year", "issued"), *ORIGINAL_DATE_FIELDS):
        value = entry.fields.get(name)
        if value and variable not in item:
            item[variable] = _date(plain(value))
    if "original-date" in item and _year(item.get("issued")) == _year(item["original-date"]) is not None:
        del item["original-date"]
    return item


def _variable(kind: str, name: str, entry: Entry) -> str | None:
    """Return the variable of a field that has another meaning in this entry; None if it has its usual one."""
    if (kind, name) == ("online", "organization"):
        return "container-title"
    if name == "number" and kind == "article":
        return "issue"
    if name == "chapter" and plain(entry.fields[name]).isdecimal():
        return "chapter-number"
    return "collection-number" if name == "number" and entry.fields.get("series") else None


def _name(person: Person) -> dict[str, str]:
    if not given_names(person) and not person.prelast_names:
        return {"literal": family_name(person)}
    parts = {
        "family": plain(" ".join(person.last_names)),
        "given": given_names(person),
        "non-dropping-particle": plain(" ".join(person.prelast_names)),
        "suffix": plain(" ".join(person.lineage_names)),
    }
    return {part: value for part, value in parts.items() if value}


EXACT_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
"""A year, a month or a day; not a season, which EDTF writes like a month."""


def _date(text: str) -> dict[str, Any]:
    """Return a CSL date: parts if *text* is a date or a period, perhaps approximate; else the text."""
    ends = text.rstrip("~?%").split("/")
    if len(ends) > 2 or not all(EXACT_DATE.fullmatch(end) for end in ends):
        return {"literal": text}
    parts = {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}
    return parts if text[-1] not in "~?%" else {**parts, "circa": True}


def _year(date: dict[str, Any] | None) -> int | None:
    parts = date.get("date-parts") if date else None
    return parts[0][0] if parts else None
