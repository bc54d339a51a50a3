"""The files of what a book declares: the registry, the locks, and the record of published ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from perspectives.book.book import Book
from perspectives.build.editor_paths import display_path
from perspectives.build.registry_translation import translate
from perspectives.build.source_contents import digest_of_file
from perspectives.collation.lock import LOCK_FILE, Lock
from perspectives.collation.lock_reader import load_lock
from perspectives.domain.store import domain_of
from perspectives.permalinks.record import PERMALINKS_FILE, Permalinks
from perspectives.permalinks.record_reader import load_permalinks
from perspectives.reading.declared_fields import added_fields
from perspectives.records.added_fields import AddedFields
from perspectives.records.kept_results import KeptResults, digest_of
from perspectives.registry.load import load
from perspectives.registry.registry import Registry
from perspectives.texts.text_lock import TEXT_LOCK_FILE, TextLock, load_text_lock

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LockFile = Lock | Permalinks | TextLock
LOCKS: dict[str, Callable[[Path], LockFile]] = {
    LOCK_FILE: load_lock,
    PERMALINKS_FILE: load_permalinks,
    TEXT_LOCK_FILE: load_text_lock,
}
"""The files that commands have written, each with what reads it."""


def load_registry(app: Sphinx) -> None:
    """Read and validate the registry, the locks, and the record of published ids.

    Faults in these files become problems of the records that are read.
    Where no file has changed since the last build, what was read then is taken. The live preview reads them
    before it knows of a change, and again then: what has not changed in between is taken, too.
    """
    directory = Path(app.confdir, app.config.perspectives_registry).resolve()
    domain = domain_of(app.env)
    added = added_fields(app.events)
    digests = digests_of_files(directory)
    digest = digest_of([*digests.items()])
    if not domain.declarations_digest:
        # What a function of the project reads in a field, no digest of files can tell: then nothing is kept.
        domain.kept = KeptResults(None if added else Path(app.doctreedir))
    elif domain.declarations_digest == digest and not added:
        known = domain.book
        domain.book = Book(
            registry=known.registry,
            lock=known.lock,
            permalinks=known.permalinks,
            text_lock=known.text_lock,
        )
        return
    domain.declarations_digest = digest
    kept = domain.kept.topic("registry")
    # A change in one of these files leaves the others as they are.
    ingredients = (str(Path.cwd()), str(directory), app.config.language)
    locks = [
        kept.of((*ingredients, name, digests.get(name)), partial(read_lock, directory / name, load))
        for name, load in LOCKS.items()
    ]
    declared = [(name, one) for name, one in digests.items() if name not in LOCKS]
    registry = kept.of((*ingredients, declared), lambda: read_registry(directory, added))
    translate(app, registry)
    lock, permalinks, text_lock = cast(tuple[Lock, Permalinks, TextLock], locks)
    domain.book = Book(registry=registry, lock=lock, permalinks=permalinks, text_lock=text_lock)


def read_registry(directory: Path, added: AddedFields) -> Registry:
    """Return the registry in a folder.

    Problems name paths relative to the folder in which the build was started, as an editor sees them.
    """
    registry = load(directory, added)
    registry.problems = [
        replace(problem, path=problem.path and display_path(problem.path)) for problem in registry.problems
    ]
    registry.files = {kind: display_path(path) for kind, path in registry.files.items()}
    registry.places = {id_: (display_path(path), line) for id_, (path, line) in registry.places.items()}
    return registry


def read_lock(path: Path, load_file: Callable[[Path], LockFile]) -> LockFile:
    """Return a file that a command has written, read by *load_file*, with paths as an editor sees them."""
    file = load_file(path)
    file.path = display_path(file.path)
    file.problems = [replace(problem, path=file.path) for problem in file.problems]
    return file


def digests_of_files(folder: Path) -> dict[str, str]:
    """Return the digest of each file in a folder that is no bibliography, by its path in the folder."""
    files = sorted(path for path in folder.rglob("*") if path.suffix != ".bib" and path.is_file())
    return {str(path.relative_to(folder)): digest_of_file(path) for path in files}
