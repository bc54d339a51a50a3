"""The fields of a comparison, and of an editorial note: see :mod:`perspectives.records.fields`."""

from __future__ import annotations

from perspectives.records import closed_lists
from perspectives.records.field_forms import (
    LIST_SEPARATOR,
    Absent,
    Column,
    Concept,
    Link,
    Option,
    Part,
    Place,
    Property,
    id_lists_of,
    ids_of,
)
from perspectives.records.fields import FOLLOWS, OWN_ADDRESS, Field, id_field
from perspectives.records.json_schemas import (
    ID,
    IDS,
    MAYBE,
    MAYBE_ID,
    TEXT,
    choice,
    list_schema,
    object_schema,
    or_null,
)
from perspectives.records.option_values import (
    one_of,
    parse_accounts,
    parse_id,
    parse_list,
    parse_silences,
    parse_text,
)

COMPARISON_FIELDS = (
    id_field("accounts", parse_id),
    Field(
        "title",
        "The question.",
        TEXT,
        tei=Place("head"),
        rdf=Property(("name",)),
        printed=Part("question"),
    ),
    Field(
        "event",
        "What it asks about: an id of the events.",
        MAYBE_ID,
        typed=parse_id,
        column=ids_of("events"),
        rdf=Link(("about",), "events"),
        printed=Part("facts"),
    ),
    Field(
        "finding",
        "How the accounts stand to each other.",
        or_null(closed_lists.FINDINGS),
        typed=one_of(closed_lists.FINDINGS),
        rdf=Concept(("finding",), "finding"),
        printed=Part("finding"),
    ),
    Field(
        "settle",
        "What would settle the question, or did.",
        MAYBE,
        typed=parse_text,
        rdf=Property(("settle",)),
        printed=Part("settle"),
    ),
    Field(
        "claims",
        "The claims in the order shown.",
        IDS,
        typed=Option("with", parse_accounts),
        attribute="borrowed",
        asked="claim_ids",
        column=id_lists_of("claims"),
        tei=Place("list/item/ptr"),
        rdf=Link(("hasPart",), "claims"),
        printed=Part("claim"),
    ),
    Field(
        "passages",
        "The paragraphs of documents that stand beside the claims: each with its document, its number, "
        "the maker of the document and his perspective.",
        list_schema(object_schema(document=ID, paragraph=TEXT, by=MAYBE_ID, perspective=MAYBE_ID)),
        asked="passage_records",
        column=Column(
            separator=LIST_SEPARATOR,
            cell=lambda passages: [f"{one['document']}, {one['paragraph']}" for one in passages],
        ),
        tei=Place("list/item[@rend='passage']"),
        rdf=Place("passage"),
        printed=Part("passage"),
    ),
    Field(
        "witnesses",
        "The number of different last hands.",
        {"type": "integer", "minimum": 0},
        attribute="",
        asked="witness_count",
        column=Column("nonNegativeInteger"),
        tei=Absent(FOLLOWS),
        rdf=Property(("witnesses",)),
        printed=Part("facts"),
    ),
    Field(
        "silent",
        "The core perspectives without a claim, each with the kind of its silence.",
        list_schema(object_schema(perspective=ID, kind=choice(closed_lists.SILENCES), remark=MAYBE)),
        typed=Option("silences", parse_silences),
        attribute="silences",
        asked="silences",
        column=Column(
            separator=LIST_SEPARATOR,
            cell=lambda silences: [f"{silence['perspective']}: {silence['kind']}" for silence in silences],
        ),
        tei=Place("list/item[@rend='silent']"),
        rdf=Place("silence"),
        printed=Part("silence"),
    ),
    OWN_ADDRESS,
)
"""The fields of a comparison."""

NOTE_FIELDS = (
    id_field("note", parse_id),
    Field(
        "kind",
        "What kind of problem it flags.",
        choice(closed_lists.NOTE_KINDS),
        tei=Place("@type"),
        rdf=Concept(("kind",), "note"),
        column={},
        printed=Part("note-title"),
    ),
    Field(
        "about",
        "What it is about: ids of claims, comparisons, voices, events or works.",
        IDS,
        typed=parse_list,
        tei=Place("@target"),
        rdf=Place("about"),
        column={},
        printed=Part("relation"),
    ),
    Field(
        "text",
        "What it says.",
        TEXT,
        prose=True,
        tei=Place("p"),
        rdf=Property(("text",)),
        column={},
        printed=Part("note"),
    ),
    OWN_ADDRESS,
)
"""The fields of an editorial note."""
