"""The colours of the extension, read from the design tokens of its stylesheet.

Pictures that are shown without a stylesheet need them.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

TOKENS_FILE = Path(__file__).parent.parent / "static" / "perspectives-tokens.css"
GROUND_TOKENS = ("ground", "ground-quiet")
"""The tokens of the backgrounds of text."""
LEAST_CONTRAST = 4.5
"""The least contrast ratio of readable text (WCAG 2.2, success criterion 1.4.3)."""
TOKEN_PATTERN = re.compile(r"--ps-([a-z-]+):\s*(#[0-9a-f]{6});")


@cache
def palette(theme: str = "light") -> dict[str, str]:
    """Return the colours as ``#rrggbb``, by the names of their tokens; *theme* is ``light`` or ``dark``."""
    # The stylesheet has the tokens of the light theme first, and then those of the dark theme.
    light, dark = TOKENS_FILE.read_text(encoding="utf-8").split('html[data-theme="dark"]')
    return dict(TOKEN_PATTERN.findall(light if theme == "light" else dark))


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def lowest_contrast(colour: str, theme: str) -> tuple[float, str]:
    """Return the lowest contrast ratio of a colour with a background of the theme, and that background."""
    grounds = [palette(theme)[token] for token in GROUND_TOKENS]
    return min((contrast(colour, ground), ground) for ground in grounds)
