"""The garbage collector of Python, which searches less while a book is built."""

from __future__ import annotations

import atexit
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

FEW_COLLECTIONS = (50_000, 20, 20)
"""The thresholds of the garbage collector during a build: Python has 700, 10 and 10."""


class ModuleFreeze:
    """Keeps the garbage collector from searching the modules again and again while a book is built.

    What is loaded before the first page is modules, and they stay: a large book spends a tenth of its time on
    them. The collector searches them again when the build ends, and where another program has frozen what it
    holds, nothing is done.

    When the process itself ends, Python searches once more for what could be set free. That takes a sixth of
    a second, for memory that the system takes back at that moment: this last search is given nothing.

    A build makes millions of objects and leaves few of them: the collector looks for those less often, too.
    """

    def __init__(self) -> None:
        self.is_frozen = False
        self.thresholds = gc.get_threshold()

    def collect_less(self, _app: Sphinx, _config: Config) -> None:
        """Let more objects be made before the collector searches again."""
        self.thresholds = gc.get_threshold()
        gc.set_threshold(*FEW_COLLECTIONS)

    def begin(self, _app: Sphinx) -> None:
        """Leave what is loaded out of the search."""
        if not gc.get_freeze_count():
            gc.freeze()
            self.is_frozen = True
            atexit.unregister(gc.freeze)
            atexit.register(gc.freeze)

    def end(self, _app: Sphinx, _exception: Exception | None) -> None:
        """Take it in again."""
        gc.set_threshold(*self.thresholds)
        if self.is_frozen:
            gc.unfreeze()
            self.is_frozen = False
