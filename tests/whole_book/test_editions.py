"""The edition of the book: all formats have its number, and another book can cite it as the book says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from perspectives.records.edition_record import PublishedEdition, edition_before, is_unfinished
from tests.addresses import Followed
from tests.support import ROOT, Build, run
from tools.edition_archive import read_editions

pytestmark = pytest.mark.book
NUMBER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
EDITIONS = read_editions(ROOT / "sources")
BEFORE = edition_before(NUMBER, EDITIONS)
SAID = BEFORE.number if BEFORE and is_unfinished(NUMBER) else NUMBER
"""The edition that pages name; between two editions, the one that the work follows."""


@pytest.mark.parametrize("page", ["index.html", "imprint.html"])
def test_a_page_that_names_the_edition_names_this_one(built: Build, page: str) -> None:
    assert set(re.findall(r"[Ee]dition (\d+\.\d+\.\d+)", built.read(page))) == {SAID}


def test_the_data_carry_the_edition(built: Build) -> None:
    assert built.data["book"]["edition"] == NUMBER
    assert f"<edition>{NUMBER}</edition>" in built.read("data/accounts.tei.xml")
    assert f"# Version: {NUMBER}".encode() in (built.out / "objects.inv").read_bytes()


def test_another_book_cites_as_the_example_says(built: Build, tmp_path: Path) -> None:
    section = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8").split("(reading-citing)=")[1]
    settings, links = re.findall(r"^```(?:python|markdown)\n(.*?)^```", section, re.MULTILINE | re.DOTALL)[:2]
    assert settings.count("None") == 1
    (tmp_path / "conf.py").write_text(
        'project = "Elsewhere"\nhtml_theme = "basic"\n'
        'extensions = ["myst_parser", "sphinx.ext.intersphinx"]\n'
        + settings.replace("None", repr(str(built.out / "objects.inv"))),
        encoding="utf-8",
    )
    (tmp_path / "index.md").write_text(f"# Elsewhere\n\n{links}", encoding="utf-8")
    elsewhere = run(tmp_path, tmp_path / "html", tmp_path / "doctrees")
    assert elsewhere.warnings == []
    links_in_page = re.findall(
        r'href="https://example\.org/split/([^"]+)"[^>]*>(.*?)</a>', elsewhere.read("index.html")
    )
    texts = [(address, re.sub(r"<[^>]+>", "", text)) for address, text in links_in_page]
    (url,) = [claim["url"] for claim in built.data["claims"] if claim["id"] == "khrushchev-dismantle-base"]
    assert texts == [
        (url, "Khrushchev: “We can dismantle the base if …”"),
        (url, "on the base"),
        ("reference/voices.html#voice-khrushchev", "Nikita Khrushchev"),
        ("reading.html#reading-citing", "How to cite"),
    ]
    for address, _ in texts:
        page, fragment = address.split("#")
        assert f'id="{fragment}"' in built.read(page)


@pytest.mark.parametrize("edition", [one for one in EDITIONS if one.record], ids=lambda one: one.number)
def test_every_page_and_claim_of_an_edition_on_record_leads_on_today(
    built: Build, edition: PublishedEdition
) -> None:
    assert edition.record is not None
    followed = Followed(built.out)
    claims = edition.record.claims()
    assert len(claims) > 400
    for id_, (_words, address) in claims.items():
        assert followed.end_of(address, f"claim-{id_}")
    assert [page for page in edition.record.pages if not (built.out / page).is_file()] == []
