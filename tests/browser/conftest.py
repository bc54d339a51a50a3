"""The book in a real browser. Its pages are opened from the disk, as an editor does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests.browser.host import Host
from tests.browser.support import Opener
from tests.support import Build


@pytest.fixture
def open_page(browser: Browser, built: Build) -> Iterator[Opener]:
    """Return an opener of pages of the book; each page has a context of its own."""
    opener = Opener(browser, built)
    yield opener
    opener.close()


@pytest.fixture(scope="module")
def host(built: Build) -> Iterator[str]:
    """Return the address of a host that serves the book."""
    handler = type("HostOfTheBook", (Host,), {"root": built.out})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(built.out))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
