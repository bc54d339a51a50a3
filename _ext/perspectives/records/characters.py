"""Characters that cannot be seen, and characters that no text may hold. This module imports no Sphinx.

*Invisible* are the characters that a reader does not see and that are no part of a word: the code points that
Unicode lets a program ignore (Default_Ignorable_Code_Point, UAX #44), controls, and what no text may hold.
White space is not among them.
"""

from __future__ import annotations

import re

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)
)
_SURROGATES = r"\ud800-\udfff"
_IGNORABLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)

# Python takes some controls for white space: they divide words, as a line end does.
_DIVIDING = r"\x0b\x0c\x1c-\x1f\x85"

INVISIBLE = re.compile(rf"(?![{_DIVIDING}])[{_CONTROLS}{_NONCHARACTERS}{_SURROGATES}{_IGNORABLE}]")
"""A character that cannot be seen and is no part of a word."""
