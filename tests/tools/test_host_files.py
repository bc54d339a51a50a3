"""The files around the project: for editors, for git, for checks before a commit, for the host."""

from __future__ import annotations

import re
import shlex
import subprocess
from configparser import ConfigParser
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import ROOT
from tests.tools.host_files import schema_faults
from tools.newest_names import Group, requirements_of, without_version

HOST = ROOT / ".github"
WORKFLOWS = sorted((HOST / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (HOST / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
FOREIGN = ("tests/citations/exports/*", "tests/schemas/*", "tests/snapshots/*", "*.po")
"""Files that a program or somebody else has made: nobody types in them."""
MENTION = re.compile(r"uses: (?P<action>\S+)(?: # (?P<release>\S+))?")


def ask_git(*arguments: str, given: str = "") -> str:
    """Return what git prints; it refuses a clone of another user without the setting."""
    return subprocess.run(
        ["git", "-c", "safe.directory=*", *arguments],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Return the content of all files that git tracks, or would track."""
    names = ask_git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return {name: (ROOT / name).read_bytes() for name in filter(None, names) if (ROOT / name).is_file()}


# .editorconfig and .gitattributes


def test_git_is_told_of_every_file_that_is_no_text(files: dict[str, bytes]) -> None:
    binary = [name for name, content in files.items() if b"\0" in content[:8000]]
    assert binary
    answers = ask_git("check-attr", "-z", "--stdin", "text", given="\0".join(binary)).split("\0")
    assert [name for name, value in zip(answers[::3], answers[2::3], strict=False) if value != "unset"] == []


def test_what_is_typed_here_is_as_editors_are_told_to_write_it(files: dict[str, bytes]) -> None:
    typed = {
        name: content.decode("utf-8")
        for name, content in files.items()
        if b"\0" not in content[:8000] and not any(fnmatch(name, pattern) for pattern in FOREIGN)
    }
    assert [name for name, text in typed.items() if "\r" in text] == []
    assert [name for name, text in typed.items() if text and not text.endswith("\n")] == []
    assert [name for name, text in typed.items() if re.search(r"[ \t]$", text, re.MULTILINE)] == []
    tabs = [name for name, text in typed.items() if re.search(r"^ *\t", text, re.MULTILINE)]
    assert {Path(name).name for name in tabs} == {"Makefile"}


@pytest.mark.parametrize("folder", [".", "tools/skeleton"])
def test_editors_are_told_the_same_here_and_in_a_new_reader(folder: str) -> None:
    settings = ConfigParser()
    settings.read_string("[top]\n" + (ROOT / folder / ".editorconfig").read_text(encoding="utf-8"))
    assert settings["top"]["root"] == "true"
    assert dict(settings["*"]) == {
        "charset": "utf-8",
        "end_of_line": "lf",
        "insert_final_newline": "true",
        "trim_trailing_whitespace": "true",
        "indent_style": "space",
    }
    assert "* text=auto eol=lf" in (ROOT / folder / ".gitattributes").read_text(encoding="utf-8").splitlines()


# The checks before a commit


def test_a_commit_is_checked_as_make_check_does() -> None:
    """Each check but the last, which reads the whole book, and each with the environment of the lock."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ncheck:")[2].partition("\n\n")[0]
    lines = [line.removeprefix("\t@") for line in recipe.splitlines()[1:]]
    checks = [line.replace("$(PY)", ".venv/bin/python") for line in lines if line.startswith("$")]
    assert checks[-1].startswith("$(BUILD) dummy")
    (local,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    hooks = [hook["entry"] for hook in local["hooks"]]
    assert [shlex.split(hook) for hook in hooks if hook.startswith(".venv")] == [
        shlex.split(check) for check in checks[:-1]
    ]
    assert {hook["language"] for hook in local["hooks"]} == {"system"}


# Issues


def test_the_files_for_the_host_are_valid() -> None:
    assert schema_faults("github-workflows", *WORKFLOWS) == ""
    assert schema_faults("github-issue-forms", *FORMS) == ""
    assert schema_faults("github-issue-config", HOST / "ISSUE_TEMPLATE" / "config.yml") == ""
    assert schema_faults("dependabot", HOST / "dependabot.yml") == ""


def test_a_fault_in_a_form_would_be_found(tmp_path: Path) -> None:
    form = tmp_path / "form.yml"
    form.write_text(
        FORMS[0].read_text(encoding="utf-8").replace("type: input", "type: inputs"), encoding="utf-8"
    )
    assert "inputs" in schema_faults("github-issue-forms", form)


def test_there_is_a_form_for_each_kind_of_report() -> None:
    names = [yaml.safe_load(form.read_text(encoding="utf-8"))["name"] for form in FORMS]
    assert names == ["An error in the book", "A fault in the code", "An error in a quotation"]


def test_the_links_on_the_pages_can_open_an_issue() -> None:
    """They name an address and no form, which a repository without blank issues would drop."""
    publish = (HOST / "workflows" / "publish.yml").read_text(encoding="utf-8")
    assert "/issues/new?title={id}" in publish
    config = yaml.safe_load((HOST / "ISSUE_TEMPLATE" / "config.yml").read_text(encoding="utf-8"))
    assert config["blank_issues_enabled"] is True


# The workflows


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_held_at_a_commit_and_their_release_is_named(workflow: Path) -> None:
    mentions = list(MENTION.finditer(workflow.read_text(encoding="utf-8")))
    assert mentions
    for mention in mentions:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", mention["action"]), mention[0]
        assert re.fullmatch(r"v\d+\.\d+\.\d+", mention["release"] or ""), mention[0]


def test_an_action_is_at_the_same_commit_everywhere() -> None:
    mentions = [found for path in WORKFLOWS for found in MENTION.finditer(path.read_text(encoding="utf-8"))]
    by_name: dict[str, set[str]] = {}
    for mention in mentions:
        by_name.setdefault(mention["action"].partition("@")[0], set()).add(mention[0])
    assert {name: sorted(found) for name, found in by_name.items() if len(found) > 1} == {}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_read_and_each_job_says_what_it_writes(workflow: Path) -> None:
    content: dict[str, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert content["permissions"] == {"contents": "read"}
    checkouts = [
        step
        for job in content["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


REQUIREMENTS = {
    "sphinx": "sphinx",
    "docutils==0.22.4": "docutils",
    "pytest>=9": "pytest",
    "types-docutils==0.22.*": "types-docutils",
    "typst >=0.14, <1": "typst",
    "lxml!=5.0": "lxml",
    "sphinx~=9.0 ; python_version < '3.12'": "sphinx; python_version < '3.12'",
    "tool[extra]>2": "tool[extra]",
}


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_a_requirement_loses_its_version_and_nothing_else(requirement: str) -> None:
    assert without_version(requirement) == REQUIREMENTS[requirement]


def test_a_group_has_the_requirements_of_those_it_includes() -> None:
    groups: dict[str, Group] = {"dev": [{"include-group": "wheel"}, "ruff"], "wheel": ["hatchling>=1"]}
    assert list(requirements_of("dev", groups)) == ["hatchling>=1", "ruff"]


def test_other_versions_are_tested_as_make_does_without_the_environment_of_the_lock() -> None:
    """The targets that install the lock are the ones that the workflows leave out."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name, target, setup in (
        ("tests", "quick", "_dev"),
        ("weekly", "quick", "_dev"),
        ("weekly", "html", "_book"),
    ):
        assert f"make -o {setup} {target}" in (HOST / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
        assert re.search(rf"^{target}: {setup} ", makefile, re.MULTILINE)
    prepared = subprocess.run(
        ["make", "--dry-run", "-o", "_dev", "quick"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "pytest" in prepared.stdout
    assert "tools.environment" not in prepared.stdout
