"""Numbers as people type them, and the number that is meant. No Sphinx here."""

from __future__ import annotations

import re

DEGREES = re.compile(
    r"""(?P<sign>[+-]?)(?P<degrees>\d+(?:\.\d+)?)\s*[°º]?\s*(?:(?P<minutes>\d+(?:\.\d+)?)\s*['′’]\s*)?"""
    r"""(?:(?P<seconds>\d+(?:\.\d+)?)\s*(?:["″”]|'')\s*)?(?P<side>[NSEWnsew]?)"""
)
"""Degrees with minutes and seconds, and with the side of the world."""


def plain_number(text: str) -> str | None:
    """Return the number that is meant by a text, with a point in it: “51,5”, “.5”, “51°30′N”; else None."""
    number = text.strip().replace(",", ".").replace("−", "-")
    if match := re.fullmatch(r"([+-]?)([0-9]*)\.?([0-9]*)", number):
        sign, whole, rest = match.groups()
        return f"{sign}{int(whole or 0)}{'.' if rest else ''}{rest}" if whole or rest else None
    if not (match := DEGREES.fullmatch(number)):
        return None
    degrees = (
        float(match["degrees"]) + float(match["minutes"] or 0) / 60 + float(match["seconds"] or 0) / 3600
    )
    is_negative = match["sign"] == "-" or (match["side"] or "").upper() in ("S", "W")
    return f"{'-' if is_negative else ''}{round(degrees, 5):g}"
