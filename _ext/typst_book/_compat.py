"""What the builder reads of Typst that another version of Typst may change.

``tests/unit/test_compat.py`` has a test for it, which fails where Typst has changed it.
"""

from __future__ import annotations

import re

MISSING_GLYPH_ERROR = re.compile(r'the text `"(?P<text>(?:[^"\\]|\\.)+)"` could not be displayed')
UNSETTLED_WARNING = re.compile(r"did not converge within")
ESCAPE_SEQUENCE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def missing_text(error: str) -> str | None:
    """Return the text that an *error* of Typst says no font has; None for other errors.

    Typst 0.15.2 says this only in an English sentence, with the text as a string literal of Typst code.
    """
    match = MISSING_GLYPH_ERROR.search(error)
    if match is None:
        return None
    return ESCAPE_SEQUENCE.sub(lambda part: chr(int(part[1], 16)) if part[1] else part[2], match["text"])


def is_unsettled(warning: str) -> bool:
    """Return whether a *warning* of Typst says that the pages never became the same twice.

    Typst 0.15.2 lays a document out at most five times, and then says this only in an English sentence.
    """
    return UNSETTLED_WARNING.search(warning) is not None
