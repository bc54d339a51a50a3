"""Write CITATION.cff, .zenodo.json and the README's citation from the facts of the edition: ``make citation``.

Each fact has one place: name, version, day, description, authors and keywords stand in pyproject.toml, the title in
docs/conf.py. A test compares the files with what this script would write.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from sphinx.config import eval_config_file
from sphinx.util.tags import Tags

ROOT = Path(__file__).parents[1]
CONTENT = "CC-BY-SA-4.0"
MESSAGE = "Cite the book as below; cite a single section or claim with its own title and permanent address."
ABOUT = "It sets the accounts of each event side by side and shows how every quoted sentence reached us."
QUOTATIONS = (
    "The licence is that of the narrative, the commentary, the notes and the data. "
    "Quoted words belong to their holders and are not covered by it; the program code is under the MIT licence."
)
CITED = re.compile(r"(?<=\*Accounts of a Split\*\. )Version .*(?=\.$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edition:
    """What the files say of an edition."""

    title: str
    subtitle: str
    version: str
    day: date
    about: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    language: str


def edition(root: Path = ROOT) -> Edition:
    """Return the facts of the edition that stands in a folder; one that the changelog does not tell of is an error."""
    facts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project, day = facts["project"], facts["tool"]["edition"]["issued"]
    version = project["version"]
    if f"\n## [{version}] - {day}\n" not in (root / "CHANGELOG.md").read_text(encoding="utf-8"):
        raise SystemExit(f"CHANGELOG.md has no heading for this edition: ## [{version}] - {day}")
    book = settings(root)
    return Edition(
        title=book["project"],
        subtitle=book["typst_titles"]["subtitle"],
        version=version,
        day=day,
        about=f"{project['description']} {ABOUT}",
        authors=tuple(author["name"] for author in project["authors"]),
        keywords=tuple(project["keywords"]),
        language=book["language"],
    )


def settings(root: Path = ROOT) -> dict[str, Any]:
    """Return the settings of the book, as Sphinx reads them."""
    return eval_config_file(root / "docs" / "conf.py", Tags())


def cff(facts: Edition) -> str:
    """Return CITATION.cff (Citation File Format 1.2.0): the repository, and the book as what to cite."""
    authors = [{"name": name} for name in facts.authors]
    issued = {"version": facts.version, "date-released": facts.day}
    record = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "title": facts.title,
        "abstract": facts.about,
        "type": "software",
        "authors": authors,
        **issued,
        "license": "MIT",
        "keywords": list(facts.keywords),
        "preferred-citation": {
            "type": "book",
            "title": facts.title,
            "authors": authors,
            **issued,
            "year": facts.day.year,
            "languages": [facts.language],
            "license": CONTENT,
        },
    }
    text: str = yaml.dump(record, Dumper=Plain, sort_keys=False, allow_unicode=True, width=110)
    return f"# Made by tools/citation_files.py: mend the facts there named, not this file.\n{text}"


class Plain(yaml.SafeDumper):
    """Writes a value that stands twice twice, with no sign that the two are one."""

    def ignore_aliases(self, data: Any) -> bool:
        """Name nothing."""
        return True


def zenodo(facts: Edition) -> str:
    """Return .zenodo.json: what Zenodo's deposit of a release is described by."""
    record = {
        "title": f"{facts.title}: {facts.subtitle}",
        "upload_type": "publication",
        "publication_type": "book",
        "version": facts.version,
        "publication_date": facts.day.isoformat(),
        "language": "eng",
        "description": facts.about,
        "creators": [{"name": name} for name in facts.authors],
        "keywords": list(facts.keywords),
        "access_right": "open",
        "license": CONTENT,
        "notes": QUOTATIONS,
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def readme(facts: Edition, text: str) -> str:
    """Return the README with the version and the day in the citation it offers."""
    return CITED.sub(f"Version {facts.version}. {facts.day.day} {facts.day:%B %Y}", text)


def files(root: Path = ROOT) -> dict[str, str]:
    """Return each file's name with what it must hold."""
    facts = edition(root)
    return {
        "CITATION.cff": cff(facts),
        ".zenodo.json": zenodo(facts),
        "README.md": readme(facts, (root / "README.md").read_text(encoding="utf-8")),
    }


def main() -> int:
    """Write the files that differ, and name them."""
    for name, text in files().items():
        place = ROOT / name
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            place.write_text(text, encoding="utf-8")
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
