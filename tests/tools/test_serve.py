"""``make serve`` begins with what the last build has left, where that is as the next one would make it."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from tests.support import ROOT
from tools import serve
from tools.build_book import digest_of_tools


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the pages of a good build."""
    monkeypatch.chdir(tmp_path)
    for name in ("build/html/index.html", "build/doctrees/index.doctree", "requirements.lock"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("built\n", encoding="utf-8")
    (tmp_path / "build" / "doctrees" / "passed").write_text(digest_of_tools(), encoding="utf-8")
    return tmp_path


def test_the_pages_of_a_good_build_are_taken(folder: Path) -> None:
    serve.begin_with_last_build()
    for name in ("html/index.html", "doctrees/index.doctree"):
        new, old = folder / "build" / "live" / name, folder / "build" / name
        assert new.read_bytes() == old.read_bytes()
        # Sphinx compares the times of pages and sources.
        assert new.stat().st_mtime_ns == old.stat().st_mtime_ns


@pytest.mark.parametrize("what", ["no build", "other tools", "an earlier preview"])
def test_other_pages_are_not(folder: Path, what: str) -> None:
    if what == "no build":
        (folder / "build" / "doctrees" / "passed").unlink()
    elif what == "other tools":
        (folder / "requirements.lock").write_text("newer\n", encoding="utf-8")
    else:
        (folder / "build" / "live" / "html").mkdir(parents=True)
    serve.begin_with_last_build()
    assert not (folder / "build" / "live" / "html" / "index.html").exists()


def test_the_preview_lists_the_ids_as_a_build_does(folder: Path) -> None:
    command = serve.preview_command(["8001"])
    setting = command[command.index("-D") + 1]
    assert setting == f"perspectives_ids={serve.IDS}"
    # The Makefile of the book names it for the build alone, that of a new reader for the preview too.
    for name, number in (("Makefile", 1), ("tools/skeleton/Makefile", 2)):
        assert (ROOT / name).read_text(encoding="utf-8").count(f"-D {setting}\n") == number


@pytest.mark.parametrize("makefile", ["Makefile", "tools/skeleton/Makefile"])
def test_whoever_ends_make_ends_the_preview(tmp_path: Path, makefile: str) -> None:
    program = tmp_path / "python"
    program.write_text('#!/bin/sh\ntrap "echo ended; exit" TERM\necho begun\nread line\n', encoding="utf-8")
    program.chmod(0o755)
    command = ["make", "--no-print-directory", "-f", str(ROOT / makefile)]
    command += ["--old-file=_book", "serve", f"PY={program}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as make:
        assert make.stdin
        assert make.stdout
        assert make.stdout.readline() == "begun\n"
        make.send_signal(signal.SIGTERM)
        make.wait(timeout=20)
        # The preview that was left would go on reading, and say nothing.
        make.stdin.close()
        assert make.stdout.read() == "ended\n"
