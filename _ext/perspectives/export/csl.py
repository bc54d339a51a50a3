"""A bibliography entry as a CSL-JSON item (citeproc's input schema); only fields the entry has are given."""

from __future__ import annotations

import re
from typing import Any

from pybtex.database import Entry, Person

from perspectives.citing.keys import family, given, persons, plain

TYPES = {
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
FIELDS = {
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "publisher": "publisher",
    "institution": "publisher",
    "address": "publisher-place",
    "volume": "volume",
    "number": "number",
    "pages": "page",
    "edition": "edition",
    "series": "collection-title",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "note": "note",
    "language": "language",
    "archive": "archive",
    "collection": "archive_collection",
    "shorttitle": "title-short",
    "howpublished": "medium",
}


def csl_item(key: str, entry: Entry) -> dict[str, Any]:
    """Return the entry as a CSL-JSON item, fields in a fixed order."""
    kind = entry.type.lower()
    item: dict[str, Any] = {"id": key, "type": TYPES.get(kind, "document")}
    for role in ("author", "editor", "translator"):
        named = persons(entry, role)
        if named:
            item[role] = [_name(person) for person in named]
    for name, variable in FIELDS.items():
        value = entry.fields.get(name)
        if value:
            item["issue" if (kind, name) == ("article", "number") else variable] = plain(value)
    for name, variable in (("date", "issued"), ("year", "issued"), ("origyear", "original-date")):
        value = entry.fields.get(name)
        if value and variable not in item:
            item[variable] = _date(plain(value))
    return item


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


def _date(text: str) -> dict[str, Any]:
    """Return a CSL date: parts where the text is a plain date or period, the EDTF text itself otherwise."""
    ends = text.split("/")
    if all(re.fullmatch(r"\d{4}(-\d{2}){0,2}", end) for end in ends) and len(ends) <= 2:
        return {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}
    return {"edtf": text} if re.match(r"\d{3}", text) else {"literal": text}
