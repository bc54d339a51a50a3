"""The reader builds without a warning, and the addresses in its data exist."""

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


class IdCollector(HTMLParser):
    """Collects the ids of the elements of a page, in ``ids``."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.ids: set[str | None] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add the id of an element."""
        self.ids |= {value for name, value in attrs if name == "id"}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the reader with every warning as an error, and return the folder of its pages."""
    work = tmp_path_factory.mktemp("reader")
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-b", "html"]
    process = subprocess.run(
        [*command, "-d", str(work / "doctrees"), str(ROOT / "docs"), str(work / "html")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 0, process.stderr
    assert process.stderr == ""
    return work / "html"


def data(built: Path, name: str) -> Any:
    return json.loads((built / "data" / name).read_text(encoding="utf-8"))


def test_it_builds_without_a_warning(built: Path) -> None:
    assert (built / "index.html").is_file()


def test_every_address_in_the_data_is_on_its_page(built: Path) -> None:
    records = data(built, "claims.json")
    addresses = [
        record["url"].partition("#")
        for kind in ("claims", "comparisons", "editorial_notes")
        for record in records[kind]
    ]
    assert addresses
    ids = {page: IdCollector(built / page).ids for page, _, _ in addresses}
    assert [f"{page}#{id_}" for page, _, id_ in addresses if id_ not in ids[page]] == []


def test_the_data_are_valid_by_their_schema(built: Path) -> None:
    jsonschema.validate(data(built, "claims.json"), data(built, "claims.schema.json"))
