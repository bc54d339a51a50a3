"""The example on Yugoslavia builds without a warning, with and without its texts, and holds what it shows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT

pytestmark = [
    pytest.mark.second_build,
    pytest.mark.slow("builds a reader of twelve documents twice, each in a process of its own"),
]

EXAMPLE = ROOT / "examples" / "yugoslavia"
MOST_WORDS = {"public-domain": 250, "quotation": 120}
"""How many words of one work a claim may quote at a stretch, by the rights in them."""


class IdCollector(HTMLParser):
    """Collects the ids of the elements of a page, in ``ids``."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.ids: set[str | None] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add the id of an element."""
        self.ids |= {value for name, value in attrs if name == "id"}


def build(folder: Path, texts: str) -> Path:
    """Build the example as its README says, every warning an error; return the folder of its pages."""
    pages = folder / "html"
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-b", "html"]
    process = subprocess.run(
        [
            *command,
            *("-d", str(folder / "doctrees"), "-D", f"perspectives_texts={texts}"),
            *(str(EXAMPLE / "docs"), str(pages)),
        ],
        # Without the path of this project's tests: the example finds the extension by itself.
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (process.returncode, process.stderr) == (0, "")
    return pages


@pytest.fixture(scope="module")
def without_texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the pages of the example, built without any text."""
    folder = tmp_path_factory.mktemp("without")
    return build(folder, str(folder / "no-texts"))


@pytest.fixture(scope="module")
def with_texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the pages of the example, built with the texts of the American papers at hand."""
    texts = os.environ.get("ACCOUNTS_TEXTS")
    if texts is None:
        pytest.skip("the texts are not part of this repository: ACCOUNTS_TEXTS names their folder")
    return build(tmp_path_factory.mktemp("with"), texts)


@pytest.fixture(scope="module")
def data(without_texts: Path) -> dict[str, Any]:
    """Return the records of the example."""
    found: dict[str, Any] = json.loads((without_texts / "data" / "claims.json").read_text(encoding="utf-8"))
    return found


def sides_of_hands(data: dict[str, Any]) -> dict[str, str]:
    """Return the side of whoever wrote the words of each claim down, by the id of the claim."""
    sides = {voice["id"]: voice["perspective"] for voice in data["voices"]}
    return {claim["id"]: sides[claim["last_hand"]] for claim in data["claims"]}


def test_at_least_six_documents_have_pages(without_texts: Path, data: dict[str, Any]) -> None:
    pages = {document["url"].partition("#")[0] for document in data["documents"]}
    assert len(pages) >= 6
    assert [page for page in pages if not (without_texts / page).is_file()] == []


def test_at_least_six_questions_are_asked_and_four_have_pens_of_two_sides(data: dict[str, Any]) -> None:
    sides = sides_of_hands(data)
    pens = [{sides[id_] for id_ in comparison["claims"]} for comparison in data["comparisons"]]
    assert len(pens) >= 6
    assert len([found for found in pens if len(found) >= 2]) >= 4


def test_belgrade_is_heard_only_through_american_pens(data: dict[str, Any]) -> None:
    sides = sides_of_hands(data)
    told = {claim["id"] for claim in data["claims"] if claim["perspective"] == "belgrade"}
    assert told
    assert {sides[id_] for id_ in told} == {"washington"}


def test_every_quotation_was_collated_and_agrees(data: dict[str, Any]) -> None:
    lock = tomllib.loads((EXAMPLE / "sources" / "quotations.lock").read_text(encoding="utf-8"))
    agreeing = {
        entry["claim"] for entry in lock["quotation"] if entry["verdict"] in ("exact", "normalised", "elided")
    }
    quoting = {claim["id"] for claim in data["claims"] if claim["quotations"]}
    assert len(quoting) >= 20
    assert quoting - agreeing == set()
    assert {entry["verdict"] for entry in lock["quotation"]} <= {"exact", "normalised", "elided"}


def test_no_quotation_is_longer_than_the_rule_allows(data: dict[str, Any]) -> None:
    assert [
        claim["id"]
        for claim in data["claims"]
        for words in claim["quotations"]
        if len(words.split()) > MOST_WORDS[claim["rights"]]
    ] == []


def test_no_text_of_others_is_in_the_folder() -> None:
    kept = {path.suffix for path in EXAMPLE.rglob("*") if path.is_file() and "build" not in path.parts}
    assert kept <= {"", ".bib", ".lock", ".md", ".py", ".pyc", ".toml"}


def test_every_address_in_the_data_is_on_its_page(without_texts: Path, data: dict[str, Any]) -> None:
    addresses = [
        record["url"].partition("#")
        for kind in ("claims", "comparisons", "editorial_notes", "documents")
        for record in data[kind]
    ]
    assert addresses
    ids = {page: IdCollector(without_texts / page).ids for page, _, _ in addresses}
    assert [f"{page}#{id_}" for page, _, id_ in addresses if id_ not in ids[page]] == []


def test_the_texts_change_no_address(without_texts: Path, with_texts: Path) -> None:
    names = [path.relative_to(without_texts) for path in without_texts.rglob("*.html")]
    assert len(names) > 15
    lost = {
        f"{name}#{id_}"
        for name in names
        for id_ in IdCollector(without_texts / name).ids - IdCollector(with_texts / name).ids
    }
    assert lost == set()


def test_a_paper_is_printed_where_its_text_is_at_hand(without_texts: Path, with_texts: Path) -> None:
    name = Path("documents") / "prica-in-belgrade-1957.html"
    words = "Prica firmly rejected any idea of Yugoslav participation revived Cominform"
    assert words in " ".join((with_texts / name).read_text(encoding="utf-8").split())
    assert words not in (without_texts / name).read_text(encoding="utf-8")
