"""The fields of a name of the index: see :mod:`perspectives.records.fields`."""

from __future__ import annotations

from functools import partial

from perspectives.records import value_forms
from perspectives.records.authorities import PEOPLE
from perspectives.records.field_forms import EDTF, LIST, Absent, Column, Key, Part
from perspectives.records.fields import Field, id_field
from perspectives.records.indexed_name import BODY, NAME_KINDS, PERSON
from perspectives.records.json_schemas import IDS, MAYBE, MAYBE_ID, TEXT, TEXTS, choice

_name_field = partial(
    Field,
    tei=Absent("TEI has the records; the index is made of their words."),
    rdf=Absent("The linked data have the records; the index is made of their words."),
)
"""A field of a name: neither TEI nor the linked data have names of the index."""

NAME_FIELDS = (
    id_field("index-entry"),
    _name_field(
        "name",
        "The name as printed.",
        TEXT,
        typed=Key(),
        printed=Part("index-entry"),
    ),
    _name_field(
        "kind",
        "What kind of name it is.",
        choice(NAME_KINDS),
        typed=Key(choices=(PERSON, BODY)),
        printed=Absent("The name says it."),
    ),
    _name_field(
        "sort",
        "The name as the index prints and sorts it.",
        TEXT,
        typed=Key(),
        printed=Part("index-entry"),
    ),
    _name_field(
        "spellings",
        "Every form by which the texts mention it.",
        TEXTS,
        typed=Key(list, form=value_forms.list_of(value_forms.SOME_TEXT)),
        column=LIST,
        printed=Absent("The sentences show them."),
    ),
    _name_field(
        "exceptions",
        "The phrases in which these forms mean something else.",
        TEXTS,
        typed={"except": Key(list, form=value_forms.list_of(value_forms.SOME_TEXT))},
        column=LIST,
        printed=Absent("They lead to no place."),
    ),
    _name_field(
        "see",
        "The name that has the entry in its place.",
        MAYBE_ID,
        typed=Key(form=value_forms.ID),
        printed=Part("index-entry"),
    ),
    _name_field(
        "see_also",
        "Related names.",
        IDS,
        typed={"see-also": Key(list, form=value_forms.list_of(value_forms.ID))},
        column=LIST,
        printed=Part("index-entry"),
    ),
    _name_field(
        "about",
        "Who or what it is, in one clause.",
        MAYBE,
        typed=Key(),
        printed=Part("index-about"),
    ),
    _name_field(
        "source",
        "The work that shows who or what it is.",
        MAYBE,
        typed=Key(),
        printed=Part("index-about"),
    ),
    _name_field(
        "dates",
        "When the person lived.",
        MAYBE,
        typed=Key(form=value_forms.DATE),
        column=Column(EDTF),
        printed=Part("index-about"),
    ),
    _name_field(
        "authorities",
        "The addresses of the person, body or place in authority files.",
        TEXTS,
        typed={"authority": Key((str, list), form=value_forms.authority_form(PEOPLE))},
        column=LIST,
        printed=Part("entry-authority"),
    ),
    _name_field(
        "is_indexed",
        "Whether its mentions are gathered.",
        {"type": "boolean"},
        typed={"index": Key(bool)},
        printed=Absent("Where they are not, there is no entry."),
    ),
)
"""The fields of a name."""
