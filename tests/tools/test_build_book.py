"""The script that builds: its three ends, its lock, the time of the book, and the variables of the shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.elsewhere import files_of
from tests.support import ROOT, Book
from tests.tools.test_setup import run
from tools.build_book import ENDED, FAULTY, KILLED, NO_TEXTS, UNPLACED, closing_sentence
from tools.build_lock import WAITING
from tools.environment import MISLEADING_VARIABLES, installing_variables

CONF, PAGE, INDEX = "docs/conf.py", "docs/two.rst", "docs/index.rst"
FINE = "Two\n===\n"
PROGRAM = ("__init__", "build_book", "build_lock", "edition_time", "progress", "working_files")
"""The modules of the script."""


@pytest.fixture
def small_book(tmp_path: Path) -> Path:
    """Return a folder with a book of two pages, an extension that does nothing, and the tools."""
    for folder in ("docs", "_ext", "tools"):
        (tmp_path / folder).mkdir()
    for name in PROGRAM:
        shutil.copy(ROOT / "tools" / f"{name}.py", tmp_path / "tools")
    (tmp_path / "requirements.lock").touch()
    (tmp_path / "_ext" / "nothing.py").touch()
    (tmp_path / CONF).write_text('project = "Small"\n', encoding="utf-8")
    (tmp_path / INDEX).write_text("Small\n=====\n\n.. toctree::\n\n   two\n", encoding="utf-8")
    (tmp_path / PAGE).write_text(FINE, encoding="utf-8")
    return tmp_path


COMMAND = (sys.executable, "-m", "tools.build_book", "text", "build/text", "build/doctrees")


def build(book: Path) -> subprocess.CompletedProcess[str]:
    return run(*COMMAND, cwd=book)


def put(name: str, text: str) -> Callable[[Path], object]:
    """Return a change that writes a file of the book."""
    return lambda book: (book / name).write_text(text, encoding="utf-8")


# The ends

RAISING = "def fail(*_):\n    raise {}\n\ndef setup(app):\n    app.connect('{}', fail)\n"
ENDS: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "a fault": (put(PAGE, "Two\n===\n\n:doc:`three`\n"), 1, FAULTY),
    "an error of an extension": (put(CONF, RAISING.format("KeyError('x')", "env-updated")), 2, ENDED),
    "an error at the end": (put(CONF, RAISING.format("OSError(28, 'No space')", "build-finished")), 2, ENDED),
    "a fault and an error": (
        lambda book: [
            put(PAGE, "Two\n===\n\n|four|\n")(book),
            put(CONF, RAISING.format("KeyError('x')", "build-finished"))(book),
        ],
        2,
        ENDED,
    ),
    "settings that are no Python": (put(CONF, "project = \n"), 2, ENDED),
    "settings that leave": (put(CONF, "import sys\nsys.exit(1)\n"), 2, ENDED),
    "an extension that is missing": (put(CONF, "extensions = ['no_such_extension']\n"), 2, ENDED),
    "no chapters": (lambda book: shutil.rmtree(book / "docs"), 2, ENDED),
    "a process that is killed": (
        put(CONF, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n"),
        137,
        KILLED.format("Killed"),
    ),
    "a file in the place of the folder": (
        put("build", ""),
        2,
        "The book cannot be built: File exists: build.",
    ),
}
"""A change of the book, the status, and the last line."""


@pytest.mark.slow("a process for each end")
@pytest.mark.parametrize("name", ENDS)
def test_the_last_line_says_how_a_build_ended(small_book: Path, name: str) -> None:
    change, status, last = ENDS[name]
    change(small_book)
    answer = build(small_book)
    assert (answer.returncode, answer.stderr.splitlines()[-1]) == (status, last)
    assert (FAULTY in answer.stderr) == (last == FAULTY)
    assert (small_book / "build" / "text").exists() == (last == FAULTY)


@pytest.mark.slow("a process for each command")
def test_settings_that_are_no_python_are_one_sentence_for_each_command(book: Book) -> None:
    book.write(CONF, book.read(CONF) + 'html_title = "The bell\n')
    line = len(book.read(CONF).splitlines())
    extension = {**os.environ, "PYTHONPATH": f"{ROOT / '_ext'}:{ROOT}", "PYTHONUTF8": "1"}
    for command in (
        ("tools.build_book", "dummy", "build/x", "build/d"),
        ("perspectives", "collate", "docs"),
        ("perspectives", "claim", "docs", "--source=odo-book", "--words=rope"),
        ("perspectives", "editor-files", "."),
    ):
        answer = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=book.root,
            env=extension,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode
        assert f"docs/conf.py:{line}: ERROR: This line is not Python" in answer.stderr
        assert answer.stderr.count("This line is not Python") == 1
        assert "Traceback" not in answer.stderr + answer.stdout


PLACED = "/book/docs/bell.md:4: WARNING: no such claim\n/book/docs/odo.md: WARNING: not in any toctree\n"


@pytest.mark.parametrize(
    ("status", "warnings", "sentence"),
    [
        (1, PLACED, FAULTY),
        (1, f"{PLACED}and a second line\n\n", FAULTY),
        (1, "sources/voices.toml:3: ERROR: no name\n", FAULTY),
        (1, "WARNING: error writing file x.html: [Errno 28] No space left on device\n", UNPLACED),
        (1, f"{PLACED}WARNING: html_static_path entry '_static' does not exist\n", UNPLACED),
        (1, "", ENDED),
        (1, "No module named sphinx\n", ENDED),
        (2, PLACED, ENDED),
        (3, "", ENDED),
        (-9, PLACED, KILLED.format("Killed")),
        (-11, "", KILLED.format("Segmentation fault")),
    ],
    ids=str,
)
def test_faults_are_said_to_be_named_only_where_each_has_its_file(
    status: int, warnings: str, sentence: str
) -> None:
    assert closing_sentence(status, warnings) == sentence


@pytest.mark.slow("builds a book by the script several times")
def test_a_file_that_cannot_be_written_is_no_fault_of_the_book(small_book: Path) -> None:
    limited = run("sh", "-c", 'ulimit -f 1; exec "$@"', "sh", *COMMAND, cwd=small_book)
    assert (limited.returncode, limited.stderr.splitlines()[-1]) == (1, ENDED)
    assert "File too large" in limited.stderr
    assert (build(small_book).returncode, build(small_book).stderr) == (0, "")


@pytest.mark.slow("builds a book by the script several times")
def test_a_faulty_book_fails_twice_in_the_same_words_then_passes_mended(small_book: Path) -> None:
    assert build(small_book).returncode == 0
    page = small_book / PAGE
    page.write_text("Two\n===\n\n:doc:`three`, |four|\n", encoding="utf-8")
    first, second = build(small_book), build(small_book)
    assert first.returncode
    assert "three" in first.stderr
    assert "four" in first.stderr
    assert (second.returncode, second.stderr) == (first.returncode, first.stderr)
    page.write_text(FINE, encoding="utf-8")
    assert build(small_book).returncode == 0


@pytest.mark.slow("builds a book by the script several times")
@pytest.mark.parametrize("changed", ["_ext/nothing.py", "_ext/more.txt", "requirements.lock"])
def test_nothing_is_remembered_from_another_extension_whatever_its_time(
    small_book: Path, changed: str
) -> None:
    build(small_book)
    doctree = small_book / "build" / "doctrees" / "two.doctree"
    before = doctree.stat().st_mtime_ns
    os.utime(small_book / "_ext" / "nothing.py", (4e9, 4e9))
    build(small_book)
    assert doctree.stat().st_mtime_ns == before
    (small_book / changed).write_text("# Another\n", encoding="utf-8")
    os.utime(small_book / changed, (1e9, 1e9))
    build(small_book)
    assert doctree.stat().st_mtime_ns > before


def test_the_pages_can_be_told_where_they_will_stand(
    small_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BASEURL", "https://example.org/book")
    answer = run(*COMMAND[:3], "html", "build/html", "build/doctrees", cwd=small_book)
    assert answer.returncode == 0
    page = (small_book / "build" / "html" / "two.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/book/two.html"' in page


def test_a_folder_of_texts_that_is_not_there_is_told_and_nothing_is_built(
    small_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTS", "nowhere")
    answer = build(small_book)
    assert (answer.returncode, answer.stderr) == (2, NO_TEXTS.format("nowhere") + "\n")
    assert not (small_book / "build").exists()


def test_a_locale_that_this_machine_lacks_changes_nothing(
    small_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "xx_YY.nonsense")
    answer = build(small_book)
    assert (answer.returncode, answer.stderr) == (0, "")


# The lock

HOLDER = """
import sys
from tools.build_lock import only_build
with only_build():
    print(flush=True)
    sys.stdin.read()
"""


def test_a_second_build_says_that_it_waits_and_is_right(small_book: Path) -> None:
    pipe = subprocess.PIPE
    holding = [sys.executable, "-c", HOLDER]
    with subprocess.Popen(holding, cwd=small_book, text=True, stdin=pipe, stdout=pipe) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with subprocess.Popen(COMMAND, cwd=small_book, text=True, stderr=pipe) as second:
            assert second.stderr
            assert second.stderr.readline().strip() == WAITING.format(holder.pid)
            assert not (small_book / "build" / "text").exists()
            holder.communicate("")
            assert second.communicate()[1] == ""
    assert second.returncode == 0
    assert (small_book / "build" / "text" / "two.txt").is_file()


def test_a_lock_that_a_killed_build_left_holds_nobody_up(small_book: Path) -> None:
    (small_book / "build").mkdir()
    (small_book / "build" / "running").write_text("1\n", encoding="utf-8")
    answer = build(small_book)
    assert (answer.returncode, answer.stderr) == (0, "")


# The commands of the extension, and the variables of the shell


def test_a_command_of_the_extension_that_is_interrupted_says_so_and_writes_nothing(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "_ext"))
    book.write("docs/conf.py", "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    before = files_of(book.root)
    answer = run(sys.executable, "-m", "perspectives", "permalinks", "docs", cwd=book.root)
    assert answer.returncode == 130
    assert answer.stderr == "The command was interrupted, and has written nothing.\n"
    assert files_of(book.root) == before


def test_a_log_of_a_command_has_no_signs_for_colours(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "FORCE_COLOR", "FORCE_COLOUR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "_ext"))
    book.replace("docs/bell.md", "{claim} nobody", "{claim} nobodi")
    answer = run(sys.executable, "-m", "perspectives", "permalinks", "docs", cwd=book.root)
    assert "[perspectives.unknown-voice]" in answer.stderr
    assert "\x1b" not in answer.stderr


@pytest.mark.parametrize("makefile", ["Makefile", "tools/skeleton/Makefile"])
def test_make_passes_on_nothing_that_leads_python_or_pip_astray(
    makefile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in MISLEADING_VARIABLES:
        monkeypatch.setenv(name, "nonsense")
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example")
    answer = run("make", "-f", makefile, "--eval=show: ; @env", "show")
    names = {line.partition("=")[0] for line in answer.stdout.splitlines()}
    assert names & MISLEADING_VARIABLES == set()
    assert "PIP_INDEX_URL" in names


def test_pip_is_given_the_mirror_and_no_other_place() -> None:
    variables = dict.fromkeys(MISLEADING_VARIABLES, "1") | {
        "PIP_INDEX_URL": "https://mirror.example",
        "HOME": "/",
    }
    assert installing_variables(variables) == {
        "PIP_INDEX_URL": "https://mirror.example",
        "HOME": "/",
        "PIP_USER": "0",
    }
