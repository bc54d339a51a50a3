"""Signs that no font of the PDF has: which, where they stand, and what is printed in their place.

A standard for archives or for readers of the screen (PDF/A, PDF/UA) forbids a letter without a picture, so that Typst
refuses the whole book for it. It says which sign it was, and not where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

REFUSED = re.compile(r'the text `"(?P<text>(?:[^"\\]|\\.)+)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def refused(error: str) -> str | None:
    """Return the text that Typst 0.15 could not display, None where its *error* is another."""
    match = REFUSED.search(error)
    if match is None:
        return None
    return ESCAPED.sub(lambda part: chr(int(part[1], 16)) if part[1] else part[2], match["text"])


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
