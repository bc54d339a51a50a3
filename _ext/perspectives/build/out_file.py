"""The file that a command writes what it says to, where an editor names one: ``OUT=review.md``."""

from __future__ import annotations

from pathlib import Path


class NoOutFile(ValueError):
    """Why nothing can be written to the file, as a sentence for an editor."""


def out_path(name: str, begin: str) -> Path | None:
    """Return the file that an editor has named; None without one. It is asked for before the work begins.

    :param begin: how a file begins that the command has written: no other one is written over
    :raises NoOutFile: where no file can be there, or another one is
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
    try:
        is_another = (
            path.is_file() and path.stat().st_size and not path.read_bytes().startswith(begin.encode())
        )
    except OSError as error:
        raise NoOutFile(f"{path}: the file cannot be written: {error.strerror}.") from error
    if is_another:
        raise NoOutFile(
            f"{path} is there already, and this command has not written it: name another file, or remove it."
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
