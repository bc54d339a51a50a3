"""Parts of the JSON Schema (draft 2020-12) of ``claims.json`` that several fields share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Schema = Mapping[str, Any]
"""A JSON Schema (draft 2020-12), or a part of one."""

TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": ["number", "null"]}
YES_NO: Schema = {"type": "boolean"}
ID: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": 40}
MAYBE_ID: Schema = {"anyOf": [ID, {"type": "null"}]}
IDS: Schema = {"type": "array", "items": ID}
TEXTS: Schema = {"type": "array", "items": TEXT}
URL: Schema = {"type": "string", "pattern": "^[^:]+\\.html#.+$|^[^:]*/#.+$|^#.+$"}
BASE: Schema = {
    "description": (
        "The public address of the root of the pages, with a slash at its end; null where none is set. "
        "It stands before every url, which makes each of them absolute."
    ),
    "anyOf": [{"type": "string", "pattern": "^https?://[^?#]+/$"}, {"type": "null"}],
}
MAYBE_URL: Schema = {"anyOf": [URL, {"type": "null"}]}
RIGHTS: Schema = {"enum": ["public-domain", "quotation"]}
EVIDENCE: Schema = {"enum": ["checked", "second-hand", "unchecked", None]}


def object_schema(**properties: Schema) -> dict[str, Any]:
    """Return the schema of an object: *properties* are required, others are allowed."""
    return {"type": "object", "required": sorted(properties), "properties": properties}


def list_schema(item: Schema) -> dict[str, Any]:
    """Return the schema of a list; *item* is the schema of its items."""
    return {"type": "array", "items": item}


def or_null(values: Iterable[str]) -> dict[str, Any]:
    """Return the schema of one of *values*, or of null."""
    return {"enum": [*values, None]}


def choice(values: Iterable[str]) -> dict[str, Any]:
    """Return the schema of one of *values*."""
    return {"enum": list(values)}
