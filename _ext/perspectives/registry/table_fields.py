"""The keys of the tables of the registry that are no fields of a record in the data formats.

Those of voices, events and names are in :mod:`perspectives.records.voice_fields` and
:mod:`perspectives.records.name_fields`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from perspectives.records import closed_lists, value_forms
from perspectives.records.authorities import PLACES
from perspectives.records.field_forms import Key
from perspectives.records.fields import keys_of
from perspectives.records.name_fields import NAME_FIELDS

PERSPECTIVE_FIELDS: Mapping[str, Key] = {
    "name": Key(
        required=True, about="The name. What stands over each claim is the name as far as its colon."
    ),
    "short": Key(required=True, about="The name in a few words, for running text, such as “The village”."),
    "possessive": Key(
        required=True, about="The possessive, for the words over a reported voice, such as “the village’s”."
    ),
    "letter": Key(
        required=True, about="A letter that no other perspective has.", form=value_forms.matching(r"\S")
    ),
    "rule": Key(choices=closed_lists.RULES, required=True, about="A rule that no other perspective has."),
    "colour": Key(
        choices=closed_lists.COLOURS,
        required=True,
        about="A colour that no other perspective has: one of the five, or one that a table [colours.…] of "
        "this file declares.",
        form=value_forms.ID,
    ),
    "core": Key(bool, about="Whether its silence is told in each comparison where it has no account."),
    "column": Key(
        bool, about="false: its claims stand in no row, but in a strip under the rows, and count as no pen."
    ),
    "description": Key(about="One or two sentences on who stands behind it."),
}
COLOUR_FIELDS: Mapping[str, Key] = {
    "light": Key(
        required=True,
        about="The colour of text on a light ground: “#” and six hexadecimal digits.",
        form=value_forms.HEX_COLOUR,
    ),
    "dark": Key(
        required=True,
        about="The colour of text on a dark ground: “#” and six hexadecimal digits.",
        form=value_forms.HEX_COLOUR,
    ),
}
TEXT_FILE_FIELDS: Mapping[str, Key] = {
    "url": Key(
        required=True,
        about="The address of the file at its publisher, in a version that does not change.",
        form=value_forms.WEB_ADDRESS,
    ),
    "edition": Key(required=True, about="What edition it is, in words for readers."),
    "sha256": Key(
        about="The SHA-256 of the file, if somebody has seen it.",
        form=value_forms.any_of({"const": ""}, value_forms.SHA256),
        may_be_empty=True,
    ),
    "carrier": Key(
        choices=closed_lists.CARRIERS, about="What the file is to a claim whose words are compared with it."
    ),
}
TEXT_FIELDS: Mapping[str, Key] = {
    "file": Key(
        required=True,
        about="The id of the table [files.…] of the file that holds the text.",
        form=value_forms.ID,
    ),
    "division": Key(about="The id of the text's division in the file."),
    "first-page": Key(about="The printed page on which it begins, if its division does not say so."),
    "rights": Key(
        choices=closed_lists.TEXT_RIGHTS,
        about="Whether its text may be printed whole, if it is not as the bibliography says.",
    ),
}
READING_FIELDS: Mapping[str, Key] = {
    "first": Key(
        choices=closed_lists.FINDINGS,
        required=True,
        about="The finding as it was before this reading; it stays.",
    ),
    "finding": Key(choices=closed_lists.FINDINGS, required=True, about="The second reader's finding."),
    "sure": Key(bool, required=True, about="Whether the second reader was sure."),
    "why": Key(required=True, about="The second reader's reason, in one or two sentences."),
    "answer": Key(about="Where the two differ, what you made of it and why."),
}
PAPER_FIELDS: Mapping[str, Key] = {
    "title": Key(required=True, about="What the paper is, in your words."),
    "by": Key(about="The voice that made it: an id of the voices."),
    "date": Key(about="Its date (EDTF), where it is not the “origyear” of the work.", form=value_forms.DATE),
    "kept": Key(about="Where it lies."),
    "printed": Key(about="Who has printed it besides the work."),
}


def name_keys(kind: str) -> dict[str, Key]:
    """Return the keys of a table of names; *kind* is ``people``, ``places`` or ``subjects``."""
    keys = keys_of(NAME_FIELDS)
    if kind != "people":
        del keys["kind"], keys["dates"]
        # In a table of people, an id of a voice stands for the name.
        keys["name"] = replace(keys["name"], required=True)
    if kind == "places":
        keys["authority"] = replace(keys["authority"], form=value_forms.authority_form(PLACES))
    if kind == "subjects":
        del keys["authority"]
        keys["work"] = Key(about="The key of a work that texts speak of.")
    return keys
