"""An edition: the citation files and the workflow take its number and its day from one place."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from perspectives.records.edition_record import number_of
from tests.support import ROOT
from tests.tools.host_files import schema_faults
from tools import citation_files
from tools.edition_archive import read_editions

RECORDED = read_editions(ROOT / "sources")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOW = ROOT / ".github" / "workflows" / "publish.yml"


# The number


def test_the_settings_take_the_number_from_the_project() -> None:
    book = citation_files.read_settings()
    number = PROJECT["version"]
    assert (book["version"], book["release"]) == (number, number)
    assert book["perspectives_issued"] == citation_files.read_edition().day.isoformat()
    name = book["edition"].capitalize()
    assert book["typst_titles"]["edition"] == name
    assert book["epub_copyright"].startswith(f"{name}. ")
    imprint = " ".join(book["typst_titles"]["imprint"])
    said = book["cited"][0]
    assert re.findall(r"\b[Ee]dition (\S+?)[.,]?(?:\s|$)", imprint) == [said, said]


def test_an_edition_is_recorded_with_its_day_and_work_between_editions_has_a_mark() -> None:
    """Work after an edition has the number of the next one, with a mark, and the day of the last."""
    number, day = PROJECT["version"], citation_files.read_edition().day
    if number.endswith(citation_files.UNFINISHED):
        assert number_of(number) not in [edition.number for edition in RECORDED]
        assert day == RECORDED[-1].issued
    else:
        assert (RECORDED[-1].number, RECORDED[-1].issued) == (number, day)


SETTINGS = {
    "9.8": ("edition 9.8", "9.8", "2027-01-31"),
    "9.9.dev0": ("work after edition 9.8", "9.8", "2027-01-30"),
}
"""For a number: what paper and the README of an archive say, and what citation files name."""


@pytest.mark.parametrize("number", SETTINGS)
def test_citation_files_name_the_last_edition_that_there_is(tmp_path: Path, number: str) -> None:
    for name in ("docs/conf.py", "sources/editions.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = re.sub(r'(?m)^version = "[^"]+"', f'version = "{number}"', project)
    project = re.sub(r"(?m)^issued = .*", "issued = 2027-01-31", project)
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    with (tmp_path / "sources/editions.toml").open("a", encoding="utf-8") as recorded:
        recorded.write('\n[[editions]]\nnumber = "9.8"\nissued = 2027-01-30\n')
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## [9.8] - 2027-01-31\n", encoding="utf-8")
    words, cited, day = SETTINGS[number]
    assert citation_files.read_settings(tmp_path)["edition"] == words
    facts = citation_files.cited_edition(tmp_path)
    assert (facts.version, facts.day.isoformat()) == (cited, day)
    assert citation_files.read_edition(tmp_path).version == number


@pytest.mark.parametrize(
    "name", ["docs/conf.py", "docs/index.md", "docs/imprint.md", "docs/reading.md", "Makefile"]
)
def test_no_other_place_has_the_number_typed(name: str) -> None:
    assert PROJECT["version"] not in (ROOT / name).read_text(encoding="utf-8")


def test_title_and_contributors_are_those_of_the_project() -> None:
    book = citation_files.read_settings()
    assert [book["author"]] == [author["name"] for author in PROJECT["authors"]]
    assert book["typst_basename"] == book["epub_basename"] == PROJECT["name"]


# The citation files


@pytest.mark.parametrize("name", ["CITATION.cff", ".zenodo.json", "README.md"])
def test_a_citation_file_is_what_the_facts_make(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == citation_files.texts_of_files()[name], (
        "run: make citation"
    )


def test_the_readme_cites_this_edition() -> None:
    facts = citation_files.cited_edition()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"Version {facts.version}. {facts.day.day} {facts.day:%B %Y}." in readme


def test_the_citation_file_is_valid() -> None:
    assert schema_faults("citation-file-format", ROOT / "CITATION.cff") == ""


def test_a_fault_in_a_citation_file_would_be_found(tmp_path: Path) -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    faulty = tmp_path / "CITATION.cff"
    faulty.write_text(text.replace("type: software", "type: reader"), encoding="utf-8")
    assert "type" in schema_faults("citation-file-format", faulty)


def test_zenodo_is_told_the_same_as_the_citation_file() -> None:
    deposit = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    book = citation["preferred-citation"]
    assert deposit["title"].split(": ")[0] == book["title"]
    assert (
        deposit["version"] == book["version"] == citation["version"] == citation_files.cited_edition().version
    )
    assert deposit["publication_date"] == book["date-released"].isoformat()
    assert deposit["creators"] == book["authors"]
    assert (deposit["license"], deposit["keywords"]) == (book["license"], citation["keywords"])
    assert deposit["description"] == citation["abstract"]


def test_zenodo_gets_only_fields_it_knows() -> None:
    """The names and values are those of Zenodo's deposits. No package for Python has their schema."""
    deposit = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    assert set(deposit) == set(
        "title upload_type publication_type version publication_date language description creators keywords "
        "access_right license notes".split()
    )
    assert (deposit["upload_type"], deposit["publication_type"]) == ("publication", "book")
    assert (deposit["access_right"], deposit["license"]) == ("open", "CC-BY-SA-4.0")
    assert re.fullmatch("[a-z]{3}", deposit["language"])


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("pyproject.toml", "[project]", "[project", "pyproject.toml cannot be read as TOML"),
        ("pyproject.toml", "\nissued = ", "\nisued = ", "the table [tool.edition] has no “issued”"),
        ("pyproject.toml", "\nissued = ", "\nissued = 5 #", "“issued” is 5, and should be a date"),
        ("docs/conf.py", "project = ", "1 / 0\nproject = ", "docs/conf.py cannot be read: ZeroDivisionError"),
        ("docs/conf.py", "\ncited = ", "\nquoted = ", "docs/conf.py has no setting “cited”"),
        ("README.md", "*Accounts of a Split*. Version", "Edition", "README.md has no citation"),
    ],
)
def test_what_the_files_need_and_is_not_there_is_told(
    tmp_path: Path, name: str, old: str, new: str, says: str
) -> None:
    for file in ("pyproject.toml", "docs/conf.py", "CHANGELOG.md", "README.md"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes((ROOT / file).read_bytes())
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SystemExit) as told:
        citation_files.texts_of_files(tmp_path)
    assert says in str(told.value)
    (tmp_path / name).unlink()
    with pytest.raises(SystemExit, match=r"cannot be read: .*No such file|cannot be read: .*not exist"):
        citation_files.texts_of_files(tmp_path)


def test_an_edition_that_the_changelog_does_not_tell_of_is_not_cited(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "docs/conf.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    project = (tmp_path / "pyproject.toml").read_text(encoding="utf-8")
    project = re.sub(r'(?m)^version = "[^"]+"', 'version = "9.8"', project)
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=re.escape(f"## [9.8] - {citation_files.read_edition().day}")):
        citation_files.read_edition(tmp_path)


# The workflow


@pytest.fixture
def jobs() -> dict[str, Any]:
    """Return the jobs of the workflow that publishes the book."""
    jobs: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    return jobs


def actions_of(job: dict[str, Any]) -> list[str]:
    """Return the actions that a job uses."""
    return [step["uses"] for step in job["steps"] if "uses" in step]


def test_nothing_is_published_untested(jobs: dict[str, Any]) -> None:
    commands = [step.get("run", step.get("uses")) for step in jobs["build"]["steps"]]
    assert commands.index(".ci/run") < commands.index("make release")
    site = commands.index("make site EDITIONS=build/editions")
    (upload,) = [step for step in commands if step.startswith("actions/upload-pages-artifact@")]
    assert commands.index("make release") < site < commands.index(upload)
    assert jobs["pages"]["needs"] == jobs["release"]["needs"] == "build"


def test_the_pages_are_built_for_the_address_they_get(jobs: dict[str, Any]) -> None:
    steps = jobs["build"]["steps"]
    (configure,) = [step for step in steps if step.get("uses", "").startswith("actions/configure-pages@")]
    (build,) = [step for step in steps if step.get("run") == "make release"]
    assert build["env"]["BASEURL"] == "${{ steps." + configure["id"] + ".outputs.base_url }}"
    assert build["env"]["REPORT"].endswith("/issues/new?title={id}")


def test_the_tree_of_all_editions_is_published(jobs: dict[str, Any]) -> None:
    steps = jobs["build"]["steps"]
    (upload,) = [step for step in steps if step.get("uses", "").startswith("actions/upload-pages-artifact@")]
    (get,) = [step for step in steps if "gh release download" in step.get("run", "")]
    # With .nojekyll, and what archives of editions hold.
    assert upload["with"] == {"path": "build/site", "include-hidden-files": True}
    assert "--dir build/editions" in get["run"]
    # A release without an archive does not end the step.
    assert "||" in get["run"]
    # The container has no gh of its own.
    assert " gh " in steps[0]["run"]


def test_pages_come_from_main_and_archives_from_tags(jobs: dict[str, Any]) -> None:
    assert jobs["pages"]["if"] == "github.ref == 'refs/heads/main'"
    assert jobs["release"]["if"] == "startsWith(github.ref, 'refs/tags/v')"
    assert [name.partition("@")[0] for name in actions_of(jobs["pages"])] == ["actions/deploy-pages"]
    assert "gh release upload" in jobs["release"]["steps"][-1]["run"]


def test_each_job_may_write_only_what_it_publishes(jobs: dict[str, Any]) -> None:
    permissions = {
        name: {scope for scope, access in job["permissions"].items() if access == "write"}
        for name, job in jobs.items()
    }
    assert permissions == {"build": set(), "pages": {"pages", "id-token"}, "release": {"contents"}}
