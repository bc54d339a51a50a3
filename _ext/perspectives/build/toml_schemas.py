"""JSON Schemas (draft-07) of the TOML files of a registry, from the tables of fields.

Programs that help to type read them, such as Taplo and Even Better TOML: they offer fields and closed lists,
tell what a field means, and mark what the registry would refuse. Taplo reads no later draft.

A schema knows one file. What needs another file, or two values compared, only a build tells:
an id that nobody declares, a period that ends before it begins, a colour that is too faint.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from perspectives.build.collate_command import MANIFEST_FILE
from perspectives.build.permalinks_schema import permalinks_kinds
from perspectives.collation.copy_fields import COPY_FIELDS
from perspectives.permalinks.record import PERMALINKS_FILE
from perspectives.records import value_forms
from perspectives.records.added_fields import NO_FIELDS, AddedFields
from perspectives.records.class_reader_lists import AT_MOST, CLASS_READER_FILE, LISTS
from perspectives.records.field_forms import Key
from perspectives.records.fields import Field, keys_of
from perspectives.records.id_form import ID_FORM
from perspectives.records.json_schemas import TEXT, Schema
from perspectives.records.voice_fields import EVENT_FIELDS, VOICE_FIELDS
from perspectives.registry import editions_file, table_fields
from perspectives.registry.colours import COLOUR_KIND, reserved_names
from perspectives.registry.name_tables import NAME_FILES
from perspectives.registry.papers import CALENDAR_FILE, PAPERS
from perspectives.registry.texts_table import TEXTS_FILE

DRAFT = "http://json-schema.org/draft-07/schema#"
TYPES: Mapping[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    # A schema knows no dates; Taplo gives it their text.
    datetime.date: "string",
}
NO_ID: Schema = {"not": {"title": f"an id that is not made of {ID_FORM}, or that is taken"}}
VOICE_CONDITIONS: Schema = {
    "if": {"required": ["anonymous"], "properties": {"anonymous": {"const": True}}},
    "else": {"required": ["perspective"]},
    "dependencies": {"earlier": ["until"], "until": ["earlier"]},
}
EVENT_CONDITIONS: Schema = {
    "dependencies": {"latitude": ["place", "longitude"], "longitude": ["place", "latitude"]}
}
COPY_CONDITIONS: Schema = {
    "allOf": [
        {
            "if": {"properties": {"carrier": {"const": "retyped"}}, "required": ["carrier"]},
            "then": {
                "required": ["typed-by", "read-by"],
                "properties": {"typed-by": value_forms.SOME_TEXT, "read-by": value_forms.SOME_TEXT},
            },
        },
        {
            "if": {"properties": {"typed-by": value_forms.SOME_TEXT}, "required": ["typed-by"]},
            "then": {"required": ["read-by"], "properties": {"read-by": value_forms.SOME_TEXT}},
        },
    ]
}


def key_schema(key: Key) -> dict[str, Any]:
    """Return the schema of the value of a key."""
    kinds = key.kind if isinstance(key.kind, tuple) else (key.kind,)
    names = list(dict.fromkeys(TYPES[kind] for kind in kinds))
    if {"number", "integer"} <= {*names}:
        names.remove("integer")
    schema: dict[str, Any] = {"description": key.about, "type": names[0] if len(names) == 1 else names}
    if key.choices and key.form:
        # One of the list, which is offered, or what the same file declares.
        return {**schema, "anyOf": [{"enum": [*key.choices]}, key.form]}
    if key.kind is str and not (key.form or key.choices or key.may_be_empty):
        return {**schema, **value_forms.SOME_TEXT}
    return {**schema, **(key.form or {}), **({"enum": [*key.choices]} if key.choices else {})}


def table_schema(keys: Mapping[str, Key], more: Schema | None = None) -> dict[str, Any]:
    """Return the schema of a table; *more* are conditions on several keys."""
    return {
        "type": "object",
        "properties": {name: key_schema(key) for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.required],
        "additionalProperties": value_forms.UNKNOWN,
        **(more or {}),
    }


def tables_schema(
    about: str,
    keys: Mapping[str, Key],
    more: Schema | None = None,
    no_ids: str = value_forms.NO_ID,
) -> dict[str, Any]:
    """Return the schema of all tables ``[kind.id]`` of a kind.

    :param no_ids: an expression for what cannot be the id of such a table
    """
    return {
        "description": about,
        "type": "object",
        # Not by “propertyNames”: Taplo would mark the whole file for one wrong id.
        "patternProperties": {no_ids: NO_ID},
        "additionalProperties": table_schema(keys, more),
    }


def file_schema(title: str, kinds: Mapping[str, Schema]) -> dict[str, Any]:
    """Return the schema of a file that has tables of these kinds, and nothing else."""
    return {
        "$schema": DRAFT,
        "title": title,
        "type": "object",
        "properties": dict(kinds),
        "additionalProperties": value_forms.UNKNOWN,
    }


def _perspectives() -> dict[str, Any]:
    colours = tables_schema(
        "A colour of this book, for perspectives.",
        table_fields.COLOUR_FIELDS,
        no_ids=f"{value_forms.NO_ID}|{value_forms.one_of_these(reserved_names())}",
    )
    perspectives = tables_schema(
        "A standpoint that accounts are grouped by, under its id.", table_fields.PERSPECTIVE_FIELDS
    )
    return file_schema(
        "Perspectives, in the order of their columns", {"perspectives": perspectives, COLOUR_KIND: colours}
    )


def _added_keys(fields: Iterable[Field]) -> dict[str, Key]:
    """Return the keys of fields that a project adds, each with the closed list that it may have."""
    lists = {
        name: [value for value in field.schema.get("enum", ()) if value is not None]
        for field in fields
        for name in keys_of([field])
    }
    return {
        name: replace(key, form={"enum": lists[name]} if lists[name] else None)
        for name, key in keys_of(fields).items()
    }


def _voices(added: AddedFields) -> dict[str, Any]:
    keys = keys_of(VOICE_FIELDS) | _added_keys(added.get("voice", ()))
    voices = tables_schema("Who speaks, under its id.", keys, VOICE_CONDITIONS)
    return file_schema("Voices", {"voices": voices})


def _events(added: AddedFields) -> dict[str, Any]:
    keys = keys_of(EVENT_FIELDS) | _added_keys(added.get("event", ()))
    events = tables_schema("What happened, under its id.", keys, EVENT_CONDITIONS)
    return file_schema("Events", {"events": events})


def _names(kind: str) -> Callable[[], dict[str, Any]]:
    about = "A name of the index, under its id."
    return lambda: file_schema(
        f"Names of the index: {kind}", {kind: tables_schema(about, table_fields.name_keys(kind))}
    )


def _readings() -> dict[str, Any]:
    readings = tables_schema(
        "What a second reader found, under the id of the comparison.", table_fields.READING_FIELDS
    )
    return file_schema("Findings of a second reader", {"readings": readings})


def _texts() -> dict[str, Any]:
    texts = tables_schema(
        "Where the text of a document is, under its key in the bibliography.", table_fields.TEXT_FIELDS
    )
    files = tables_schema("A file at its publisher, under its id.", table_fields.TEXT_FILE_FIELDS)
    return file_schema("Where the texts of documents are found", {"texts": texts, "files": files})


def _calendar() -> dict[str, Any]:
    about = "A paper that has no page, under the key of its work."
    return file_schema("Papers of the calendar", {PAPERS: tables_schema(about, table_fields.PAPER_FIELDS)})


def _witnesses() -> dict[str, Any]:
    copies = tables_schema(
        "A copy of a work, under its id in the lock.",
        COPY_FIELDS,
        COPY_CONDITIONS,
        value_forms.NO_WORDS,
    )
    return file_schema("Copies that quotations are compared with", {"copies": copies})


def _editions() -> dict[str, Any]:
    editions = {
        "description": "The editions, the oldest first.",
        **value_forms.list_of(table_schema(editions_file.FIELDS)),
    }
    return file_schema("Editions of the book", {editions_file.KIND: editions})


def _class_reader() -> dict[str, Any]:
    lists = {
        name: {
            "description": f"What the part “{name}” prints, in this order: names of pages, or ids.",
            **value_forms.list_of(TEXT),
            "uniqueItems": True,
        }
        for name in LISTS
    }
    at_most = {"description": "The most pages that it may have.", "type": "integer", "minimum": 1}
    return file_schema("A reader for a class", {AT_MOST: at_most, **lists})


def _permalinks() -> dict[str, Any]:
    return file_schema("Every published address", permalinks_kinds())


_MAKERS: Mapping[str, Callable[[], dict[str, Any]]] = {
    **{file: _names(kind) for kind, file in NAME_FILES.items()},
    "second-reading.toml": _readings,
    TEXTS_FILE: _texts,
    CALENDAR_FILE: _calendar,
    editions_file.EDITIONS_FILE: _editions,
    PERMALINKS_FILE: _permalinks,
    MANIFEST_FILE: _witnesses,
    CLASS_READER_FILE: _class_reader,
}


def toml_schemas(added: AddedFields = NO_FIELDS) -> dict[str, dict[str, Any]]:
    """Return the schema of each file of a registry, by the file's name.

    :param added: the fields that the project adds, by the kind of record
    """
    return {
        "perspectives.toml": _perspectives(),
        "voices.toml": _voices(added),
        "events.toml": _events(added),
        **{name: make() for name, make in _MAKERS.items()},
    }
