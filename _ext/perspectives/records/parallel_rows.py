"""How a row of a parallel text is read: the claims on each side of a bar. This module imports no Sphinx."""

from __future__ import annotations

import re

from perspectives.records.id_form import ID_PATTERN, slug
from perspectives.records.option_values import Malformed, parse_text
from perspectives.records.primary_texts import ParallelRow

ROW_FORM = "claim-a | claim-b, or claim-a |, or | claim-b; several claims of a side with commas"
"""The form of a row, in words."""
BARS = re.compile(r"[|｜¦│‖]+")
"""What an editor may type for the bar: only ``|`` itself is taken."""


def parse_row(text: str, line: int) -> ParallelRow:
    """Return a row of a parallel text.

    :param text: the line as typed, such as ``claim-a | claim-b, claim-c``; one side may be empty
    :param line: its line in the page
    :raises Malformed: if there is not one bar, if both sides are empty, or if a part is no id
    """
    sides = [_ids(side) for side in text.split("|")]
    if len(sides) != 2 or not any(sides):
        raise Malformed("malformed-row", parse_text(text), ROW_FORM, _mended(text))
    for id_ in (*sides[0], *sides[1]):
        if not ID_PATTERN.fullmatch(id_):
            raise Malformed("malformed-row", parse_text(text), ROW_FORM, _mended(text))
    return ParallelRow(line, sides[0], sides[1])


def _ids(side: str) -> tuple[str, ...]:
    """Return what stands on a side, part by part; nothing for an empty side."""
    return tuple(part.strip() for part in side.split(",")) if side.strip() else ()


def _mended(text: str) -> str | None:
    """Return the row that is meant; None where it cannot be told."""
    sides = [
        ", ".join(id_ for part in re.split(r"[,;]", side) if (id_ := slug(part))) for side in BARS.split(text)
    ]
    # The row of a Markdown table has a bar at each end.
    if len(sides) > 2 and not sides[0]:
        sides.pop(0)
    if len(sides) > 2 and not sides[-1]:
        sides.pop()
    return " | ".join(sides).strip() if len(sides) == 2 and any(sides) else None
