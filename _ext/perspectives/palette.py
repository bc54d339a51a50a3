"""The colours of the book as the stylesheet's tokens give them, for pictures that are seen without a stylesheet."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parent / "static" / "perspectives-tokens.css"
TOKEN = re.compile(r"--ps-([a-z-]+):\s*(#[0-9a-f]{6});")


@cache
def palette(theme: str = "light") -> dict[str, str]:
    """Return the colours by the token's name, as ``#rrggbb``; *theme* is ``light`` or ``dark``.

    The file says them once for a light ground, and then for a dark one.
    """
    light, dark = TOKENS.read_text(encoding="utf-8").split('html[data-theme="dark"]')
    return dict(TOKEN.findall(light if theme == "light" else dark))
