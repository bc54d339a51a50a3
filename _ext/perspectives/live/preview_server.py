"""Serves the pages of the preview on this machine alone, and adds its script and its style to each.

The pages on the disk stay those of a release. Nothing stands in a page that its policy for scripts forbids:
script and style are files of the same origin, and so are the events.
"""

from __future__ import annotations

import errno
import os
import socket
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty
from typing import Any
from urllib.parse import parse_qs, urlsplit

from perspectives.live.open_pages import OpenPages, page_name

LOOPBACK = "127.0.0.1"
OTHER_LOOPBACK = "::1"
HOSTS = {"localhost", LOOPBACK}
"""The names by which a browser on this machine asks. A page of another site can send other names here."""
OWN_FOLDER = Path(__file__).parent
OWN_FILES = {"preview.js": "text/javascript", "preview.css": "text/css"}
OWN_PLACE = "_preview/"
"""Where the preview's own files and its events are, below the root of the pages."""
SECONDS_OF_SILENCE = 15
END_OF_HEAD = b"</head>"
TAGS = (
    '<link rel="stylesheet" href="/{0}preview.css">'
    '<script src="/{0}preview.js" data-digest="{1}" defer></script>'
)
WAITING = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{0}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<noscript><meta http-equiv="refresh" content="2"></noscript>
</head><body class="preview-waiting"><main><h1>{0}</h1><p>{1}</p></main></body></html>
"""
BEING_BUILT = ("The book is being built", "This page is shown as soon as it is written.")
NOT_BUILT = (
    "The book is not built",
    "What keeps it from that is named below; this page is shown when it is mended.",
)
NOT_THERE = ("There is no page at this address", 'It may have been renamed. <a href="/">The first page</a>')
WORDS = {"building": BEING_BUILT, "failed": NOT_BUILT}
"""What a page says that is not there, by what is being done."""


class PreviewHandler(SimpleHTTPRequestHandler):
    """Answers one request.

    :ivar pages: the pages that are open
    """

    protocol_version = "HTTP/1.1"
    state = ""
    """What tells the state of the file that is sent from any other; empty for a page."""

    def __init__(self, *arguments: Any, pages: OpenPages) -> None:
        self.pages = pages
        super().__init__(*arguments, directory=str(pages.output))

    def do_GET(self) -> None:  # a name of the library
        """Answer with an event stream, a file of the preview, or a page or file of the book."""
        name = page_name(self.path)
        if not self.is_from_here():
            self.send_error(HTTPStatus.FORBIDDEN, "The preview is for this machine alone")
        elif name == f"{OWN_PLACE}events":
            self.send_events()
        elif name.startswith(OWN_PLACE):
            self.send_own_file(name.removeprefix(OWN_PLACE))
        elif name.endswith(".html"):
            self.send_page(name)
        elif os.path.isdir(self.translate_path(self.path)):  # noqa: PTH112  # any name may be asked for
            # Without this, the library would lead to the folder's own address, or list its files.
            self.send_page(f"{name}/index.html")
        else:
            self.send_file()

    def do_HEAD(self) -> None:  # a name of the library
        """Refuse, as a browser asks for no head here."""
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def is_from_here(self) -> bool:
        """Return whether the request names this machine."""
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname in HOSTS
        except ValueError:
            return False

    def translate_path(self, path: str) -> str:
        """Return where the file of an address lies."""
        usual = Path(super().translate_path(path))
        return str(self.pages.place_of(usual.relative_to(Path(self.directory)).as_posix()))

    def send_page(self, name: str) -> None:
        """Send a page with script and style; where there is none, one that says so."""
        content = b"" if ".." in name.split("/") else self.pages.page(name)
        status, digest = HTTPStatus.OK, self.pages.digest(name, content)
        if not content:
            words = WORDS.get(self.pages.status["state"], NOT_THERE)
            status = HTTPStatus.NOT_FOUND if words == NOT_THERE else HTTPStatus.SERVICE_UNAVAILABLE
            content = WAITING.format(*words).encode()
        tags = TAGS.format(OWN_PLACE, digest).encode()
        self.send_content(content.replace(END_OF_HEAD, tags + END_OF_HEAD, 1), "text/html", status)

    def send_file(self) -> None:
        """Send a file that is no page, unless the browser has this very state of it.

        The library would compare times alone: a file that was put in the place of a newer one is older.
        """
        try:
            facts = Path(self.translate_path(self.path)).stat()
        except (OSError, ValueError):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.state = f'"{facts.st_mtime_ns:x}-{facts.st_ctime_ns:x}-{facts.st_size:x}"'
        if self.headers.get("If-None-Match") == self.state:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
        else:
            del self.headers["If-Modified-Since"]
            super().do_GET()

    def send_own_file(self, name: str) -> None:
        """Send the script or the style of the preview."""
        if name in OWN_FILES:
            self.send_content((OWN_FOLDER / name).read_bytes(), OWN_FILES[name])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def send_content(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Send a text."""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def send_events(self) -> None:
        """Send the events of the page that asks, until it is closed."""
        asked = parse_qs(urlsplit(self.path).query).get("page", ["/"])
        queue = self.pages.connect(page_name(asked[0]))
        self.close_connection = True
        try:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(b"retry: 500\n\n")
            while True:
                try:
                    event = queue.get(timeout=SECONDS_OF_SILENCE)
                except Empty:
                    # A page that is gone is noticed when something is sent.
                    event = b": still here\n\n"
                if not event:
                    return
                self.wfile.write(event)
                self.wfile.flush()
        except OSError:
            # The page has been closed.
            return
        finally:
            self.pages.disconnect(queue)

    def end_headers(self) -> None:
        """Let the browser ask each time whether a file has changed."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.state:
            self.send_header("ETag", self.state)
            self.state = ""
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  # a name of the library
        """Say nothing: the terminal is for the builds."""


class PreviewServer(ThreadingHTTPServer):
    """Listens on this machine alone. Its threads end with the process."""

    daemon_threads = True

    def handle_error(self, _request: Any, _address: Any) -> None:
        """Say nothing of a page that was closed while it was sent."""


def try_other_loopback(port: int) -> None:
    """See that no other program listens where browsers ask first for ``localhost``: at the address of IPv6.

    :raises OSError: where one listens there
    """
    if not socket.has_ipv6:
        return
    try:
        with socket.socket(socket.AF_INET6) as other:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            other.bind((OTHER_LOOPBACK, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise


def make_server(pages: OpenPages, port: int) -> PreviewServer:
    """Return a server that listens at a port.

    :raises OSError: where the port is taken or may not be used
    """
    try_other_loopback(port)
    return PreviewServer((LOOPBACK, port), partial(PreviewHandler, pages=pages))
