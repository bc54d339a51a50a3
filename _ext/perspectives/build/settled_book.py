"""What the commands of the extension share: the book as a build settles it, without pages."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from perspectives.book.book import Book
from perspectives.build.build_events import shown
from perspectives.domain.mend_names import mend_names
from perspectives.domain.store import PerspectivesDomain


@dataclass(frozen=True, slots=True)
class Settled:
    """The settled book, the folder of its registry, the file of each document as an editor sees it, and the edition.

    :ivar names: what a file of the registry names: the folder, the bibliography and the commands, wherever it is written
    """

    book: Book
    registry: Path
    places: dict[str, str]
    edition: str
    names: dict[str, str]


def settled(docs: Path, ignore: list[str]) -> Settled:
    """Return the book whose documents lie in a folder; problems are told but those of the codes to *ignore*."""
    with tempfile.TemporaryDirectory() as out, patch_docutils(str(docs)), docutils_namespace():
        app = Sphinx(
            srcdir=docs,
            confdir=docs,
            outdir=out,
            doctreedir=Path(out, "doctrees"),
            buildername="dummy",
            confoverrides={"suppress_warnings": ignore},
            status=None,
            warning=sys.stderr,
        )
        app.build()
        domain = cast(PerspectivesDomain, app.env.domains["perspectives"])
        places = {name: shown(str(app.env.doc2path(name))) for name in app.env.all_docs}
        registry = Path(app.confdir, app.config.perspectives_registry).resolve()
        return Settled(domain.book, registry, places, app.config.release, mend_names(app.builder))
