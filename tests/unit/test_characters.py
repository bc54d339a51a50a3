"""What no text may hold, what cannot be seen, and what is said of both."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from perspectives.records.characters import (
    FORBIDDEN,
    INVISIBLE,
    NUMBERED,
    forbidden_problems,
    is_forbidden_number,
    kept_of_number,
    name_of,
    without_forbidden,
)
from perspectives.records.unseen_characters import unseen_in


def test_forbidden_is_what_xml_cannot_hold_or_discourages() -> None:
    forbidden = {number for number in range(sys.maxunicode + 1) if FORBIDDEN.match(chr(number))}
    # XML 1.0, production Char, and the note below it.
    char = {0x9, 0xA, 0xD, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x110000)}
    discouraged = {*range(0x7F, 0xA0), *range(0xFDD0, 0xFDF0)}
    discouraged |= {plane << 16 | low for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)}
    assert forbidden == set(range(0x110000)) - char | discouraged | {0x2028, 0x2029}


def test_invisible_is_every_format_character_but_those_that_are_seen() -> None:
    seen = {
        *range(0x600, 0x606),
        0x6DD,
        0x70F,
        0x890,
        0x891,
        0x8E2,
        0x110BD,
        0x110CD,
        *range(0x13430, 0x13460),
    }
    formats = {n for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) == "Cf"} - seen
    assert not {hex(number) for number in formats if not INVISIBLE.match(chr(number))}
    assert not {hex(number) for number in seen if INVISIBLE.match(chr(number))}
    assert not {sign for sign in " \t\n\r\x0b\x0c\x1c\x85\u00a0\u2028abcäж中," if INVISIBLE.match(sign)}


def test_a_control_has_the_name_that_unicode_gives_it() -> None:
    for number in (*range(0x20), 0x7F, 0x85):
        name = name_of(chr(number)).partition(" ")[2]
        assert unicodedata.lookup(name) == chr(number)
    assert name_of("\u200b") == "U+200B ZERO WIDTH SPACE"
    assert name_of("\x93") == "U+0093 CONTROL CHARACTER"
    assert name_of("\ud800") == "U+D800 HALF OF A SURROGATE PAIR"
    assert name_of("\U0010ffff") == "U+10FFFF NO CHARACTER"


CLEANED = {
    "She\x01 rang": "She rang",
    "one\x0btwo\x0cthree\x85four\u2028five": "one two three four five",
    "a\ud800b\ufffec\ufdd0d\x7fe\U0001fffff": "abcdef",
    "\ttab\nline\u00a0\u200b": "\ttab\nline\u00a0\u200b",
    "": "",
}


@pytest.mark.parametrize("typed", CLEANED)
def test_a_forbidden_character_is_left_out_or_becomes_a_space(typed: str) -> None:
    assert without_forbidden(typed) == CLEANED[typed]


def test_a_forbidden_character_is_told_once_with_its_first_place() -> None:
    (problem,) = forbidden_problems("a\nbc\x01\x01\nd\x01", first_line=10)
    assert (problem.code, problem.line) == ("forbidden-character", 11)
    assert problem.value == "U+0001 START OF HEADING, column 3; again in lines 11, 12"


def test_of_a_control_of_windows_text_the_sign_is_told() -> None:
    problems = list(forbidden_problems("\x93so\x94 \x81"))
    assert [problem.nearest for problem in problems] == ["“", "”", None]


def test_of_very_many_kinds_the_rest_is_counted() -> None:
    problems = list(forbidden_problems("".join(map(chr, range(256)))))
    assert len(problems) == 12
    assert "more kinds of such characters" in problems[-1].value


NUMBERS = {
    "&#x1;": "",
    "&#1;": "",
    "&#xFFFE;": "",
    "&#xD800;": "",
    "&#12;": " ",
    "&#x2028;": " ",
    "&#0;": "",
    "&#x110000;": "",
    "&#99999999999;": "",
    "&#000000001;": "",
}


@pytest.mark.parametrize("typed", NUMBERS)
def test_a_forbidden_number_is_known(typed: str) -> None:
    reference = NUMBERED.fullmatch(typed)
    assert reference is not None
    assert is_forbidden_number(reference)
    assert kept_of_number(reference) == NUMBERS[typed]


@pytest.mark.parametrize("typed", ["&#233;", "&#x200B;", "&#x10000;", "&#9;", "&#xA0;"])
def test_another_number_is_allowed(typed: str) -> None:
    reference = NUMBERED.fullmatch(typed)
    assert reference is not None
    assert not is_forbidden_number(reference)


UNSEEN = {
    "> She rang\u200btoo": "U+200B ZERO WIDTH SPACE, column 11, in “She rang\\u{200b}too”",
    "> re\u00admark": "U+00AD SOFT HYPHEN, column 5, in “re\\u{ad}mark”",
    "> the\u200e bell": "U+200E LEFT-TO-RIGHT MARK, column 6, in “the\\u{200e} bell”",
    "> the\u00a0bell": "U+00A0 NO-BREAK SPACE, column 6, in “the\\u{a0}bell”",
    "> the\u202fbell": "U+202F NARROW NO-BREAK SPACE, column 6, in “the\\u{202f}bell”",
    "> the \u00a0bell": "U+00A0 NO-BREAK SPACE, column 7, in “the \\u{a0}bell”",
    "> the bell\u00a0": "U+00A0 NO-BREAK SPACE, column 11, in “the bell\\u{a0}”",
    "> the\tbell": "U+0009 CHARACTER TABULATION, column 6, in “the\\u{9}bell”",
    "> \ufeffbell": "U+FEFF ZERO WIDTH NO-BREAK SPACE, column 3, in “\\u{feff}bell”",
    "> heart \u2665\ufe0f": "U+FE0F VARIATION SELECTOR-16, column 10, in “heart \u2665\\u{fe0f}”",
    "> \u202ebell": "U+202E RIGHT-TO-LEFT OVERRIDE, column 3, in “\\u{202e}bell”",
    "> mi\u200cravam": "U+200C ZERO WIDTH NON-JOINER, column 5, in “mi\\u{200c}ravam”",
    "> a\u2060b\u2060c": "U+2060 WORD JOINER, column 4, 2 times, in “a\\u{2060}b\\u{2060}c”",
}


@pytest.mark.parametrize("line", UNSEEN)
def test_an_unseen_character_in_a_quotation_is_told(line: str) -> None:
    assert unseen_in(line) == [UNSEEN[line]]


@pytest.mark.parametrize(
    "line",
    [
        "> « oui\u00a0»\u202f: 10\u00a0000 francs\u00a0; quoi\u00a0? 5\u202f%",
        "> Tirana\u00a01960, p.\u00a024, no.\u00a05",
        "> в\u00a0Москве и\u00a0в\u00a0Тиране",
        "> می\u200cخواهم",
        "> क्\u200dष, क्\u200cष",
        ">\tShe rang",
        ">   She rang  ",
        "> 中\u3000文",
        "> a control\x01 is told elsewhere",
        "> written &shy; &#x200E; by its number",
        "> \u0600\u0661",
    ],
)
def test_what_belongs_to_the_writing_is_not_told(line: str) -> None:
    assert unseen_in(line) == []
