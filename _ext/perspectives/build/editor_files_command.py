"""``python -m perspectives editor-files FOLDER``: the files by which programs help an editor to type.

They are told in :mod:`perspectives.build.editor_files`. Those made from the tables are written anew, so that
they fit the version of the extension, and the fields and views that the project adds; others only where they
are missing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from perspectives.build.conf_faults import as_sentence
from perspectives.build.editor_files import write_editor_files
from perspectives.build.editor_snippets import Views
from perspectives.reading.added_views import view_options
from perspectives.reading.declared_fields import added_fields
from perspectives.records.added_fields import NO_FIELDS, AddedFields
from perspectives.records.view_options import VIEW_OPTIONS


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 where the files cannot be written."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives editor-files",
        description="Write schemas, snippets and settings for programs that help to type.",
    )
    parser.add_argument("folder", type=Path, help="the folder of the book, where its Makefile is")
    parser.add_argument("--docs", default="docs", help="the folder in it where conf.py is; docs if not given")
    options = parser.parse_args(arguments)
    folder = options.folder
    if not folder.is_dir():
        sys.stderr.write(f"There is no folder {folder}. Name the folder of the book.\n")
        return 1
    try:
        written = write_editor_files(folder, *added_in(folder / options.docs))
    except SphinxError as error:
        sys.stderr.write(f"{error}\nNothing was written.\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}. Nothing more was written.\n")
        return 1
    for name in written:
        sys.stdout.write(f"{name}\n")
    sys.stdout.write(f"Files that are new or changed: {len(written)}.\n")
    return 0


def added_in(docs: Path) -> tuple[AddedFields, Views]:
    """Return the fields that a project adds, and the options of all views; no page is read.

    :param docs: the folder of its settings; without settings, nothing is added
    :raises SphinxError: where the settings cannot be read
    """
    if not (docs / "conf.py").is_file():
        return NO_FIELDS, VIEW_OPTIONS
    with tempfile.TemporaryDirectory() as out, patch_docutils(str(docs)), docutils_namespace():
        try:
            app = Sphinx(
                srcdir=docs,
                confdir=docs,
                outdir=Path(out, "out"),
                doctreedir=Path(out, "doctrees"),
                buildername="dummy",
                status=None,
                warning=None,
            )
        except SphinxError as error:
            raise as_sentence(error, docs) from error
        return added_fields(app.events), view_options(app.events)
