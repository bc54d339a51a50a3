"""The server of the preview: for this machine alone, and what it adds to a page it adds on the way."""

from __future__ import annotations

import http.client
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from perspectives.live.open_pages import OpenPages, digest_of, page_name
from perspectives.live.preview_server import LOOPBACK, PreviewServer, make_server

PAGE = "<!DOCTYPE html>\n<html><head></head><body><main>Nobody agrees.</main></body></html>\n"


@pytest.fixture
def pages(tmp_path: Path) -> OpenPages:
    """Return the open pages of a folder with a page, and a data file."""
    (tmp_path / "html" / "data").mkdir(parents=True)
    (tmp_path / "html" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "html" / "data" / "claims.json").write_text("{}", encoding="utf-8")
    (tmp_path / "secret.html").write_text(PAGE, encoding="utf-8")
    return OpenPages(tmp_path / "html")


@pytest.fixture
def server(pages: OpenPages) -> Iterator[PreviewServer]:
    """Return a server at a free port."""
    with make_server(pages, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def ask(server: PreviewServer, path: str, method: str = "GET", host: str = "") -> tuple[int, str]:
    """Return status and text of an answer."""
    connection = http.client.HTTPConnection(LOOPBACK, server.server_port, timeout=10)
    connection.request(method, path, headers={"Host": host or f"localhost:{server.server_port}"})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def answer_to(
    server: PreviewServer, path: str, headers: dict[str, str] | None = None
) -> http.client.HTTPResponse:
    """Return the answer to a request with some headers."""
    connection = http.client.HTTPConnection(LOOPBACK, server.server_port, timeout=10)
    connection.request("GET", path, headers={"Host": "localhost", **(headers or {})})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


class Listener:
    """A page that listens to its events."""

    def __init__(self, server: PreviewServer, page: str) -> None:
        self.connection = http.client.HTTPConnection(LOOPBACK, server.server_port, timeout=10)
        self.connection.request(
            "GET", f"/_preview/events?page={page}", headers={"Host": f"{LOOPBACK}:{server.server_port}"}
        )
        self.answer = self.connection.getresponse()

    def next(self) -> dict[str, Any]:
        """Return the next event."""
        while not (line := self.answer.readline()).startswith(b"data: "):
            assert line, "the stream has ended"
        event: dict[str, Any] = json.loads(line[6:])
        return event


def test_a_page_gets_script_and_style_as_files_and_stays_as_it_is_on_the_disk(
    server: PreviewServer, pages: OpenPages
) -> None:
    status, text = ask(server, "/")
    assert status == 200
    tags = text.replace(PAGE.partition("</head>")[0], "").partition("</head>")[0]
    assert (
        f'<script src="/_preview/preview.js" data-digest="{digest_of(PAGE.encode())}" defer></script>' in tags
    )
    assert text.replace(tags, "") == PAGE
    assert (pages.output / "index.html").read_text(encoding="utf-8") == PAGE
    for name in ("preview.js", "preview.css"):
        assert ask(server, f"/_preview/{name}")[0] == 200
    assert ask(server, "/data/claims.json") == (200, "{}")


@pytest.mark.parametrize(
    "host", ["example.org", "localhost.example.org", "10.0.0.1:8000", "[::2]:80", "[::1"]
)
def test_a_request_by_another_name_is_refused(server: PreviewServer, host: str) -> None:
    assert ask(server, "/", host=host)[0] == 403
    assert ask(server, "/_preview/events?page=/", host=host)[0] == 403


def test_the_server_listens_on_this_machine_alone(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/_preview/../../secret.html",
        "/_preview/one_build.py",
        "/data/",
        "/data/%00",
        "/%00.html",
        f"/{'x' * 5000}",
    ],
)
def test_nothing_is_shown_that_is_no_page(server: PreviewServer, pages: OpenPages, path: str) -> None:
    pages.tell(state="current")
    status, text = ask(server, path)
    assert status == 404
    assert "Nobody agrees" not in text


def test_a_picture_that_is_changed_changes_its_page_and_is_sent_again(
    server: PreviewServer, pages: OpenPages
) -> None:
    picture = pages.output / "_images" / "the bell.png"
    picture.parent.mkdir()
    picture.write_bytes(b"red")
    page = PAGE.replace("Nobody", '<img alt="" src="_images/the%20bell.png"> Nobody').encode()
    before = pages.digest("index.html", page)
    assert pages.digest("chapters/bell.html", page) == digest_of(page)
    state = answer_to(server, "/_images/the%20bell.png").headers["ETag"]
    assert answer_to(server, "/_images/the%20bell.png", {"If-None-Match": state}).status == 304
    # It is put in the place of a newer one, and is as long.
    picture.write_bytes(b"sky")
    os.utime(picture, (1, 1))
    assert pages.digest("index.html", page) != before
    known = {"If-None-Match": state, "If-Modified-Since": "Sun, 29 Nov 2026 06:45:06 GMT"}
    answer = answer_to(server, "/_images/the%20bell.png", known)
    assert (answer.status, answer.headers["ETag"] != state) == (200, True)
    assert (
        answer_to(
            server, "/_images/the%20bell.png", {"If-Modified-Since": "Sun, 29 Nov 2026 06:45:06 GMT"}
        ).status
        == 200
    )


def test_no_other_method_is_answered(server: PreviewServer) -> None:
    assert ask(server, "/", "HEAD")[0] == 405
    assert ask(server, "/", "POST")[0] == 501


def test_a_page_that_is_not_there_says_that_it_is_being_built_until_it_is(
    server: PreviewServer, pages: OpenPages
) -> None:
    status, text = ask(server, "/chapters/bell.html")
    assert status == 503
    assert "The book is being built" in text
    assert 'content="2"' in text
    pages.tell(state="failed")
    assert "The book is not built" in ask(server, "/chapters/bell.html")[1]
    pages.tell(state="current")
    assert ask(server, "/chapters/bell.html")[0] == 404


def test_older_pages_are_shown_until_they_are_made_anew(server: PreviewServer, pages: OpenPages) -> None:
    pages.old.mkdir()
    (pages.old / "bell.html").write_text(PAGE.replace("agrees", "agreed"), encoding="utf-8")
    (pages.old / "index.html").write_text("older", encoding="utf-8")
    assert "Nobody agreed" in ask(server, "/bell.html")[1]
    assert "Nobody agrees" in ask(server, "/index.html")[1]


def test_a_page_is_told_its_digest_at_once_and_when_something_changes(
    server: PreviewServer, pages: OpenPages
) -> None:
    listener = Listener(server, "/")
    assert listener.next()["digest"] == digest_of(PAGE.encode())
    assert pages.names() == ["index.html"]
    (pages.output / "index.html").write_text(PAGE.replace("agrees", "agreed"), encoding="utf-8")
    problem = {"path": "docs/bell.md", "line": 3, "what": "No voice."}
    pages.tell(state="current", problems=[problem])
    event = listener.next()
    assert event["digest"] == digest_of(PAGE.replace("agrees", "agreed").encode())
    assert (event["state"], event["problems"]) == ("current", [problem])


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "index.html"),
        ("/chapters/", "chapters/index.html"),
        ("/chapters/bell.html?q=x#there", "chapters/bell.html"),
        ("/caf%C3%A9.html", "café.html"),
        ("//example.org/x.html", "x.html"),
    ],
)
def test_the_file_of_an_address(address: str, name: str) -> None:
    assert page_name(address) == name
