"""The order to a build to make way for a newer change: the signal SIGTERM."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class StoppedError(BaseException):
    """Ends the work at hand. No handler of exceptions may take it for a fault of the book."""


class StopSign:
    """Notes the order to stop, from the first moment of the process.

    :ivar is_given: whether the order has come
    :ivar is_obeyed_at_once: whether it is obeyed wherever the build is
    """

    def __init__(self) -> None:
        self.is_given = self.is_obeyed_at_once = False
        signal.signal(signal.SIGTERM, self.give)
        if hasattr(signal, "pthread_sigmask"):
            # A process that is copied begins with this signal held back.
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})

    def give(self, _number: int, _frame: object) -> None:
        """Note the order, and obey it where it is obeyed at once."""
        is_new, self.is_given = not self.is_given, True
        if is_new and self.is_obeyed_at_once:
            raise StoppedError

    def obey_from_now_on(self) -> None:
        """Obey the order wherever the process is; and now, if it has come.

        :raises StoppedError: where the order has come
        """
        self.is_obeyed_at_once = True
        if self.is_given:
            raise StoppedError

    def held_back(self, work: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        """Return a work that is not ended in its midst: an order that comes then is obeyed after it."""

        def whole_work(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
            is_obeyed, self.is_obeyed_at_once = self.is_obeyed_at_once, False
            result = work(*arguments, **named)
            if is_obeyed:
                self.obey_from_now_on()
            return result

        return whole_work

    @contextlib.contextmanager
    def obeyed_at_once(self) -> Iterator[None]:
        """Obey the order wherever the work in this block is; and at its beginning, if it has come before.

        :raises StoppedError: where the order has come
        """
        try:
            self.obey_from_now_on()
            yield
        finally:
            self.is_obeyed_at_once = False
