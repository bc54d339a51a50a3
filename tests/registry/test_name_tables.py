"""people.toml, places.toml and subjects.toml: what they declare, and every fault with its file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from perspectives.records.indexed_name import BODY, PERSON, PLACE, THING, WORK
from perspectives.registry.load import load
from perspectives.registry.name_tables import names_of_place
from perspectives.registry.registry import Registry
from tests.support import READER

PEOPLE = """[people.baker]
name = "Berta Baker"
sort = "Baker, Berta"
spellings = ["Bertha Baker"]
about = "baked"
dates = "1660/1702"

[people.guild]
kind = "body"
name = "Guild of ringers"
see-also = ["baker", "ringer"]

[people.abbot]
spellings = ["Odo the Elder"]
except = ["Odo’s Book"]
"""
PLACES = """[places.bellham]
name = "Bellham"
spellings = ["Belham"]

[places.old-bellham]
name = "Old Bellham"
see = "bellham"
"""
SUBJECTS = """[subjects.rope]
name = "rope"

[subjects.the-book]
name = "The Book of Bells"
work = "odo-book"
index = false
"""


def loaded(folder: Path, **files: str) -> Registry:
    """Return the registry of the tiny reader with these files beside its own."""
    shutil.copytree(READER / "sources", folder / "sources", dirs_exist_ok=True)
    for name, text in files.items():
        (folder / f"sources/{name}.toml").write_text(text, encoding="utf-8")
    return load(folder / "sources")


def test_names_are_read(tmp_path: Path) -> None:
    registry = loaded(tmp_path, people=PEOPLE, places=PLACES, subjects=SUBJECTS)
    assert registry.problems == []
    names = registry.names
    kinds = {id_: name.kind for id_, name in names.items()}
    assert kinds == {
        "baker": PERSON,
        "guild": BODY,
        "abbot": PERSON,
        "bellham": PLACE,
        "old-bellham": PLACE,
        "rope": THING,
        "the-book": WORK,
        "ringer": PERSON,
    }
    assert (names["baker"].spellings, names["baker"].last) == (("Berta Baker", "Bertha Baker"), "Baker")
    assert (names["baker"].about, names["baker"].dates) == ("baked", "1660/1702")
    assert names["guild"].see_also == ("baker", "ringer")
    # A table with the id of a voice adds to the voice.
    assert (names["abbot"].name, names["abbot"].sort, names["abbot"].voice) == (
        "Abbot Odo",
        "Odo, Abbot",
        True,
    )
    assert (names["abbot"].spellings, names["abbot"].short) == (("Abbot Odo", "Odo the Elder"), "Odo")
    assert names["abbot"].exceptions == ("Odo’s Book",)
    assert names["old-bellham"].see == "bellham"
    assert (names["the-book"].source, names["the-book"].is_indexed) == ("odo-book", False)


def test_without_the_files_the_names_are_those_of_voices_and_places(tmp_path: Path) -> None:
    registry = loaded(tmp_path)
    # Nobody looks for those whom nobody names.
    assert list(registry.names) == ["ringer", "abbot", "bellham"]
    assert registry.problems == []


def test_a_place_has_its_other_names(tmp_path: Path) -> None:
    registry = loaded(tmp_path, places=PLACES)
    assert names_of_place(registry, "Bellham") == ("Belham",)
    assert names_of_place(registry, "Belham") == ("Bellham",)
    assert names_of_place(registry, "Nowhere") == ()


FAULTS: dict[str, list[tuple[str, str, int, str | None, str | None]]] = {
    'people: [people.x]\nname = "X"\nnmae = "Y"': [("unknown-field", "people", 3, "nmae", "name")],
    "people: [people.x]\nsort = 'X'": [("missing-field", "people", 1, "x", None)],
    'people: [people.X]\nname = "X"': [("malformed-id", "people", 1, "X", "x")],
    'people: [people.x]\nname = "X"\nspellings = "Y"': [
        ("malformed-field", "people", 3, 'spellings = "Y"', None)
    ],
    'people: [people.x]\nname = "X"\nspellings = ["Y", 3]': [
        ("malformed-field", "people", 3, "spellings = 3", None)
    ],
    'people: [people.x]\nname = "X"\nexcept = [" "]': [
        ("malformed-field", "people", 3, "except = ' '", None)
    ],
    'people: [people.x]\nname = "X"\nkind = "place"': [("unknown-value", "people", 3, "place", None)],
    'people: [people.x]\nname = "X"\ndates = "1700-1710"': [
        ("malformed-date", "people", 3, "dates = 1700-1710", "1700/1710")
    ],
    'people: [people.x]\nname = "X"\nsee = "ringr"': [("unknown-name", "people", 3, "ringr", "ringer")],
    'people: [people.x]\nname = "X"\nsee = "x"': [("unknown-name", "people", 3, "x", None)],
    'people: [people.x]\nname = "X"\nsee = "y"\n[people.y]\nname = "Y"\nsee = "x"': [
        ("unknown-name", "people", 6, "x", None)
    ],
    'people: [people.X]\nname = "X"\n[people.y]\nname = "Y"\nsee = "x"': [
        ("malformed-id", "people", 1, "X", "x")
    ],
    'people: [people.x]\nname = "X"\nsee-also = ["abbott"]': [
        ("unknown-name", "people", 3, "abbott", "abbot")
    ],
    'places: [places.x]\nname = "X"\nkind = "person"': [("unknown-field", "places", 3, "kind", None)],
    'places: [places.breaking]\nname = "X"': [("duplicate-id", "places", 1, "breaking", None)],
    'subjects: [subjects.village]\nname = "X"': [("duplicate-id", "subjects", 1, "village", None)],
    'subjects: [subjects.x]\nname = "Anna Ringer"': [("shared-spelling", "subjects", 2, "Anna Ringer", None)],
    'subjects: [subject.x]\nname = "X"': [("unknown-field", "subjects", 1, "[subject.x]", "[subjects.x]")],
    "people: [people.x\n": [("toml-syntax", "people", 1, None, None)],
}


@pytest.mark.parametrize("typed", FAULTS)
def test_a_fault_has_its_file_and_line(tmp_path: Path, typed: str) -> None:
    name, _colon, text = typed.partition(": ")
    registry = loaded(tmp_path, **{name: text})
    told = [
        (one.code, Path(one.path or "").stem, one.line, one.value, one.nearest) for one in registry.problems
    ]
    expected: list[tuple[str, str, int, str | None, str | None]] = FAULTS[typed]
    assert len(told) == len(expected)
    for found, wanted in zip(told, expected, strict=True):
        assert found[:3] == wanted[:3]
        assert wanted[3] in (None, found[3])
        assert wanted[4] in (None, found[4])
    # The rest of the book has its names all the same.
    assert "ringer" in registry.names


def test_an_id_twice_in_two_files_names_the_other_place(tmp_path: Path) -> None:
    text = '[{0}.rope]\nname = "{0}"\n'
    registry = loaded(tmp_path, people=text.format("people"), subjects=text.format("subjects"))
    (problem,) = registry.problems
    assert (problem.code, problem.line) == ("duplicate-id", 1)
    assert (problem.other or "").endswith("people.toml:1")


def test_two_names_with_one_spelling_name_each_other(tmp_path: Path) -> None:
    text = '[places.a]\nname = "A"\nspellings = ["Mill"]\n\n[places.b]\nname = "B"\nspellings = ["Mill"]\n'
    registry = loaded(tmp_path, places=text)
    (problem,) = registry.problems
    assert (problem.code, problem.line, problem.value, problem.other) == ("shared-spelling", 7, "Mill", "a")
    assert (registry.names["a"].spellings, registry.names["b"].spellings) == (("A", "Mill"), ("B",))
