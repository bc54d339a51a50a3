"""Progress of long work on one line of the terminal, which goes when the work is done.

    html: reading sources 45% chapters/bell 0:12

The line stands on the standard error, and only where that is a terminal: a log, a pipe and the machines that
test (the variable CI) get results and faults alone, as if this module were not there.

What a command prints while the line is shown is printed above it, whole lines at a time.
How far a command is, it says in lines of the form that Sphinx has, ``reading sources... [ 45%] bell``: Sphinx
on its standard output, other commands in the file that the variable PROGRESS_FILE names.

As a program it runs a module of Python with a line for it::

    .venv/bin/python -m tools.progress NAME MODULE [ARGUMENT ...]

This module needs only the standard library.
"""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

PROGRESS_FILE = "PROGRESS_FILE"
"""The variable with the file into which a command writes how far it is."""
INTERVAL = 0.25
"""The seconds after which the time on the line is drawn anew."""
STEP = re.compile(r"(?P<step>[^\[\]]*?)(?:\.\.\.|…)\s*(?:\[\s*(?P<percent>\d+)%\]\s*)?(?P<detail>.*)")
"""How Sphinx says how far it is: a step, and perhaps a part of the whole and what is worked on."""
SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""A sign to a terminal, such as that for a colour."""
ENDS = ("done", "failed", "skipped")
"""What Sphinx writes behind a step that has ended."""

Reader = Callable[[str], str | None]
"""Makes of a line that a command prints the step that is shown; an empty text of a line that says nothing.

None stands for a line that is to be printed.
"""


def is_shown(stream: IO[str], variables: Mapping[str, str]) -> bool:
    """Return whether progress is shown on a stream: a terminal with a person before it."""
    try:
        is_terminal = stream.isatty()
    except ValueError:
        return False
    return is_terminal and not variables.get("CI") and variables.get("TERM", "dumb") != "dumb"


def step_of(line: str) -> str:
    """Return what a line of Sphinx says of its progress, shortened; empty where it says nothing of it."""
    match = STEP.fullmatch(SEQUENCE.sub("", line).strip())
    if not match or not match["step"]:
        return ""
    detail = "" if match["detail"].strip() in ENDS else match["detail"].strip()
    percent = f"{match['percent']}%" if match["percent"] else ""
    return " ".join(part for part in (match["step"], percent, detail) if part)


def status_of(line: str) -> str:
    """Return the step that a line of Sphinx shows. Nothing of its status is printed, as in a quiet build."""
    return step_of(line)


def printed(_line: str) -> None:
    """Let every line be printed."""


class Progress:
    """A line of progress. On a stream that is no terminal it does nothing.

    :param name: what is done, such as ``html``
    :param step: its first step
    """

    def __init__(self, name: str, step: str = "starting", stream: IO[str] | None = None) -> None:
        self.name, self.stream = name, stream or sys.stderr
        self.shown = is_shown(self.stream, os.environ)
        self.begun = time.monotonic()
        self.step = step
        self.drawn = 0.0

    def __enter__(self) -> Progress:
        """Show the line."""
        self.draw()
        return self

    def __exit__(self, *_error: object) -> None:
        """Take the line away."""
        self.clear()

    def update(self, step: str, number: int = 0, whole: int = 0, detail: str = "") -> None:
        """Show a step, and perhaps how far it is; the line is drawn at most four times in a second."""
        percent = f"{number * 100 // whole}%" if whole else ""
        self.step = " ".join(part for part in (step, percent, detail) if part)
        if time.monotonic() - self.drawn >= INTERVAL:
            self.draw()

    def text(self, width: int) -> str:
        """Return the line for a terminal of so many columns."""
        seconds = int(time.monotonic() - self.begun)
        clock = f" {seconds // 60}:{seconds % 60:02}"
        said = "".join(
            sign if sign.isprintable() else "?" for sign in f"{self.name}: {self.step}".rstrip(": ")
        )
        room = max(0, width - 1 - len(clock))
        return (said if len(said) <= room else f"{said[: max(0, room - 1)]}…") + clock

    def draw(self) -> None:
        """Draw the line in place of the one before."""
        if self.shown:
            self.drawn = time.monotonic()
            self._write(f"\r\x1b[2K{self.text(shutil.get_terminal_size().columns)}")

    def clear(self) -> None:
        """Take the line away, before something else is printed or the work ends."""
        if self.shown:
            self._write("\r\x1b[2K")

    def _write(self, text: str) -> None:
        try:
            self.stream.write(text)
            self.stream.flush()
        except (OSError, ValueError):
            # The terminal is gone: the work goes on.
            self.shown = False

    @property
    def pipes(self) -> dict[str, Any]:
        """The arguments for a process whose output is shown above the line."""
        return {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "bufsize": 0} if self.shown else {}

    def run(self, command: list[str], read: Reader, read_error: Reader = printed, **options: Any) -> int:
        """Run a command to its end with the line, and return its status. On Ctrl-C it is ended, too.

        :param options: further arguments for the process
        """
        process = subprocess.Popen(command, **self.pipes, **options)
        try:
            return self.follow(process, read, read_error)
        except BaseException:
            process.kill()
            process.wait()
            raise

    def follow(
        self,
        process: subprocess.Popen[bytes],
        read: Reader,
        read_error: Reader = printed,
        channel: int | None = None,
    ) -> int:
        """Wait for a process that was begun with :attr:`pipes`, and return its status.

        :param read: reads each line of its standard output
        :param read_error: reads each line of its standard error
        :param channel: the open file in which it says how far it is
        """
        if not self.shown or process.stdout is None or process.stderr is None:
            return process.wait()
        outputs: dict[int, Callable[[bytes], None]] = {
            process.stdout.fileno(): self._printer(sys.stdout.buffer, read),
            process.stderr.fileno(): self._printer(sys.stderr.buffer, read_error),
        }
        open_pipes = set(outputs)
        if channel is not None:
            outputs[channel] = self._printer(None, status_of)
        with selectors.DefaultSelector() as selector:
            for file in outputs:
                selector.register(file, selectors.EVENT_READ)
            while open_pipes:
                ready = selector.select(INTERVAL)
                for key, _events in ready:
                    content = os.read(key.fd, 1 << 16)
                    outputs[key.fd](content)
                    if not content and key.fd in open_pipes:
                        selector.unregister(key.fd)
                        open_pipes.remove(key.fd)
                if not ready and process.poll() is not None:
                    # Something that it has begun holds its output open: that is not waited for.
                    break
                if time.monotonic() - self.drawn >= INTERVAL:
                    self.draw()
        for take in outputs.values():
            take(b"")
        return process.wait()

    def _printer(self, output: IO[bytes] | None, read: Reader) -> Callable[[bytes], None]:
        """Return what takes the output of a process piece by piece; an empty piece ends it."""
        rest = bytearray()

        def take(content: bytes) -> None:
            rest.extend(content)
            *lines, last = bytes(rest).replace(b"\r", b"\n").split(b"\n")
            if not content and last:
                lines.append(last)
                last = b""
            rest[:] = last
            kept = []
            for line in lines:
                step = read(line.decode("utf-8", "replace"))
                self.step = step or self.step
                if step is None:
                    kept.append(line + b"\n")
            # A step is said without the end of its line until it is done.
            self.step = (read(last.decode("utf-8", "replace")) or self.step) if last else self.step
            if kept and output is not None:
                self.clear()
                output.write(b"".join(kept))
                output.flush()
                self.draw()

        return take


@contextlib.contextmanager
def progress_file() -> Iterator[tuple[str, int]]:
    """Yield the name of a file into which commands write how far they are, and the open file to read it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "progress")
        os.mkfifo(path)
        # Opened for both, it has no end, however many commands write into it and close it.
        channel = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        try:
            yield str(path), channel
        finally:
            os.close(channel)


def run_module(name: str, module: str, arguments: list[str]) -> int:
    """Run a module of Python with a line for its progress, and return its exit status."""
    command = [sys.executable, "-m", module, *arguments]
    with contextlib.ExitStack() as stack:
        progress = stack.enter_context(Progress(name))
        if not progress.shown:
            os.execv(sys.executable, command)  # noqa: S606
        path, channel = stack.enter_context(progress_file())
        # What it prints comes to the terminal through a pipe: faults keep their colours, but for NO_COLOR.
        environment = {"FORCE_COLOR": "1", **os.environ, PROGRESS_FILE: path}
        process = subprocess.Popen(command, env=environment, **progress.pipes)
        # On Ctrl-C the terminal tells the command, too: it says what it has done, and ends.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        status = progress.follow(process, printed, channel=channel)
    return status if status >= 0 else 128 - status


def main(arguments: list[str]) -> int:
    """Run the module that is named; return its exit status."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    name, module, *rest = arguments
    return run_module(name, module, rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
