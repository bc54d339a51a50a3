"""The fields of a voice, and of an event: see :mod:`perspectives.records.fields`."""

from __future__ import annotations

from perspectives.records import model
from perspectives.records.field_forms import (
    ADDRESS,
    EDTF,
    LIST,
    Absent,
    Column,
    Key,
    Part,
    Place,
    Property,
    part_of,
)
from perspectives.records.fields import NO_WORD, OWN_ADDRESS, Field, id_field
from perspectives.records.json_schemas import (
    MAYBE,
    MAYBE_ID,
    NUMBER,
    TEXT,
    TEXTS,
    YES_NO,
    choice,
    object_schema,
)

VOICE_FIELDS = (
    id_field("entry"),
    Field(
        "name",
        "The name as printed.",
        TEXT,
        typed=Key(required=True),
        tei=Place("*"),
        rdf=Property(("name",)),
        printed=Part("entry-title"),
    ),
    Field(
        "role",
        "What kind of witness it is.",
        choice(model.VOICE_ROLES),
        typed=Key(required=True, choices=model.VOICE_ROLES),
        tei=Place("@role"),
        rdf=Property(("disambiguatingDescription",)),
        printed=Part("entry-about"),
    ),
    Field(
        "anonymous",
        "Whether nobody is named for the words.",
        YES_NO,
        typed=Key(bool),
        column=Column("boolean"),
        tei=Absent("TEI has no word for it."),
        rdf=Absent(NO_WORD),
        printed=Absent("The name of an anonymous voice says it."),
    ),
    Field(
        "perspective",
        "The perspective that the voice belongs to.",
        MAYBE_ID,
        typed=Key(),
        tei=Place("@ana"),
        rdf=Place("perspective"),
        printed=Part("entry-about"),
    ),
    Field(
        "dates",
        "When the person lived.",
        MAYBE,
        typed=Key(),
        tei=Place("floruit"),
        rdf=Property(("date",)),
        printed=Part("entry-about"),
    ),
    Field(
        "variants",
        "Other spellings of the name.",
        TEXTS,
        typed=Key(list),
        column=LIST,
        tei=Place("*[@type='variant']"),
        rdf=Property(("alternateName",)),
        printed=Absent("The search finds them."),
    ),
    Field(
        "about",
        "A line on who they were.",
        TEXT,
        typed=Key(required=True),
        tei=Place("note"),
        rdf=Property(("description",)),
        printed=Part("entry-about"),
    ),
    Field(
        "authority",
        "The address of the person or body in an authority file, Wikidata or VIAF.",
        MAYBE,
        typed=Key(),
        column=Column(ADDRESS),
        tei=Place("idno"),
        rdf=Place("sameAs"),
        printed=Part("entry-authority"),
    ),
    Field(
        "short",
        "The name in a few words, as links print it.",
        TEXT,
        typed=Key(),
        tei=Absent("It is a help for printing."),
        rdf=Absent("It is a help for printing."),
        printed=Absent("Titles of claims begin with it."),
    ),
    Field(
        "sort",
        "The name as lists sort it.",
        TEXT,
        typed=Key(),
        tei=Absent("It is a help for printing."),
        rdf=Absent("It is a help for printing."),
        printed=Absent("It orders the list of voices."),
    ),
    OWN_ADDRESS,
)
"""The fields of a voice."""

EVENT_FIELDS = (
    id_field("entry"),
    Field(
        "title",
        "What happened.",
        TEXT,
        typed=Key(required=True),
        tei=Place("label"),
        rdf=Property(("name",)),
        printed=Part("entry-title"),
    ),
    Field(
        "date",
        "The day or the period.",
        TEXT,
        typed=Key(required=True),
        column=Column(EDTF),
        tei=Place("desc/date"),
        rdf=Property(("date",)),
        printed=Part("entry-about"),
    ),
    Field(
        "place",
        "Where it happened: its name, and its coordinates in decimal degrees (WGS 84) where they are known.",
        {
            "anyOf": [
                object_schema(name=TEXT, latitude=NUMBER, longitude=NUMBER),
                {"type": "null"},
            ]
        },
        typed={"place": Key(), "latitude": Key((int, float)), "longitude": Key((int, float))},
        column={
            "place": Column(cell=part_of("name"), about="Where it happened."),
            "latitude": Column("number", cell=part_of("latitude"), about="Degrees north of the equator."),
            "longitude": Column("number", cell=part_of("longitude"), about="Degrees east of Greenwich."),
        },
        tei=Place("@where"),
        rdf=Place("location"),
        printed=Part("entry-about"),
    ),
    OWN_ADDRESS,
)
"""The fields of an event."""
