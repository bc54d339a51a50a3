"""The fields of a work of the bibliography: see :mod:`perspectives.records.fields`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from perspectives.records.closed_lists import SEEN
from perspectives.records.field_forms import (
    ADDRESS,
    LIST_SEPARATOR,
    Absent,
    Column,
    Concept,
    EntryField,
    Part,
    Place,
    Property,
    dated_columns,
)
from perspectives.records.fields import OWN_ADDRESS, XML, Field
from perspectives.records.json_schemas import ID, MAYBE, RIGHTS, TEXT, object_schema, or_null


def name_of(name: Mapping[str, str]) -> str:
    """Return a name of CSL for a table, with the family name first."""
    if "literal" in name:
        return name["literal"]
    family = " ".join(name[part] for part in ("non-dropping-particle", "family", "suffix") if part in name)
    return ", ".join(part for part in (family, name.get("given")) if part)


def issue_date(csl: Mapping[str, Any]) -> str | None:
    """Return the date of publication in EDTF, or as the bibliography has it; None if it is not known."""
    return date_of(csl, "issued")


def original_date(csl: Mapping[str, Any]) -> str | None:
    """Return the date of the first printing, or of the document itself, as :func:`issue_date` does."""
    return date_of(csl, "original-date")


def date_of(csl: Mapping[str, Any], variable: str) -> str | None:
    """Return a date of an item of CSL in EDTF, or as the bibliography has it; None if it is not known."""
    date = csl.get(variable)
    if not date:
        return None
    if "date-parts" in date and not date.get("literal", "").startswith("["):
        ends = date["date-parts"]
        exact = "/".join(
            "-".join(f"{part:02}" if place else f"{part:04}" for place, part in enumerate(end))
            for end in ends
        )
        return f"{exact}~" if date.get("circa") else exact
    return str(date.get("edtf") or date.get("literal"))


def _variable(name: str) -> Callable[[Any], Any]:
    return lambda csl: csl.get(name)


def _names(role: str) -> Callable[[Any], Any]:
    return lambda csl: [name_of(person) for person in csl.get(role, ())]


def _csl(name: str, about: str, datatype: str = "string") -> Column:
    return Column(datatype, cell=_variable(name), about=about)


def _people(role: str, about: str) -> Column:
    return Column(separator=LIST_SEPARATOR, cell=_names(role), about=about)


WORK_FIELDS = (
    Field(
        "key",
        "The key of the bibliography, which never changes.",
        ID,
        tei=Place(f"@{XML}id"),
        rdf=Property(("identifier",)),
        printed=Absent("It is the anchor of the entry."),
    ),
    Field(
        "label",
        "Author and year, as the pages print them.",
        TEXT,
        tei=Absent("It is made from the other fields."),
        rdf=Property(("label",)),
        printed=Absent("It stands in the text wherever the work is cited."),
    ),
    Field(
        "csl",
        "The work as an item of CSL-JSON (CSL 1.0.2).",
        object_schema(id=ID, type=TEXT),
        attribute="",
        column={
            "type": _csl("type", "The kind of work, in the terms of CSL."),
            "author": _people("author", "The authors, family name first."),
            "editor": _people("editor", "The editors."),
            "translator": _people("translator", "The translators."),
            "title": _csl("title", "The title."),
            "container_title": _csl("container-title", "The title of the whole that the work is part of."),
            "collection_title": _csl("collection-title", "The series."),
            "publisher": _csl("publisher", "The publisher."),
            "publisher_place": _csl("publisher-place", "Where it was published."),
            **dated_columns(
                "issued", issue_date, "When it was published, in EDTF or as the bibliography has it."
            ),
            **dated_columns(
                "original_date",
                original_date,
                "When it was first printed, or when the document itself was made, in the same form.",
            ),
            "volume": _csl("volume", "The volume."),
            "issue": _csl("issue", "The number in the volume."),
            "page": _csl("page", "The pages in the whole."),
            "doi": _csl("DOI", "The DOI."),
            "isbn": _csl("ISBN", "The ISBN."),
            "issn": _csl("ISSN", "The ISSN."),
            "web_address": _csl("URL", "The work's own address.", ADDRESS),
            "language": _csl("language", "The language of the work."),
            "number": _csl("number", "Its number in a series or an archive, such as “doc. 348”."),
            "edition": _csl("edition", "Which edition it is."),
            "volume_title": _csl("volume-title", "The title of the volume."),
            "collection_number": _csl("collection-number", "Its number in the series."),
            "archive": _csl("archive", "The archive that holds it."),
            "archive_location": _csl("archive_location", "Where it lies in the archive."),
            "short_title": _csl("title-short", "The title in a few words."),
            "note": _csl("note", "What was read of it, or else is to be known, in the words of this book."),
        },
        tei=Place("monogr"),
        rdf=Place("name"),
        printed=Absent("The entry of the list is made from it."),
    ),
    Field(
        "original_language",
        "The language it was written in.",
        MAYBE,
        typed=EntryField("origlanguage"),
        rdf=Property(("originalLanguage",)),
        printed=Absent("The claims from the work say it."),
    ),
    Field(
        "translator",
        "Who translated it.",
        MAYBE,
        tei=Absent("The CSL item has it."),
        rdf=Absent("The CSL item has it."),
        column={},
        printed=Absent("The entry of the list is made from it."),
    ),
    Field(
        "rights",
        "Whether its words are in the public domain, or may only be quoted.",
        RIGHTS,
        typed=EntryField("rights", default="quotation"),
        rdf=Concept(("rights",), "rights"),
        printed=Absent("The page of the data says it of all."),
    ),
    Field(
        "seen",
        "How much of the work was before the editors: whole, part, opening, window (a passage from within), "
        "abstract, summary, contents, or quoted (known only through another work); empty where they do not "
        "say.",
        or_null(SEEN),
        typed=EntryField("seen"),
        rdf=Concept(("seen",), "seen"),
        printed=Part("seen"),
    ),
    Field(
        "annotation",
        "What the work is, who made it, why, and what it is good for, in the words of this book.",
        MAYBE,
        typed=EntryField("annotation"),
        rdf=Property(("description",)),
        printed=Part("annotation"),
    ),
    OWN_ADDRESS,
)
"""The fields of a work, in the order of the table."""
