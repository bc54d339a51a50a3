"""The fields of a document: see :mod:`perspectives.records.fields`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perspectives.records.closed_lists import TEXT_RIGHTS
from perspectives.records.field_forms import (
    LIST,
    LIST_SEPARATOR,
    Absent,
    Column,
    Concept,
    Link,
    Option,
    Part,
    Place,
    Property,
    dated_columns,
    id_lists_of,
    ids_of,
)
from perspectives.records.fields import FOLLOWS, OWN_ADDRESS, XML, Field, id_field, readers_of
from perspectives.records.json_schemas import (
    ID,
    IDS,
    MAYBE,
    MAYBE_ID,
    TEXT,
    TEXTS,
    choice,
    list_schema,
    object_schema,
)
from perspectives.records.option_values import (
    parse_edtf,
    parse_id,
    parse_language,
    parse_list,
    parse_locator,
    parse_text,
)
from perspectives.records.paragraph_selection import parse_selection

DOCUMENT_FIELDS = (
    id_field("document-kicker"),
    Field(
        "title",
        "The heading of its page.",
        TEXT,
        tei=Place("title"),
        rdf=Property(("name",)),
        printed=Absent("It is the heading of the page itself."),
    ),
    Field(
        "work",
        "Its entry in the bibliography: a key of the sources.",
        ID,
        column=ids_of("sources"),
        tei=Place("@source"),
        rdf=Link(("exampleOfWork",), "sources"),
        printed=Part("document-facts"),
    ),
    Field(
        "by",
        "Who made it: an id of the voices.",
        MAYBE_ID,
        typed=parse_id,
        column=ids_of("voices"),
        tei=Place("author"),
        rdf=Link(("wasAttributedTo",), "voices"),
        printed=Part("document-facts"),
    ),
    Field(
        "perspective",
        "The perspective of its maker.",
        MAYBE_ID,
        asked="document_perspective",
        column=ids_of("perspectives"),
        tei=Place("@ana"),
        rdf=Place("perspective"),
        printed=Part("document-kicker"),
    ),
    Field(
        "speakers",
        "Who speaks in it: ids of the voices.",
        IDS,
        typed=parse_list,
        column=id_lists_of("voices"),
        rdf=Link(("contributor",), "voices"),
        printed=Part("document-facts"),
    ),
    Field(
        "reporters",
        "Who passed it on, nearest to its maker first: ids of the voices.",
        IDS,
        typed=Option("via", parse_list),
        attribute="via",
        column=id_lists_of("voices"),
        rdf=Place("wasDerivedFrom"),
        printed=Part("document-facts"),
    ),
    Field(
        "date",
        "The date of the paper.",
        MAYBE,
        typed=parse_edtf,
        asked="document_date",
        column=dated_columns("date"),
        tei=Place("date"),
        rdf=Property(("created",)),
        printed=Part("document-facts"),
    ),
    Field(
        "told",
        "When its last hand set it down.",
        MAYBE,
        typed=parse_edtf,
        column=dated_columns("told"),
        rdf=Place("wasDerivedFrom"),
        printed=Part("document-facts"),
    ),
    Field(
        "event",
        "What it is about: an id of the events.",
        MAYBE_ID,
        typed=parse_id,
        column=ids_of("events"),
        rdf=Link(("about",), "events"),
        printed=Part("document-facts"),
    ),
    Field(
        "locator",
        "Where it stands in its work.",
        MAYBE,
        typed=parse_locator,
        rdf=Place("qualifiedDerivation"),
        printed=Part("document-facts"),
    ),
    Field(
        "language",
        "The language of the text that is printed or quoted, by its tag of BCP 47.",
        MAYBE,
        typed=parse_language,
        asked="document_language",
        tei=Place(f"@{XML}lang"),
        rdf=Property(("inLanguage",)),
        printed=Part("document-facts"),
    ),
    Field(
        "original_language",
        "The language in which it was written or said.",
        MAYBE,
        typed=parse_language,
        rdf=Property(("originalLanguage",)),
        printed=Part("document-facts"),
    ),
    Field(
        "translator",
        "Who translated it.",
        MAYBE,
        typed=parse_text,
        rdf=Place("translator"),
        printed=Part("document-facts"),
    ),
    Field(
        "translates",
        "The document that it translates: an id of the documents.",
        MAYBE_ID,
        typed=parse_id,
        column=ids_of("documents"),
        rdf=Link(("translationOfWork",), "documents"),
        printed=Part("document-facts"),
    ),
    Field(
        "rights",
        "Whether its text may be printed whole: public-domain or official-text; quotation where it may not.",
        choice(TEXT_RIGHTS),
        asked="document_rights",
        rdf=Concept(("rights",), "rights"),
        printed=Part("document-facts"),
    ),
    Field(
        "selection",
        "The paragraphs that are printed where the text is at hand; empty for all.",
        MAYBE,
        typed=parse_selection,
        rdf=Property(("selection",)),
        printed=Part("omission"),
    ),
    Field(
        "source_note",
        "Archive, file, classification and first printing, in our words.",
        MAYBE,
        typed=parse_text,
        rdf=Property(("sourceNote",)),
        printed=Part("document-facts"),
    ),
    Field(
        "headnote",
        "The editors' introduction.",
        TEXT,
        prose=True,
        rdf=Property(("abstract",)),
        printed=Part("headnote"),
    ),
    Field(
        "questions",
        "What to look for when reading it.",
        TEXTS,
        prose=True,
        column=LIST,
        rdf=Property(("question",)),
        printed=Part("look-for"),
    ),
    Field(
        "paragraphs",
        "Its paragraphs, as far as they are counted: number, pages, SHA-256 of the words, claims in it.",
        list_schema(object_schema(number=TEXT, pages=MAYBE, sha256=TEXT, claims=IDS)),
        asked="document_paragraphs",
        column=Column(
            separator=LIST_SEPARATOR, cell=lambda paragraphs: [one["number"] for one in paragraphs]
        ),
        tei=Absent("No text is in the data: its paragraphs are named in the list only."),
        rdf=Place("hasPart"),
        printed=Part("document-row"),
    ),
    Field(
        "claims",
        "The claims whose words stand in it: ids of the claims.",
        IDS,
        asked="document_claims",
        column=id_lists_of("claims"),
        tei=Absent(FOLLOWS),
        rdf=Link(("mentions",), "claims"),
        printed=Part("slips"),
    ),
    OWN_ADDRESS,
)


def document_readers() -> dict[str, Callable[[str], Any]]:
    """Return the functions that read the options of a document, by the names that an editor types."""
    readers = readers_of(DOCUMENT_FIELDS)
    readers["paragraphs"] = readers.pop("selection")
    return readers
