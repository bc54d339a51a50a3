"""The lines of conf.py: each setting has its line, however it is written, and each part of its value."""

from __future__ import annotations

import pytest

from perspectives.build.early_settings import early_faults, no_extensions
from perspectives.build.settings_file import (
    copied_from,
    line_of_setting,
    named_without_value,
    repeated_settings,
    typed_value,
)

PLACES: dict[str, tuple[str, str, object, int]] = {
    "the last one counts": ("a = 1\na = 2\n", "a", None, 2),
    "two names at once": ("x = 1\na = b = 2\n", "b", None, 2),
    "an annotation": ("x = 1\na: str = 'b'\n", "a", None, 2),
    "one more of a list": ("a = []\na += ['b']\n", "a", None, 2),
    "a call": ("a = []\na.append('b')\n", "a", None, 2),
    "an entry": ("a = []\na['b'] = 'c'\n", "a", None, 2),
    "under a condition": ("a = 1\nif True:\n    a = 2\n", "a", None, 3),
    "a longer name": ("ab = 1\na = 2\nabc = 3\n", "a", None, 2),
    "a name in a text": ("a = 1\nb = '''\na = 2\n'''\n", "a", None, 1),
    "a part of a list": ("a = [\n    'b',\n    'c',\n]\n", "a", "c", 3),
    "a key": ("a = {\n    'b': 1,\n    'c': 2,\n}\n", "a", "c", 3),
    "no such part": ("x = 1\na = ['b']\n", "a", "c", 2),
    "no Python": ("a = 1\nb = 'c\na = 3\n", "a", None, 3),
    "nowhere": ("b = 1\n", "a", None, 1),
    "a mark of the byte order": ("\ufeffa = 1\n", "a", None, 1),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_setting_has_its_line(case: str) -> None:
    text, name, value, line = PLACES[case]
    assert line_of_setting(name, text.split("\n"), value) == line


def test_what_is_written_out_is_the_value() -> None:
    lines = ["a = ['b']", "c = d", "e: 'f'"]
    assert (typed_value("a", lines), typed_value("c", lines), typed_value("g", lines)) == (["b"], None, None)
    assert (copied_from("a", lines), copied_from("c", lines)) == ("", "d")
    assert list(named_without_value(lines)) == [("e", "'f'", 3)]


REPEATED = {
    "a = 1\nb = 2\na = 3": [("a", 1, 3)],
    "a = 1\na = 1": [],
    "a = [1]\na = [*a, 2]": [],
    "a = [1]\na += [2]": [],
    "a = 1\nb = a\na = 3": [],
    "a = 1\nif True:\n    a = 2": [],
    "a = 1\na = 2\na = 3": [("a", 1, 2), ("a", 2, 3)],
    "a = [": [],
}


@pytest.mark.parametrize("text", REPEATED)
def test_a_setting_with_two_values_is_found(text: str) -> None:
    found = [(name, first, last[0]) for name, first, last in repeated_settings(text.split("\n"))]
    assert found == REPEATED[text]


EARLY: dict[str, list[tuple[int, str]]] = {
    "language = 'en'": [],
    "language = None": [],
    "language = LANGUAGE": [],
    "x = 1\nlanguage = 5": [(2, "Found: “language = 5”")],
    "language = ''": [(1, "Found: “language = ''”")],
    "language = 'en',": [(1, 'Did you mean “language = "en"”?')],
    "extensions = [\n    'a',\n    5,\n]": [(3, "Found: “5”")],
}


@pytest.mark.parametrize("text", EARLY)
def test_what_ends_sphinx_before_any_extension_is_told(text: str) -> None:
    found = list(early_faults(text.split("\n")))
    assert [line for line, _words in found] == [line for line, _words in EARLY[text]]
    for (_line, words), (_other, expected) in zip(found, EARLY[text], strict=True):
        assert expected in words


def test_a_book_without_extensions_is_told() -> None:
    assert list(no_extensions(["extensions = []"])) == []
    ((line, words),) = no_extensions(["x = 1", "extension = ['a']"])
    assert line == 2
    assert "Did you mean “extensions”?" in words
