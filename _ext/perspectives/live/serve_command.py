"""``python -m perspectives serve DOCS``: build the book, show it, and build it again after each change."""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from perspectives.build.held_files import CAN_HOLD, hold
from perspectives.live.build_messages import BuildSettings
from perspectives.live.build_orders import build_orders, can_fork
from perspectives.live.live_preview import LivePreview
from perspectives.live.open_pages import OpenPages
from perspectives.live.preview_server import PreviewServer, make_server

LARGEST_PORT = 65535
END_SIGNALS = ("SIGTERM", "SIGHUP")
SERVING = "The book is at http://localhost:{}/ until you press Ctrl-C."
NO_FORK = "This system cannot copy a process: each change is built from the beginning, and takes longer."
BAD_PORT = "“{}” is no port. Name a number from 1 to 65535: make serve PORT=8001"
PORT_TAKEN = "Port {} is taken: another program listens there. Name another port: make serve PORT={}"
PORT_REFUSED = "Port {} cannot be used ({}). Name another port: make serve PORT=8001"
SERVED_ALREADY = (
    "The book is served already from this folder, at {}. Open that address, or end that preview first."
)
NO_DOCS = "There is no conf.py in “{}”. Name the folder of the book's documents."


class ServeError(Exception):
    """Why the book is not served, as a message for the user."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command until it is interrupted; return its exit status: 0, or 2 if nothing could be served."""
    options = parse(arguments)
    try:
        port = checked_port(options.port)
        serve(options, port)
    except ServeError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives serve",
        description="Show the book in a browser on this machine, and build it again after each change.",
    )
    parser.add_argument("docs", type=Path, help="the folder of the book's documents, with conf.py")
    parser.add_argument("--port", default="8000", help="where the book is served: http://localhost:PORT/")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("build", "live"),
        help="the folder of the preview, apart from releases",
    )
    parser.add_argument(
        "--watch", type=Path, action="append", default=[], help="one more file or folder to watch"
    )
    parser.add_argument(
        "--made-with",
        type=Path,
        action="append",
        default=[],
        help="a file or folder that the book is made with: after a change in it, all is built anew",
    )
    parser.add_argument("-D", dest="settings", action="append", default=[], help="a setting: NAME=VALUE")
    return parser.parse_args(arguments)


def checked_port(text: str) -> int:
    """Return the number of a port.

    :raises ServeError: where it is none
    """
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= LARGEST_PORT):
        raise ServeError(BAD_PORT.format(text))
    return int(text)


def serve(options: argparse.Namespace, port: int) -> None:
    """Serve the book until an interruption, and end everything then.

    :raises ServeError: where nothing can be served
    """
    if not (options.docs / "conf.py").is_file():
        raise ServeError(NO_DOCS.format(options.docs))
    for name in END_SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, interrupt)
    out: Path = options.out
    with only_preview(out, port) as held:
        pages = OpenPages(out / "html")
        server = listen(pages, port)
        settings = BuildSettings(
            docs=str(options.docs),
            output=str(out / "html"),
            doctrees=str(out / "doctrees"),
            overrides=dict(one.split("=", 1) for one in options.settings if "=" in one),
            jobs=os.cpu_count() or 1,
        )
        orders = build_orders(settings, [held.fileno()] if held else [])
        preview = LivePreview(pages, orders, settings, options.watch, options.made_with)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(SERVING.format(port))
        if not can_fork():
            say(NO_FORK)
        try:
            preview.run()
        except KeyboardInterrupt:
            say("\nThe preview has ended.")
        finally:
            # A second Ctrl-C does not keep the processes from being ended.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            orders.close()
            server.server_close()


def listen(pages: OpenPages, port: int) -> PreviewServer:
    """Return a server that listens at a port.

    :raises ServeError: where it cannot
    """
    try:
        return make_server(pages, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ServeError(PORT_TAKEN.format(port, port % LARGEST_PORT + 1)) from error
        raise ServeError(PORT_REFUSED.format(port, error.strerror)) from error


@contextlib.contextmanager
def only_preview(out: Path, port: int) -> Iterator[IO[str] | None]:
    """Hold the folder of the preview, so that no other preview writes there; the system ends the hold.

    :return: the file that is held; None where this system cannot hold it
    :raises ServeError: where another preview holds it, or it cannot be written
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        file = (out / "serving").open("a+", encoding="utf-8")
    except OSError as error:
        raise ServeError(f"The preview cannot write in “{out}”: {error.strerror}.") from error
    with file:
        if not is_held(file):
            file.seek(0)
            raise ServeError(SERVED_ALREADY.format(file.read().strip() or "another port"))
        file.truncate(0)
        file.write(f"http://localhost:{port}/\n")
        file.flush()
        yield file if CAN_HOLD else None


def is_held(file: IO[str]) -> bool:
    """Hold a file; return whether that was possible. Where a system or a drive has no locks, it is."""
    try:
        hold(file)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def interrupt(_number: int, _frame: object) -> None:
    """End the preview on a signal, as on Ctrl-C."""
    raise KeyboardInterrupt


def say(text: str) -> None:
    """Say something on the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
