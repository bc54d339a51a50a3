"""Files of JSON for other programs, written where their text has changed."""

from __future__ import annotations

import json
from pathlib import Path


def write_if_changed(path: Path, text: str) -> bool:
    """Write a file if its text is another than it has; return whether it was written."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def json_text(value: object) -> str:
    """Return a value as JSON that a person can read."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
