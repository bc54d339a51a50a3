"""Characters that no font of the PDF has: their places, and the numbers that are printed instead.

PDF/A and PDF/UA forbid a character without a glyph. Typst makes no PDF with such a character.
Its error names the character (:func:`typst_book._compat.missing_text`), but not the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path


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
