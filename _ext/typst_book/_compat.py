"""What the builder reads of Typst that Typst does not promise to keep; no other module of this package may.

``tests/unit/test_compat.py`` has a test for it, which fails where Typst says something else.
"""

from __future__ import annotations

import re

REFUSED = re.compile(r'the text `"(?P<text>(?:[^"\\]|\\.)+)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def refused(error: str) -> str | None:
    """Return the text that no font can display, None where the *error* is another.

    Typst 0.15.2 says it in an English sentence of its error, with the text as a literal of its code mode.
    It gives no other way to know which text it was.
    """
    match = REFUSED.search(error)
    if match is None:
        return None
    return ESCAPED.sub(lambda part: chr(int(part[1], 16)) if part[1] else part[2], match["text"])
