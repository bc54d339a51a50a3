"""Files of the working copy: the text of one, the removal of folders. It needs only the standard library."""

from __future__ import annotations

import shutil
from pathlib import Path


def text_of(path: Path) -> str:
    """Return the text of a file; an empty one where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def remove(*folders: Path) -> None:
    """Remove folders with all that is in them, where they are there."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
