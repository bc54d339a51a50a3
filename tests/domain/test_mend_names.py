"""Messages name the folder, the bibliography and the commands of the book at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from perspectives.build.permalinks_command import main
from perspectives.records.problems import PLACEHOLDERS, PROBLEM_KINDS, mend_of
from tests.support import Book, Build

UNKNOWN = "\n{voice}`nobody-known`, {cite:p}`no-such-work`\n"
PROBLEMS = "(all-problems)=\n# Problems\n\n:::{view} problems\n:::\n"
OWN = {"collate": "just collate", "permalinks": "just ids  NOW=1", "other": "x"}


@pytest.fixture
def elsewhere(book: Book, monkeypatch: pytest.MonkeyPatch) -> Book:
    """Return the tiny reader with its registry and its bibliographies in other places."""
    monkeypatch.chdir(book.root)
    (book.root / "sources").rename(book.root / "register of the bell")
    book.write("works/more.bib", "")
    (book.root / "register of the bell" / "references.bib").rename(book.root / "works" / "bell.bib")
    book.replace(
        "docs/conf.py", '["../sources/references.bib"]', '["../works/bell.bib", "../works/more.bib"]'
    )
    book.write(
        "docs/conf.py", book.read("docs/conf.py") + 'perspectives_registry = "../register of the bell"\n'
    )
    book.write("docs/bell.md", book.read("docs/bell.md") + UNKNOWN)
    return book


def told(build: Build, code: str) -> str:
    """Return the one warning of a code."""
    (warning,) = (one for one in build.warnings if f"[perspectives.{code}]" in one)
    return warning


def printed(build: Build, code: str) -> str:
    """Return the mend of a problem on the page of problems."""
    page = BeautifulSoup(build.read("problems.html"), "html5lib")
    row = page.select_one(f"#problem-{code}").find_parent("tr")  # type: ignore[union-attr]
    return row.find_all("td")[2].get_text()  # type: ignore[union-attr]


def test_a_message_names_the_folder_and_the_files_as_the_settings_say(elsewhere: Book) -> None:
    build = elsewhere.build("dummy")
    assert "declare the voice in register of the bell/voices.toml." in told(build, "unknown-voice")
    assert "add the work to works/bell.bib or works/more.bib." in told(build, "unknown-work")


def test_a_message_names_a_path_that_can_be_used_where_the_build_was_started(
    elsewhere: Book, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("another-folder"))
    warning = told(elsewhere.build("dummy"), "unknown-voice")
    assert f"in {elsewhere.root.resolve()}/register of the bell/voices.toml." in warning


@pytest.mark.parametrize(
    ("settings", "collate"),
    [
        ({}, "python -m perspectives collate docs --witnesses FOLDER"),
        ({"perspectives_commands": OWN}, "just collate"),
        (
            {"perspectives_commands": {"permalinks": "x"}},
            "python -m perspectives collate docs --witnesses FOLDER",
        ),
    ],
)
def test_a_message_names_the_command_of_the_book(
    book: Book, monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any], collate: str
) -> None:
    monkeypatch.chdir(book.root)
    book.write("sources/quotations.lock", "version = 3\n")
    warning = told(book.build("dummy", **settings), "broken-lock")
    assert f"of sources/quotations.lock, or delete the file and run {collate}. Do not" in warning


def test_the_page_of_problems_is_the_same_wherever_the_build_was_started(
    elsewhere: Book, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere.write("docs/problems.md", PROBLEMS)
    here = elsewhere.build(tag="-here")
    monkeypatch.chdir(tmp_path_factory.mktemp("another-folder"))
    there = elsewhere.build(tag="-there")
    assert here.read("problems.html") == there.read("problems.html")
    assert printed(here, "unknown-event").endswith("declare the event in register of the bell/events.toml.")
    assert printed(here, "changed-quotation").endswith(
        ": python -m perspectives collate docs --witnesses FOLDER."
    )


def test_the_page_of_problems_follows_the_settings(book: Book) -> None:
    book.write("docs/problems.md", PROBLEMS)
    assert printed(book.build(), "stale-lock-entry").startswith("Run python -m perspectives collate docs")
    assert printed(book.build(perspectives_commands=OWN), "stale-lock-entry").startswith("Run just collate, ")


def test_the_record_of_ids_names_the_command_that_writes_it(
    book: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([str(book.root / "docs")]) == 0
    assert "\n# “python -m perspectives permalinks docs” adds new ids," in book.read(
        "sources/permalinks.toml"
    )
    book.write("docs/conf.py", f"{book.read('docs/conf.py')}perspectives_commands = {OWN!r}\n")
    assert main([str(book.root / "docs")]) == 0
    assert "\n# “just ids NOW=1” adds new ids," in book.read("sources/permalinks.toml")


def test_no_placeholder_is_left_in_any_mend_and_no_brace_is_lost() -> None:
    names = {name: f"<{name}>" for name in PLACEHOLDERS}
    mends = [mend_of(kind, names) for kind in PROBLEM_KINDS.values()]
    assert [mend for mend in mends for name in PLACEHOLDERS if f"{{{name}}}" in mend] == []
    assert {name for name in PLACEHOLDERS if f"<{name}>" in " ".join(mends)} == {*PLACEHOLDERS} - {
        "permalinks"
    }
    assert [mend for mend in mends if "odo-book{p. 24}" in mend]
    named = [kind.code for kind in PROBLEM_KINDS.values() if "make " in kind.mend or "sources" in kind.mend]
    assert named == []
