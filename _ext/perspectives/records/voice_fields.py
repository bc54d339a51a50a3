"""The fields of a voice, and of an event: see :mod:`perspectives.records.fields`."""

from __future__ import annotations

from perspectives.records import closed_lists, value_forms
from perspectives.records.authorities import PEOPLE
from perspectives.records.field_forms import (
    ADDRESS,
    LIST,
    Absent,
    Column,
    Concept,
    Key,
    Part,
    Place,
    Property,
    dated_columns,
    ids_of,
    part_of,
)
from perspectives.records.fields import OWN_ADDRESS, Field, id_field
from perspectives.records.json_schemas import (
    MAYBE,
    MAYBE_ID,
    NUMBER,
    TEXT,
    TEXTS,
    YES_NO,
    choice,
    object_schema,
    or_null,
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
        "kind",
        "What it is: a person, several persons (group), a body, a record or a work; empty where it is not "
        "known.",
        or_null(closed_lists.VOICE_KINDS),
        typed=Key(choices=closed_lists.VOICE_KINDS),
        asked="voice_kind",
        tei=Place("."),
        rdf=Concept(("kind",), "kind"),
        printed=Absent("The line on who they were says it."),
    ),
    Field(
        "role",
        "What kind of witness it is.",
        choice(closed_lists.VOICE_ROLES),
        typed=Key(required=True, choices=closed_lists.VOICE_ROLES),
        tei=Place("@role"),
        rdf=Concept(("role",), "role"),
        printed=Part("entry-about"),
    ),
    Field(
        "anonymous",
        "Whether nobody is named for the words.",
        YES_NO,
        typed=Key(bool),
        column=Column("boolean"),
        tei=Absent("TEI has no word for it."),
        rdf=Property(("isAnonymous",)),
        printed=Absent("The name of an anonymous voice says it."),
    ),
    Field(
        "perspective",
        "The perspective that the voice belongs to.",
        MAYBE_ID,
        typed=Key(form=value_forms.ID),
        column=ids_of("perspectives"),
        tei=Place("@ana"),
        rdf=Place("perspective"),
        printed=Part("entry-about"),
    ),
    Field(
        "earlier",
        "The perspective that the voice belonged to before it changed sides.",
        MAYBE_ID,
        typed=Key(form=value_forms.ID),
        column=ids_of("perspectives"),
        tei=Absent("The claims say the side that the voice had."),
        rdf=Place("earlierPerspective"),
        printed=Part("entry-about"),
    ),
    Field(
        "until",
        "The last day or period of the earlier perspective.",
        MAYBE,
        typed=Key(form=value_forms.DATE),
        column=dated_columns("until"),
        tei=Absent("The claims say the side that the voice had."),
        rdf=Property(("until",)),
        printed=Part("entry-about"),
    ),
    Field(
        "dates",
        "When the person lived.",
        MAYBE,
        typed=Key(form=value_forms.DATE),
        tei=Place("floruit"),
        rdf=Property(("date",)),
        printed=Part("entry-about"),
    ),
    Field(
        "variants",
        "Other spellings of the name.",
        TEXTS,
        typed=Key(list, form=value_forms.list_of(value_forms.SOME_TEXT)),
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
        "The first of its addresses in authority files.",
        MAYBE,
        column=Column(ADDRESS),
        tei=Place("idno"),
        rdf=Place("sameAs"),
        printed=Part("entry-authority"),
    ),
    Field(
        "authorities",
        "The addresses of the person or body in authority files: Wikidata, VIAF, GND, LCNAF.",
        TEXTS,
        typed={"authority": Key((str, list), form=value_forms.authority_form(PEOPLE))},
        column=LIST,
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
        rdf=Property(("shortName",)),
        printed=Absent("Titles of claims begin with it."),
    ),
    Field(
        "sort",
        "The name as lists sort it.",
        TEXT,
        typed=Key(),
        tei=Absent("It is a help for printing."),
        rdf=Property(("sortName",)),
        printed=Absent("It orders the list of voices."),
    ),
    OWN_ADDRESS,
)
"""The fields of a voice."""

_PLACE = "Where it happened."
_LATITUDE, _LONGITUDE = "Degrees north of the equator.", "Degrees east of Greenwich."

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
        typed=Key(required=True, form=value_forms.DATE),
        column=dated_columns("date"),
        tei=Place("desc/date"),
        rdf=Property(("date",)),
        printed=Part("entry-about"),
    ),
    Field(
        "place",
        "Where it happened: its name, its coordinates in decimal degrees (WGS 84) where they are known, "
        "and its addresses in authority files.",
        {
            "anyOf": [
                object_schema(name=TEXT, latitude=NUMBER, longitude=NUMBER, authorities=TEXTS),
                {"type": "null"},
            ]
        },
        typed={
            "place": Key(about=_PLACE),
            "latitude": Key((int, float), about=_LATITUDE, form={"minimum": -90, "maximum": 90}),
            "longitude": Key((int, float), about=_LONGITUDE, form={"minimum": -180, "maximum": 180}),
        },
        column={
            "place": Column(cell=part_of("name"), about=_PLACE),
            "latitude": Column("number", cell=part_of("latitude"), about=_LATITUDE),
            "longitude": Column("number", cell=part_of("longitude"), about=_LONGITUDE),
        },
        tei=Place("@where"),
        rdf=Place("location"),
        printed=Part("entry-about"),
    ),
    OWN_ADDRESS,
)
"""The fields of an event."""
