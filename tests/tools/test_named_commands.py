"""Every command of make that a message or a page names exists, and has the variables that it needs."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

MAKEFILES = (ROOT / "Makefile", ROOT / "tools" / "skeleton" / "Makefile")
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
TARGETS = {name for path in MAKEFILES for name in TARGET.findall(path.read_text(encoding="utf-8"))}
NEEDED = {
    "new-reader": {"DIR"},
    "update": {"WHEEL"},
    "document": {"SOURCE"},
    "claim": {"SOURCE", "WORDS"},
    "check-claims": {"FILE"},
    "changed": {"SINCE"},
    "edition-record": {"EDITIONS"},
    "collate": {"WITNESSES"},
}
"""The variables without which a command does nothing, or not what its message promises."""
TYPED = re.compile(r"(?:^|[“`(:;]\s*|\brun |\bmade by |\bRun )make ([a-z][\w-]*)((?: [A-Z]+=)?.*)")
"""A command where a message has it to be typed: after a mark, or after “run”."""
VARIABLE = re.compile(r"\b([A-Z]+)=")


def messages(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module that are no docstrings, with their lines; “X” is what is filled in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    other = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    other |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            values = (str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
            yield node.lineno, "".join(values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in other:
            yield node.lineno, node.value


def commands_of(text: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the commands that a text names, each with the variables that it gives to it."""
    for line in text.split("\n"):
        for found in TYPED.finditer(line):
            yield found[1], set(VARIABLE.findall(found[2]))


def test_each_command_in_a_message_can_be_typed() -> None:
    modules = [*sorted((ROOT / "tools").rglob("*.py")), *sorted((ROOT / "_ext").rglob("*.py"))]
    named = [
        (f"{path.relative_to(ROOT)}:{line}", command, given)
        for path in modules
        for line, text in messages(path)
        for command, given in commands_of(text)
    ]
    assert len(named) > 20
    assert [one for one in named if one[1] not in TARGETS] == []
    assert [one for one in named if NEEDED.get(one[1], set()) - one[2]] == []


@pytest.mark.parametrize("path", MAKEFILES, ids=["the book", "a new reader"])
def test_a_hint_for_another_python_keeps_what_was_typed(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "python-old"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" || exit 1\n', encoding="utf-8")
    old.chmod(0o755)
    command = ["make", "-f", str(path), "claim", "SOURCE=key", f"PYTHON={old}", "WORDS=two `words`"]
    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert answer.returncode
    hint = answer.stderr.splitlines()[0].partition("Name another: ")[2]
    assert hint.startswith("make claim ")
    assert hint.endswith(" PYTHON=python3.11")
    assert hint.count("PYTHON=") == 1
    assert " SOURCE=key" in hint
    assert r" WORDS=two\ `words`" in hint


PAGES = [
    *sorted((ROOT / "docs" / "editing").rglob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "tools/skeleton/README.md")),
]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_command_on_a_page_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^ *\$ |^)make ([a-z][\w-]*)(?=[ `\n])", text, re.MULTILINE))
    assert named <= TARGETS


@pytest.mark.parametrize("path", MAKEFILES, ids=["the book", "a new reader"])
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("collate", "WITNESS=folder"), "There is no variable of this name: WITNESS. Nothing was done."),
        (
            ("claim", "source=key", "words=rope"),
            "There is no variable of this name: source words. Nothing was done.",
        ),
        (
            ("changed", "SINCE=v1", "PAGE=3"),
            "“make changed” takes no PAGE. Nothing was done. It takes SINCE OUT.",
        ),
        (
            ("html", "ID=a-claim"),
            "“make html” takes no ID. Nothing was done. It takes TEXTS.",
        ),
        (
            ("lock", "clean", "TEXTS=texts"),
            "“make lock clean” takes no TEXTS. Nothing was done. It takes ARGS.",
        ),
        (
            ("clean", "TEXTS=texts"),
            "“make clean” takes no TEXTS. Nothing was done. It takes no variable but PYTHON.",
        ),
        (("htlm",), "There is no command “htlm”. “make help” lists the commands."),
        (("help", "WITNESSES=my", "texts-of-mine"), "There is no command “texts-of-mine”. Nothing was done."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_name_that_is_none_is_told_and_nothing_is_done(
    path: Path, command: tuple[str, ...], said: str
) -> None:
    answer = subprocess.run(
        ["make", "--no-print-directory", "-f", str(path), *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode
    assert said in answer.stderr
    assert answer.stdout == ""


@pytest.mark.parametrize("path", MAKEFILES, ids=["the book", "a new reader"])
def test_every_variable_of_a_makefile_can_be_given(path: Path) -> None:
    names = re.findall(r"^([A-Z_]+) \?=", path.read_text(encoding="utf-8"), re.MULTILINE)
    given = [f"{name}=x" for name in (*names, "PY", "BASEURL", "SOURCE_DATE_EPOCH", "LC_ALL")]
    answer = subprocess.run(
        ["make", "-f", str(path), "help", *given], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0


@pytest.mark.parametrize("path", MAKEFILES, ids=["the book", "a new reader"])
def test_each_variable_in_a_recipe_is_one_that_its_command_takes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    table = re.findall(r"^TAKES_([a-z-]+) := (.*)$", text, re.MULTILINE)
    takes = {name: set(given.split()) for name, given in table}
    for name in re.findall(r"^\$\(foreach goal,([a-z -]+),\$\(eval TAKES_", text, re.MULTILINE)[0].split():
        takes.setdefault(name, set()).add("TEXTS")
    typed = set(re.findall(r"^TYPED := (.*)$", text, re.MULTILINE)[0].split())
    for name, recipe in re.findall(r"^([a-z][a-z-]*):[^=\n]*\n((?:\t.*\n)+)", text, re.MULTILINE):
        used = set(re.findall(r'"\$\$([A-Z_]+)"', recipe)) | set(re.findall(r"\$\((ARGS|FUZZ)\)", recipe))
        if "$(BUILD)" in recipe or "tools.serve" in recipe:
            used.add("TEXTS")
        assert used & typed <= takes.get(name, set()), name


@pytest.mark.parametrize("path", MAKEFILES, ids=["the book", "a new reader"])
def test_a_value_that_begins_with_a_dash_is_a_value(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if " perspectives " in line and '"$$' in line]
    assert len(lines) >= 7
    assert [line for line in lines if re.search(r'(?<!=)(?<! -- )"\$\$', line)] == []
