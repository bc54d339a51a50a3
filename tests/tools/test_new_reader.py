"""The skeleton of a reader: it stands alone, builds and passes its own tests, and nothing is overwritten by it."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.tools.test_setup import run
from tools.new_reader import TESTS_NEED, part_of

ROOT = Path(__file__).parents[2]


def new_reader(folder: Path | str) -> subprocess.CompletedProcess[str]:
    return run("make", "new-reader", f"DIR={folder}", f"PYTHON={sys.executable}")


@pytest.mark.slow("builds the reader in processes")
def test_a_new_reader_passes_its_own_tests(tmp_path: Path) -> None:
    folder = tmp_path / "my reader"
    answer = new_reader(folder)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert f"cd '{folder}'" in answer.stdout
    assert [command for command in ("make html", "make test") if command not in answer.stdout] == []
    tried = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", cwd=folder)
    assert tried.returncode == 0, tried.stdout
    assert "3 passed" in tried.stdout
    theirs = {line.split()[1] for line in run("make", "help", cwd=folder).stdout.splitlines()}
    assert {"html", "pdf", "epub", "test"} <= theirs


@pytest.mark.slow("builds the reader in processes")
def test_a_new_reader_is_printed_and_packed(tmp_path: Path) -> None:
    new_reader(tmp_path / "reader")
    for builder, name in (("typst", "reader.pdf"), ("epub", "reader.epub")):
        command = ("sh", "tools/sphinx.sh", sys.executable, builder, builder, f"doctrees-{builder}")
        build = run(*command, cwd=tmp_path / "reader")
        assert (build.returncode, build.stderr) == (0, "")
        assert (tmp_path / "reader" / builder / name).is_file()


def test_a_new_reader_names_nothing_outside_itself(tmp_path: Path) -> None:
    new_reader(tmp_path / "reader")
    files = [path for path in (tmp_path / "reader").rglob("*") if path.is_file()]
    assert [str(path) for path in files if str(ROOT).encode() in path.read_bytes()] == []
    assert [str(path) for path in files if path.is_symlink() or "__pycache__" in path.parts] == []


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,\n", encoding="utf-8")
    answer = new_reader(tmp_path)
    assert answer.returncode
    assert re.search(r"is not empty: it holds letter\.txt\. Nothing was written\.", answer.stderr)
    assert "make new-reader DIR=" in answer.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_fresh_working_copy_of_git_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert new_reader(tmp_path).returncode == 0
    assert (tmp_path / "docs" / "conf.py").is_file()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "No folder is named"),
        (str(ROOT / "LICENSE"), "is a file"),
        (str(ROOT / "_ext" / "perspectives" / "mine"), "lies in _ext"),
    ],
)
def test_what_is_no_folder_for_a_reader_is_answered_with_the_mend(name: str, said: str) -> None:
    answer = new_reader(name)
    assert answer.returncode
    assert said in answer.stderr
    assert "make new-reader DIR=" in answer.stderr


def needed(name: str) -> set[str]:
    """Return a package with all that it needs here, as it says itself."""
    found, waiting = set[str](), {str(canonicalize_name(name))}
    while waiting:
        found.add(one := waiting.pop())
        asked = [Requirement(text) for text in distribution(one).requires or ()]
        here = {
            str(canonicalize_name(each.name))
            for each in asked
            if not each.marker or each.marker.evaluate({"extra": ""})
        }
        waiting |= here - found
    return found


def test_the_lock_of_a_new_readers_tests_holds_all_that_they_need() -> None:
    lock = part_of((ROOT / "requirements-dev.lock").read_text(encoding="utf-8"), TESTS_NEED)
    held = set(re.findall(r"^([a-z0-9.-]+)==", lock, flags=re.MULTILINE))
    assert set[str]().union(*map(needed, TESTS_NEED)) <= held
    assert len(held) < 20
