"""The line of progress: on a terminal it comes and goes, and results stay whole; elsewhere there is none."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import termios
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.tools.test_build_book import put, small_book
from tools.environment import pip_reader, without_warning
from tools.progress import Progress, is_shown, step_of

__all__ = ["small_book"]
ERASED = re.compile(r"[^\n]*\r\x1b\[2K")
"""What a terminal no longer shows: the beginning of a line that is cleared."""
BEGIN = """import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal that of the command, so that Ctrl-C reaches it."""
WORK = """import os, sys
try:
    sys.stdout.write("one\\ntw")
    sys.stdout.flush()
    # Told last, inside the try: who has seen the step may interrupt at once.
    with open(os.environ.get("PROGRESS_FILE", os.devnull), "w") as file:
        file.write("counting... [ 50%] sheep\\n")
    sys.stdin.readline()
except KeyboardInterrupt:
    sys.exit("stopped")
sys.stdout.write("o\\n")
sys.stdout.flush()
sys.exit(3)
"""


class Terminal:
    """A terminal with a command in it."""

    def __init__(self, command: list[str], folder: Path, variables: Mapping[str, str]) -> None:
        ordinary = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR")}
        self.file, terminal = pty.openpty()
        settings = termios.tcgetattr(terminal)
        settings[3] &= ~termios.ECHO
        termios.tcsetattr(terminal, termios.TCSANOW, settings)
        self.process = subprocess.Popen(
            [sys.executable, "-c", BEGIN, *command],
            cwd=folder,
            env={**ordinary, "TERM": "xterm", "COLUMNS": "60", **variables},
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
        )
        os.close(terminal)
        self.text = ""

    def read(self, until: str = "") -> str:
        """Read what is printed, up to some words or to the end."""
        while not until or until not in self.text:
            try:
                content = os.read(self.file, 1 << 16)
            except OSError:
                content = b""
            if not content:
                assert not until, f"{until!r} never came: {self.text!r}"
                break
            self.text += content.decode("utf-8", "replace")
        return self.text

    def type(self, keys: str) -> None:
        """Type something."""
        os.write(self.file, keys.encode())

    def end(self) -> tuple[int, str]:
        """Wait for the end; return the status, and what the terminal shows then."""
        self.read()
        status = self.process.wait()
        os.close(self.file)
        return status, ERASED.sub("", self.text.replace("\r\n", "\n"))


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Return a folder with a module that works."""
    (tmp_path / "work.py").write_text(WORK, encoding="utf-8")
    return tmp_path


COMMAND = [sys.executable, "-m", "tools.progress", "sheep", "work"]


def terminal(work: Path, **variables: str) -> Terminal:
    """Return a terminal in which the module works."""
    return Terminal(COMMAND, work, {"PYTHONPATH": os.pathsep.join((str(ROOT), str(work))), **variables})


def test_on_a_terminal_the_line_comes_and_goes_and_what_is_printed_stays(work: Path) -> None:
    screen = terminal(work)
    screen.read("sheep: counting 50% sheep 0:0")
    screen.type("\n")
    status, shown = screen.end()
    assert (status, shown) == (3, "one\ntwo\n")


def test_ctrl_c_is_answered_by_the_command_itself(work: Path) -> None:
    screen = terminal(work)
    screen.read("50% sheep")
    screen.type("\x03")
    status, shown = screen.end()
    # The half line is printed at the end.
    assert (status, sorted(shown.splitlines())) == (1, ["one", "stopped", "tw"])


def test_on_a_terminal_faults_keep_their_colours(work: Path) -> None:
    (work / "work.py").write_text("import os\nprint(os.environ.get('FORCE_COLOR'))\n", encoding="utf-8")
    assert terminal(work).end() == (0, "1\n")


@pytest.mark.parametrize("variables", [{"CI": "true"}, {"TERM": "dumb"}])
def test_a_terminal_without_a_person_gets_results_alone(work: Path, variables: dict[str, str]) -> None:
    screen = terminal(work, **variables)
    screen.read("tw")
    screen.type("\n")
    status, _shown = screen.end()
    assert (status, screen.text.replace("\r\n", "")) == (3, "onetwo")


def test_a_log_gets_results_alone(work: Path) -> None:
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(work)))}
    run = subprocess.run(
        COMMAND, cwd=work, env=variables, input="\n", capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (3, "one\ntwo\n", "")


def test_a_build_shows_its_steps_and_leaves_its_warnings(small_book: Path) -> None:
    put("docs/two.rst", "Two\n===\n\n:doc:`three`\n")(small_book)
    command = [sys.executable, "-m", "tools.build_book", "text", "build/text", "build/doctrees"]
    screen = Terminal(command, small_book, {"NO_COLOR": "1"})
    status, shown = screen.end()
    assert "\x1b[2Ktext: starting 0:00" in screen.text
    assert status == 1
    assert re.fullmatch(
        r"\S+two\.rst:4: WARNING: unknown document: 'three' \[ref\.doc\]\n"
        r"The book has faults: each is named above with its file\.\n",
        shown,
    ), shown


@pytest.mark.parametrize(
    ("line", "step"),
    [
        (
            "\x1b[01mreading sources...\x1b[39;49;00m [ 45%] \x1b[35mchapters/bell\x1b[39;49;00m",
            "reading sources 45% chapters/bell",
        ),
        ("writing output... [100%] a .. b", "writing output 100% a .. b"),
        ("printing offprints… [  5%] x", "printing offprints 5% x"),
        ("printing... ", "printing"),
        ("printing... done", "printing"),
        ("build succeeded.", ""),
        ("", ""),
        ("... [ 5%]", ""),
    ],
)
def test_what_sphinx_says_of_its_progress_is_read(line: str, step: str) -> None:
    assert step_of(line) == step


def test_the_line_is_never_wider_than_the_terminal_and_has_no_sign_that_moves_it() -> None:
    progress = Progress("html", stream=StringIO())
    progress.update("reading", 1, 3, "a\x1b[2J\n" + "b" * 200)
    assert progress.text(30) == "html: reading 33% a?[2J… 0:00"
    assert len(progress.text(30)) <= 30
    assert progress.text(3).endswith("0:00")


def test_a_stream_that_is_closed_is_no_terminal() -> None:
    stream = StringIO()
    stream.close()
    assert not is_shown(stream, {"TERM": "xterm"})


def test_how_far_pip_is_follows_from_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("# a lock\nalpha==1 \\\n    --hash=x\nbeta==2\n    # via alpha\n", encoding="utf-8")
    read = pip_reader(lock)
    lines = (
        "Collecting alpha==1 (from -r x)",
        "  Using cached a.whl",
        "Collecting beta==2",
        "Installing collected packages: a",
    )
    assert [read(line) for line in lines] == [
        "requirements.lock 50% alpha",
        "",
        "requirements.lock 99% beta",
        "requirements.lock installing 2 packages",
    ]
    assert (without_warning("WARNING: root"), without_warning("ERROR: no")) == ("", None)
