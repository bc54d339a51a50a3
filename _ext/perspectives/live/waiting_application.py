"""The application of Sphinx for one build, which waits for the order before it reads what may have changed.

Settings, extensions and environment are loaded first, and the book is rehearsed. Then the application waits.
What the registry, the bibliography and the documents say is read after the order, so that a change in one of
them needs no new application.
"""

from __future__ import annotations

import json
import select
from typing import IO, Any

from sphinx.application import Sphinx

from perspectives.live.build_messages import BuildSettings
from perspectives.live.rehearsal import rehearse
from perspectives.live.shown_problems import WarningList
from perspectives.live.stop_sign import StopSign

Order = dict[str, Any]
BEFORE_ALL = 0
"""The priority of what comes before anything is read (event ``builder-inited``)."""


class DismissedError(BaseException):
    """Ends a process that is not needed any more: no order comes."""


class OrderBook:
    """Takes the one order of a build.

    :ivar stop: the order to make way
    """

    def __init__(self, lines: IO[str], stop: StopSign) -> None:
        self.lines, self.stop = lines, stop
        self._order: Order | None = None

    def is_called(self) -> bool:
        """Return whether the order has come, or is not needed any more."""
        if self.stop.is_given or self._order is not None:
            return True
        try:
            return bool(select.select([self.lines], [], [], 0)[0])
        except (OSError, ValueError):
            # Not every system can ask a pipe.
            return True

    def wait(self) -> Order:
        """Return the order, as soon as it has come.

        :raises DismissedError: where none comes any more
        """
        if self._order is None:
            line = self.lines.readline()
            if not line:
                raise DismissedError
            self._order = json.loads(line)
        return self._order


class WaitingApplication(Sphinx):
    """The application of Sphinx, which waits for an order in the midst of being made.

    :ivar warnings: the warnings that it has given
    """

    def __init__(self, settings: BuildSettings, warnings: WarningList, orders: OrderBook) -> None:
        self.warnings, self.orders = warnings, orders
        super().__init__(
            srcdir=settings.docs,
            confdir=settings.docs,
            outdir=settings.output,
            doctreedir=settings.doctrees,
            buildername="html",
            confoverrides={"nitpicky": True, **settings.overrides},
            status=None,
            warning=warnings,
            parallel=settings.jobs,
        )

    def preload_builder(self, name: str) -> None:
        """Load a builder, when all extensions are loaded and nothing has been read."""
        super().preload_builder(name)
        self.connect("builder-inited", self.wait, priority=BEFORE_ALL)

    def wait(self, _app: Sphinx) -> None:
        """Rehearse the book, and wait for the order (event ``builder-inited``)."""
        rehearse(self, self.warnings, self.orders.is_called)
        self.orders.wait()
