"""The works of the bibliography in the linked data, with every variable of their CSL items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from perspectives.citations.rich_text import without_italics
from perspectives.citations.work_fields import issue_date, original_date
from perspectives.export.agents import author_voice
from perspectives.export.book_data import BookData, Record
from perspectives.export.linked_records import edtf, original, record_node

WORK_TYPES = {
    "book": "Book",
    "chapter": "Chapter",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "paper-conference": "ScholarlyArticle",
    "entry-encyclopedia": "Article",
    "thesis": "Thesis",
    "dataset": "Dataset",
    "report": "Report",
    "manuscript": "Manuscript",
    "webpage": "WebPage",
}
VARIABLES = {
    "title": "name",
    "title-short": "shortTitle",
    "language": "inLanguage",
    "page": "pagination",
    "volume": "volume",
    "volume-title": "volumeTitle",
    "issue": "issue",
    "number": "number",
    "edition": "edition",
    "archive_location": "itemLocation",
    "note": "note",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "URL": "url",
}
"""The property of each variable of CSL whose text is its value."""
ROLES = ("author", "editor", "translator")
KNOWN_VARIABLES = {
    *VARIABLES,
    *ROLES,
    *("id", "type", "annote", "container-title", "collection-title", "collection-number"),
    *("publisher", "publisher-place", "issued", "original-date"),
}
"""The variables that a property of the work is made of."""


def work_node(data: BookData, source: Record) -> Record:
    """Return the node of a work."""
    csl = {name: without_italics(value) for name, value in source["csl"].items()}
    return {
        **record_node(data, "sources", source, [WORK_TYPES.get(csl["type"], "CreativeWork"), "prov:Entity"]),
        **{key: csl[variable] for variable, key in VARIABLES.items() if variable in csl},
        **{role: [_agent(data, name) for name in csl.get(role, ())] for role in ROLES},
        "workType": csl["type"],
        "isPartOf": list(_wholes(csl)),
        "publisher": _publisher(csl),
        **_dates(csl),
        "translationOfWork": original(source, csl.get("language")),
        "cslVariable": [
            {"type": "PropertyValue", "propertyID": variable, "value": _text(data, variable, value)}
            for variable, value in csl.items()
            if variable not in KNOWN_VARIABLES
        ],
    }


def _dates(csl: Record) -> Record:
    """Return when the work was written and when it was printed, as far as it is known."""
    issued = csl.get("issued", {})
    if "date-parts" in issued and issued.get("literal", "").startswith("["):
        # In brackets stands the date of the text itself: when it was printed is not known.
        own = {name: value for name, value in issued.items() if name != "literal"}
        return {"created": edtf(issue_date({"issued": own}))}
    return {"datePublished": edtf(issue_date(csl)), "created": edtf(original_date(csl))}


def _wholes(csl: Record) -> Iterator[Record]:
    """Yield what the work is part of: the volume, journal or website, and the series."""
    if "container-title" in csl:
        yield {"type": "CreativeWork", "name": csl["container-title"]}
    if "collection-title" in csl:
        yield {
            "type": "CreativeWorkSeries",
            "name": csl["collection-title"],
            **({"number": csl["collection-number"]} if "collection-number" in csl else {}),
        }


def _publisher(csl: Record) -> Record | None:
    """Return the publisher with its place; one of the two may not be known."""
    place = (
        {"location": {"type": "Place", "name": csl["publisher-place"]}} if "publisher-place" in csl else {}
    )
    name = {"name": csl["publisher"]} if "publisher" in csl else {}
    return {"type": "Organization", **name, **place} if name or place else None


def _agent(data: BookData, name: Record) -> Record:
    """Return a person or a body; one who is a voice of the book is the node of the voice."""
    voice = author_voice(name, data.voices_by_name)
    if voice:
        return {"id": data.address_of(f"voice-{voice['id']}")}
    if "literal" in name:
        return {"name": name["literal"]}
    parts = [name[part] for part in ("given", "non-dropping-particle", "family", "suffix") if part in name]
    return {"type": "Person", "name": " ".join(parts)}


def _text(data: BookData, variable: str, value: Any) -> Any:
    """Return the value of a variable as text: a date as EDTF, names in their natural order."""
    if isinstance(value, list):
        return [_agent(data, name) for name in value]
    return issue_date({"issued": value}) if isinstance(value, dict) else value
