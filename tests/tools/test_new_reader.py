"""The skeleton of a reader: it builds, it passes its own tests, and it overwrites nothing."""

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
from tools.new_reader import TEST_PACKAGES, entries_for

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
    process = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", cwd=folder)
    assert process.returncode == 0, process.stdout
    assert "3 passed" in process.stdout
    commands = {line.split()[1] for line in run("make", "help", cwd=folder).stdout.splitlines()}
    assert {"html", "pdf", "epub", "test"} <= commands


@pytest.mark.slow("builds the reader in processes")
def test_a_new_reader_is_printed_and_packed(tmp_path: Path) -> None:
    new_reader(tmp_path / "reader")
    for builder, name in (("typst", "reader.pdf"), ("epub", "reader.epub")):
        command = (sys.executable, "-m", "tools.build_book", builder, builder, f"doctrees-{builder}")
        build = run(*command, cwd=tmp_path / "reader")
        assert (build.returncode, build.stderr) == (0, "")
        assert (tmp_path / "reader" / builder / name).is_file()


@pytest.mark.parametrize("name", ["It's [a] 100% #1 é & co", 'a "b" `c`', "$HOME", "a;b|c", "~x"])
def test_the_name_of_the_folder_may_have_any_signs(tmp_path: Path, name: str) -> None:
    answer = new_reader(f"{tmp_path}/{name}".replace("$", "$$"))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert (tmp_path / name / "docs" / "conf.py").is_file()
    assert [path.name for path in tmp_path.iterdir()] == [name]


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
    ("name", "message"),
    [
        ("", "No folder is named"),
        (str(ROOT / "LICENSE"), "is a file"),
        (str(ROOT / "_ext" / "perspectives" / "mine"), "lies in _ext"),
    ],
)
def test_what_is_no_folder_for_a_reader_is_answered_with_the_mend(name: str, message: str) -> None:
    answer = new_reader(name)
    assert answer.returncode
    assert message in answer.stderr
    assert "make new-reader DIR=" in answer.stderr


def dependencies(name: str) -> set[str]:
    """Return a package and all its dependencies on this machine, by the metadata of the packages."""
    names, waiting = set[str](), {str(canonicalize_name(name))}
    while waiting:
        names.add(package := waiting.pop())
        requirements = [Requirement(text) for text in distribution(package).requires or ()]
        required = {
            str(canonicalize_name(requirement.name))
            for requirement in requirements
            if not requirement.marker or requirement.marker.evaluate({"extra": ""})
        }
        waiting |= required - names
    return names


def test_the_lock_of_a_new_readers_tests_holds_all_that_they_need() -> None:
    lock = entries_for((ROOT / "requirements-dev.lock").read_text(encoding="utf-8"), TEST_PACKAGES)
    names = set(re.findall(r"^([a-z0-9.-]+)==", lock, flags=re.MULTILINE))
    assert set[str]().union(*map(dependencies, TEST_PACKAGES)) <= names
    assert len(names) < 20
