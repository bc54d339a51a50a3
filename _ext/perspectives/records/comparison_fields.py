"""The fields of a comparison, and of an editorial note: see :mod:`perspectives.records.fields`."""

from __future__ import annotations

from perspectives.records import model
from perspectives.records.fields import (
    FOLLOWS,
    ID,
    IDS,
    LIST_SEPARATOR,
    MAYBE,
    MAYBE_ID,
    NO_WORD,
    OWN_ADDRESS,
    TEXT,
    Absent,
    Column,
    Field,
    Link,
    Option,
    Part,
    Place,
    Property,
    choice,
    column,
    columns_of_lists,
    id_field,
    list_schema,
    object_schema,
    or_null,
)
from perspectives.records.option_values import one_of, parse_id, parse_list, parse_silences, parse_text

COMPARISON_FIELDS = (
    id_field("id", "The id, which never changes.", "accounts", Option("id", parse_id)),
    Field(
        name="title",
        about="The question.",
        schema=TEXT,
        attribute="title",
        columns=column("title"),
        tei=Place("head"),
        rdf=Property(("name",)),
        printed=Part("question"),
    ),
    Field(
        name="event",
        about="What it asks about: an id of the events.",
        schema=MAYBE_ID,
        typed=Option("event", parse_id),
        attribute="event",
        columns=column("event"),
        rdf=Link(("about",), "events"),
        printed=Part("facts"),
    ),
    Field(
        name="finding",
        about="How the accounts stand to each other.",
        schema=or_null(model.FINDINGS),
        typed=Option("finding", one_of(model.FINDINGS)),
        attribute="finding",
        columns=column("finding"),
        rdf=Property(("keywords",)),
        printed=Part("finding"),
    ),
    Field(
        name="settle",
        about="What would settle the question, or did.",
        schema=MAYBE,
        typed=Option("settle", parse_text),
        attribute="settle",
        columns=column("settle"),
        rdf=Absent(NO_WORD),
        printed=Part("settle"),
    ),
    Field(
        name="claims",
        about="The claims in the order shown.",
        schema=IDS,
        typed=Option("with", parse_list),
        attribute="borrowed",
        value=lambda book, comparison: [claim.id for claim in book.ordered(comparison)],
        columns=columns_of_lists("claims"),
        tei=Place("list/item/ptr"),
        rdf=Link(("hasPart",), "claims"),
        printed=Part("claim"),
    ),
    Field(
        name="witnesses",
        about="The number of different last hands.",
        schema={"type": "integer", "minimum": 0},
        value=lambda book, comparison: book.witnesses(comparison),
        columns=column("witnesses", "nonNegativeInteger"),
        tei=Absent(FOLLOWS),
        rdf=Absent(FOLLOWS),
        printed=Part("facts"),
    ),
    Field(
        name="silent",
        about="The core perspectives without a claim, each with the kind of its silence.",
        schema=list_schema(object_schema(perspective=ID, kind=choice(model.SILENCES))),
        typed=Option("silences", parse_silences),
        attribute="silences",
        value=lambda book, comparison: [
            {"perspective": one.perspective, "kind": one.kind} for one in book.silent(comparison)
        ],
        columns={
            "silent": Column(
                separator=LIST_SEPARATOR,
                cell=lambda silent: [f"{one['perspective']}: {one['kind']}" for one in silent],
            )
        },
        tei=Place("list/item[@rend='silent']"),
        rdf=Absent(NO_WORD),
        printed=Part("silence"),
    ),
    OWN_ADDRESS,
)
"""The fields of a comparison."""

NOTE_FIELDS = (
    id_field("id", "The id, which never changes.", "note", Option("id", parse_id)),
    Field(
        name="kind",
        about="What kind of problem it flags.",
        schema=choice(model.NOTE_KINDS),
        attribute="kind",
        tei=Place("@type"),
        rdf=Place("name"),
        printed=Part("note-title"),
    ),
    Field(
        name="about",
        about="What it is about: ids of claims, comparisons, voices, events or works.",
        schema=IDS,
        typed=Option("about", parse_list),
        attribute="about",
        tei=Place("@target"),
        rdf=Place("about"),
        printed=Part("relation"),
    ),
    Field(
        name="text",
        about="What it says.",
        schema=TEXT,
        attribute="text",
        prose=True,
        tei=Place("p"),
        rdf=Property(("text",)),
        printed=Part("note"),
    ),
    OWN_ADDRESS,
)
"""The fields of an editorial note."""
