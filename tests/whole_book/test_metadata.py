"""The pages of the book as programs read them."""

from __future__ import annotations

import gzip
import json
import re

import pytest
import rispy

from perspectives.book.own_citations import version_name
from perspectives.citations.csl_json import csl_item
from perspectives.citations.entry_reader import read_text
from perspectives.citations.manager_items import for_managers
from tests.support import ROOT, Build
from tests.vocabularies import page_descriptions, zotero_item
from tools.citation_files import cited_edition
from tools.edition_archive import read_editions

pytestmark = pytest.mark.book

DATA_SCRIPT = re.compile(r'<script type="application/ld\+json">[^<]*</script>\n')
PAGES = {
    "chapters/vlora-base": "The Vlora base",
    "chapters/moscow-speech": None,
    "reference/glossary": None,
    "documents/pravda-december-1961": None,
    "reference/voices": None,
}


@pytest.mark.parametrize("docname", PAGES)
def test_a_page_is_saved_as_a_section_of_the_book(built: Build, docname: str) -> None:
    html = built.read(f"{docname}.html")
    descriptions = page_descriptions(html, json.loads(built.read(f"data/pages/{docname}.jsonld")))
    title = PAGES[docname] or next(
        line[2:]
        for line in (ROOT / "docs" / f"{docname}.md").read_text("utf-8").splitlines()
        if line[:2] == "# "
    )
    issued = built.app.config.perspectives_issued
    edition = version_name(built.app.config.release, read_editions(ROOT / "sources"))
    for description in descriptions.values():
        assert (description.title, description.book, description.date) == (
            title,
            "Accounts of a Split",
            issued,
        )
        assert description.authors == ["The contributors to Accounts of a Split"]
        assert description.editors in (None, ["The contributors to Accounts of a Split"])
        assert description.edition in (None, edition)
        assert description.address == ""
    for newer in (True, False):
        item = zotero_item(html, newer)
        assert (item["itemType"], item["title"], item["bookTitle"]) == (
            "bookSection",
            title,
            "Accounts of a Split",
        )
        assert (item["edition"], item["language"]) == (edition, "en")
        assert item.get("date", "") == issued.replace("-", "/")
        assert item["creators"] == [("author", "", "The contributors to Accounts of a Split")]
        assert item["abstractNote"] != built.app.config.perspectives_description


def test_what_a_page_says_in_schema_org_weighs_less_than_a_kilobyte(built: Build) -> None:
    """Compressed with the page around it: every reader loads it, and no reader sees it."""
    heavy = {}
    pages = [*built.out.glob("chapters/*.html"), built.out / "index.html", built.out / "reference/data.html"]
    for path in pages:
        text = path.read_text("utf-8")
        without, number = DATA_SCRIPT.subn("", text)
        assert number == 1, path
        weight = len(gzip.compress(text.encode())) - len(gzip.compress(without.encode()))
        if weight >= 1024:
            heavy[path.name] = weight
    assert heavy == {}


def test_the_edition_is_that_of_the_citation_file_and_so_is_its_day_if_it_is_told(built: Build) -> None:
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    config = built.app.config
    assert set(re.findall(r"^ *version: (.+)$", citation, re.MULTILINE)) == {cited_edition().version}
    days = set(re.findall(r"^ *date-released: (.+)$", citation, re.MULTILINE))
    assert config.perspectives_issued in {"", *days}
    assert len(days) == 1


def test_every_bibliography_is_read_back(built: Build) -> None:
    items = {source["key"]: source["csl"] for source in built.data["sources"]}
    folder = built.out / "data"
    files = [folder / "references.json", *sorted((folder / "bibliographies").rglob("*.json"))]
    assert len(files) > 25
    for path in files:
        csl_items = json.loads(path.read_text("utf-8"))
        assert csl_items == [for_managers(items[item["id"]]) for item in csl_items]
        works, faults = read_text(path.with_suffix(".bib").read_text("utf-8"))
        assert faults == []
        assert [csl_item(key, works[key]) for key in works] == [items[item["id"]] for item in csl_items], path
        records = rispy.loads(path.with_suffix(".ris").read_text("utf-8"))
        assert [record["id"] for record in records] == [item["id"] for item in csl_items], path
    assert [item["id"] for item in json.loads(files[0].read_text("utf-8"))] == sorted(items)
