"""The skeleton of a reader: it builds, it passes its own tests, and it overwrites nothing."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pypdf import PdfReader

import perspectives
from tests.tools.test_setup import run
from tools.new_reader import TEST_PACKAGES, entries_for, needed_packages

ROOT = Path(__file__).parents[2]
MOST_FILES = 26

NewReader = Callable[[Path | str], subprocess.CompletedProcess[str]]


def make(target: str, folder: Path, **settings: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of a reader's Makefile."""
    return run("make", target, *(f"{name}={value}" for name, value in settings.items()), cwd=folder)


@pytest.fixture
def new_reader(wheel: Path) -> NewReader:
    """Return a function that makes a reader in a folder, with the wheel that all tests share."""

    def make_it(folder: Path | str) -> subprocess.CompletedProcess[str]:
        return run("make", "new-reader", f"DIR={folder}", f"WHEEL={wheel}", f"PYTHON={sys.executable}")

    return make_it


@pytest.fixture
def installed(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the wheel's packages before all others, as an install puts them."""
    monkeypatch.setenv("PYTHONPATH", str(packages))


@pytest.mark.slow("builds the reader in processes")
def test_a_new_reader_passes_its_own_tests(new_reader: NewReader, installed: None, tmp_path: Path) -> None:
    folder = tmp_path / "my reader"
    answer = new_reader(folder)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert f"cd '{folder}'" in answer.stdout
    assert [command for command in ("make html", "make test") if command not in answer.stdout] == []
    process = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", cwd=folder)
    assert process.returncode == 0, process.stdout
    assert "3 passed" in process.stdout
    commands = {line.split()[1] for line in run("make", "help", cwd=folder).stdout.splitlines()}
    assert {"html", "pdf", "epub", "test", "manual", "update", "lock"} <= commands


@pytest.mark.slow("builds the reader in processes")
def test_a_new_reader_is_printed_and_packed_and_dated_by_its_settings(
    new_reader: NewReader, installed: None, tmp_path: Path
) -> None:
    new_reader(tmp_path / "reader")
    conf = tmp_path / "reader" / "docs" / "conf.py"
    text = conf.read_text(encoding="utf-8")
    assert f'perspectives_issued = "{datetime.now(tz=UTC).year}-' in text
    conf.write_text(re.sub('(perspectives_issued = )".*"', r'\1"1999-12-24"', text), encoding="utf-8")
    for builder, name in (("typst", "reader.pdf"), ("epub", "reader.epub")):
        command = (sys.executable, "-m", "tools.build_book", builder, builder, f"doctrees-{builder}")
        build = run(*command, cwd=tmp_path / "reader")
        assert (build.returncode, build.stderr) == (0, "")
        assert (tmp_path / "reader" / builder / name).is_file()
    assert PdfReader(tmp_path / "reader/typst/reader.pdf").metadata["/CreationDate"][:10] == "D:19991224"  # type: ignore[index]
    with zipfile.ZipFile(tmp_path / "reader/epub/reader.epub") as archive:
        assert b">1999-12-24T00:00:00Z<" in archive.read("content.opf")


def test_a_new_reader_is_small_and_requires_the_extension_by_a_wheel_and_its_hash(
    new_reader: NewReader, wheel: Path, tmp_path: Path
) -> None:
    new_reader(tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) <= MOST_FILES
    assert (tmp_path / "wheels" / wheel.name).read_bytes() == wheel.read_bytes()
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock = (tmp_path / "requirements.lock").read_text(encoding="utf-8")
    assert f"./wheels/{wheel.name} \\\n    --hash=sha256:{digest}\n" in lock
    assert "_ext/" not in (tmp_path / "docs" / "conf.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["no-such.whl", str(ROOT / "LICENSE")])
def test_what_is_no_wheel_of_the_extension_is_answered_with_the_mend(name: str, tmp_path: Path) -> None:
    answer = run("make", "new-reader", f"DIR={tmp_path}", f"WHEEL={name}", f"PYTHON={sys.executable}")
    assert answer.returncode
    assert "is no wheel of the extension" in answer.stderr
    assert "make wheel" in answer.stderr
    assert list(tmp_path.iterdir()) == []


# A newer version


@pytest.fixture
def newer(wheel: Path, tmp_path: Path) -> Path:
    """Return a wheel of a version that no one has made yet."""
    name = re.sub(r"-[\d.]+-", "-99.0-", wheel.name)
    path = tmp_path / "sent to me" / name
    path.parent.mkdir()
    old = perspectives.__version__
    with zipfile.ZipFile(wheel) as archive, zipfile.ZipFile(path, "w") as made:
        for entry in archive.namelist():
            content = archive.read(entry)
            if ".dist-info/" in entry:
                content = content.replace(f"Version: {old}".encode(), b"Version: 99.0")
                content = content.replace(f"perspectives-{old}.dist".encode(), b"perspectives-99.0.dist")
            made.writestr(entry.replace(f"-{old}.dist-info", "-99.0.dist-info"), content)
    return path


def update(folder: Path, wheel: Path | str) -> subprocess.CompletedProcess[str]:
    """Do the first step of ``make update``, which needs no network."""
    return run(sys.executable, "-m", "tools.update", wheel, cwd=folder)


def test_a_newer_wheel_takes_the_place_of_the_old_one(
    new_reader: NewReader, newer: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "reader"
    new_reader(folder)
    answer = update(folder, newer)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert [path.name for path in (folder / "wheels").iterdir()] == [newer.name]
    assert f"./wheels/{newer.name}[pdf,epub,handouts]\n" in (folder / "requirements.in").read_text(
        encoding="utf-8"
    )
    # The same wheel once more, and the one that is there, change nothing.
    for again in (newer, folder / "wheels" / newer.name):
        assert update(folder, again).returncode == 0
        assert (folder / "wheels" / newer.name).read_bytes() == newer.read_bytes()


def test_what_is_no_newer_wheel_is_refused_and_nothing_changes(
    new_reader: NewReader, wheel: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "reader"
    new_reader(folder)
    (tmp_path / "sphinx_perspectives-2.0-py3-none-any.whl").write_text("no archive", encoding="utf-8")
    (tmp_path / "other-1.0-py3-none-any.whl").write_bytes(wheel.read_bytes())
    for name, message in (
        ("", "No wheel is named"),
        ("missing.whl", "is not there"),
        (str(tmp_path), "is not there"),
        (str(tmp_path / "sphinx_perspectives-2.0-py3-none-any.whl"), "is no wheel of the extension"),
        (str(tmp_path / "other-1.0-py3-none-any.whl"), "is no wheel of the extension"),
    ):
        answer = update(folder, name)
        assert answer.returncode == 1
        assert message in answer.stderr
    assert [path.name for path in (folder / "wheels").iterdir()] == [wheel.name]


@pytest.mark.installs
def test_a_new_reader_on_a_fresh_machine_builds_is_tried_and_takes_a_newer_version(
    new_reader: NewReader, newer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    folder = tmp_path / "my reader"
    new_reader(folder)
    for target, settings in (
        ("html", {}),
        ("test", {}),
        ("manual", {}),
        ("update", {"WHEEL": newer}),
        ("pdf", {}),
    ):
        answer = make(target, folder, PYTHON=sys.executable, **settings)
        assert answer.returncode == 0, answer.stderr
    for name in ("html/index.html", "manual/index.html", "pdf/reader.pdf"):
        assert (folder / "build" / name).is_file()
    lock = (folder / "requirements.lock").read_text(encoding="utf-8")
    assert f"./wheels/{newer.name} \\\n    --hash=sha256:" in lock
    shown = run(folder / ".venv" / "bin" / "python", "-m", "pip", "show", "sphinx-perspectives")
    assert "Version: 99.0" in shown.stdout


@pytest.mark.parametrize("name", ["It's [a] 100% #1 é & co", 'a "b" `c`', "$HOME", "a;b|c", "~x"])
def test_the_name_of_the_folder_may_have_any_signs(new_reader: NewReader, tmp_path: Path, name: str) -> None:
    answer = new_reader(f"{tmp_path}/{name}")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert (tmp_path / name / "docs" / "conf.py").is_file()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_new_reader_names_nothing_outside_itself(new_reader: NewReader, tmp_path: Path) -> None:
    new_reader(tmp_path / "reader")
    files = [path for path in (tmp_path / "reader").rglob("*") if path.is_file()]
    assert [str(path) for path in files if str(ROOT).encode() in path.read_bytes()] == []
    assert [str(path) for path in files if path.is_symlink() or "__pycache__" in path.parts] == []


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_was(
    new_reader: NewReader, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,\n", encoding="utf-8")
    answer = new_reader(tmp_path)
    assert answer.returncode
    assert re.search(r"is not empty: it holds letter\.txt\. Nothing was written\.", answer.stderr)
    assert "make new-reader DIR=" in answer.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_fresh_working_copy_of_git_counts_as_empty(new_reader: NewReader, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert new_reader(tmp_path).returncode == 0
    assert (tmp_path / "docs" / "conf.py").is_file()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "No folder is named"),
        (str(ROOT / "LICENSE"), "is a file"),
        ("--help", "looks like an option"),
        (str(ROOT / "tools" / "skeleton" / "mine"), "lies in tools/skeleton"),
        (str(ROOT / "docs" / "mine"), "lies in docs"),
    ],
)
def test_what_is_no_folder_for_a_reader_is_answered_with_the_mend(
    new_reader: NewReader, name: str, message: str
) -> None:
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


def test_the_locks_of_a_new_reader_hold_all_that_it_and_its_tests_need() -> None:
    for file, packages, most in (
        ("requirements.lock", needed_packages(), 60),
        ("requirements-dev.lock", TEST_PACKAGES, 20),
    ):
        lock = entries_for((ROOT / file).read_text(encoding="utf-8"), packages)
        names = set(re.findall(r"^([a-z0-9.-]+)==", lock, flags=re.MULTILINE))
        assert set[str]().union(*map(dependencies, packages)) <= names
        assert len(names) < most
