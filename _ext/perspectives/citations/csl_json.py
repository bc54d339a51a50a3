"""A bibliography entry as a CSL-JSON item (CSL 1.0.2, citeproc's input schema); only fields the entry has are given.

What a field of an entry becomes, where that is not its namesake:

* the ``organization`` of something online is the website, elsewhere the publisher;
* ``howpublished``, which says where the original of a copy lies or was printed, is the place in an archive;
* ``chapter`` is the number of a document if it is more than a number, ``number`` in a series that of the volume in it;
* the words after the colon of a ``volume``, “3: The Tower, 1701–1720”, are the title of the volume;
* ``origyear`` is the original date, unless the date of publication is of the same year and says it already.
"""

from __future__ import annotations

import re
from typing import Any

from pybtex.database import Entry, Person

from perspectives.citations.entry_fields import family, given, persons, plain

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

ORIGINAL = (("origyear", "original-date"), ("origdate", "original-date"))


def csl_item(key: str, entry: Entry) -> dict[str, Any]:
    """Return the entry as a CSL-JSON item, fields in a fixed order."""
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
    for name, variable in (("date", "issued"), ("year", "issued"), *ORIGINAL):
        value = entry.fields.get(name)
        if value and variable not in item:
            item[variable] = _date(plain(value))
    if "original-date" in item and _year(item.get("issued")) == _year(item["original-date"]) is not None:
        del item["original-date"]
    return item


def _variable(kind: str, name: str, entry: Entry) -> str | None:
    """Return the variable of a field that means something else in this entry."""
    if (kind, name) == ("online", "organization"):
        return "container-title"
    if name == "number" and kind == "article":
        return "issue"
    if name == "chapter" and plain(entry.fields[name]).isdecimal():
        return "chapter-number"
    return "collection-number" if name == "number" and entry.fields.get("series") else None


def _name(person: Person) -> dict[str, str]:
    if not given(person) and not person.prelast_names:
        return {"literal": family(person)}
    parts = {
        "family": plain(" ".join(person.last_names)),
        "given": given(person),
        "non-dropping-particle": plain(" ".join(person.prelast_names)),
        "suffix": plain(" ".join(person.lineage_names)),
    }
    return {part: value for part, value in parts.items() if value}


DAY = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
"""A year, month or day; a season, which EDTF writes like a month, is none."""


def _date(text: str) -> dict[str, Any]:
    """Return a CSL date: parts where the text is a date or period, doubtful or not, and the text itself otherwise."""
    ends = text.rstrip("~?%").split("/")
    if len(ends) > 2 or not all(DAY.fullmatch(end) for end in ends):
        return {"literal": text}
    parts = {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}
    return parts if text[-1] not in "~?%" else {**parts, "circa": True}


def _year(date: dict[str, Any] | None) -> int | None:
    parts = date.get("date-parts") if date else None
    return parts[0][0] if parts else None
