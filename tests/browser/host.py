"""A host that serves the book, as a place on the web would."""

from __future__ import annotations

from http.server import SimpleHTTPRequestHandler
from typing import Any


class Host(SimpleHTTPRequestHandler):
    """A host that shows the page of the book at every address that does not exist."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the page for lost addresses."""
        content = (self.root / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    root: Any

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  # a name of the library
        """Say nothing."""
