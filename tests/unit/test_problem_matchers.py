"""The forms of the messages by which programs find their lines."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from perspectives.build.problem_matchers import MESSAGE_FORMS
from tests.support import ROOT
from tests.unit.message_forms import form_of

MESSAGES = {
    "docs/index.md: WARNING: It has no title. [toc.no_title]": {
        "owner": "sphinx-file",
        "file": "docs/index.md",
        "message": "It has no title.",
        "code": "toc.no_title",
    },
    "/a b/docs/a.md:3: ERROR: Unknown: “x: [1]”": {
        "owner": "sphinx",
        "file": "/a b/docs/a.md",
        "line": "3",
        "message": "Unknown: “x: [1]”",
    },
    "tools/site.py:12: error: Name “x” is not defined  [name-defined]": {
        "owner": "mypy",
        "file": "tools/site.py",
        "line": "12",
        "message": "Name “x” is not defined",
        "code": "name-defined",
    },
    "tests/unit/test_floors.py:95: AssertionError": {
        "owner": "pytest",
        "file": "tests/unit/test_floors.py",
        "line": "95",
        "message": "AssertionError",
    },
    "docs/a.md:7: “never names” beside a-work, which was not seen whole. Say what the source says.": {
        "owner": "rule-of-the-cut",
        "file": "docs/a.md",
        "line": "7",
        "message": "“never names” beside a-work, which was not seen whole. Say what the source says.",
    },
}
NO_MESSAGES = (
    "tools/site.py:12: note: See the documentation",
    "Found 1 error in 1 file (checked 3 source files)",
    "    A sentence: with a colon.",
    "The book has faults: each is named above with its file.",
    "make: *** [Makefile:55: html] Error 1",
    "",
)


@pytest.mark.parametrize("line", MESSAGES)
def test_a_message_has_the_form_of_its_program(line: str) -> None:
    assert form_of(line) == MESSAGES[line]


@pytest.mark.parametrize("line", NO_MESSAGES)
def test_what_is_no_message_has_no_form(line: str) -> None:
    assert form_of(line) == {}


def test_ruff_and_codespell_print_the_forms_that_make_check_asks_for(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import os\nx = teh  # teh\n", encoding="utf-8")
    lines = []
    for words in (
        ["ruff", "check", "--isolated", "--output-format", "concise", "a.py"],
        ["ruff", "format", "--isolated", "--check", "a.py"],
        ["codespell_lib", "a.py"],
    ):
        command = [sys.executable, "-m", *words]
        lines += subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=False
        ).stdout.splitlines()
    found = [(parts["owner"], parts["file"], parts.get("line")) for line in lines if (parts := form_of(line))]
    assert {("ruff", "a.py", "1"), ("ruff", "a.py", "2"), ("codespell", "a.py", "2")} <= {*found}
    assert ("ruff-format", "a.py", None) in found or "Would reformat" not in "".join(lines)


def test_make_check_tells_github_the_forms() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    path = re.search(r"::add-matcher::(\S+?)\"", makefile)
    assert path
    matchers = json.loads((ROOT / path[1]).read_text(encoding="utf-8"))["problemMatcher"]
    assert [one["owner"] for one in matchers] == [form.owner for form in MESSAGE_FORMS]
    assert all(one["pattern"][0]["message"] for one in matchers)
