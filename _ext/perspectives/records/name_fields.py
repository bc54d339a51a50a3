"""The fields of a name of the index: see :mod:`perspectives.records.fields`."""

from __future__ import annotations

from perspectives.records.field_forms import EDTF, LIST, Absent, Column, Key, Part
from perspectives.records.fields import NO_WORD, Field, id_field
from perspectives.records.indexed_name import BODY, NAME_KINDS, PERSON
from perspectives.records.json_schemas import IDS, MAYBE, MAYBE_ID, TEXT, TEXTS, choice

NOT_IN_TEI = Absent("TEI has the records; the index is made of their words.")

NAME_FIELDS = (
    id_field("index-entry"),
    Field(
        "name",
        "The name as printed.",
        TEXT,
        typed=Key(),
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Part("index-entry"),
    ),
    Field(
        "kind",
        "What kind of name it is.",
        choice(NAME_KINDS),
        typed=Key(choices=(PERSON, BODY)),
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Absent("The name says it."),
    ),
    Field(
        "sort",
        "The name as the index prints and sorts it.",
        TEXT,
        typed=Key(),
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Part("index-entry"),
    ),
    Field(
        "spellings",
        "Every form by which the texts mention it.",
        TEXTS,
        typed=Key(list),
        column=LIST,
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Absent("The sentences show them."),
    ),
    Field(
        "exceptions",
        "The phrases in which these forms mean something else.",
        TEXTS,
        typed={"except": Key(list)},
        column=LIST,
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Absent("They lead to no place."),
    ),
    Field(
        "see",
        "The name that has the entry in its place.",
        MAYBE_ID,
        typed=Key(),
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Part("index-entry"),
    ),
    Field(
        "see_also",
        "Related names.",
        IDS,
        typed={"see-also": Key(list)},
        column=LIST,
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Part("index-entry"),
    ),
    Field(
        "about",
        "Who or what it is, in one clause.",
        MAYBE,
        typed=Key(),
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Part("index-about"),
    ),
    Field(
        "source",
        "The work that shows who or what it is.",
        MAYBE,
        typed=Key(),
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Part("index-about"),
    ),
    Field(
        "dates",
        "When the person lived.",
        MAYBE,
        typed=Key(),
        column=Column(EDTF),
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Part("index-about"),
    ),
    Field(
        "is_indexed",
        "Whether its mentions are gathered.",
        {"type": "boolean"},
        typed={"index": Key(bool)},
        tei=NOT_IN_TEI,
        rdf=Absent(NO_WORD),
        printed=Absent("Where they are not, there is no entry."),
    ),
)
"""The fields of a name."""
