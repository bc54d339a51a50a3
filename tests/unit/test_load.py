"""The registry: order is kept, each file is part of the digest, and every fault has its line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from perspectives.build.toml_schemas import toml_schemas
from perspectives.records.declarations import Place
from perspectives.registry.load import load
from perspectives.registry.registry import Registry
from perspectives.registry.unread_files import KNOWN_FILES
from tests.support import READER

READING = """
[readings.who-broke-it]
first = "differ"
finding = "conflict"
sure = true
why = "The wind or the rope."
answer = "Changed."
"""
LAND = {"type": "Polygon", "coordinates": [[[-4, 43], [7, 43], [7, 54], [-4, 43]]]}
TEAL = '\n[colours.sea-green]\nlight = "#0b6e69"\ndark = "#5CC9C0"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the tiny reader's registry, with a second reading and an outline."""
    shutil.copytree(READER / "sources", tmp_path / "sources")
    (tmp_path / "sources/second-reading.toml").write_text(READING, encoding="utf-8")
    (tmp_path / "sources/outline.json").write_text(json.dumps(LAND), encoding="utf-8")
    return tmp_path / "sources"


def replace(folder: Path, name: str, old: str, new: str) -> None:
    """Put other words in the place of some in a file."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def told(registry: Registry) -> list[tuple[str, str, int]]:
    """Return code, file and line of each problem."""
    return [(problem.code, Path(problem.path or "").name, problem.line) for problem in registry.problems]


def test_everything_that_is_declared_keeps_the_order_of_its_file(folder: Path) -> None:
    registry = load(folder)
    assert told(registry) == []
    assert list(registry.perspectives) == ["village", "abbey", "travellers", "scholars"]
    assert [one.id for one in registry.core] == ["village", "abbey", "travellers"]
    assert list(registry.voices) == ["ringer", "abbot", "pedlar", "nobody"]
    assert list(registry.events) == ["breaking", "inquiry"]
    assert list(registry.readings) == ["who-broke-it"]
    assert registry.outline is not None


def test_a_voice_is_sorted_and_called_by_its_name_where_nothing_else_is_said(folder: Path) -> None:
    voices = load(folder).voices
    assert (voices["ringer"].sort, voices["ringer"].short) == ("Ringer, Anna", "Ringer")
    assert (voices["pedlar"].sort, voices["pedlar"].short) == ("A pedlar", "A pedlar")


def test_a_place_has_its_latitude_and_its_longitude(folder: Path) -> None:
    assert load(folder).events["breaking"].place == Place("Bellham", latitude=51.5, longitude=-0.1)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a perspective": lambda folder: replace(folder, "perspectives.toml", '"The abbey"', '"The monks"'),
    "a colour": lambda folder: replace(
        folder, "perspectives.toml", "[perspectives.abbey]", f"{TEAL}\n[perspectives.abbey]"
    ),
    "a voice": lambda folder: replace(folder, "voices.toml", "Rang the bell.", "Rang."),
    "an event": lambda folder: replace(folder, "events.toml", "1701-05-01", "1701-05-02"),
    "a second reading": lambda folder: replace(folder, "second-reading.toml", "Changed.", "Kept."),
    "no second reading": lambda folder: (folder / "second-reading.toml").unlink(),
    "the outline": lambda folder: replace(folder, "outline.json", "-4", "-5"),
    "no outline": lambda folder: (folder / "outline.json").unlink(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_a_file_says_otherwise_is_another_digest(folder: Path, name: str) -> None:
    before = load(folder).digest
    assert load(folder).digest == before
    CHANGES[name](folder)
    assert load(folder).digest != before


FAULTS: dict[str, tuple[str, str, str, str, int, str | None]] = {
    "an unknown finding": (
        "second-reading.toml",
        '"conflict"',
        '"conflicts"',
        "unknown-value",
        4,
        "conflict",
    ),
    "words for true": (
        "second-reading.toml",
        "sure = true",
        'sure = "yes"',
        "malformed-field",
        5,
        "sure = true",
    ),
    "an unknown field": ("second-reading.toml", "answer", "answers", "unknown-field", 7, "answer"),
    "a missing field": (
        "second-reading.toml",
        'why = "The wind or the rope."\n',
        "",
        "missing-field",
        2,
        None,
    ),
    "a voice of no perspective": ("voices.toml", '"abbey"', '"abey"', "unknown-perspective", 15, "abbey"),
    "an unknown role": (
        "voices.toml",
        '"unnamed"\nperspective',
        '"unamed"\nperspective',
        "unknown-value",
        20,
        "unnamed",
    ),
    "an unknown colour": ("perspectives.toml", '"purple"', '"purpel"', "unknown-value", 34, "purple"),
    "a day that is none": ("events.toml", "1701-05-01", "1701-05-32", "malformed-date", 3, "1701-05"),
    "a latitude beyond the pole": ("events.toml", "51.5", "91.5", "malformed-field", 5, None),
    "a longitude beyond the date line": ("events.toml", "-0.1", "-180.1", "malformed-field", 6, None),
    "a place with half its coordinates": ("events.toml", "longitude = -0.1\n", "", "missing-field", 5, None),
    "coordinates without a place": ("events.toml", 'place = "Bellham"\n', "", "missing-field", 4, None),
    "degrees and minutes": (
        *("events.toml", "latitude = 51.5", 'latitude = "51°30′N"', "malformed-field", 5),
        "latitude = 51.5",
    ),
    "a coordinate under another name": ("events.toml", "longitude", "lng", "unknown-field", 6, None),
    "a kind in the singular": (
        *("voices.toml", "[voices.abbot]", "[voice.abbot]", "unknown-field", 9),
        "[voices.abbot]",
    ),
    "a kind of another file": (
        *("voices.toml", "[voices.abbot]", "[events.abbot]", "unknown-field", 9),
        "[voices.abbot]",
    ),
    "a head without its kind": (
        *("voices.toml", "[voices.abbot]", "[abbot]", "unknown-field", 9),
        "[voices.abbot]",
    ),
    "quotation marks around kind and id": (
        *("voices.toml", "[voices.abbot]", '["voices.abbot"]', "unknown-field", 9),
        "[voices.abbot]",
    ),
    "a head without its id": ("voices.toml", "[voices.abbot]", "[voices]", "malformed-field", 9, None),
    "a hyphen after the kind": (
        *("voices.toml", "[voices.abbot]", "[voices-abbot]", "unknown-field", 9),
        "[voices.abbot]",
    ),
    "a head in two brackets": (
        *("voices.toml", "[voices.abbot]", "[[voices.abbot]]", "malformed-field", 9),
        "[voices.abbot]",
    ),
    "an id of two words with a point": (
        *("voices.toml", "[voices.abbot]", "[voices.abbot.odo]", "malformed-id", 9),
        "abbot-odo",
    ),
    "the first head is lost": ("voices.toml", "[voices.ringer]\n", "", "unknown-field", 1, None),
    "a required field misspelt": (
        "voices.toml",
        'name = "Abbot Odo"',
        'naem = "Odo"',
        "unknown-field",
        10,
        "name",
    ),
    "a required field under another name": (
        "voices.toml",
        'role = "participant"\nperspective = "abbey"',
        'function = "participant"\nperspective = "abbey"',
        "unknown-field",
        14,
        "role",
    ),
    "a required text that is empty": (
        *("voices.toml", 'name = "Abbot Odo"', 'name = " "', "malformed-field", 10),
        None,
    ),
    "a text that is empty": ("voices.toml", 'short = "Odo"', 'short = ""', "malformed-field", 12, None),
    "true in quotation marks": (
        *("voices.toml", "anonymous = true", 'anonymous = "true"', "malformed-field", 27),
        "anonymous = true",
    ),
    "two perspectives of one voice": (
        *(
            "voices.toml",
            'perspective = "abbey"',
            'perspective = ["abbey", "village"]',
            "malformed-field",
            15,
        ),
        None,
    ),
    "a field with a point in its name": (
        *("voices.toml", 'name = "Abbot Odo"', 'name.en = "Abbot Odo"', "malformed-field", 10),
        None,
    ),
    "an earlier side without its end": (
        *(
            "voices.toml",
            'perspective = "abbey"',
            'perspective = "abbey"\nearlier = "village"',
            "missing-field",
            16,
        ),
        None,
    ),
    "an earlier side that is the present one": (
        "voices.toml",
        'perspective = "abbey"',
        'perspective = "abbey"\nearlier = "abbey"\nuntil = "1701"',
        "malformed-field",
        16,
        None,
    ),
    "a period that ends before it begins": (
        *("events.toml", '"1701-06/1701-07"', '"1701-07/1701-06"', "malformed-date", 10),
        "1701-06/1701-07",
    ),
    "two letters": ("perspectives.toml", 'letter = "A"', 'letter = "AB"', "malformed-field", 14, None),
    "a letter twice": ("perspectives.toml", 'letter = "A"', 'letter = "V"', "shared-mark", 14, None),
    "a rule twice": ("perspectives.toml", 'rule = "dashed"', 'rule = "double"', "shared-mark", 15, None),
    "a colour twice": ("perspectives.toml", 'colour = "blue"', 'colour = "green"', "shared-mark", 25, None),
    "an id twice": ("voices.toml", "[voices.nobody]", "[voices.breaking]", "duplicate-id", 1, None),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_once_with_its_line_and_what_is_near(folder: Path, name: str) -> None:
    file, old, new, code, line, nearest = FAULTS[name]
    replace(folder, file, old, new)
    registry = load(folder)
    (problem,) = registry.problems
    # An id that two files declare is told in the later one, and names the earlier.
    assert (problem.code, problem.line, problem.nearest) == (code, line, nearest)
    assert Path(problem.path or "").name == ("events.toml" if name == "an id twice" else file)


FILES: dict[str, tuple[str, str | None, tuple[str, str, str | None]]] = {
    "the singular": ("voices.toml", "voice.toml", ("misnamed-file", "voice.toml", "voices.toml")),
    "a capital": ("events.toml", "Events.toml", ("misnamed-file", "Events.toml", "events.toml")),
    "two endings": ("voices.toml", "voices.toml.txt", ("misnamed-file", "voices.toml.txt", "voices.toml")),
    "an underscore": (
        *("second-reading.toml", "second_reading.toml"),
        ("misnamed-file", "second_reading.toml", "second-reading.toml"),
    ),
    "no such file": ("voices.toml", None, ("missing-file", "voices.toml", None)),
    "another file": ("voices.toml", "notes.toml", ("missing-file", "voices.toml", None)),
    "a folder": ("voices.toml", "voices.toml/", ("missing-file", "voices.toml", None)),
    "a folder for a file that may be missing": (
        *("second-reading.toml", "second-reading.toml/"),
        ("missing-file", "second-reading.toml", None),
    ),
    "a folder for the outline": ("outline.json", "outline.json/", ("missing-file", "outline.json", None)),
}
"""A file, what it is renamed to, and the problem: its code, its file, and the name that is meant."""


@pytest.mark.parametrize("name", FILES)
def test_a_file_under_another_name_is_found_and_told_once(folder: Path, name: str) -> None:
    file, other, expected = FILES[name]
    content = (folder / file).read_bytes()
    (folder / file).unlink()
    if other and other.endswith("/"):
        (folder / other).mkdir()
    elif other:
        (folder / other).write_bytes(content)
    (problem,) = load(folder).problems
    assert (problem.code, Path(problem.path or "").name, problem.nearest) == expected
    assert ("folder" in problem.expected) == bool(other and other.endswith("/"))


def test_a_copy_of_a_file_that_is_there_is_no_problem(folder: Path) -> None:
    shutil.copy(folder / "voices.toml", folder / "voices (1).toml")
    assert load(folder).problems == []


def test_every_file_that_has_a_schema_is_known_by_its_name() -> None:
    assert toml_schemas().keys() <= {*KNOWN_FILES}


@pytest.mark.parametrize(("latitude", "longitude"), [("90", "180"), ("-90", "-180"), ("0", "0")])
def test_the_poles_and_the_date_line_are_on_the_globe(folder: Path, latitude: str, longitude: str) -> None:
    replace(folder, "events.toml", "51.5", latitude)
    replace(folder, "events.toml", "-0.1", longitude)
    registry = load(folder)
    assert told(registry) == []
    assert registry.events["breaking"].place == Place("Bellham", int(latitude), int(longitude))


def test_a_line_ends_where_toml_ends_it(folder: Path) -> None:
    """An editor counts as TOML does: a separator of lines within a text is none of its lines."""
    voices = (folder / "voices.toml").read_text(encoding="utf-8")
    about = json.dumps("One\N{LINE SEPARATOR}\x0ctwo", ensure_ascii=False).replace("\x0c", "\\f")
    text = f"{voices}\n[voices.mute]\nabout = {about}\nnme = 1\n"
    (folder / "voices.toml").write_text(text, encoding="utf-8")
    lines = {problem.line for problem in load(folder).problems if problem.code == "unknown-field"}
    assert lines == {voices.count("\n") + 4}


@pytest.mark.parametrize("name", ["perspectives.toml", "voices.toml", "events.toml"])
def test_a_file_that_is_not_there_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert ("missing-file", name, 1) in told(load(folder))
