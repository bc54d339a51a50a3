"""Signs that no font of the PDF has: which, where they stand, and what is printed in their place.

A standard for archives or for readers of the screen (PDF/A, PDF/UA) forbids a letter without a picture, so that Typst
refuses the whole book for it. It says which sign it was (:func:`typst_book._compat.refused`), and not where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path


def numbers(text: str) -> str:
    """Return the signs of a text by their numbers in Unicode, “U+13000”."""
    return " ".join(f"U+{ord(sign):04X}" for sign in text)


def places(
    text: str, markup: Mapping[str, str], sources: Mapping[str, Path]
) -> Iterator[tuple[str, int | None]]:
    """Yield each document that prints a text, with the first line of its source that has it; None where another file has it."""
    for docname, printed in markup.items():
        if text not in printed:
            continue
        lines = sources[docname].read_text(encoding="utf-8", errors="replace").splitlines()
        yield docname, next((number for number, line in enumerate(lines, 1) if text in line), None)
