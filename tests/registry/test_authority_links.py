"""The field ``authority`` of voices, people and places: what is read, and each fault with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from perspectives.registry.load import load
from perspectives.registry.registry import Registry
from tests.support import READER

WIKIDATA = "https://www.wikidata.org/wiki/Q855"
VIAF = "https://viaf.org/viaf/64007537"
GEONAMES = "https://www.geonames.org/3183875"


def loaded(folder: Path, voice: str = "", people: str = "", places: str = "") -> Registry:
    """Return the registry of the tiny reader: *voice* is the field of a voice, the others are tables."""
    sources = folder / "sources"
    shutil.copytree(READER / "sources", sources)
    if voice:
        file = sources / "voices.toml"
        text = file.read_text(encoding="utf-8")
        about = 'about = "Rang the bell."\n'
        assert text.count(about) == 1
        file.write_text(text.replace(about, f"{about}{voice}\n"), encoding="utf-8")
    for name, table in (("people", people), ("places", places)):
        if table:
            (sources / f"{name}.toml").write_text(table, encoding="utf-8")
    return load(sources)


def test_one_address_and_several_are_read_everywhere(tmp_path: Path) -> None:
    registry = loaded(
        tmp_path,
        voice='authority = ["http://www.wikidata.org/entity/Q855", "http://viaf.org/viaf/64007537/"]',
        people='[people.x]\nname = "X"\nauthority = "https://d-nb.info/gnd/118553879"\n',
        places=f'[places.y]\nname = "Bellham"\nauthority = ["{GEONAMES}", "http://wikidata.org/entity/Q1"]\n',
    )
    assert registry.problems == []
    voice = registry.voices["ringer"]
    assert (voice.authority, voice.authorities) == (WIKIDATA, (WIKIDATA, VIAF))
    # A voice is a name of the index too.
    assert registry.names["ringer"].authorities == (WIKIDATA, VIAF)
    assert registry.names["x"].authorities == ("https://d-nb.info/gnd/118553879",)
    place = (GEONAMES, "https://www.wikidata.org/wiki/Q1")
    assert registry.names["y"].authorities == place
    # The place of an event is the one of this name.
    event = registry.events["breaking"].place
    assert event is not None
    assert event.authorities == place


def test_without_the_field_there_are_no_addresses(tmp_path: Path) -> None:
    voice = loaded(tmp_path).voices["ringer"]
    assert (voice.authority, voice.authorities) == (None, ())


X = '[people.x]\nname = "X"\n'
FAULTS = {
    "another page": ({"people": f'{X}authority = "https://example.org/Q1"'}, "unknown-value", 3),
    "the name alone": ({"people": f'{X}authority = "Q855"'}, "unknown-value", 3),
    "a wrong check digit": (
        {"people": f'{X}authority = "https://d-nb.info/gnd/118553878"'},
        "unknown-value",
        3,
    ),
    "a place’s file": ({"people": f'{X}authority = "{GEONAMES}"'}, "unknown-value", 3),
    "no text": ({"people": f"{X}authority = 855"}, "malformed-field", 3),
    "no text in a list": ({"people": f"{X}authority = [855]"}, "malformed-field", 3),
    "two of one file": ({"people": f'{X}authority = ["{WIKIDATA}", "{WIKIDATA}0"]'}, "malformed-field", 3),
    "the same one twice": ({"people": f'{X}authority = ["{WIKIDATA}", "{WIKIDATA}"]'}, "malformed-field", 3),
    "a person of a voice": (
        {"people": f'[people.ringer]\nauthority = "{WIKIDATA}"'},
        "unknown-field",
        2,
    ),
    "two persons": (
        {"people": f'{X}authority = "{WIKIDATA}"\n[people.z]\nname = "Z"\nauthority = "{WIKIDATA}"'},
        "shared-authority",
        6,
    ),
    "a voice and a place": (
        {"voice": f'authority = "{WIKIDATA}"', "places": f'[places.z]\nname = "Z"\nauthority = "{WIKIDATA}"'},
        "shared-authority",
        3,
    ),
    "a mistyped key": ({"people": f'{X}authorty = "{WIKIDATA}"'}, "unknown-field", 3),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_has_its_file_and_line_and_the_rest_is_used(tmp_path: Path, name: str) -> None:
    files, code, line = FAULTS[name]
    registry = loaded(tmp_path, **files)
    (problem,) = registry.problems
    assert (problem.code, problem.line) == (code, line)
    assert Path(problem.path or "").stem in files
    assert problem.value
    assert problem.expected or problem.other
    assert "ringer" in registry.voices
    assert set(registry.names) >= {"ringer"}


def test_a_fault_of_a_voice_has_the_line_of_the_voice(tmp_path: Path) -> None:
    registry = loaded(tmp_path, voice='authority = "javascript:alert(1)"')
    (problem,) = registry.problems
    lines = (tmp_path / "sources/voices.toml").read_text(encoding="utf-8").splitlines()
    assert lines[(problem.line or 0) - 1].startswith("authority")
    assert (problem.code, problem.value) == ("unknown-value", "javascript:alert(1)")
    assert VIAF in problem.expected
    assert registry.voices["ringer"].authorities == ()
