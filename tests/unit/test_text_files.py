"""Files of any bytes: what is read of them, and what is told."""

from __future__ import annotations

import pytest

from perspectives.records.text_files import read_text
from perspectives.registry.toml_text import read_toml_file

RUSSIAN = "Звонарь сказал: колокол разбит"
GOOD = {
    "plain": b"one\ntwo",
    "a mark": b"\xef\xbb\xbfone\ntwo",
    "CR LF": b"one\r\ntwo",
    "CR": b"one\rtwo",
    "a mark and CR": b"\xef\xbb\xbfone\rtwo",
}


@pytest.mark.parametrize("name", GOOD)
def test_utf_8_is_read_with_any_mark_and_line_ends(name: str) -> None:
    file = read_text(GOOD[name])
    assert (file.text, file.problems) == ("one\ntwo", ())


def test_mixed_line_ends_and_an_empty_file_are_read() -> None:
    assert read_text(b"a\rb\r\nc\n\r\nd").text == "a\nb\nc\n\nd"
    assert read_text(b"") == read_text(b"\xef\xbb\xbf")
    assert read_text(b"").problems == ()


WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("encoding", WIDE)
def test_a_wide_encoding_is_read_and_told_once(encoding: str) -> None:
    file = read_text("one\r\ntwo é".encode(encoding), "a.toml")
    assert file.text == "one\ntwo é"
    (problem,) = file.problems
    assert (problem.code, problem.line, problem.path) == ("not-utf-8", 1, "a.toml")


OTHER = {
    "cp1252": (f"a\n{'Rang the bell “so”: '}Çfarë".encode("cp1252"), 2, "the byte 93", "windows-1252"),
    "latin-1": ("a\r\rCafé".encode("latin-1"), 3, "the byte E9", "windows-1252"),
    "cp1251": (RUSSIAN.encode("cp1251"), 1, "the byte C7", "windows-1251"),
    "koi8-r": (RUSSIAN.encode("koi8-r"), 1, "the byte FA", "koi8_r"),
    "cp1250": ("a\r\nŽluťoučký kůň".encode("cp1250"), 2, "the byte 8E", "windows-1250"),
    "cut off": ("é a\nb é".encode()[:-1], 2, "the byte C3", "UTF-8; the file ends within a character"),
    "cut off, or other": ("a\nb é".encode()[:-1], 2, "the byte C3", "ends within a character"),
    "a half of a pair": (b"a \xed\xa0\x80 b", 1, "the byte ED", "UTF-8"),
    "one byte among UTF-8": ("é\n".encode() + b"\xff", 2, "the byte FF", "UTF-8"),
    "overlong": (b"a\n\xc0\xaf", 2, "the byte C0", "UTF-8"),
}


@pytest.mark.parametrize("name", OTHER)
def test_another_encoding_is_told_once_with_line_and_byte(name: str) -> None:
    content, line, value, expected = OTHER[name]
    file = read_text(content)
    (problem,) = file.problems
    assert (problem.code, problem.line, problem.value) == ("not-utf-8", line, value)
    assert expected in problem.expected
    assert "\N{REPLACEMENT CHARACTER}" in file.text


def test_a_file_that_is_no_text_is_one_problem() -> None:
    file = read_text(bytes(range(256)) * 4)
    assert not file.is_text
    assert [problem.value for problem in file.problems] == ["no text"]


def test_zero_bytes_are_left_out_and_told() -> None:
    file = read_text(b"one\n\x00two\n")
    assert file.text == "one\ntwo\n"
    assert [(problem.code, problem.line) for problem in file.problems] == [("forbidden-character", 2)]


def test_an_encoding_that_does_not_exist_is_told() -> None:
    (problem,) = read_text(b"a", encoding="nonsense").problems
    assert problem.value == "nonsense"


ESCAPED = {
    'x = "a\\u0001b"': ("ab", "\\u0001, that is U+0001 START OF HEADING, column 7"),
    'x = "a\\bb"': ("ab", "\\b, that is U+0008 BACKSPACE, column 7"),
    'x = "a\\fb"': ("a b", "\\f, that is U+000C FORM FEED, column 7"),
    'x = "a\\uFFFEb"': ("ab", "\\uFFFE, that is U+FFFE NO CHARACTER, column 7"),
    'x = "\\\\u0002 \\u2028\\u0003"': ("\\u0002 \u2028", "\\u0003, that is U+0003 END OF TEXT, column 20"),
    'x = "a\\U0001FFFFb"': ("ab", "\\U0001FFFF, that is U+1FFFF NO CHARACTER, column 7"),
}


@pytest.mark.parametrize("typed", ESCAPED)
def test_in_toml_a_character_by_its_number_is_told_and_left_out(typed: str) -> None:
    file = read_toml_file(f"# first\n{typed}\n".encode(), "a.toml")
    value, said = ESCAPED[typed]
    assert file.tables == {"x": value}
    assert [(problem.line, problem.value) for problem in file.problems] == [(2, said)]


@pytest.mark.parametrize(
    "typed", ["x = 'a\\u0001b'", 'x = "a\\\\u0001b"', 'x = "\\u00e9 \\t \\n \\u200b \\u2028"']
)
def test_in_toml_other_escapes_are_allowed(typed: str) -> None:
    assert read_toml_file(typed.encode(), "a.toml").problems == ()


def test_a_raw_control_in_toml_does_not_lose_the_file() -> None:
    file = read_toml_file(b'x = "a\x01b"\ny = ["c\x7f"]\n', "a.toml")
    assert file.tables == {"x": "ab", "y": ["c"]}
    assert [problem.line for problem in file.problems] == [1, 2]
    assert file.fault is None
