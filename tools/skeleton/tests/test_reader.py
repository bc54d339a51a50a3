"""The reader builds without a warning, and its data hold what its pages show."""

from __future__ import annotations

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent


class Ids(HTMLParser):
    """Collects the ids of a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: set[str | None] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the id of an element that has one."""
        self.found |= {value for name, value in attrs if name == "id"}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the reader, every warning an error, and return the folder of its pages."""
    work = tmp_path_factory.mktemp("reader")
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-b", "html"]
    done = subprocess.run(
        [*command, "-d", str(work / "doctrees"), str(ROOT / "docs"), str(work / "html")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return work / "html"


def data(built: Path, name: str) -> Any:
    return json.loads((built / "data" / name).read_text(encoding="utf-8"))


def test_it_builds_without_a_warning(built: Path) -> None:
    assert (built / "index.html").is_file()


def test_every_address_in_the_data_is_on_its_page(built: Path) -> None:
    records = data(built, "claims.json")
    addresses = [
        one["url"].partition("#")
        for kind in ("claims", "comparisons", "editorial_notes")
        for one in records[kind]
    ]
    assert addresses
    ids = {page: Ids(built / page).found for page, _, _ in addresses}
    assert [f"{page}#{id_}" for page, _, id_ in addresses if id_ not in ids[page]] == []


def test_the_data_are_valid_by_their_schema(built: Path) -> None:
    jsonschema.validate(data(built, "claims.json"), data(built, "claims.schema.json"))
