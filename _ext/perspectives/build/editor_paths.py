"""The path of a file as problems name it to an editor."""

from __future__ import annotations

from pathlib import Path


def display_path(path: str) -> str:
    """Return *path* relative to the working directory if it lies in it, else *path* itself."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path
