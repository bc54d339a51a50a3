"""The JSON Schema (draft-07) of ``permalinks.toml``, whose tables have forms of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from perspectives.permalinks.record import KINDS, PAGES
from perspectives.records import value_forms
from perspectives.records.json_schemas import TEXT, Schema

NO_PAGE: Schema = {"not": {"title": "a name that no document can have"}}


def permalinks_kinds() -> dict[str, Any]:
    """Return the schemas of the tables of the file, by their names."""
    edition = {"description": "The edition that introduced it.", **TEXT}
    pages = {
        "description": "The pages that it has stood on, the oldest first.",
        **value_forms.list_of(value_forms.PAGE_PATH),
    }
    section = {"description": "The label of the section that is the title of the page.", **TEXT}
    retired = _table(
        {
            "edition": {"description": "The first edition without it.", **value_forms.SOME_TEXT},
            "why": {
                "description": "A sentence for whoever follows an old link.",
                **value_forms.SOME_TEXT,
            },
            "replaced-by": {
                "description": "The id of what took its place, or a list of ids.",
                **value_forms.any_of(value_forms.SOME_TEXT, value_forms.list_of(TEXT)),
            },
            "page": {"description": "The document that it stood in.", **value_forms.PAGE_PATH},
        },
        required=["edition", "why"],
    )
    published = {
        kind: {
            "description": f"Published {kind}: make permalinks writes them.",
            "type": "object",
            "additionalProperties": value_forms.any_of(
                TEXT,
                _table(
                    {"edition": edition, **({"section": section} if kind == PAGES else {"pages": pages})},
                    required=["edition"],
                ),
            ),
        }
        for kind in KINDS
    }
    published[PAGES]["patternProperties"] = {value_forms.NO_PAGE: NO_PAGE}
    gone = {
        "description": "What the book no longer has, by kind and id.",
        **_table(
            {
                kind: {
                    "description": f"What is gone of the {kind}.",
                    "type": "object",
                    "additionalProperties": retired,
                }
                for kind in KINDS
            }
        ),
    }
    return {**published, "retired": gone}


def _table(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": value_forms.UNKNOWN,
    }
