"""How many processes a build has: those that were asked for, or one where few pages are read or written.

Where several are asked for, Sphinx starts another process for a single page too, and hands the whole environment back from it.
The pages are the same, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FEW = 6
"""The number of pages from which several processes are quicker than one."""


class Processes:
    """Sets the number of processes of a build, once before pages are read and once before they are written.

    :ivar wanted: how many were asked for, by ``sphinx-build -j``
    :ivar read: the documents that this build reads
    """

    def __init__(self, app: Sphinx) -> None:
        self.wanted = app.parallel
        self.read: set[str] = set()

    def before_reading(self, app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
        """Set the number for the documents to be read (event ``env-before-read-docs``)."""
        self.read = set(docnames)
        self._set(app, len(self.read))

    def before_writing(self, app: Sphinx, changed: Iterable[str]) -> None:
        """Set the number for the documents to be written: those that were read, and those that show what has *changed* elsewhere."""
        self._set(app, len(self.read.union(changed)))

    def _set(self, app: Sphinx, documents: int) -> None:
        app.parallel = 1 if documents < FEW else self.wanted
