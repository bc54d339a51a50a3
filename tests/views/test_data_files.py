"""The view ``data``: its list of files, and the metadata of the tables (CSV on the Web)."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from csvw import CSVW
from jsonschema import Draft7Validator
from openpyxl import load_workbook

from perspectives.export.file_sizes import size_text
from tests.data_readers import read_table
from tests.support import ROOT, Book, Build

LICENCES = {"text": "CC-BY-SA-4.0", "data": "CC-BY-SA-4.0", "quotations": "their holders'", "code": "MIT"}
RETIRED = """
[retired.claims.nobody-sang]
edition = "0.9"
why = "Nobody had said so."
replaced-by = ["nobody-laughed", "the-bell"]
page = "bell"

[retired.voices.sexton]
edition = "1.0"
why = "He never spoke."
"""
PAGE = """(the-data)=
# The data

:::{view} data
:::

:::{view} data
:part: licences
:::

:::{view} data
:part: rights
:::

:::{view} data
:part: citation
:::
"""


def with_data(path: Path) -> Book:
    """Return the tiny reader with a page of its data, in a folder, and two retired ids."""
    book = Book(path)
    book.write("docs/more/data.md", PAGE)
    book.replace("docs/index.md", "registers\n", "registers\nmore/data\n")
    book.write("sources/permalinks.toml", RETIRED)
    return book


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the tiny reader with a page of its data."""
    built = with_data(tmp_path_factory.mktemp("data")).build(
        perspectives_licenses=LICENCES,
        perspectives_issued="1703-05-01",
        html_baseurl="https://bells.example/",
    )
    assert built.warnings == []
    return built


def entries(build: Build) -> dict[str, Tag]:
    """Return the entries of the page by the name of the file."""
    page = BeautifulSoup(build.read("more/data.html"), "html5lib")
    return {entry.code.get_text(): entry for entry in page.select(".ps-data-file") if entry.code}


def facts(entry: Tag) -> list[str]:
    """Return the parts of the last line of an entry."""
    line = entry.select_one(".ps-data-facts")
    assert line is not None
    return line.get_text().split(" · ")


def test_every_file_is_listed_and_every_address_on_the_page_is_a_file(build: Build) -> None:
    entry_of = entries(build)
    # The scripts in this folder are for the pages; they are no data files.
    names = {path.name for path in (build.out / "data").iterdir() if path.suffix != ".js"}
    assert {name.partition("/")[0] for name in entry_of} == names
    for name, entry in entry_of.items():
        links = [str(link["href"]) for link in entry.select("a[href]")]
        files = [link for link in links if not link.startswith("https://")]
        assert all((build.out / "more" / link).is_file() for link in files)
        if "<" in name:
            pattern = re.escape(f"../data/{name}").replace(re.escape("<"), "<").replace(re.escape(">"), ">")
            assert len(files) == 1
            assert re.fullmatch(re.sub("<[a-z]+>", ".+", pattern), files[0])
        else:
            assert files == [f"../data/{name}"]


def test_each_file_says_its_standard_what_it_holds_and_its_size(build: Build) -> None:
    entry_of = entries(build)
    size = (build.out / "data/claims.json").stat().st_size
    kinds = (
        "claims",
        "comparisons",
        "editorial_notes",
        "documents",
        "voices",
        "events",
        "sources",
        "perspectives",
    )
    names = {"editorial_notes": "editorial notes", "sources": "works"}
    counts = [f"{names.get(kind, kind)}: {len(build.data[kind])}" for kind in kinds]
    assert facts(entry_of["claims.json"]) == ["JSON (RFC 8259)", *counts, size_text(size, "en")]
    folder = sum(path.stat().st_size for path in (build.out / "data/claims").iterdir())
    assert facts(entry_of["claims/<id>.json"]) == ["JSON (RFC 8259)", "claims: 4", size_text(folder, "en")]
    assert len(list((build.out / "data/claims").iterdir())) == 4
    sections = len(list((build.out / "data/sections").iterdir()))
    assert facts(entry_of["sections/<label>.json"])[1] == f"sections: {sections}"
    pages = len(list((build.out / "data/pages").rglob("*.jsonld")))
    assert facts(entry_of["pages/<page>.jsonld"])[1] == f"pages: {pages}"
    works = len(list((build.out / "data/bibliographies").rglob("*.bib")))
    assert facts(entry_of["bibliographies/<page>.bib"])[:2] == ["BibTeX", f"bibliographies: {works}"]
    annotations = json.loads(build.read("data/annotations.jsonld"))["total"]
    assert facts(entry_of["annotations.jsonld"])[1] == f"quotations: {annotations}"


def test_licences_rights_and_citation_are_those_of_the_settings_and_the_records(build: Build) -> None:
    page = BeautifulSoup(build.read("more/data.html"), "html5lib")

    assert [item.get_text(strip=True) for item in page.select(".ps-data-licences dd")] == list(
        LICENCES.values()
    )
    assert [code.get_text() for code in page.select(".ps-data-licences dt code")] == list(LICENCES)
    links = [str(link["href"]) for link in page.select(".ps-data-licences a")]
    assert links == [f"https://spdx.org/licenses/{name}.html" for name in ("CC-BY-SA-4.0",) * 2 + ("MIT",)]
    counts = {"public-domain": [0, 0], "quotation": [0, 0]}
    for claim in build.data["claims"]:
        counts[claim["rights"]][0] += 1
        counts[claim["rights"]][1] += bool(claim["quotations"])
    assert [item.get_text(strip=True) for item in page.select(".ps-data-rights li")] == [
        f"{name}: claims {claims}, of them with quoted words {quoted}"
        for name, (claims, quoted) in counts.items()
    ]
    citation = page.select_one(".ps-data-citation")
    assert citation is not None
    assert citation.get_text() == (
        "data of The Broken Bell, edition 1.0, 1 May 1703, https://bells.example/data/claims.json."
    )


def test_the_tables_are_as_their_metadata_say(build: Build) -> None:
    """A reader of CSV on the Web (csvw) checks the tables; the rest checks their columns."""
    path = build.out / "data/csv-metadata.json"
    assert CSVW(str(path), validate=True).is_valid
    metadata = json.loads(path.read_text(encoding="utf-8"))
    assert metadata["dc:license"] == {"@id": "https://spdx.org/licenses/CC-BY-SA-4.0"}
    assert metadata["dc:rights"] == [f"{layer}: {licence}" for layer, licence in LICENCES.items()]
    tables = {table["url"]: table["tableSchema"]["columns"] for table in metadata["tables"]}
    assert sorted(tables) == sorted(path.name for path in (build.out / "data").glob("*.csv"))
    for name, columns in tables.items():
        with (build.out / "data" / name).open(encoding="utf-8", newline="") as file:
            assert [column["name"] for column in columns] == next(csv.reader(file)), name
        assert all(column["dc:description"].endswith(".") for column in columns)


def test_each_column_of_ids_says_which_table_it_refers_to(build: Build) -> None:
    metadata = json.loads(build.read("data/csv-metadata.json"))
    tables = {table["url"]: table["tableSchema"] for table in metadata["tables"]}
    assert tables["claims.csv"]["aboutUrl"] == "https://bells.example/{+url}"
    columns = {column["name"]: column for column in tables["claims.csv"]["columns"]}
    assert columns["url"]["valueUrl"] == "https://bells.example/{+url}"
    assert {
        name: column["dc:references"]["@id"] for name, column in columns.items() if "dc:references" in column
    } == {
        "perspective": "perspectives.csv",
        **dict.fromkeys(("voice", "reporters", "last_hand"), "voices.csv"),
        **dict.fromkeys(("source", "quoted_in"), "sources.csv"),
        "event": "events.csv",
        **dict.fromkeys(("within", "answers", "disputes", "supports"), "claims.csv"),
    }
    # A key of this standard needs a value in each row.
    keys = [key["columnReference"] for key in tables["claims.csv"]["foreignKeys"]]
    assert keys == ["perspective", "voice", "last_hand"]


def test_the_data_package_is_as_its_profile_says_and_its_keys_hold(build: Build) -> None:
    package = json.loads(build.read("data/datapackage.json"))
    profile = json.loads((ROOT / "tests/schemas/datapackage-2.0.json").read_text(encoding="utf-8"))
    assert list(Draft7Validator(profile).iter_errors(package)) == []
    assert (package["name"], package["version"]) == ("the-broken-bell", "1.0")
    assert package["homepage"] == "https://bells.example/"
    (licence,) = package["licenses"]
    assert licence["path"] == "https://spdx.org/licenses/CC-BY-SA-4.0"
    tables: dict[str, list[dict[str, str]]] = {}
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    for resource in package["resources"]:
        tables[resource["name"]] = read_table(build.out / "data" / resource["path"])
        fields = resource["schema"]["fields"]
        assert all(list(row) == [field["name"] for field in fields] for row in tables[resource["name"]])
        numbers = [field["name"] for field in fields if field["type"] in ("integer", "number")]
        assert all(float(row[name] or 0) is not None for row in tables[resource["name"]] for name in numbers)
    assert {key["fields"] for key in schemas["claims"]["foreignKeys"]} == {
        *("perspective", "voice", "last_hand", "source", "quoted_in", "event", "within"),
    }
    for name, schema in schemas.items():
        for key in schema.get("foreignKeys", ()):
            other = key["reference"]["resource"] or name
            known = {row[key["reference"]["fields"]] for row in tables[other]}
            assert {row[key["fields"]] for row in tables[name]} - {""} <= known, (name, key)


def test_the_workbook_has_the_tables_with_each_cell_as_what_it_is(build: Build) -> None:
    workbook = load_workbook(build.out / "data/accounts.xlsx")
    assert workbook.sheetnames[0] == "about"
    assert [cell.value for cell in workbook["about"]["A"]][:3] == ["The Broken Bell", "edition", "address"]
    package = json.loads(build.read("data/datapackage.json"))
    for resource in package["resources"]:
        sheet = workbook[resource["name"]]
        assert sheet.freeze_panes == "B2"
        fields = resource["schema"]["fields"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert rows[0] == [field["name"] for field in fields]
        table = read_table(build.out / "data" / resource["path"])
        assert len(rows) == len(table) + 1
        for row, cells in zip(table, rows[1:], strict=True):
            for (name, text), field, value in zip(row.items(), fields, cells, strict=True):
                if name == "url":
                    assert value == (f"https://bells.example/{text}" if text else None)
                elif field["type"] == "string":
                    assert value == (text or None), name
                else:
                    assert (None if value is None else str(value).lower()) == (text or None), name
    dates = [cell for cell in workbook["claims"]["N"] if cell.value]
    assert dates[0].value == "date"
    assert {cell.data_type for cell in dates} == {"s"}


def test_cells_with_several_values_are_read_as_the_metadata_say(build: Build) -> None:
    tables = {table.url.string: table for table in CSVW(str(build.out / "data/csv-metadata.json")).tables}
    (comparison,) = tables["comparisons.csv"]
    assert comparison["claims"] == build.data["comparisons"][0]["claims"]
    assert {row["id"]: row["quotations"] for row in tables["claims.csv"]} == {
        claim["id"]: claim["quotations"] for claim in build.data["claims"]
    }


def change(metadata: str, old: str, new: str) -> str:
    """Return metadata with *new* in place of *old*, which they must hold."""
    assert old in metadata
    return metadata.replace(old, new)


# The reader of the tables counts each of its warnings as a fault.
@pytest.mark.filterwarnings("always:Unspecified column")
def test_metadata_that_are_not_true_of_the_tables_are_found_out(build: Build, tmp_path: Path) -> None:
    for path in (build.out / "data").glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    metadata = change(build.read("data/csv-metadata.json"), '"titles": "told"', '"titles": "tolled"')
    changed = tmp_path / "csv-metadata.json"
    changed.write_text(change(metadata, '"name": "told"', '"name": "tolled"'), encoding="utf-8")
    assert not CSVW(str(changed), validate=True).is_valid


def test_retired_ids_are_in_the_data_with_why_and_what_replaced_them(build: Build) -> None:
    data: dict[str, Any] = json.loads(build.read("data/retired.json"))
    assert (data["schema_version"], data["book"]) == (1, build.data["book"])
    assert data["retired"] == [
        {
            "id": "nobody-sang",
            "kind": "claims",
            "edition": "0.9",
            "why": "Nobody had said so.",
            "replaced_by": ["nobody-laughed", "the-bell"],
            "url": "bell.html#claim-nobody-sang",
        },
        {
            "id": "sexton",
            "kind": "voices",
            "edition": "1.0",
            "why": "He never spoke.",
            "replaced_by": [],
            "url": "registers.html#voice-sexton",
        },
    ]
    for entry in data["retired"]:
        page, _, anchor = entry["url"].partition("#")
        assert f'id="{anchor}"' in build.read(page)


@pytest.mark.slow("three builds: before, after and anew")
def test_a_page_that_lists_the_files_follows_the_records(tmp_path: Path) -> None:
    book = with_data(tmp_path)
    book.build()
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n(the-rope)=\n## The rope\n\nIt was old.\n")
    changed, clean = book.build(), book.build(tag="-clean")
    assert (changed.warnings, clean.warnings) == ([], [])
    assert changed.read("more/data.html") == clean.read("more/data.html")
    (count,) = facts(entries(changed)["sections/<label>.json"])[1:2]
    assert count == f"sections: {len(list((changed.out / 'data/sections').iterdir()))}"


def test_where_no_files_are_written_there_is_no_link_and_no_size(tmp_path: Path) -> None:
    build = with_data(tmp_path).build("text")
    assert build.warnings == []
    text = build.read("more/data.txt")
    assert "claims.csv" in text
    assert "kB" not in text
