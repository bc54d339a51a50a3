"""The schemas of the TOML files: each is one, describes every field, and takes every file of the books."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.unit.schema_files import SCHEMAS, VALIDATORS, as_json

ROOT = Path(__file__).parents[2]
OF_THIS_BOOK = ("sources/authority-evidence.toml", "tools/rule-of-the-cut.toml")
"""Files that the extension does not read; their schemas are written by hand."""
FILES = [
    path
    for pattern in ("sources", "examples/*/sources", "tests/*/sources")
    for folder in ROOT.glob(pattern)
    for path in sorted(folder.glob("*.toml"))
    if f"sources/{path.name}" not in OF_THIS_BOOK
]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert json.loads(json.dumps(SCHEMAS[name])) == SCHEMAS[name]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described(name: str) -> None:
    bare = [path for path, schema in fields_of(SCHEMAS[name], name) if not schema.get("description")]
    assert bare == []


def fields_of(schema: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield each property of a schema, at every depth, with its path; those in conditions are none."""
    for name, inner in schema.get("properties", {}).items():
        yield f"{path}.{name}", inner
        yield from fields_of(inner, f"{path}.{name}")
    for inner in (schema.get("additionalProperties"), schema.get("items"), *schema.get("anyOf", ())):
        if inner:
            yield from fields_of(inner, f"{path}.*")


def test_every_file_of_the_books_is_taken() -> None:
    assert len(FILES) > 20
    faults = {
        f"{path.relative_to(ROOT)} {'.'.join(map(str, error.path))}": error.message
        for path in FILES
        for error in VALIDATORS[path.name].iter_errors(as_json(tomllib.loads(path.read_text("utf-8"))))
    }
    assert faults == {}


@pytest.mark.parametrize("name", OF_THIS_BOOK)
def test_a_file_of_this_book_alone_has_a_schema_too(name: str) -> None:
    path = ROOT / ".vscode" / "schemas" / f"{Path(name).stem}.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    tables = as_json(tomllib.loads((ROOT / name).read_text(encoding="utf-8")))
    assert list(Draft7Validator(schema).iter_errors(tables)) == []
    assert not Draft7Validator(schema).is_valid({**tables, "verb": []})
