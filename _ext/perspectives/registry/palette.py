"""The colours of the book as the stylesheet's tokens give them, for pictures that are seen without a stylesheet."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parent.parent / "static" / "perspectives-tokens.css"
GROUNDS = ("ground", "ground-quiet")
"""The tokens of what text stands on."""
LEAST_CONTRAST = 4.5
"""What text needs to be read (WCAG 2.2, success criterion 1.4.3)."""
TOKEN = re.compile(r"--ps-([a-z-]+):\s*(#[0-9a-f]{6});")


@cache
def palette(theme: str = "light") -> dict[str, str]:
    """Return the colours by the token's name, as ``#rrggbb``; *theme* is ``light`` or ``dark``.

    The file says them once for a light ground, and then for a dark one.
    """
    light, dark = TOKENS.read_text(encoding="utf-8").split('html[data-theme="dark"]')
    return dict(TOKEN.findall(light if theme == "light" else dark))


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


def faintest(colour: str, theme: str) -> tuple[float, str]:
    """Return the least contrast that text in a colour has with a ground of the theme, and that ground."""
    return min((contrast(colour, palette(theme)[ground]), palette(theme)[ground]) for ground in GROUNDS)
