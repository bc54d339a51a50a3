"""The number of processes of a build: that of the option ``-j``, or one if few pages are read or written.

With ``-j``, Sphinx starts another process even for one page, and copies the whole environment back from it.
For few pages this is slower than one process. The pages are the same, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PARALLEL_MINIMUM = 6
"""The number of pages from which several processes are quicker than one."""


class Processes:
    """Sets the number of processes of a build, once before pages are read and once before they are written.

    :ivar maximum: the number that ``sphinx-build -j`` gives
    :ivar read_docnames: the documents that this build reads
    """

    def __init__(self, app: Sphinx) -> None:
        self.maximum = app.parallel
        self.read_docnames: set[str] = set()

    def before_reading(self, app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
        """Set the number for the documents to be read (event ``env-before-read-docs``)."""
        self.read_docnames = set(docnames)
        self._set(app, len(self.read_docnames))

    def before_writing(self, app: Sphinx, changed: Iterable[str]) -> None:
        """Set the number for the documents to be written: those that were read, and those in *changed*."""
        self._set(app, len(self.read_docnames.union(changed)))

    def _set(self, app: Sphinx, documents: int) -> None:
        app.parallel = 1 if documents < PARALLEL_MINIMUM else self.maximum
