"""The mark of what is still to be written: a skeleton has it, and the build reports it until it is gone."""

from __future__ import annotations

import re

TODO = "TODO"
"""What stands in a skeleton where only an editor can write."""
_BEGINS = re.compile(rf"\s*{TODO}\b")


def is_unwritten(text: str) -> bool:
    """Return whether a text begins with the mark; what follows it is a hint for the editor."""
    return _BEGINS.match(text) is not None
