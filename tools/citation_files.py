"""Write CITATION.cff, .zenodo.json and the citation in the README: ``make citation``.

The version, the day, the description, the authors, the keywords, and the editors and the DOI where there
are any, stand in pyproject.toml. The title stands in docs/conf.py. :func:`read_edition` reads them.
The same facts are in two more files of an edition's archive: see ``tools/datacite_file.py`` and
``tools/ro_crate.py``.
A test compares the files with what this script would write.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from sphinx.config import eval_config_file
from sphinx.errors import ConfigError
from sphinx.util.tags import Tags

from tools.editors import Editor, EditorError, read_editors

ROOT = Path(__file__).parents[1]
CONTENT_LICENCE = "CC-BY-SA-4.0"
CITATION_MESSAGE = (
    "Cite the book as below; cite a single section or claim with its own title and permanent address."
)
SECOND_SENTENCE = (
    "It sets the accounts of each event side by side and shows how every quoted sentence reached us."
)
LICENCE_NOTE = (
    "The licence is that of the narrative, the commentary, the notes and the data. "
    "Quoted words belong to their holders and are not covered by it; "
    "the program code is under the MIT licence."
)
UNFINISHED = ".dev0"
"""The end of a number for work between two editions, which is none itself."""
DOI_LINE, EDITOR_TABLE = re.compile(r"\s*doi\s*="), re.compile(r"\s*\[\[\s*tool\.edition\.editors\s*\]\]")
DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
README_CITATION = re.compile(r"(?<=\*Accounts of a Split\*\. )Version .*(?=\.$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edition:
    """The facts of an edition that the files name.

    :ivar authors: the names of those who made the book, who publish it too
    :ivar editors: the persons who answer for the edition; empty where nobody is named
    :ivar doi: the DOI of the edition, without an address before it; empty where there is none
    """

    title: str
    subtitle: str
    version: str
    day: date
    about: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    language: str
    editors: tuple[Editor, ...] = ()
    doi: str = ""

    @property
    def full_title(self) -> str:
        """The title with the subtitle."""
        return f"{self.title}: {self.subtitle}"


def read_edition(root: Path = ROOT) -> Edition:
    """Return the facts of the edition in a folder.

    :raises SystemExit: where a file cannot be read, the changelog has no heading for the edition, or an
        editor or the DOI is not as it should be; the message says what to mend
    """
    text = read_file(root / "pyproject.toml")
    project, edition = _tables(text)
    version, day = project["version"], edition["issued"]
    heading = f"\n## [{version}] - {day}\n"
    if heading not in read_file(root / "CHANGELOG.md") and not version.endswith(UNFINISHED):
        raise SystemExit(f"CHANGELOG.md has no heading for this edition: ## [{version}] - {day}")
    book = read_settings(root)
    return Edition(
        title=book["project"],
        subtitle=book["typst_titles"]["subtitle"],
        version=version,
        day=day,
        about=f"{project['description']} {SECOND_SENTENCE}",
        authors=tuple(author["name"] for author in project["authors"]),
        keywords=tuple(project["keywords"]),
        language=book["language"],
        editors=_editors(edition.get("editors", []), text),
        doi=_doi(edition.get("doi", ""), text),
    )


def read_file(path: Path) -> str:
    """Return the text of a file.

    :raises SystemExit: where it cannot be read
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SystemExit(f"{path.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise SystemExit(f"{path.name} is not in UTF-8, at byte {error.start}: save it so.") from error


def _tables(text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the tables ``[project]`` and ``[tool.edition]`` of pyproject.toml.

    :raises SystemExit: where they cannot be read, or lack a field
    """
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"pyproject.toml cannot be read as TOML: {error}.") from error
    project, edition = facts.get("project", {}), facts.get("tool", {}).get("edition", {})
    for name, table, fields in (
        ("project", project, ("version", "description", "authors", "keywords")),
        ("tool.edition", edition, ("issued",)),
    ):
        missing = [field for field in fields if field not in table]
        if missing:
            raise SystemExit(f"pyproject.toml: the table [{name}] has no “{missing[0]}”: write it there.")
    if not isinstance(edition["issued"], date):
        day = 'a date without quotation marks, as 2026-12-31, not "2026-12-31"'
        raise SystemExit(f"pyproject.toml: “issued” is {edition['issued']!r}, and should be {day}.")
    return project, edition


def _editors(tables: Any, text: str) -> tuple[Editor, ...]:
    try:
        return read_editors(tables)
    except EditorError as error:
        heads = [line for line, words in enumerate(text.splitlines(), 1) if EDITOR_TABLE.match(words)]
        place = f":{heads[error.number - 1]}" if 0 < error.number <= len(heads) else ", [tool.edition]"
        raise SystemExit(f"pyproject.toml{place}: {error}.") from error


def _doi(value: Any, text: str) -> str:
    if value == "" or (isinstance(value, str) and DOI.fullmatch(value)):
        return str(value)
    line = next((line for line, words in enumerate(text.splitlines(), 1) if DOI_LINE.match(words)), 1)
    raise SystemExit(
        f"pyproject.toml:{line}: doi is {value!r}, and should begin with 10, a point and digits, "
        'as "10.5281/zenodo.1234567": write it without an address before it, or leave it out.'
    )


def cited_edition(root: Path = ROOT) -> Edition:
    """Return the facts of the edition that the citation files name: between two editions, the last one.

    :raises SystemExit: as :func:`read_edition`
    """
    edition = read_edition(root)
    version, day = read_settings(root)["cited"]
    return replace(edition, version=version, day=day)


def read_settings(root: Path = ROOT) -> dict[str, Any]:
    """Return the settings of the book, as Sphinx reads them from docs/conf.py.

    :raises SystemExit: where they cannot be read, or say not what the files need
    """
    try:
        settings = eval_config_file(root / "docs" / "conf.py", Tags())
    except (ConfigError, OSError) as error:
        reason = str(error).strip().splitlines()[-1].strip()
        raise SystemExit(f"docs/conf.py cannot be read: {reason}. “make html” names the line.") from error
    missing = [name for name in ("project", "typst_titles", "language", "cited") if name not in settings]
    if missing:
        raise SystemExit(f"docs/conf.py has no setting “{missing[0]}”: write it there.")
    return settings


def cff_text(facts: Edition) -> str:
    """Return CITATION.cff (Citation File Format 1.2.0). Its preferred citation is the book."""
    authors = [{"name": name} for name in facts.authors]
    issued = {"version": facts.version, "date-released": facts.day}
    doi = {"doi": facts.doi} if facts.doi else {}
    record = {
        "cff-version": "1.2.0",
        "message": CITATION_MESSAGE,
        "title": facts.title,
        "abstract": facts.about,
        "type": "software",
        "authors": authors,
        **issued,
        **doi,
        "license": "MIT",
        "keywords": list(facts.keywords),
        "preferred-citation": {
            "type": "book",
            "title": facts.title,
            "authors": authors,
            **({"editors": [_cff_person(editor) for editor in facts.editors]} if facts.editors else {}),
            **issued,
            **doi,
            "year": facts.day.year,
            "languages": [facts.language],
            "license": CONTENT_LICENCE,
        },
    }
    text: str = yaml.dump(record, Dumper=DumperWithoutAliases, sort_keys=False, allow_unicode=True, width=110)
    return f"# Made by tools/citation_files.py: mend the facts there named, not this file.\n{text}"


def _cff_person(editor: Editor) -> dict[str, str]:
    person = {
        "given-names": editor.given,
        "family-names": editor.family,
        "orcid": editor.orcid_address,
    }
    return {name: value for name, value in person.items() if value}


class DumperWithoutAliases(yaml.SafeDumper):
    """Writes a value that occurs twice in full both times. PyYAML would write an alias the second time."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return True: no value gets an alias."""
        return True


def zenodo_text(facts: Edition) -> str:
    """Return .zenodo.json, the metadata of the deposit that Zenodo makes of a release.

    A DOI is not in it: Zenodo gives its own to each deposit.
    """
    record: dict[str, Any] = {
        "title": facts.full_title,
        "upload_type": "publication",
        "publication_type": "book",
        "version": facts.version,
        "publication_date": facts.day.isoformat(),
        "language": "eng",
        "description": facts.about,
        "creators": [{"name": name} for name in facts.authors],
        "keywords": list(facts.keywords),
        "access_right": "open",
        "license": CONTENT_LICENCE,
        "notes": LICENCE_NOTE,
    }
    if facts.editors:
        record["contributors"] = [_zenodo_editor(editor) for editor in facts.editors]
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _zenodo_editor(editor: Editor) -> dict[str, str]:
    person = {"name": editor.sorted_name, "type": "Editor"}
    return {**person, "orcid": editor.orcid} if editor.orcid else person


def readme_text(facts: Edition, text: str) -> str:
    """Return the text of the README with the version and the day of the edition in its citation.

    :raises SystemExit: where it has no citation
    """
    if not README_CITATION.search(text):
        raise SystemExit(
            "README.md has no citation to bring up to date: a line that ends with "
            f"“*Accounts of a Split*. Version {facts.version}. {facts.day.day} {facts.day:%B %Y}.”"
        )
    return README_CITATION.sub(f"Version {facts.version}. {facts.day.day} {facts.day:%B %Y}", text)


def texts_of_files(root: Path = ROOT) -> dict[str, str]:
    """Return the text that each file must have, by its name."""
    facts = cited_edition(root)
    return {
        "CITATION.cff": cff_text(facts),
        ".zenodo.json": zenodo_text(facts),
        "README.md": readme_text(facts, read_file(root / "README.md")),
    }


def main() -> int:
    """Write the files that differ, and print their names."""
    for name, text in texts_of_files().items():
        path, content = ROOT / name, text.encode()
        if path.is_file() and path.read_bytes() == content:
            continue
        try:
            path.write_bytes(content)
        except OSError as error:
            raise SystemExit(f"{name} cannot be written: {error.strerror}.") from error
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
