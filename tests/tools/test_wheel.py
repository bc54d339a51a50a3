"""The distribution sphinx-perspectives: what is in it, its version, its bytes, and an install of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

import epub_book
import perspectives
import typst_book
from perspectives.build import manual_command
from tests.support import ROOT
from tests.tools.conftest import build_wheel
from tests.tools.test_setup import run

EXTENSION = ROOT / "_ext"
PROJECT = tomllib.loads((EXTENSION / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = tuple(PROJECT["tool"]["hatch"]["build"]["packages"])
MANUAL = "perspectives/manual/"
README_FILE = re.compile(r"`(docs/[\w.]+)`:\n\n```\w+\n(.*?)```", re.DOTALL)


def tracked_files() -> set[str]:
    """Return the files of the packages that git has, or that it would take."""
    listing = run("git", "ls-files", "--cached", "--others", "--exclude-standard", *PACKAGES, cwd=EXTENSION)
    if listing.returncode:
        pytest.skip("this is no working copy of git")
    return {name for name in listing.stdout.splitlines() if (EXTENSION / name).is_file()}


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def metadata(wheel: Path) -> dict[str, list[str]]:
    """Return the fields of the wheel's metadata, each with its values."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        message = message_from_bytes(archive.read(name))
    return {key: [str(value) for value in message.get_all(key, [])] for key in message}


def test_the_wheel_has_every_file_of_its_packages_and_nothing_more(wheel: Path) -> None:
    names = {name for name in names_in(wheel) if ".dist-info/" not in name}
    pages = ROOT / "docs" / "editing"
    manual = {f"{MANUAL}{path.relative_to(pages).as_posix()}" for path in pages.rglob("*.md")}
    assert names == tracked_files() | manual
    assert {f"{package}/py.typed" for package in PACKAGES} <= names


def test_the_wheel_has_the_licences_of_code_and_face(wheel: Path) -> None:
    fields = metadata(wheel)
    assert fields["License-Expression"] == ["MIT AND OFL-1.1"]
    with zipfile.ZipFile(wheel) as archive:
        licences = {
            name.partition("/licenses/")[2]: archive.read(name)
            for name in archive.namelist()
            if "/licenses/" in name
        }
    assert licences == {
        "LICENSE": (ROOT / "LICENSE").read_bytes(),
        "typst_book/fonts/OFL.txt": (EXTENSION / "typst_book/fonts/OFL.txt").read_bytes(),
    }


def test_the_sdist_has_what_the_wheel_is_made_of(wheel: Path) -> None:
    (sdist,) = wheel.parent.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers()}
    packed = {name for name in names_in(wheel) if ".dist-info/" not in name}
    others = {"README.md", "CHANGELOG.md", "LICENSE", "comparison.png", "pyproject.toml", "PKG-INFO"}
    assert names == packed | others


def test_the_same_files_give_the_same_bytes(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    before = os.umask(0o077)
    try:
        build_wheel(tmp_path / "again")
    finally:
        os.umask(before)
    first = {path.name: path.read_bytes() for path in wheel.parent.iterdir()}
    again = {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    assert sorted(first) == sorted(again)
    assert [name for name, content in first.items() if again[name] != content] == []


class NoApplication:
    """Takes whatever an extension registers."""

    def __getattr__(self, name: str) -> object:
        return lambda *arguments, **settings: None


def test_the_version_stands_in_one_place(wheel: Path) -> None:
    assert metadata(wheel)["Version"] == [perspectives.__version__]
    assert f"## [{perspectives.__version__}]" in (EXTENSION / "CHANGELOG.md").read_text(encoding="utf-8")
    for extension in (typst_book, epub_book):
        assert "version" not in extension.setup(NoApplication())


def test_no_text_tells_anybody_to_fetch_the_name_from_an_index() -> None:
    pages = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *EXTENSION.glob("*.md")]
    pages += [*(ROOT / "tools" / "skeleton").glob("*.md")]
    fetched = re.compile(r"install\s+(?:-\S+\s+)*sphinx[-_]perspectives(?![-_]\S*\.whl)")
    assert [path for path in pages if fetched.search(path.read_text(encoding="utf-8"))] == []


def test_a_copy_without_a_manual_says_where_the_pages_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert manual_command.main([str(tmp_path / "manual")]) == 1
    assert "the pages lie in docs/editing" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow("builds the manual in a process")
def test_the_manual_is_written_without_a_warning_and_has_all_problems(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(packages))
    answer = run(sys.executable, "-m", "perspectives", "manual", "manual", cwd=tmp_path)
    assert (answer.returncode, answer.stderr) == (0, "")
    text = (tmp_path / "manual" / "problems.html").read_text(encoding="utf-8")
    assert "unknown-voice" in text
    assert "Correct the name, or declare the voice in sources/voices.toml." in text
    assert "second-hand" in (tmp_path / "manual" / "syntax.html").read_text(encoding="utf-8")
    recipes = (tmp_path / "manual" / "recipes" / "index.html").read_text(encoding="utf-8")
    assert 'href="chapter.html"' in recipes


# An install into an empty environment, which needs the network


@pytest.fixture(scope="module")
def empty_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of a new environment."""
    place = tmp_path_factory.mktemp("empty") / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    return place / "bin" / "python"


def write_start(folder: Path) -> None:
    """Write the files that the README of the distribution begins with."""
    files = README_FILE.findall((EXTENSION / "README.md").read_text(encoding="utf-8"))
    assert len(files) == 5
    for name, text in files:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "docs" / "events.toml").touch()


@pytest.mark.installs
def test_the_wheel_in_an_empty_environment_builds_the_page_of_the_readme(
    wheel: Path, empty_environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    install = run(empty_environment, "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    assert install.returncode == 0, install.stderr
    write_start(tmp_path)
    build = run(empty_environment, "-m", "sphinx", "-q", "-W", "docs", "html", cwd=tmp_path)
    assert (build.returncode, build.stderr) == (0, "")
    page = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
    assert "She rang too hard." in page
    assert 'id="claim-too-hard"' in page


@pytest.mark.installs
def test_an_index_would_take_wheel_and_sdist(
    wheel: Path, empty_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    install = run(empty_environment, "-m", "pip", "install", "-q", "twine", "readme-renderer[md]")
    assert install.returncode == 0, install.stderr
    files = [path for path in wheel.parent.iterdir() if path.name.startswith("sphinx_perspectives-")]
    check = run(empty_environment, "-m", "twine", "check", "--strict", *files)
    assert check.returncode == 0, check.stdout
    assert check.stdout.count("PASSED") == 2
