"""Characters that no text may hold, and characters that cannot be seen. This module imports no Sphinx.

*Forbidden* are the characters that XML 1.0 (2.2, production ``Char``) cannot hold or discourages: controls
but tab and line end, halves of surrogate pairs, and the code points that Unicode keeps free of characters.
The separators of lines and paragraphs are among them too: programs do not agree whether they end a line.

*Invisible* are the characters that a reader does not see and that are no part of a word: the code points that
Unicode lets a program ignore (Default_Ignorable_Code_Point, UAX #44), controls, and what is forbidden.
White space is not among them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from perspectives.records.problem_record import Problem

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)
)
_SURROGATES = r"\ud800-\udfff"
_SEPARATORS = r"\u2028\u2029"
_IGNORABLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Python takes some controls for white space: they divide words, as a line end does.
_DIVIDING = r"\x0b\x0c\x1c-\x1f\x85"

FORBIDDEN = re.compile(f"[{_CONTROLS}{_NONCHARACTERS}{_SURROGATES}{_SEPARATORS}]")
"""A character that no text may hold."""
INVISIBLE = re.compile(rf"(?![{_DIVIDING}])[{_CONTROLS}{_NONCHARACTERS}{_SURROGATES}{_IGNORABLE}]")
"""A character that cannot be seen and is no part of a word."""
NUMBERED = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<decimal>[0-9]+));?")
"""A character that is written by its number, as in HTML and Markdown."""

MOST_KINDS = 12
"""The number of kinds of forbidden characters that are told of one text."""
MOST_LINES = 5
"""The number of lines that are named for one of them."""

# The names of Unicode for controls are aliases, which unicodedata finds and does not give (NameAliases.txt).
_CONTROL_NAMES = (
    "NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY|ACKNOWLEDGE|ALERT|BACKSPACE"
    "|CHARACTER TABULATION|LINE FEED|LINE TABULATION|FORM FEED|CARRIAGE RETURN|SHIFT OUT|SHIFT IN"
    "|DATA LINK ESCAPE|DEVICE CONTROL ONE|DEVICE CONTROL TWO|DEVICE CONTROL THREE|DEVICE CONTROL FOUR"
    "|NEGATIVE ACKNOWLEDGE|SYNCHRONOUS IDLE|END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE|ESCAPE"
    "|INFORMATION SEPARATOR FOUR|INFORMATION SEPARATOR THREE|INFORMATION SEPARATOR TWO"
    "|INFORMATION SEPARATOR ONE"
).split("|")
_OTHER_NAMES = {"\x7f": "DELETE", "\x85": "NEXT LINE"}


def name_of(character: str) -> str:
    """Return the code point and the name of a character, as in “U+200B ZERO WIDTH SPACE”."""
    return f"U+{ord(character):04X} {_name(character)}"


def _name(character: str) -> str:
    number = ord(character)
    if number < len(_CONTROL_NAMES):
        return _CONTROL_NAMES[number]
    if 0xD800 <= number <= 0xDFFF:
        return "HALF OF A SURROGATE PAIR"
    known = _OTHER_NAMES.get(character) or unicodedata.name(character, "")
    return known or ("CONTROL CHARACTER" if number < 0xA0 else "NO CHARACTER")


def without_forbidden(text: str) -> str:
    """Return *text* without the characters that no text may hold; what divides words becomes a space."""
    return FORBIDDEN.sub(lambda match: " " if match[0].isspace() else "", text)


def character_of(reference: re.Match[str]) -> str:
    """Return the character of a match of :data:`NUMBERED`; empty if no character has this number."""
    digits = (reference["hex"] or reference["decimal"]).lstrip("0") or "0"
    number = int(digits, 16 if reference["hex"] else 10) if len(digits) < 10 else 0x110000
    return chr(number) if number <= 0x10FFFF else ""


def is_forbidden_number(reference: re.Match[str]) -> bool:
    """Return whether a match of :data:`NUMBERED` is a character that no text may hold, or none at all."""
    character = character_of(reference)
    return not character or FORBIDDEN.match(character) is not None


def kept_of_number(reference: re.Match[str]) -> str:
    """Return what takes the place of a match that :func:`is_forbidden_number` tells: a space, or nothing."""
    return without_forbidden(character_of(reference))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a character stands in a text: its line and its column, from 1."""

    line: int
    column: int


def place_of(text: str, index: int) -> Place:
    """Return the place of the character at an index; lines end in LF."""
    return Place(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def forbidden_problems(text: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield a problem for each kind of character in *text* that no text may hold, at its first place.

    The problems name no file. *first_line* is the line that the text begins in.
    A file that is no text at all may have very many kinds: the last problem yielded counts the rest.
    """
    places: dict[str, list[Place]] = {}
    for match in FORBIDDEN.finditer(text):
        places.setdefault(match[0], []).append(place_of(text, match.start()))
    for number, (character, found) in enumerate(places.items(), 1):
        first = found[0]
        lines = sorted({place.line + first_line - 1 for place in found[1:]})
        more = f"; again in {_lines_said(lines)}" if lines else ""
        if number == MOST_KINDS < len(places):
            more += f"; and {len(places) - number} more kinds of such characters"
        yield Problem(
            "forbidden-character",
            first.line + first_line - 1,
            value=f"{name_of(character)}, column {first.column}{more}",
            nearest=sign_of_windows(character),
        )
        if number == MOST_KINDS:
            return


def _lines_said(lines: list[int]) -> str:
    shown = ", ".join(map(str, lines[:MOST_LINES])) + (" and others" if len(lines) > MOST_LINES else "")
    return f"line {shown}" if len(lines) == 1 else f"lines {shown}"


def sign_of_windows(character: str) -> str | None:
    """Return the sign that Windows-1252 has in the place of a control; None if it has none."""
    if not "\x80" <= character <= "\x9f" or character == "\x85":
        return None
    try:
        return character.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return None
