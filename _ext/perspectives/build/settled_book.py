"""The settled book for the commands of the extension, from a build that writes no pages."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from perspectives.book.book import Book
from perspectives.book.permalink_check import Places
from perspectives.build.conf_faults import as_sentence
from perspectives.build.editor_paths import display_path
from perspectives.build.kept_doctrees import kept_doctrees
from perspectives.build.progress_stream import progress_stream
from perspectives.citations.csl_json import csl_item
from perspectives.domain.mend_names import mend_names
from perspectives.domain.places import Move
from perspectives.domain.store import domain_of
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from pybtex.database import Entry
    from sphinx.builders import Builder


@dataclass(frozen=True, slots=True)
class SettledBook:
    """The settled book, and what a command must know of it.

    :ivar book: the settled book
    :ivar addresses: the place of everything that has a permanent address, by kind and id
    :ivar registry: the folder of its registry, as a whole path
    :ivar texts: the folder of the texts of documents, as a whole path
    :ivar places: the path of each document, as an editor sees it
    :ivar edition: the setting ``release``
    :ivar misprints: the problems of quotations that a transform of another extension changes
    :ivar names: the folders, files and commands of this book, by the names that mends and files use for them
    :ivar item_of: gives the work with a key as an item of CSL-JSON; None where its entry cannot be read
    :ivar entry_of: gives the fields of a work as they stand in the bibliography, and the names in it
    :ivar moves: what stands elsewhere than an edition has published it
    """

    book: Book
    addresses: Places
    registry: Path
    texts: Path
    places: dict[str, str]
    edition: str
    misprints: list[Problem]
    names: dict[str, str]
    item_of: Callable[[str], dict[str, Any] | None]
    entry_of: Callable[[str], dict[str, str]]
    moves: Sequence[Move]


def read_settled_book(
    docs: Path, ignore: list[str], overrides: Mapping[str, str] | None = None, doctrees: str = ""
) -> SettledBook:
    """Read the book whose documents lie in a folder, and report its problems on the standard error.

    :param ignore: the types of warnings that are not reported
    :param overrides: settings in place of those of the book
    :param doctrees: the folder in which the pages are kept as they were read: only what has changed is read
        again, and the misprints of the rest are not known; empty for a command that keeps nothing
    :raises SphinxError: where the build ends with an error
    """
    stream = progress_stream()
    with (
        tempfile.TemporaryDirectory() as out,
        kept_doctrees(doctrees, out) as folder,
        patch_docutils(str(docs)),
        docutils_namespace(),
    ):
        try:
            app = Sphinx(
                srcdir=docs,
                confdir=docs,
                outdir=out,
                doctreedir=folder,
                buildername="dummy",
                confoverrides={"suppress_warnings": ignore, **(overrides or {})},
                status=stream,
                warning=sys.stderr,
            )
            if doctrees:
                app.connect("write-started", pass_over_pages)
            app.build()
        except SphinxError as error:
            raise as_sentence(error, docs) from error
        domain = domain_of(app.env)
        entries = app.env.domaindata["cite"]["bibdata"].data.entries
        places = {name: display_path(str(app.env.doc2path(name))) for name in app.env.all_docs}
        registry = Path(app.confdir, app.config.perspectives_registry).resolve()
        texts = Path(app.confdir, app.config.perspectives_texts).resolve()
        return SettledBook(
            domain.book,
            domain.places,
            registry,
            texts,
            places,
            app.config.release,
            domain.misprints,
            mend_names(app.builder),
            lambda key: csl_item(key, entries[key]) if key in entries else None,
            lambda key: fields_of_entry(entries[key]) if key in entries else {},
            domain.moves,
        )


def fields_of_entry(entry: Entry) -> dict[str, str]:
    """Return the fields of an entry of the bibliography as they stand there, and the names in it."""
    persons = {role: " and ".join(map(str, named)) for role, named in entry.persons.items()}
    return {"type": entry.original_type, **persons, **dict(entry.fields.items())}


def pass_over_pages(_app: Sphinx, builder: Builder) -> None:
    """Let a builder write no page (event ``write-started``): the records are known when all is read."""
    builder.write_documents = lambda docnames: None  # type: ignore[method-assign]


def texts_setting(folder: str) -> dict[str, str]:
    """Return the setting for the folder of texts that a command was given; nothing where it was given none.

    :raises SphinxError: where there is no such folder
    """
    if not folder:
        return {}
    if not Path(folder).is_dir():
        raise SphinxError(f"{folder}: there is no such folder of texts.")
    return {"perspectives_texts": str(Path(folder).resolve())}
