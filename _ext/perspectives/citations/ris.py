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
from perspectives.citations.manager_items import page_place, part_number
from perspectives.citations.names import NameForm, name

RIS_TYPES = {
    "book": "BOOK",
    "chapter": "CHAP",
    "article-journal": "JOUR",
    "report": "RPRT",
    "webpage": "ELEC",
    "manuscript": "MANSCPT",
    "document": "GEN",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "paper-conference": "CONF",
    "entry-encyclopedia": "ENCYC",
    "thesis": "THES",
    "patent": "PAT",
    "dataset": "DATA",
    "software": "COMP",
    "review": "JOUR",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "standard": "STAND",
    "legislation": "STAT",
    "legal_case": "CASE",
    "graphic": "ART",
    "song": "SOUND",
    "motion_picture": "MPCT",
    "performance": "GEN",
}
INVERTED_NAMES = NameForm(inverted="all")
SERIES_TAGS = {"book": "T2"}
"""The tag for the series of a work; for other types it is ``T3``, since ``T2`` has the container."""
NUMBER_TAGS = {"chapter": "SE", "report": "SN"}
"""The tag for the number of a document in a collection, and of a report; for other types it is ``M1``."""


def ris(item: Mapping[str, Any]) -> str:
    """Return the record of an item; its tags have a fixed order, from ``TY`` to ``ER``."""
    work = Item(item)
    kind = str(item.get("type"))
    type_ = RIS_TYPES.get(kind) or RIS_TYPES[work.type]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _tags(work) if value]
    return "\n".join([f"TY  - {type_}", *lines, "ER  - ", ""])


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
    yield SERIES_TAGS.get(work.type, "T3"), data.get("collection-title", "")
    yield "VL", ": ".join(data[name] for name in ("volume", "volume-title") if data.get(name))
    yield "IS", data.get("issue", "")
    yield NUMBER_TAGS.get(work.type, "M1"), data.get("number") or data.get("chapter-number", "")
    yield "M1", data.get("collection-number", "")
    first, last = _pages(data.get("page", "") or data.get("number-of-pages", ""))
    yield "SP", first
    yield "EP", last
    yield "ET", data.get("edition", "")
    yield "CY", data.get("publisher-place", "")
    yield "PB", data.get("publisher", "")
    issued, original = work.date("issued"), work.date("original-date")
    if issued:
        yield "PY", issued.literal or str(issued.start[0])
        yield "DA", _date(issued, bool(work.data["issued"].get("circa")))
    yield "OP", ("ca. " if original.circa else "") + american_date(original) if original else ""
    accessed = work.date("accessed")
    yield "Y2", _date(accessed) if accessed else ""
    yield "M3", data.get("genre", "")
    yield "DB", data.get("archive", "")
    yield "AN", ", ".join(data[name] for name in ("archive_collection", "archive_location") if data.get(name))
    yield "SN", data.get("ISBN") or data.get("ISSN") or ""
    yield "DO", data.get("DOI", "")
    yield "UR", data.get("URL", "")
    yield "LA", data.get("language", "")
    # Managers of references drop the number of a part, and the archive of a web page, and keep notes.
    yield "N1", part_number(data) or page_place(data)
    yield "N1", data.get("note", "")
    # A second note: the format has a tag for what the work itself sums up (AB), and none for annotations.
    yield "N1", data.get("annote", "")


def _pages(text: str) -> tuple[str, str]:
    """Return the first and the last page: of “A-12–A-15”, “A-12” and “A-15”; several ranges stay together."""
    first, dash, last = text.partition("–")
    if not dash and (match := re.fullmatch(r"\s*(\w+)\s*-\s*(\w+)\s*", text)):
        return match[1], match[2]
    return (text.strip(), "") if "–" in last or "," in last else (first.strip(), last.strip())


def _date(date: Date, circa: bool = False) -> str:
    if not date.start:
        return ""
    parts = [str(date.start[0]), *(f"{part:02}" for part in date.start[1:]), "", ""][:3]
    other = "circa" if circa else f"to {american_date(Date(date.end))}" if date.end else ""
    return "/".join([*parts, other])
