"""Readers of the options of a lesson: the text that an editor typed becomes a value."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from perspectives.records.option_values import Malformed, one_of, parse_id, parse_text

MINUTES_FORM = "a whole number of minutes from 5 to 300"
GLOSS_FORM = "word = meaning, with a semicolon before the next word"


def parse_minutes(value: str) -> int:
    """Return a number of minutes.

    :raises Malformed: if it is not a whole number from 5 to 300
    """
    number = re.fullmatch(r"0*([0-9]{1,6})(?:\s*(?:min|minutes)\.?)?", value.strip())
    minutes = int(number[1]) if number else 0
    if not number or not 5 <= minutes <= 300 or value.strip() != str(minutes):
        near = str(minutes) if number and 5 <= minutes <= 300 else None
        raise Malformed("malformed-minutes", value, MINUTES_FORM, near)
    return minutes


def parse_gloss(value: str) -> tuple[tuple[str, str], ...]:
    """Return words with their meanings, typed as ``word = meaning; other word = its meaning``.

    :raises Malformed: if a part has no sign “=”, or nothing on one side of it
    """
    pairs = []
    for part in filter(str.strip, value.split(";")):
        word, sign, meaning = (parse_text(piece) for piece in part.partition("="))
        if not (word and sign and meaning):
            raise Malformed("malformed-gloss", parse_text(part), GLOSS_FORM)
        pairs.append((word, meaning))
    if not pairs:
        raise Malformed("malformed-gloss", value, GLOSS_FORM)
    return tuple(pairs)


LESSON_READERS: dict[str, Callable[[str], Any]] = {
    "skill": parse_text,
    "uses": parse_id,
    "minutes": parse_minutes,
    "tried": parse_text,
}
"""The functions that read the options of a lesson."""
LESSON_SOURCE_READERS: dict[str, Callable[[str], Any]] = {
    "credit": parse_text,
    "gloss": parse_gloss,
    "show": one_of(("original",)),
}
"""The functions that read the options of a source of a lesson."""
