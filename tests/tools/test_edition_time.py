"""The time of the book: SOURCE_DATE_EPOCH, the last commit, the day of the edition, and a clone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from perspectives.build.source_date import check_source_date
from tests.support import ROOT, Book
from tests.tools.test_setup import run
from tools.edition_time import NoTimeError, edition_time, issued_day

NO_TIMES = (
    *("abc", "-1", "1e20", "2020-01-01", "1.5", "0x10", "1_000", "+5", "1795000000s", "١٢٣", "NaN", "True"),
    *("253402300800", "99999999999999999999", "1795000000 1795000001", "$(date)", "\n\n1\n\n2"),
)


@pytest.mark.parametrize("value", NO_TIMES)
def test_what_is_no_time_is_told_in_one_sentence_with_the_value(
    value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(NoTimeError) as by_tool:
        edition_time(tmp_path, os.environ)
    with pytest.raises(Exception, match="which is no time") as by_extension:
        check_source_date()
    assert f"SOURCE_DATE_EPOCH is “{value.strip()}”, which is no time." in str(by_tool.value)
    assert f"SOURCE_DATE_EPOCH is “{value}”, which is no time." in str(by_extension.value)


@pytest.mark.parametrize(("value", "seconds"), [("0", 0), ("1795000000", 1795000000), (" 7\n", 7)])
def test_a_time_is_taken_as_it_is(value: str, seconds: int, tmp_path: Path) -> None:
    assert edition_time(tmp_path, {"SOURCE_DATE_EPOCH": value}) == seconds


def test_sphinx_without_our_script_says_the_same_sentence(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "-1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "_ext"))
    answer = run(sys.executable, "-m", "sphinx", "-q", "docs", "out", cwd=book.root)
    assert answer.returncode == 1
    assert re.fullmatch(r"The environment variable SOURCE_DATE_EPOCH is “-1”, which .*\n", answer.stderr)
    check = "from perspectives.build.source_date import check_source_date\ncheck_source_date()\n"
    book.write("docs/conf.py", check + book.read("docs/conf.py"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    answer = run(sys.executable, "-m", "sphinx", "-q", "docs", "out", cwd=book.root)
    assert "SOURCE_DATE_EPOCH is “abc”, which is no time." in answer.stderr


COMMIT, DAY, NOTHING = 1700000000, 1795737600, 315532800


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with the settings of a book and the day of an edition, in one commit."""
    folder = tmp_path / "book"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "conf.py").touch()
    (folder / "CITATION.cff").write_text("title: A\ndate-released: 2026-11-27\n", encoding="utf-8")
    commit(folder, COMMIT)
    return folder


def commit(folder: Path, seconds: int) -> None:
    """Make a repository of a folder, with all that is in it in a commit of some time."""
    variables = {**os.environ, "GIT_COMMITTER_DATE": f"@{seconds} +0000"}
    person = ["-c", "user.name=One", "-c", "user.email=one@example.org", "-c", "commit.gpgSign=false"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "--allow-empty", "-m", "one"]):
        subprocess.run(["git", *person, *arguments], cwd=folder, env=variables, check=True)


def plain(**variables: str) -> dict[str, str]:
    """Return the variables of the shell with others, and without a time."""
    return {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | variables


def test_the_time_is_that_of_the_last_commit_whatever_is_set_for_git(
    repository: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[log]\n showSignature = true\n date = relative\n[color]\n ui = always\n[core]\n pager = false\n"
        "[format]\n pretty = oneline\n",
        encoding="utf-8",
    )
    other = tmp_path / "other"
    other.mkdir()
    commit(other, 5)
    cases: dict[str, Mapping[str, str]] = {
        "nothing": {},
        "an empty time": {"SOURCE_DATE_EPOCH": ""},
        "a blank time": {"SOURCE_DATE_EPOCH": " "},
        "settings of the user": {"GIT_CONFIG_GLOBAL": str(settings)},
        "another repository in the variables": {"GIT_DIR": str(other / ".git"), "GIT_WORK_TREE": str(other)},
        "another language": {"LC_ALL": "C", "LANGUAGE": "de", "TZ": "<+14>-14"},
        "another owner": {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"},
    }
    assert {name: edition_time(repository, plain(**case)) for name, case in cases.items()} == dict.fromkeys(
        cases, COMMIT
    )


def test_without_a_commit_of_the_book_the_time_is_the_day_of_the_edition(
    repository: Path, tmp_path: Path
) -> None:
    assert edition_time(repository, plain(PATH="")) == DAY
    inside = tmp_path / "around" / "book"
    shutil.copytree(repository, inside, ignore=shutil.ignore_patterns(".git"))
    assert edition_time(inside, plain()) == DAY
    subprocess.run(["git", "init", "-q"], cwd=inside.parent, check=True)
    assert edition_time(inside, plain()) == DAY
    commit(inside.parent, 7)
    assert edition_time(inside, plain()) == 7
    shutil.rmtree(inside.parent / ".git")
    (inside / "CITATION.cff").write_text("date-released: '2026-11-27'\n", encoding="utf-8")
    assert edition_time(inside, plain()) == DAY
    for text in ("", "date-released: 2026-02-30\n", "date-released: soon\n"):
        (inside / "CITATION.cff").write_text(text, encoding="utf-8")
        assert edition_time(inside, plain()) == NOTHING


def test_an_archive_of_git_has_the_time_of_its_commit(repository: Path, tmp_path: Path) -> None:
    (repository / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "commit-time", repository / "tools")
    shutil.copy(ROOT / ".gitattributes", repository)
    assert edition_time(repository, plain()) == COMMIT
    commit(repository, 1600000000)
    assert edition_time(repository, plain()) == 1600000000
    archive = subprocess.run(
        ["git", "archive", "HEAD"], cwd=repository, check=True, capture_output=True
    ).stdout
    (tmp_path / "copy").mkdir()
    subprocess.run(["tar", "x"], cwd=tmp_path / "copy", input=archive, check=True)
    assert edition_time(tmp_path / "copy", plain()) == 1600000000


@pytest.mark.parametrize("attributes", [".gitattributes", "tools/skeleton/.gitattributes"])
@pytest.mark.parametrize("autocrlf", ["true", "input", "false"])
def test_a_clone_has_the_line_ends_of_the_repository(
    repository: Path, tmp_path: Path, autocrlf: str, attributes: str
) -> None:
    shutil.copy(ROOT / attributes, repository / ".gitattributes")
    (repository / "script.sh").write_bytes(b"#!/bin/sh\nset -eu\n")
    (repository / "picture.png").write_bytes(b"\r\n\x1a\n\r")
    commit(repository, COMMIT)
    setting = ["-c", f"core.autocrlf={autocrlf}", "-c", "core.eol=crlf"]
    subprocess.run(["git", *setting, "clone", "-q", repository, "clone"], cwd=tmp_path, check=True)
    for name in ("script.sh", "picture.png", "CITATION.cff"):
        assert (tmp_path / "clone" / name).read_bytes() == (repository / name).read_bytes()


@pytest.mark.parametrize(
    ("conf", "seconds"),
    [
        ('perspectives_issued = "2026-11-27"', DAY),
        ("perspectives_issued = '2026-11-27'  # the day\n", DAY),
        ('perspectives_issued = "2026-11-27/2026-12"', DAY),
        ('perspectives_issued = "2026-11-27~"', DAY),
        ('perspectives_issued = " 2026-11-27 "', DAY),
        ('perspectives_issued = "1970"\nperspectives_issued = "2026-11-27"', DAY),
        ('a = perspectives_issued = "2026-11-27"', DAY),
        ('perspectives_issued = "1970-02"', 31 * 86400),
        ('perspectives_issued = "1970"', 0),
        ('perspectives_issued = "1969-12-31"', -86400),
        ('perspectives_issued = "2026-13-01"', None),
        ('perspectives_issued = "soon"', None),
        ('perspectives_issued = "20261127"', None),
        ('perspectives_issued = ""', None),
        ("perspectives_issued = day", None),
        ("perspectives_issued = 2026", None),
        ('# perspectives_issued = "2026-11-27"', None),
        ("perspectives_issued = (", None),
        ("\0", None),
        ("", None),
    ],
)
def test_the_day_that_the_settings_name(conf: str, seconds: int | None) -> None:
    assert issued_day(conf) == seconds


@pytest.mark.parametrize(("day", "seconds"), [("2026-11-27", DAY), ("1956", NOTHING), ("soon", NOTHING)])
def test_a_book_without_git_has_the_day_of_its_settings(tmp_path: Path, day: str, seconds: int) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "conf.py").write_text(f'perspectives_issued = "{day}"\n', encoding="utf-8")
    assert edition_time(tmp_path, {}) == seconds
