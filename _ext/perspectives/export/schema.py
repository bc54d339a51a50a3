"""The JSON Schema (draft 2020-12) of ``claims.json``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from perspectives.export.record_kinds import RecordKind
from perspectives.records.fields import Field
from perspectives.records.json_schemas import BASE, ID, MAYBE, TEXT, YES_NO, list_schema, object_schema


def claims_schema(kinds: Mapping[str, RecordKind]) -> dict[str, Any]:
    """Return the schema; *kinds* are the kinds of records of the book, with all their fields."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Claims of a book that sets accounts side by side",
        **object_schema(
            schema_version={"const": 1},
            base=BASE,
            book=object_schema(
                title=TEXT,
                edition=TEXT,
                language=TEXT,
                licenses=object_schema(text=MAYBE, data=MAYBE, quotations=MAYBE, code=MAYBE),
            ),
            perspectives=list_schema(object_schema(id=ID, name=TEXT, core=YES_NO, column=YES_NO)),
            **{
                kind.name: list_schema(
                    object_schema(**{field.name: _field_schema(field) for field in kind.fields})
                )
                for kind in kinds.values()
            },
        ),
    }


def _field_schema(field: Field) -> dict[str, Any]:
    return {"description": field.about, **field.schema}
