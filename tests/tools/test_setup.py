"""The set-up: locks, environment, commands, and a browser that renders."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from tools import environment
from tools.citation_files import UNFINISHED, cited_edition

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")


def run(*command: str | Path, cwd: Path = ROOT, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command without the variables of make, and keep its output; *path* is its search path."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    variables["PATH"] = path or variables["PATH"]
    return subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, check=False)


def script(file: Path, body: str) -> Path:
    """Write an executable shell script."""
    file.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


# The locks


def locked_versions(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, flags=re.MULTILINE))


def test_the_book_is_locked_at_the_versions_it_asks_for() -> None:
    exact = [line.split("==") for line in PROJECT["project"]["dependencies"] if "==" in line]
    versions = locked_versions("requirements.lock")
    assert exact
    assert {name: versions[name] for name, _ in exact} == dict(exact)


def test_both_locks_agree() -> None:
    book, dev = (locked_versions(name) for name in LOCKS)
    assert {name: dev[name] for name in book.keys() & dev.keys()} == {
        name: book[name] for name in book.keys() & dev.keys()
    }


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_hash(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked_versions(name))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place_to_download_from(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r".*(?:://|--index|--extra-index|--find-links|--trusted-host).*", text) == []


# The environment


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the steps of the set-up, which are noted and not done, in a folder with two locks."""
    steps: list[str] = []

    def create(place: Path) -> None:
        shutil.rmtree(place, ignore_errors=True)
        environment.interpreter(place).parent.mkdir(parents=True)
        environment.interpreter(place).touch()
        steps.append("create")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(environment, "create", create)
    monkeypatch.setattr(environment, "install", lambda _place, lock: steps.append(lock.name))
    for name in LOCKS:
        Path(name).write_text("a==1\n", encoding="utf-8")
    return steps


BOOK = [".venv", "requirements.lock"]
DEV = [*BOOK, "requirements-dev.lock"]


def test_a_second_run_does_no_set_up(steps: list[str]) -> None:
    assert [environment.main(BOOK), environment.main(BOOK)] == [0, 0]
    assert steps == ["create", "requirements.lock"]


def test_tests_add_to_what_the_book_has(steps: list[str]) -> None:
    for arguments in (BOOK, DEV, BOOK, DEV):
        environment.main(arguments)
    assert steps == ["create", *LOCKS]


def test_a_fresh_date_on_a_lock_means_nothing(steps: list[str]) -> None:
    environment.main(DEV)
    os.utime("requirements.lock", (2e9, 2e9))
    environment.main(DEV)
    assert steps == ["create", *LOCKS]


def test_a_new_lock_makes_the_environment_afresh(steps: list[str]) -> None:
    environment.main(DEV)
    steps.clear()
    Path("requirements-dev.lock").write_text("a==2\n", encoding="utf-8")
    environment.main(BOOK)
    assert steps == []
    environment.main(DEV)
    assert steps == ["create", *LOCKS]


def test_a_copy_elsewhere_makes_its_own_environment(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.main(BOOK)
    steps.clear()
    shutil.copytree(Path.cwd(), Path("copy"))
    monkeypatch.chdir("copy")
    environment.main(BOOK)
    assert steps == ["create", "requirements.lock"]


def test_another_python_makes_the_environment_afresh(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.main(BOOK)
    steps.clear()
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    environment.main(BOOK)
    assert steps == ["create", "requirements.lock"]


def test_an_environment_whose_interpreter_is_gone_is_made_afresh(steps: list[str]) -> None:
    environment.main(BOOK)
    steps.clear()
    environment.interpreter(Path(".venv")).unlink()
    environment.main(BOOK)
    assert steps == ["create", "requirements.lock"]


def test_a_set_up_that_failed_is_tried_again(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_place: Path, _lock: Path) -> None:
        raise environment.SetUpError("no network")

    with monkeypatch.context() as broken:
        broken.setattr(environment, "install", fail)
        assert environment.main(BOOK) == 1
    assert "no network" in capsys.readouterr().err
    steps.clear()
    assert environment.main(BOOK) == 0
    assert steps == ["create", "requirements.lock"]


def test_a_python_without_venv_is_answered_with_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "requirements.lock").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert environment.main(BOOK) == 1
    assert re.search(r"apt-get install python3(\.\d+)?-venv", capsys.readouterr().err)


# The commands


def test_help_has_a_line_for_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = re.findall(r"^([a-z][\w-]*):", makefile, flags=re.MULTILINE)
    lines = [line.split(maxsplit=2) for line in run("make", "help").stdout.splitlines()]
    assert {"html", "test", "check", "serve", "system", "lock", "clean"} <= set(commands)
    assert [command for _, command, _ in lines] == commands


MAKE = """
case "$1" in
test) echo "=== 5 passed in 1.00s ==="; exit "$TEST_STATUS" ;;
fuzz) echo "$*"; echo "=== 3 passed in 2.00s ==="; exit "$FUZZ_STATUS" ;;
esac
"""


@pytest.mark.parametrize(("test", "fuzz", "status"), [(0, 0, 0), (2, 0, 2), (0, 2, 2)])
def test_what_must_pass_fails_with_the_tests_or_the_broken_inputs_and_ends_with_the_line_of_the_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, test: int, fuzz: int, status: int
) -> None:
    script(tmp_path / "make", MAKE)
    monkeypatch.setenv("TEST_STATUS", str(test))
    monkeypatch.setenv("FUZZ_STATUS", str(fuzz))
    answer = run(ROOT / ".ci" / "run", path=f"{tmp_path}:{os.environ['PATH']}")
    assert answer.returncode == status
    said = answer.stdout.splitlines()
    assert said[-1] == "=== 5 passed in 1.00s ==="
    assert "fuzz FUZZ=2000" in said


def test_an_old_python_is_answered_with_its_version_and_a_mend(tmp_path: Path) -> None:
    old = script(tmp_path / "python-old", '[ "$1" = --version ] && echo "Python 3.9.2" || exit 1')
    answer = run("make", "html", f"PYTHON={old}")
    assert answer.returncode
    assert re.search(r"3\.11 or later .* Python 3\.9\.2.* make html PYTHON=", answer.stderr)


def test_a_missing_python_is_answered_with_the_package() -> None:
    answer = run("make", "html", "PYTHON=no-such-python")
    assert answer.returncode
    assert "apt-get install python3 python3-venv" in answer.stderr


# The system's packages


@pytest.fixture
def bare_debian(tmp_path: Path) -> Path:
    """Return a folder of commands that act like a bare Debian; apt-get only prints its arguments."""
    if "ID=debian" not in Path("/etc/os-release").read_text(encoding="utf-8").splitlines():
        pytest.skip("the script does nothing where there is no Debian")
    for name in ("sh", "sed", "grep", "dirname"):
        command = shutil.which(name)
        assert command
        (tmp_path / name).symlink_to(command)
    script(tmp_path / "dpkg-query", "exit 1")
    script(tmp_path / "apt-get", 'echo "apt-get $*"')
    return tmp_path


def as_user(folder: Path, number: int, command: str) -> subprocess.CompletedProcess[str]:
    script(folder / "id", f"echo {number}")
    return run("sh", "tools/system.sh", command, path=str(folder))


def test_root_is_given_the_missing_packages_before_tests(bare_debian: Path) -> None:
    answer = as_user(bare_debian, 0, "offer")
    assert answer.returncode == 0
    assert "make system" in answer.stdout
    assert re.search(r"^apt-get install .*chromium-headless-shell", answer.stdout, flags=re.MULTILINE)


def test_no_one_else_is_asked_for_a_password_before_tests(bare_debian: Path) -> None:
    answer = as_user(bare_debian, 1000, "offer")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_who_cannot_install_is_told_what_root_would_type(bare_debian: Path) -> None:
    answer = as_user(bare_debian, 1000, "install")
    assert answer.returncode
    assert re.search(r"apt-get install .*chromium-headless-shell", answer.stderr)


def test_sudo_is_used_where_it_is(bare_debian: Path) -> None:
    script(bare_debian / "sudo", 'echo "sudo $*"')
    answer = as_user(bare_debian, 1000, "install")
    assert re.search(r"^sudo apt-get install .*chromium-headless-shell", answer.stdout, flags=re.MULTILINE)


# The papers


def test_the_citation_file_has_the_projects_name_and_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == cited_edition().version
    assert citation["title"] == citation["preferred-citation"]["title"]
    assert [author["name"] for author in citation["authors"]] == [
        author["name"] for author in PROJECT["project"]["authors"]
    ]


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version = PROJECT["project"]["version"]
    assert f"## [{'Unreleased' if version.endswith(UNFINISHED) else version}]" in changelog


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("*.md")))
def test_the_papers_point_only_at_what_is_there(name: str) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []
