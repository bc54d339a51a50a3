"""The registry: order is kept, each file is part of the digest, and every fault has its line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from perspectives.records.declarations import Place
from perspectives.registry.load import load
from perspectives.registry.registry import Registry
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


FAULTS = {
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
    "a place with half its coordinates": ("events.toml", "longitude = -0.1\n", "", "missing-field", 1, None),
    "an id twice": ("voices.toml", "[voices.nobody]", "[voices.breaking]", "duplicate-id", 1, None),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_line_and_what_is_near(folder: Path, name: str) -> None:
    file, old, new, code, line, nearest = FAULTS[name]
    replace(folder, file, old, new)
    registry = load(folder)
    (problem,) = registry.problems
    # An id that two files declare is told in the later one, and names the earlier.
    assert (problem.code, problem.line, problem.nearest) == (code, line, nearest)
    assert Path(problem.path or "").name == ("events.toml" if name == "an id twice" else file)


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
