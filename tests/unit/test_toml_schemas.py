"""The schemas of the TOML files refuse what the registry refuses, and no more."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from perspectives.build.class_reader_builder import LISTS, read_class_reader
from perspectives.build.toml_schemas import toml_schemas
from perspectives.collation.manifest import UnreadableFile, load_manifest
from perspectives.permalinks.record_reader import load_permalinks
from perspectives.registry.editions_file import load_editions
from perspectives.registry.load import load
from tests.fuzz.registers import dump

ROOT = Path(__file__).parents[2]
SCHEMAS = toml_schemas()
VALIDATORS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}
OTHER_FILES = {
    "authority-evidence.toml",  # The build does not read it.
}
FILES = [
    path
    for pattern in ("sources", "examples/*/sources", "tests/*/sources", "tools/skeleton/sources")
    for folder in ROOT.glob(pattern)
    for path in sorted(folder.glob("*.toml"))
    if path.name not in OTHER_FILES
]
BEYOND_ONE_FILE = {
    "duplicate-id",
    "faint-colour",
    "shared-authority",
    "shared-spelling",
    "unknown-name",
    "unknown-perspective",
}
"""The codes of problems that need another file, another table, or two values compared."""


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


# The same verdict as the registry

BASE = {
    "perspectives.toml": (
        '[perspectives.village]\nname = "V"\nshort = "V"\npossessive = "V’s"\nletter = "V"\nrule = "solid"\n'
        'colour = "blue"\n'
    ),
    "voices.toml": (
        '[voices.ringer]\nname = "R"\nabout = "Rang."\nrole = "participant"\nperspective = "village"\n'
    ),
    "events.toml": '[events.breaking]\ntitle = "It broke."\ndate = "1701"\n',
}
TABLES: dict[str, tuple[str, dict[str, object]]] = {
    "perspectives.toml": (
        "perspectives.other",
        {
            "name": "N",
            "short": "N",
            "possessive": "N’s",
            "letter": "N",
            "rule": "solid",
            "colour": "blue",
        },
    ),
    "perspectives.toml colours": ("colours.other", {"light": "#0b6e69", "dark": "#5cc9c0"}),
    "voices.toml": (
        "voices.other",
        {"name": "O", "about": "A.", "role": "record", "perspective": "village"},
    ),
    "events.toml": ("events.other", {"title": "T", "date": "1702"}),
    "people.toml": ("people.other", {"name": "Some One"}),
    "places.toml": ("places.other", {"name": "Some Place"}),
    "subjects.toml": ("subjects.other", {"name": "some thing"}),
    "second-reading.toml": (
        "readings.other",
        {"first": "differ", "finding": "differ", "sure": True, "why": "W."},
    ),
    "texts.toml files": ("files.other", {"url": "https://example.org/a.xml", "edition": "E"}),
    "texts.toml": ("texts.other", {"file": "some-file"}),
    "calendar.toml": ("papers.other", {"title": "T"}),
    "witnesses.toml": (
        "copies.other",
        {"name": "N", "carrier": "edition", "work": "w", "files": ["a.txt"]},
    ),
    "editions.toml": ("[editions]", {"number": "1.0", "issued": datetime.date(2001, 12, 31)}),
    "permalinks.toml retired": ("retired.claims.other", {"edition": "1.0", "why": "W.", "page": "a/b"}),
    "permalinks.toml": ("claims.other", {"edition": "1.0", "pages": ["a/b"]}),
    "class-reader.toml": ("", {"pages-at-most": 9, "pages": ["a"]}),
}
BEFORE = {"texts.toml": '[files.some-file]\nurl = "https://example.org/a.xml"\nedition = "E"\n'}


# What one file does not tell, or a schema cannot.
UNKNOWN_TO_SCHEMAS = {
    "perspectives.toml": {"colour": "The colours that the file declares are names too."},
    "texts.toml": {"file": "It is the id of another table."},
    "witnesses.toml": {"accessed": "A schema sees the text of a date, with quotation marks or without."},
}
NEEDED_ELSEWHERE = {
    "people.toml": {"name": "Not where the id is that of a voice."},
    "permalinks.toml retired": {"page": "Only where the file does not name the pages of the id."},
}


class Everything(frozenset[str]):
    """A set of all ids."""

    def __contains__(self, _id: object) -> bool:
        return True


def refused_lines(name: str, text: str, folder: Path) -> dict[int, set[str]]:
    """Return the lines at which the reader of a file has a problem, with the codes."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    if name == "witnesses.toml":
        try:
            load_manifest(path)
        except UnreadableFile as error:
            return {int(line): {"sentence"} for line in re.findall(r"\], line (\d+):", str(error))}
        return {}
    if name == "class-reader.toml":
        problems = read_class_reader(text.encode(), str(path), dict.fromkeys(LISTS, Everything())).problems
    elif name == "permalinks.toml":
        problems = load_permalinks(path).problems
    elif name == "editions.toml":
        problems = load_editions(folder, hashlib.sha256())[1]
    else:
        problems = [one for one in load(folder).problems if one.path == str(path)]
    return {
        line: {one.code for one in problems if one.line == line} for line in {one.line for one in problems}
    }


def text_of(head: str, values: dict[str, object]) -> str:
    """Return a table of TOML."""
    return f"[{head}]\n" * bool(head) + "".join(f"{key} = {dump(value)}\n" for key, value in values.items())


VALUES: tuple[object, ...] = (
    *(
        "",
        " ",
        "a",
        "A Word",
        "village",
        "some-file",
        "a--b",
        "x" * 41,
        "con",
        "3",
        "yes",
        "a/b",
        "../a",
        "/a",
    ),
    *(
        "blue",
        "solid",
        "purpel",
        "record",
        "person",
        "differ",
        "differs",
        "whole",
        "retyped",
        "public-domain",
    ),
    *("1702", "1702-02-30", "12.11.1960", "12 Nov 1960", "1960-11-12", "1960/61", "1960-13", "196X", "n.d."),
    *("#0b6e69", "#0B6E69", "#0b6e6", "teal", "a" * 40, "b" * 64, "c" * 63, "1.0", "1.0.0.0.1", "1.0dev"),
    *(
        "http://example.org",
        "example.org",
        "https://",
        "https://www.wikidata.org/wiki/Q855",
        "(x)",
        "x",
        "(?:x)",
    ),
    *("https://viaf.org/viaf/64007537", "https://www.geonames.org/3183875", " https://viaf.org/viaf/64 "),
    *(True, False, 3, 0, -1, 91, -90.5, 181, float("inf")),
    *([], [""], ["a"], ["a", "a"], ["A B"], [3], ["../a"], ["https://viaf.org/viaf/64007537"] * 2, {"a": 1}),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the three files that a registry must have."""
    for name, text in BASE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def keys_of_table(name: str, head: str) -> list[str]:
    """Return the keys of a table, by its schema, and one that there is not."""
    schema: Any = SCHEMAS[name]
    for part in head.strip("[]").split(".") if head else ():
        schema = schema.get("properties", {}).get(part) or schema.get("additionalProperties")
        schema = next((one for one in schema.get("anyOf", ()) if "properties" in one), schema)
        schema = schema.get("items", schema)
    return [*schema["properties"], "nme"]


def variations(case: str) -> dict[str, dict[str, object]]:
    """Return the values of a table that are tried: each field with each value, and each field left out."""
    head, valid = TABLES[case]
    tried: dict[str, dict[str, object]] = {"as it should be": valid}
    for key in keys_of_table(case.split(maxsplit=1)[0], head):
        for value in VALUES:
            tried[f"{key} = {dump(value)}"] = {**valid, key: value}
    for key in valid.keys() - NEEDED_ELSEWHERE.get(case, {}).keys():
        tried[f"no {key}"] = {other: value for other, value in valid.items() if other != key}
    return tried


def refusals(case: str, folder: Path) -> dict[str, set[str]]:
    """Return the codes of the problems that the registry has with each variation of a table that it refuses.

    Many tables stand in one text, each under an id of its own. A problem belongs to the table at its line.
    """
    name, head = case.split(maxsplit=1)[0], TABLES[case][0]
    tried = list(variations(case).items())
    if case in ("class-reader.toml", "editions.toml", "permalinks.toml"):
        texts = {said: text_of(head, values) for said, values in tried}
        found = {said: refused_lines(name, text, folder) for said, text in texts.items()}
        return {said: set().union(*lines.values()) for said, lines in found.items() if lines}
    codes: dict[str, set[str]] = {}
    for first in range(0, len(tried), 50):
        text, starts = BEFORE.get(case, BASE.get(name, "")), []
        for number, (said, values) in enumerate(tried[first : first + 50]):
            starts.append((said, text.count("\n") + 1))
            text += text_of(head.replace("other", f"other-{number}"), values)
        for line, found_codes in refused_lines(name, text, folder).items():
            said = [said for said, start in starts if start <= line][-1]
            codes.setdefault(said, set()).update(found_codes)
    return codes


@pytest.mark.parametrize("case", TABLES)
def test_schema_and_registry_say_the_same_of_each_value_of_each_field(case: str, folder: Path) -> None:
    name, head = case.split(maxsplit=1)[0], TABLES[case][0]
    before = BEFORE.get(case, BASE.get(name, ""))
    tried, refused = variations(case), refusals(case, folder)
    taken = {said for said, values in tried.items() if is_taken(name, before + text_of(head, values))}
    assert "as it should be" in taken - refused.keys()
    unknown = UNKNOWN_TO_SCHEMAS.get(case, {})
    by_the_registry_alone = {
        said for said, codes in refused.items() if said in taken and codes - BEYOND_ONE_FILE
    }
    assert {said for said in by_the_registry_alone if said.split()[0] not in unknown} == set()
    assert tried.keys() - taken - refused.keys() == set()
