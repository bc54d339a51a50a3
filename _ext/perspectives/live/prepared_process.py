"""The prepared process: it has everything imported, and copies itself for each build.

It runs as a program: ``python -m perspectives.live.prepared_process``. The settings are the first line of its
standard input, and orders follow, one a line, each a word and its values:

* ``build`` gives the waiting process its order; with ``fresh``, a new one that has read the settings again;
* ``stop`` asks the running build to make way;
* ``prepare`` starts the process of the next build, after some modules have been imported.

The events of the builds are on the standard output. At the end of the input every process is ended, so that
none is left when the preview ends, however it ends.

It has one thread: a process that is copied while it has several may wait for ever.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterable
from typing import Any

from perspectives.live.build_messages import BuildSettings, own_output, sender
from perspectives.live.one_build import run_build

STOP_SIGNALS = {signal.SIGTERM}
"""The signals by which a build is asked to make way (:class:`perspectives.live.one_build.StopSign`)."""
SECONDS_TO_STOP = 3.0
"""How long a build may take to stop when the preview ends."""


class BuildProcess:
    """The process of one build: a copy of this one, which waits for its order.

    :ivar number: its number, and that of the group of all processes that it starts
    :ivar build: the number of the build that it was ordered to make; 0 before
    """

    def __init__(self, settings: BuildSettings, events: int) -> None:
        self.build = 0
        self.has_ended = False
        reading, self.writing = os.pipe()
        # An order to stop may come before the copy can note it: it waits until then, and does not end it.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
        self.number = os.fork()
        if self.number == 0:
            status = 1
            try:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                os.close(self.writing)
                os.setpgid(0, 0)
                with os.fdopen(reading, encoding="utf-8") as orders:
                    run_build(settings, orders, sender(events))
                status = 0
            except BrokenPipeError:
                # The preview has ended: nobody listens.
                pass
            except BaseException:
                # Nobody else would tell it.
                traceback.print_exc()
                raise
            finally:
                # The end of an interpreter is left to the process that this one is a copy of.
                os._exit(status)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
        os.close(reading)

    def order(self, order: dict[str, Any]) -> None:
        """Give the order; there is no other after it."""
        self.build = order["build"]
        with contextlib.suppress(BrokenPipeError), os.fdopen(self.writing, "w", encoding="utf-8") as orders:
            orders.write(f"{json.dumps(order)}\n")

    def dismiss(self) -> None:
        """Let a process end that has had no order."""
        os.close(self.writing)
        self.kill()
        self.wait()

    def stop(self) -> None:
        """Ask the build to make way."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.number, signal.SIGTERM)

    def kill(self) -> None:
        """End the process, and all that it has started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.number, signal.SIGKILL)

    def wait(self) -> None:
        """Wait until the process has ended."""
        if not self.has_ended:
            self.has_ended = True
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.number, 0)

    def look(self) -> bool:
        """Return whether the process has ended."""
        if not self.has_ended:
            try:
                self.has_ended = os.waitpid(self.number, os.WNOHANG)[0] == self.number
            except ChildProcessError:
                self.has_ended = True
        return self.has_ended

    def end(self) -> None:
        """Stop the build, and end it where it takes long, with all processes that it has started."""
        self.stop()
        latest = time.monotonic() + SECONDS_TO_STOP
        while not self.look() and time.monotonic() < latest:
            time.sleep(0.02)
        self.kill()
        self.wait()


class PreparedProcess:
    """Obeys the orders.

    :ivar next: the process that waits for its order; None where there is none
    :ivar running: the process that has had its order; None where there is none
    """

    def __init__(self, settings: BuildSettings, events: int) -> None:
        self.settings, self.events = settings, events
        self.say = sender(events)
        self.next: BuildProcess | None = None
        self.running: BuildProcess | None = None

    def obey(self, word: str, values: dict[str, Any]) -> None:
        """Obey an order."""
        if word == "build":
            self.build(values)
        elif word == "stop" and self.running:
            self.running.stop()
        elif word == "prepare":
            import_all(values.get("modules", ()), values.get("path", ()))
            self.prepare()

    def notice_end(self, _number: int, _frame: object) -> None:
        """Tell that a build has ended (signal SIGCHLD): one that the system has ended tells nothing."""
        running = self.running
        if running and not running.has_ended and running.look():
            # Where the preview has ended, nobody listens.
            with contextlib.suppress(BrokenPipeError):
                self.say(event="closed", build=running.build)

    def build(self, values: dict[str, Any]) -> None:
        """Let the waiting process build, or a new one; the last build makes way before."""
        if self.running:
            self.running.stop()
            self.running.wait()
            self.running = None
        if values.pop("fresh", False) and self.next:
            self.next.dismiss()
            self.next = None
        self.prepare()
        if self.next:
            self.next.order(values)
        self.running, self.next = self.next, None

    def prepare(self) -> None:
        """Start the process of the next build, unless it is there."""
        if self.next is None:
            self.next = BuildProcess(self.settings, self.events)

    def end(self) -> None:
        """End all processes."""
        if self.next:
            self.next.dismiss()
        if self.running:
            self.running.end()


def import_all(modules: Iterable[str], path: Iterable[str]) -> None:
    """Import modules that a build has needed, with the places where it has found them.

    What cannot be imported by itself is left to the build.
    """
    sys.path.extend(place for place in path if place not in sys.path)
    for name in modules:
        if name not in sys.modules:
            with contextlib.suppress(Exception):
                importlib.import_module(name)
    # What is loaded stays: a copy of this process need not look through it, nor copy the memory it lies in.
    gc.collect()
    gc.freeze()


def main() -> int:
    """Obey the orders of the standard input until it ends."""
    settings = BuildSettings(**json.loads(sys.stdin.readline()))
    process = PreparedProcess(settings, own_output())
    signal.signal(signal.SIGCHLD, process.notice_end)
    process.prepare()
    try:
        for line in sys.stdin:
            values = json.loads(line)
            process.obey(values.pop("order"), values)
    finally:
        process.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
