"""``python -m perspectives editor-files FOLDER``: the files by which programs help an editor to type.

They are told in :mod:`perspectives.build.editor_files`. Those made from the tables are written anew, so that
they fit the version of the extension; others only where they are missing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from perspectives.build.editor_files import write_editor_files


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 where the files cannot be written."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives editor-files",
        description="Write schemas, snippets and settings for programs that help to type.",
    )
    parser.add_argument("folder", type=Path, help="the folder of the book, where its Makefile is")
    folder = parser.parse_args(arguments).folder
    if not folder.is_dir():
        sys.stderr.write(f"There is no folder {folder}. Name the folder of the book.\n")
        return 1
    try:
        written = write_editor_files(folder)
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}. Nothing more was written.\n")
        return 1
    for name in written:
        sys.stdout.write(f"{name}\n")
    sys.stdout.write(f"{len(written)} files are new or changed.\n")
    return 0
