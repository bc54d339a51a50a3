"""The schemas of the TOML files, and what they take."""

from __future__ import annotations

import datetime
import tomllib
from typing import Any

from jsonschema import Draft7Validator

from perspectives.build.toml_schemas import toml_schemas

SCHEMAS = toml_schemas()
VALIDATORS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}


def as_json(value: Any) -> Any:
    """Return a value of TOML as a program that validates it has it: a date is its text."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def is_taken(name: str, text: str) -> bool:
    """Return whether the schema of a file takes a text."""
    return VALIDATORS[name].is_valid(as_json(tomllib.loads(text)))
