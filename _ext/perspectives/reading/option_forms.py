"""The forms of an option: as MyST reads it, and as editors type it who mean one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from myst_parser.parsers.options import TokenizeError, options_to_tokens

OPTION = re.compile(r"\s*:(?P<name>[A-Za-z][\w-]*):(?:\s+(?P<value>.*))?")
"""An option as MyST reads it."""
LOOSE_OPTION = re.compile(
    r"\s*(?:[-*+•–>]\s*(?![-*+•–>]))?[:：;]{0,2}\s*(?P<name>[A-Za-z][\w-]*)\s*(?:[:：;]|=(?!=))\s*(?P<value>.*)"
)
"""What an editor may have meant for an option."""
TOO_MANY_COLONS = re.compile(r"\s*[:：;]{2}[A-Za-z]")
NOT_TEXT = re.compile(r"\s*(?:$|>|:::|```|~~~|%|<!--|\([^()]+\)=\s*$|\+\+\+|#)")
"""A line that is no text: a quotation, a fence, a comment, a label, a heading, or nothing."""
OPTION_IN_LINE = re.compile(r"(?:^|\s):(?P<name>[a-z][a-z-]*):\s")
"""An option within a line."""


def part_first_line(line: str, known: Mapping[str, Any]) -> tuple[str, str]:
    """Return the argument of a directive, and the option that stands behind it in the same line."""
    starts = [match.start() for match in OPTION_IN_LINE.finditer(line) if match["name"] in known]
    return (line[: starts[0]].strip(), line[starts[0] :].strip()) if starts else (line, "")


def part_options(text: str, known: Mapping[str, Any]) -> list[str]:
    """Return the options that stand in one line, each without its first colon."""
    starts = [match.start() for match in OPTION_IN_LINE.finditer(text, 1) if match["name"] in known]
    parts = [text[begin:end] for begin, end in zip([0, *starts], [*starts, len(text)], strict=True)]
    return [parts[0], *(part.strip()[1:] for part in parts[1:])]


def takes(reader: Any, value: str) -> bool:
    """Return whether an option takes a value, by the function that reads it."""
    if reader is None:
        return False
    try:
        reader(value)
    except ValueError:
        return False
    return True


def is_read(text: str) -> bool:
    """Return whether MyST reads options and takes no part of them for a comment."""
    try:
        _tokens, state = options_to_tokens(text)
    except TokenizeError:
        return False
    return not state.has_comments
