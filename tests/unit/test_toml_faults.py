"""What is no TOML is told with its line, and with the line that is meant."""

from __future__ import annotations

import tomllib

import pytest

from perspectives.registry.toml_text import BadToml, read_toml, read_toml_file

BEFORE = '[voices.one]\nname = "One"\nabout = "First."\n\n[voices.two]\n'
AFTER = '\nrole = "witness"\nsort = "Two"\n'
MEANT = {
    "name = “Two”": 'name = "Two"',
    "name = „Two“": 'name = "Two"',
    "name = «Two»": 'name = "Two"',
    'name = "Two”': 'name = "Two"',
    "name = ‘Two’": "name = 'Two'",
    "name = Two": 'name = "Two"',
    "name = Two words, and more": 'name = "Two words, and more"',
    'name = "Two': 'name = "Two"',
    'name = Two"': 'name = "Two"',
    "name = 'Two\"": 'name = "Two"',
    "name = 'Anna's'": 'name = "Anna\'s"',
    'name = "He "said" so"': 'name = "He \\"said\\" so"',
    'name = "C:\\users"': 'name = "C:\\\\users"',
    'name = "Two",': 'name = "Two"',
    'name = "Two";': 'name = "Two"',
    'name: "Two"': 'name = "Two"',
    'name == "Two"': 'name = "Two"',
    'name => "Two"': 'name = "Two"',
    'name ＝ "Two"': 'name = "Two"',
    'name\u00a0= "Two"': 'name = "Two"',
    'name "Two"': 'name = "Two"',
    '"name": "Two",': '"name" = "Two"',
    "name =": 'name = ""',
    "anonymous = True": "anonymous = true",
    "anonymous = yes": "anonymous = true",
    "latitude = 51,5": "latitude = 51.5",
    "latitude = 051.5": "latitude = 51.5",
    'variants = ["a", "b"': 'variants = ["a", "b"]',
    "variants = [a, b]": 'variants = ["a", "b"]',
    "variants = [“a”, “b”]": 'variants = ["a", "b"]',
    'variants = ["a" "b"]': 'variants = ["a", "b"]',
    'variants = "a", "b"]': 'variants = ["a", "b"]',
    'full name = "Two"': 'full-name = "Two"',
    'über = "Two"': '"über" = "Two"',
    "// a remark": "# a remark",
    "; a remark": "# a remark",
    "-- a remark": "# a remark",
    "[voices.three": "[voices.three]",
    "voices.three]": "[voices.three]",
    "[voices.three]]": "[voices.three]",
    "[voices three]": "[voices.three]",
    "[voices/three]": "[voices.three]",
    "[voices.Anna Ringer]": "[voices.anna-ringer]",
    "[voices.nëntor]": "[voices.nentor]",
    'name = """Two': 'name = """Two"""',
}
LINES = {
    'name = "Two\nwords"': (6, 'name = "Two words"'),
    'variants = [\n  "a",\n  "b",': (8, '"b",]'),
    'name = "Two"\nname = "Again"': (7, None),
    '[voices.one]\nname = "Again"': (6, None),
    "<p>Two</p>": (6, None),
    "<<<": (6, None),
    "x = " + "[" * 3000 + "]" * 3000: (6, None),
    "x = " + "9" * 5000: (6, None),
    'name = "' + "a" * 5000: (6, None),
    "𝓷ame = 1": (6, '"𝓷ame" = 1'),
    "[": (6, None),
    "]": (6, None),
    "=": (6, None),
    '"': (6, None),
    "name = {a = 1": (6, "name = {a = 1}"),
    "date = 1960-02-31": (6, 'date = "1960-02-31"'),
}


@pytest.mark.parametrize("typed", MEANT)
def test_the_line_that_is_meant_is_proposed(typed: str) -> None:
    with pytest.raises(BadToml) as bad:
        read_toml(BEFORE + typed + AFTER)
    fault = bad.value
    assert (fault.line, str(fault), fault.near) == (6, typed, MEANT[typed])
    assert fault.expected
    assert tomllib.loads(BEFORE + MEANT[typed] + AFTER)


@pytest.mark.parametrize("typed", LINES, ids=range(len(LINES)))
def test_a_fault_has_its_line(typed: str) -> None:
    with pytest.raises(BadToml) as bad:
        read_toml(BEFORE + typed + AFTER)
    assert (bad.value.line, bad.value.near) == LINES[typed]
    assert bad.value.expected
    assert 0 < len(str(bad.value)) <= 100


@pytest.mark.parametrize("end", range(0, len(BEFORE + AFTER), 3))
def test_a_file_that_is_cut_off_or_garbled_is_no_traceback(end: int) -> None:
    for text in ((BEFORE + AFTER)[:end], (BEFORE + AFTER)[end:], (BEFORE + AFTER)[:end] + '"]=[' + AFTER):
        fault = read_toml_file(text.encode(), "voices.toml").fault
        assert fault is None or 1 <= fault.line <= text.count("\n") + 1
