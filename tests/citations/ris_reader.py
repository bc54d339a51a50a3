"""Reads RIS as a reference manager does, with the library rispy: a record becomes an item of CSL-JSON."""

from __future__ import annotations

from typing import Any

import rispy

from perspectives.citations.date_texts import csl_date
from perspectives.citations.entry_types import PART_TYPES
from perspectives.citations.ris import RIS_TYPES

CSL_TYPES = {ris: csl for csl, ris in reversed(RIS_TYPES.items())}
"""The CSL type of a RIS type; where two types have the same one, the first."""
PLAIN_FIELDS = {
    "title": "title",
    "short_title": "title-short",
    "publisher": "publisher",
    "place_published": "publisher-place",
    "edition": "edition",
    "number": "issue",
    "doi": "DOI",
    "language": "language",
    "name_of_database": "archive",
    "type_of_work": "genre",
    "tertiary_title": "collection-title",
}


def item_of(text: str) -> dict[str, Any]:
    """Return the work in a record of RIS."""
    [record] = rispy.loads(text)
    kind = CSL_TYPES[record["type_of_reference"]]
    item: dict[str, Any] = {"id": record["id"], "type": kind}
    editors = "tertiary_authors" if kind == "book" else "secondary_authors"
    for field, role in (("authors", "author"), (editors, "editor"), ("subsidiary_authors", "translator")):
        if people := record.get(field):
            item[role] = [_name(person) for person in people]
    item |= {variable: record[field] for field, variable in PLAIN_FIELDS.items() if record.get(field)}
    if series := record.get("secondary_title"):
        item["collection-title" if kind == "book" else "container-title"] = series
    volume, _colon, volume_title = record.get("volume", "").partition(": ")
    item |= {"volume": volume, "volume-title": volume_title}
    item |= _numbers(record, kind, item)
    first, last = record.get("start_page", ""), record.get("end_page", "")
    if kind == "book" and first and not last:
        item["number-of-pages"] = first
    else:
        item["page"] = "–".join(part for part in (first, last) if part)
    item["archive_location"] = record.get("accession_number")
    item["URL"] = "".join(record.get("urls", []))
    notes = record.get("notes", [])
    # The number of a part, and the archive of a web page, are notes too.
    twice = {"webpage": "archive_location", **dict.fromkeys(PART_TYPES, "number")}.get(kind, "")
    if item.get(twice):
        assert notes[0] == item[twice]
        notes = notes[1:]
    item["note"] = "".join(notes)
    item["issued"] = _issued(record)
    item["accessed"] = _day(record.get("access_date", ""))
    item["original-date"] = _original(record.get("original_publication", ""))
    return {name: value for name, value in item.items() if value}


def _numbers(record: dict[str, Any], kind: str, item: dict[str, Any]) -> dict[str, Any]:
    serial, custom = record.get("issn"), "".join(record.get("note", ""))
    numbers: dict[str, Any] = {}
    if kind == "report":
        numbers["number"] = serial
    elif serial:
        numbers["ISBN" if kind in ("book", "chapter", "paper-conference") else "ISSN"] = serial
    if section := record.get("section"):
        numbers["chapter-number" if section.isdecimal() else "number"] = section
    if custom:
        numbers["collection-number" if "collection-title" in item else "number"] = custom
    return numbers


def _name(text: str) -> dict[str, str]:
    family, comma, rest = text.partition(", ")
    if not comma:
        return {"literal": text}
    given, _comma, suffix = rest.partition(", ")
    words = family.split()
    count = next((number for number, word in enumerate(words) if word[0].isupper()), len(words))
    parts = {
        "family": " ".join(words[count:]),
        "given": given,
        "non-dropping-particle": " ".join(words[:count]),
        "suffix": suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _issued(record: dict[str, Any]) -> dict[str, Any]:
    day, year = _day(record.get("date", "")), csl_date(record.get("year", ""))
    return {**day, "literal": year["literal"]} if day and "literal" in year else day or year


def _day(text: str) -> dict[str, Any]:
    """Return the date in the form YYYY/MM/DD/other."""
    *parts, other = [*text.split("/"), "", "", ""][:4]
    point = [int(part) for part in parts if part]
    if not point:
        return {}
    end = csl_date(other.removeprefix("to ")).get("date-parts", []) if other.startswith("to ") else []
    return {"date-parts": [point, *end], **({"circa": True} if other == "circa" else {})}


def _original(text: str) -> dict[str, Any]:
    date = csl_date(text.removeprefix("ca. "))
    return {**date, "circa": True} if text.startswith("ca. ") else date
