"""Characters that no font of the PDF has: their places, and the numbers that are printed instead.

PDF/A and PDF/UA forbid a character without a glyph. Typst makes no PDF with such a character.
Its error names the character, but not the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

MISSING_GLYPH_ERROR = re.compile(r'the text `"(?P<text>(?:[^"\\]|\\.)+)"` could not be displayed')
ESCAPE_SEQUENCE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def missing_text(error: str) -> str | None:
    """Return the text that an *error* of Typst 0.15 says no font has; None for other errors."""
    match = MISSING_GLYPH_ERROR.search(error)
    if match is None:
        return None
    return ESCAPE_SEQUENCE.sub(lambda part: chr(int(part[1], 16)) if part[1] else part[2], match["text"])


def unicode_numbers(text: str) -> str:
    """Return the Unicode numbers of the characters of a text: “U+13000”."""
    return " ".join(f"U+{ord(sign):04X}" for sign in text)


def places_of(
    text: str, markup_of: Mapping[str, str], sources: Mapping[str, Path]
) -> Iterator[tuple[str, int | None]]:
    """Yield each document whose markup has a text, with the first line of its source that has it.

    The line is None where the text comes from another file.
    """
    for docname, markup in markup_of.items():
        if text not in markup:
            continue
        lines = sources[docname].read_text(encoding="utf-8", errors="replace").splitlines()
        yield docname, next((number for number, line in enumerate(lines, 1) if text in line), None)
