"""``python -m perspectives.collate DOCS --witnesses FOLDER``: compare the quotations and write the lock.

The quotations are taken from a build that writes no pages, and not from ``claims.json``: it needs no book built
before, knows the file and the line of each claim, and is not stopped by the changed quotation it is run to mend.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
from pathlib import Path
from typing import cast

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from perspectives.collate.lock import NAME, dump_lock, load_lock
from perspectives.collate.manifest import Copy, Unreadable, load_manifest
from perspectives.collate.report import report
from perspectives.collate.run import collate, read_witnesses
from perspectives.domain import PerspectivesDomain
from perspectives.lifecycle import shown
from perspectives.options import nearest
from perspectives.settle import Book

MANIFEST = "witnesses.toml"
MENDED_HERE = ["perspectives.changed-quotation", "perspectives.stale-lock-entry", "perspectives.broken-lock"]
"""The problems that this command is the mend of, or reports itself."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives.collate",
        description="Compare every quotation with the witnesses at hand, and write what was found to the lock.",
    )
    parser.add_argument("docs", type=Path, help="the folder of the book's documents, with conf.py")
    parser.add_argument(
        "--witnesses", default="", help="the folder of the witness files; without it, none is at hand"
    )
    parser.add_argument(
        "--date",
        type=datetime.date.fromisoformat,
        help="the date of new entries, YYYY-MM-DD; today's if left out",
    )
    options = parser.parse_args(arguments)
    try:
        said = _run(
            options.docs, options.witnesses, options.date or datetime.datetime.now(datetime.UTC).date()
        )
    except (Unreadable, SphinxError) as error:
        sys.stderr.write(f"{error}\nThe lock was left as it was.\n")
        return 1
    sys.stdout.write(said)
    return 0


def _run(docs: Path, witnesses: str, today: datetime.date) -> str:
    folder = Path(witnesses) if witnesses else None
    if folder is not None and not folder.is_dir():
        raise Unreadable(f"{folder}: there is no such folder of witnesses.")
    book, registry, places = _settled(docs)
    path = registry / NAME
    old = load_lock(path)
    if old.problems:
        first = old.problems[0]
        raise Unreadable(
            f"{path}:{first.line}: the lock cannot be read: {first.value}. "
            "Take the file back as it was, or delete it and compare everything anew."
        )
    copies = load_manifest(registry / MANIFEST)
    _check_keys(copies, book, registry / MANIFEST)
    result = collate(book.claims.values(), copies, read_witnesses(copies, folder), old, today)
    text = dump_lock(result.copies, result.entries)
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
    return report(result, old, shown(str(path)), places)


def _settled(docs: Path) -> tuple[Book, Path, dict[str, str]]:
    """Return the book as a build settles it, the folder of its registry, and the file of each document."""
    with tempfile.TemporaryDirectory() as out, patch_docutils(str(docs)), docutils_namespace():
        app = Sphinx(
            srcdir=docs,
            confdir=docs,
            outdir=out,
            doctreedir=Path(out, "doctrees"),
            buildername="dummy",
            confoverrides={"suppress_warnings": MENDED_HERE},
            status=None,
            warning=sys.stderr,
        )
        app.build()
        domain = cast(PerspectivesDomain, app.env.domains["perspectives"])
        places = {name: shown(str(app.env.doc2path(name))) for name in app.env.all_docs}
        return domain.book, Path(app.confdir, app.config.perspectives_registry).resolve(), places


def _check_keys(copies: list[Copy], book: Book, path: Path) -> None:
    """Raise where a copy is of a work that the bibliography does not hold."""
    for copy in copies:
        if "{" not in copy.work and copy.work not in book.works:
            near = nearest(copy.work, book.works)
            hint = f" Did you mean “{near}”?" if near else ""
            raise Unreadable(
                f"{path}: [copies.{copy.id}]: no work “{copy.work}” stands in the bibliography.{hint}"
            )


if __name__ == "__main__":
    sys.exit(main())
