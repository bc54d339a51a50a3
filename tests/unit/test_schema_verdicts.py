"""The schemas of the TOML files refuse what the registry refuses in each file by itself, and no more."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from perspectives.build.class_reader_builder import read_class_reader
from perspectives.collation.manifest import UnreadableFile, load_manifest
from perspectives.permalinks.record_reader import load_permalinks
from perspectives.records.class_reader_lists import LISTS
from perspectives.registry.editions_file import load_editions
from perspectives.registry.load import load
from tests.fuzz.registers import dump
from tests.unit.schema_files import SCHEMAS, is_taken

BEYOND_ONE_FILE = {
    "duplicate-id",
    "faint-colour",
    "shared-authority",
    "shared-mark",
    "shared-spelling",
    "unknown-name",
    "unknown-perspective",
}
"""The codes of problems that need another file, another table, or two values compared."""
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
            "rule": "dashed",
            "colour": "green",
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
            return {int(line): {"sentence"} for line in re.findall(r"\.toml:(\d+): \[", str(error))}
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


IDS = (
    "other",
    "a-1",
    "A",
    "a_b",
    "1a",
    "-a",
    "a--b",
    "",
    "con",
    "nul",
    "com1",
    "x" * 40,
    "x" * 41,
    "é",
    "a b",
)


@pytest.mark.parametrize("case", [case for case, (head, _) in TABLES.items() if head.count(".") == 1])
def test_schema_and_registry_take_the_same_ids(case: str, folder: Path) -> None:
    name, (head, valid) = case.split(maxsplit=1)[0], TABLES[case]
    before = BEFORE.get(case, BASE.get(name, ""))
    for id_ in IDS:
        text = before + text_of(head.replace("other", json.dumps(id_)), valid)
        assert is_taken(name, text) != bool(refused_lines(name, text, folder)), id_
