"""A CSL-JSON item as a record of RIS, a tagged format that reference managers import.

The tags are those of the specification that EndNote and Zotero follow.
Some tags depend on the type of the work, as in the specification: the editor of a book has another tag
than the editor of a chapter.
Dates have the form ``YYYY/MM/DD/other``.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from perspectives.citations.csl_dates import Date, american_date
from perspectives.citations.item import Item
from perspectives.citations.names import NameForm, name

RIS_TYPES = {
    "book": "BOOK",
    "chapter": "CHAP",
    "article-journal": "JOUR",
    "report": "RPRT",
    "webpage": "ELEC",
    "manuscript": "MANSCPT",
    "document": "GEN",
}
INVERTED_NAMES = NameForm(inverted="all")
SERIES_TAGS = {"book": "T2", "chapter": "T3"}
NUMBER_TAGS = {"chapter": "SE", "report": "SN"}
"""The tag for the number of a document in a collection, and of a report; for other types it is ``M1``."""


def ris(item: Mapping[str, Any]) -> str:
    """Return the record of an item; its tags have a fixed order, from ``TY`` to ``ER``."""
    work = Item(item)
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _tags(work) if value]
    return "\n".join([f"TY  - {RIS_TYPES[work.type]}", *lines, "ER  - ", ""])


def _tags(work: Item) -> Iterator[tuple[str, str]]:
    data = {key: re.sub(r"</?i>", "", value) for key, value in work.data.items() if isinstance(value, str)}
    yield "ID", data.get("id", "")
    for role, tag in (
        ("author", "AU"),
        ("editor", "A3" if work.type == "book" else "A2"),
        ("translator", "A4"),
    ):
        # “others” is BibTeX's “and others”, not a person.
        yield from (
            (tag, name(person, INVERTED_NAMES))
            for person in work.names(role)
            if person.get("literal") != "others"
        )
    yield "TI", data.get("title", "")
    yield "ST", data.get("title-short", "")
    yield "T2", data.get("container-title", "")
    yield SERIES_TAGS.get(work.type, "T2"), data.get("collection-title", "")
    yield "VL", ": ".join(data[name] for name in ("volume", "volume-title") if data.get(name))
    yield "IS", data.get("issue", "")
    yield NUMBER_TAGS.get(work.type, "M1"), data.get("number") or data.get("chapter-number", "")
    yield "M1", data.get("collection-number", "")
    first, dash, last = data.get("page", "").replace("-", "–").partition("–")
    yield "SP", first.strip()
    yield "EP", last.strip() if dash else ""
    yield "ET", data.get("edition", "")
    yield "CY", data.get("publisher-place", "")
    yield "PB", data.get("publisher", "")
    issued, original = work.date("issued"), work.date("original-date")
    if issued:
        yield "PY", issued.literal or str(issued.start[0])
        yield "DA", _date(issued)
    yield "OP", ("ca. " if original.circa else "") + american_date(original) if original else ""
    yield "M3", data.get("genre", "")
    yield "DB", data.get("archive", "")
    yield "AN", ", ".join(data[name] for name in ("archive_collection", "archive_location") if data.get(name))
    yield "SN", data.get("ISBN") or data.get("ISSN") or ""
    yield "DO", data.get("DOI", "")
    yield "UR", data.get("URL", "")
    yield "LA", data.get("language", "")
    yield "N1", data.get("note", "")


def _date(date: Date) -> str:
    if date.literal:
        return ""
    parts = [str(date.start[0]), *(f"{part:02}" for part in date.start[1:]), "", ""][:3]
    other = "circa" if date.circa else f"to {american_date(Date(date.end))}" if date.end else ""
    return "/".join([*parts, other])
