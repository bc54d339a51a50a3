"""The content of the sources decides what is read again, not their modification times.

Sphinx reads a document again if its file, or a file that it includes, is newer than the last reading.
It does not find a file that was changed and has an older time: after ``cp -p``, ``rsync -t`` or ``tar x``.
A file that has a new time and the same content is read for nothing: after a change of the branch and back.
So the digests of the files are stored, and compared in each build.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.util.logging import getLogger
from sphinxcontrib.bibtex.bibfile import BibData
from sphinxcontrib.bibtex.domain import BibtexDomain

from perspectives.records.text_files import bytes_of, is_endless

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = getLogger(__name__)

Digests = dict[str, str]
"""The digest of each file, by its path relative to the folder of the documents; empty if there is none."""


class SourceContents:
    """Compares the files of each document with those of its last reading.

    :ivar digests: the digests of the files that this build has met, as they were before the first reading
    :ivar found: the digests of the files of each document, before it is read
    :ivar has_other_bibliography: whether the settings name other files of works than in the last build
    """

    def __init__(self) -> None:
        self.digests: Digests = {}
        self.found: dict[str, Digests] = {}
        self.has_other_bibliography = False

    def find_outdated(
        self, _app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], _removed: set[str]
    ) -> list[str]:
        """Correct the set of changed documents (event ``env-get-outdated``).

        A document is taken out of the set only where all its files are there and have the same content.

        :return: the documents whose content has changed
        """
        self.digests.clear()
        stored = stored_digests(env)
        # A list of works depends on the files of its last reading alone, and does not know of a new one.
        outdated = pages_with_works(env) & env.found_docs if self.has_other_bibliography else set()
        for docname in env.found_docs - added:
            before = stored.get(docname)
            if before is None:
                continue
            now = {name: self._digest_of(env, name) for name in before} | self._digests_of(env, docname)
            if now != before:
                outdated.add(docname)
            elif (
                all(now.values())
                and docname not in env.reread_always
                and Path(env.doctreedir, f"{docname}.doctree").is_file()
            ):
                changed.discard(docname)
        self.found = {name: self._digests_of(env, name) for name in env.found_docs}
        return sorted(outdated)

    def forget_old_bibliography(self, app: Sphinx) -> None:
        """Let sphinxcontrib-bibtex read the bibliography again where its content has changed.

        By itself it compares the modification times alone (event ``builder-inited``).
        """
        files = app.config.bibtex_bibfiles or ()
        now = {name: digest_of_file(Path(app.confdir, name)) for name in files}
        data = app.env.domaindata["perspectives"]
        before = data.get("bibliography_digests", {})
        self.has_other_bibliography = list(before) != list(now)
        if before != now:
            domain = cast(BibtexDomain, app.env.get_domain("cite"))
            old: BibData = domain.bibdata
            domain.data["bibdata"] = BibData(old.encoding, {}, old.data)
            data["bibliography_digests"] = now

    def store(self, _app: Sphinx, env: BuildEnvironment) -> None:
        """Store the digests of this build (event ``env-updated``).

        The files that a document included before its last reading are kept for one build: Sphinx knows the
        catalogue of a translated document before it reads the document, and forgets it then.
        """
        stored = stored_digests(env)
        stored.clear()
        for docname in env.all_docs:
            stored[docname] = self.found.get(docname, {}) | self._digests_of(env, docname)

    def _digests_of(self, env: BuildEnvironment, docname: str) -> Digests:
        paths = [env.doc2path(docname), *env.dependencies.get(docname, ())]
        return {name: self._digest_of(env, name) for name in sorted(relative_paths(env, paths))}

    def _digest_of(self, env: BuildEnvironment, name: str) -> str:
        if name not in self.digests:
            self.digests[name] = digest_of_file(Path(env.srcdir, name))
        return self.digests[name]


def relative_paths(env: BuildEnvironment, paths: Iterable[str | os.PathLike[str]]) -> set[str]:
    """Return paths relative to the folder of the documents, so that a book that is moved stays the same."""
    return {Path(os.path.relpath(Path(env.srcdir, path), env.srcdir)).as_posix() for path in paths}


def pass_over_endless_files(
    _app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Take documents that are a pipe, a socket or a device out of the book (event ``env-get-outdated``).

    Sphinx would wait for ever for their end.
    """
    for docname in sorted(name for name in env.found_docs if is_endless(Path(env.doc2path(name)))):
        name = str(env.doc2path(docname, base=False))
        logger.warning("Ignored unreadable document %r.", name, location=docname)
        env.found_docs.discard(docname)
        for names in (added, changed):
            names.discard(docname)
        if docname in env.all_docs:
            removed.add(docname)
    return []


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of the content of a file; an empty text where it cannot be read."""
    try:
        return hashlib.sha256(bytes_of(path)).hexdigest()
    except OSError:
        return ""


def stored_digests(env: BuildEnvironment) -> dict[str, Digests]:
    """Return the digests of the files of each document, as they were when it was read."""
    stored: dict[str, Digests] = env.domaindata["perspectives"].setdefault("source_digests", {})
    return stored


def pages_with_works(env: BuildEnvironment) -> set[str]:
    """Return the documents that had a list of works at their last reading."""
    return {key.docname for key in cast(BibtexDomain, env.get_domain("cite")).bibliographies}


def setup_source_contents(app: Sphinx) -> None:
    """Connect the comparison to events of Sphinx."""
    contents = SourceContents()
    app.connect("env-get-outdated", pass_over_endless_files, priority=1)
    app.connect("env-get-outdated", contents.find_outdated)
    app.connect("env-updated", contents.store)
    # Before the bibliography is read (400).
    app.connect("builder-inited", contents.forget_old_bibliography, priority=300)
