"""The command: what it says, what it refuses, and that nothing of it is left when it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from perspectives.live import serve_command
from perspectives.live.build_orders import ColdBuilds
from tests.live.previewed import previewed, processes_of
from tests.support import ROOT, Book


@pytest.fixture(params=["127.0.0.1", "::1"])
def taken(request: pytest.FixtureRequest) -> Iterator[int]:
    """Return a port at which another program listens, by the one address of localhost or by the other."""
    address: str = request.param
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as other:
        try:
            other.bind((address, 0))
        except OSError:
            pytest.skip(f"this machine has no {address}")
        other.listen()
        yield other.getsockname()[1]


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port: int = other.getsockname()[1]
        return port


@pytest.mark.parametrize("port", ["", "x", "0", "-1", "65536", "80 80", "٨٠٠٠", "1e3"])
def test_what_is_no_port(book: Book, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve_command.main([str(book.root / "docs"), f"--port={port}"]) == 2
    assert capsys.readouterr().err == (
        f"“{port}” is no port. Name a number from 1 to 65535: make serve PORT=8001\n"
    )


def test_a_port_that_is_taken(book: Book, taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--port", str(taken), "--out", str(book.root / "live")]
    assert serve_command.main([str(book.root / "docs"), *options]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"Port {taken} is taken: another program listens there. Name another port: ")


def test_a_folder_without_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve_command.main([str(tmp_path)]) == 2
    assert "There is no conf.py" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def start(book: Book, port: int) -> subprocess.Popen[str]:
    """Start the command for a book."""
    command = [sys.executable, "-X", "utf8", "-m", "perspectives", "serve", "docs"]
    return subprocess.Popen(
        [*command, "--port", str(port), "--out", "live"],
        cwd=book.root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "_ext")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def read_until(process: subprocess.Popen[str], words: str) -> str:
    """Return what the command says up to a line with some words."""
    said = ""
    assert process.stdout
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(said)


INTERRUPTED_IMPORT = """
import os, signal, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name.endswith("serve_command"):
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
"""
"""A module that Python imports first of all: Ctrl-C comes while the modules of the command are imported."""


def test_ctrl_c_in_the_first_second_ends_the_command_without_a_word(book: Book) -> None:
    (book.root / "sitecustomize.py").write_text(INTERRUPTED_IMPORT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "perspectives", "serve", "docs"],
        cwd=book.root,
        env={**os.environ, "PYTHONPATH": f"{book.root}:{ROOT / '_ext'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


@pytest.mark.second_build
@pytest.mark.slow("starts the preview three times, and builds in its processes")
def test_the_command_serves_says_so_and_leaves_nothing_however_it_ends(book: Book) -> None:
    port = free_port()
    for number in (signal.SIGINT, signal.SIGKILL, signal.SIGTERM):
        with start(book, port) as process:
            said = read_until(process, "until you press Ctrl-C")
            assert f"http://localhost:{port}/" in said
            if number == signal.SIGINT:
                # A second one in the same folder says where the first is.
                with start(book, free_port()) as second:
                    answer = second.communicate()[0]
                    assert second.returncode == 2
                    assert f"http://localhost:{port}/" in answer
            read_until(process, "problem")
            with urllib.request.urlopen(f"http://localhost:{port}/bell.html", timeout=10) as page:
                assert b"Nobody agrees" in page.read()
            assert len(processes_of(book)) > 1
            process.send_signal(number)
            rest = process.communicate(timeout=20)[0]
            assert ("The preview has ended." in rest) == (number != signal.SIGKILL)
            assert not re.search("Traceback|Error", rest)
        for _step in range(400):
            if not processes_of(book):
                break
            # The processes of one that was killed end by themselves.
            signal.sigtimedwait([], 0.05)
        assert processes_of(book) == []


@pytest.mark.second_build
def test_where_a_process_cannot_be_copied_each_build_is_a_new_one(book: Book) -> None:
    with previewed(book, ColdBuilds) as place:
        place.step_to_the_end()
        after = place.after(lambda: book.replace("docs/bell.md", "Nobody agrees", "Nobody agreed"))
        assert b"Nobody agreed" in after["bell.html"]
        place.after(lambda: book.replace("docs/bell.md", "{claim} abbot", "{claim} abott"))
        assert [problem["line"] for problem in place.problems][:1] == [34]
        place.after(lambda: book.replace("docs/bell.md", "{claim} abott", "{claim} abbot"))
        assert place.problems == []
        assert place.files() == after
    assert processes_of(book) == []
