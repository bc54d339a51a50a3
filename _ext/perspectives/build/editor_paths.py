"""The path of a file, and the place of a setting, as problems name them to an editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def display_path(path: str) -> str:
    """Return *path* relative to the working directory if it lies in it, else *path* itself."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path


def setting_place(app: Sphinx, setting: str) -> tuple[str, int]:
    """Return the settings file, and the line in it of a setting."""
    path = Path(app.confdir, "conf.py")
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        lines = []
    number = max((number for number, line in enumerate(lines, 1) if line.startswith(setting)), default=1)
    return display_path(str(path)), number
