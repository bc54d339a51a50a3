"""The file that a command writes what it says to, where an editor names one: ``OUT=review.md``."""

from __future__ import annotations

from pathlib import Path


class NoOutFile(ValueError):
    """Why nothing can be written to the file, as a sentence for an editor."""


def out_path(name: str) -> Path | None:
    """Return the file that an editor has named; None without one. It is asked for before the work begins.

    :raises NoOutFile: where no file can be there
    """
    if not name.strip():
        return None
    path = Path(name)
    if path.is_dir():
        raise NoOutFile(f"“{name}” is a folder: name a file in it, OUT={path / 'name.md'}.")
    if not path.parent.is_dir():
        raise NoOutFile(
            f"There is no folder “{path.parent}”, in which OUT names a file. Make the folder first."
        )
    return path


def write_out(path: Path, text: str) -> None:
    """Write the text.

    :raises NoOutFile: where the file cannot be written
    """
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise NoOutFile(f"{path}: the file cannot be written: {error.strerror}.") from error
