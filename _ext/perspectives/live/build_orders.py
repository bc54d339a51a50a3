"""Orders builds, and collects their events: from a prepared process, or each from a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import asdict
from queue import SimpleQueue
from typing import Any

from perspectives.live.build_messages import BuildSettings

Event = dict[str, Any]
PYTHON = (sys.executable, "-X", "utf8", "-m")
SECONDS_TO_END = 8


class BuildOrders:
    """Has builds made, one after the other.

    :ivar events: the events of the builds; ``closed`` says that the process of a build has ended
    :ivar build_number: the number of the last build that was ordered
    """

    def __init__(self, settings: BuildSettings, held_files: Iterable[int] = ()) -> None:
        self.settings = settings
        self.held_files = tuple(held_files)
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.process: subprocess.Popen[str] | None = None
        self.build_number = 0

    def start_program(self, module: str) -> None:
        """Start a program that reads orders and writes events. Ctrl-C in the terminal does not reach it."""
        apart: dict[str, Any] = {}
        if os.name == "posix":
            apart = {"process_group": 0, "pass_fds": self.held_files}
        process = subprocess.Popen(  # noqa: S603  # our own program
            [*PYTHON, module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            bufsize=1,
            **apart,
        )
        self.process = process
        self._collector = threading.Thread(target=self._collect, args=(process,), daemon=True)
        self._collector.start()
        self.send(asdict(self.settings))

    def send(self, values: dict[str, Any]) -> None:
        """Send a line to the program, if it is there."""
        if self.process and self.process.stdin:
            with contextlib.suppress(OSError, ValueError):
                self.process.stdin.write(f"{json.dumps(values)}\n")
                self.process.stdin.flush()

    def start(self) -> None:
        """Begin to take orders."""

    def build(self, first: list[str], *, fresh: bool, modules: bool) -> None:
        """Order a build.

        :param first: the documents to be written first
        :param fresh: whether more has changed than documents, registry and bibliography
        :param modules: whether the build tells which modules it has imported
        """
        raise NotImplementedError

    def stop(self) -> None:
        """Ask the running build to make way for another."""

    def prepare(self, modules: Iterable[str] = (), path: Iterable[str] = ()) -> None:
        """Make the next build ready, once this one has read all that has changed."""

    def close(self) -> None:
        """End all builds, and wait until they have ended."""
        if self.process is None:
            return
        with contextlib.suppress(OSError):
            if self.process.stdin:
                self.process.stdin.close()
        try:
            self.process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if os.name == "posix":
            # A build that goes on would keep the output open, and be waited for.
            with contextlib.suppress(OSError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self._collector.join()
        if self.process.stdout:
            self.process.stdout.close()
        self.process = None

    def _collect(self, process: subprocess.Popen[str]) -> None:
        """Put the events of a program into the queue until it ends."""
        for line in process.stdout or ():
            with contextlib.suppress(ValueError):
                self.events.put(json.loads(line))
        self.events.put({"event": "closed", "build": self.build_number})


class PreparedBuilds(BuildOrders):
    """Has builds made by a process that has everything imported."""

    def start(self) -> None:
        """Start the process."""
        self.start_program("perspectives.live.prepared_process")

    def build(self, first: list[str], *, fresh: bool, modules: bool) -> None:
        """Order a build; start the process again where it has ended."""
        if self.process is None or self.process.poll() is not None:
            self.start()
        self.build_number += 1
        order = {"first": first, "fresh": fresh, "modules": modules}
        self.send({"order": "build", "build": self.build_number, **order})

    def stop(self) -> None:
        """Ask the running build to make way for another."""
        self.send({"order": "stop"})

    def prepare(self, modules: Iterable[str] = (), path: Iterable[str] = ()) -> None:
        """Start the process of the next build."""
        self.send({"order": "prepare", "modules": list(modules), "path": list(path)})


class ColdBuilds(BuildOrders):
    """Has each build made by a new process, where a system cannot copy one."""

    def build(self, first: list[str], *, fresh: bool, modules: bool) -> None:
        """Start a build, when the last one has ended. It is always fresh, and nobody imports its modules."""
        del fresh, modules
        self.stop()
        self.close()
        self.build_number += 1
        self.start_program("perspectives.live.one_build")
        self.send({"first": first})

    def stop(self) -> None:
        """Ask the running build to make way for another."""
        if self.process and os.name == "posix":
            self.process.terminate()


def build_orders(settings: BuildSettings, held_files: Iterable[int] = ()) -> BuildOrders:
    """Return what makes builds on this system."""
    kind = PreparedBuilds if can_fork() else ColdBuilds
    return kind(settings, held_files)


def can_fork() -> bool:
    """Return whether this system can copy a process."""
    return hasattr(os, "fork") and sys.platform not in {"emscripten", "wasi"}
