"""The JSON Schema (draft 2020-12) of ``claims.json``."""

from __future__ import annotations

from typing import Any

from perspectives.records import model

TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
NUMBER = {"type": ["number", "null"]}
YES_NO = {"type": "boolean"}
ID = {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": 40}
MAYBE_ID = {"anyOf": [ID, {"type": "null"}]}
IDS = {"type": "array", "items": ID}
URL = {"type": "string", "pattern": "^[^:]+\\.html#.+$|^[^:]*/#.+$|^#.+$"}
RIGHTS = {"enum": ["public-domain", "quotation"]}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": sorted(properties), "properties": properties}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _or_null(values: tuple[str, ...]) -> dict[str, Any]:
    return {"enum": [*values, None]}


PLACE = _object(name=TEXT, latitude=NUMBER, longitude=NUMBER)

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Claims of a book that sets accounts side by side",
    **_object(
        schema_version={"const": 1},
        book=_object(
            title=TEXT,
            edition=TEXT,
            language=TEXT,
            licenses=_object(text=MAYBE, data=MAYBE, quotations=MAYBE, code=MAYBE),
        ),
        perspectives=_list(_object(id=ID, name=TEXT, core=YES_NO)),
        voices=_list(
            _object(
                id=ID,
                name=TEXT,
                role={"enum": list(model.VOICE_ROLES)},
                anonymous=YES_NO,
                perspective=MAYBE_ID,
                authority=MAYBE,
            )
        ),
        events=_list(_object(id=ID, title=TEXT, date=TEXT, place={"anyOf": [PLACE, {"type": "null"}]})),
        sources=_list(
            _object(
                key=ID,
                csl=_object(id=ID, type=TEXT),
                original_language=MAYBE,
                translator=MAYBE,
                rights=RIGHTS,
            )
        ),
        comparisons=_list(
            _object(
                id=ID,
                title=TEXT,
                event=MAYBE_ID,
                finding=_or_null(model.FINDINGS),
                settle=MAYBE,
                claims=IDS,
                witnesses={"type": "integer", "minimum": 0},
                silent=_list(_object(perspective=ID, kind={"enum": list(model.SILENCES)})),
                url=URL,
            )
        ),
        claims=_list(
            _object(
                id=ID,
                perspective=MAYBE_ID,
                voice=TEXT,
                reporters=IDS,
                last_hand=TEXT,
                source=MAYBE_ID,
                locator=MAYBE,
                quoted_in=MAYBE_ID,
                quoted_in_locator=MAYBE,
                also_in=_list(_object(source=ID, locator=MAYBE)),
                cert=_or_null(model.CERTAINTIES),
                medium=_or_null(model.MEDIA),
                date=MAYBE,
                told=MAYBE,
                language=MAYBE,
                original_language=MAYBE,
                translator=MAYBE,
                event=MAYBE_ID,
                quotations=_list(TEXT),
                text=MAYBE,
                evidence={"enum": ["checked", "second-hand", "unchecked", None]},
                rights=RIGHTS,
                within=MAYBE_ID,
                answers=IDS,
                disputes=IDS,
                supports=IDS,
                url=URL,
            )
        ),
        editorial_notes=_list(
            _object(id=ID, kind={"enum": list(model.NOTE_KINDS)}, about=IDS, text=TEXT, url=URL)
        ),
    ),
}
