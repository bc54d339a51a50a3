"""What archives read of an edition, from the same facts: RO-Crate, DataCite, Zenodo and CITATION."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft201909Validator, FormatChecker
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from urllib3 import HTTPResponse

from perspectives.export.formats import DATA_FILES
from tests.support import ROOT
from tests.tools.host_files import schema_faults
from tools import citation_files
from tools.citation_files import Edition, cff_text, read_edition, zenodo_text
from tools.datacite_file import datacite_text
from tools.editors import Editor
from tools.ro_crate import CRATE_FILE, ROOT_FILES, crate_text, formats_by_path, media_type

SCHEMAS = ROOT / "tests" / "schemas"
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
FACTS = read_edition()
EDITED = replace(
    FACTS,
    editors=(Editor("Josiah", "Carberry", "0000-0002-1825-0097"), Editor("", "Mao")),
    doi="10.5281/zenodo.1234567",
)
"""An edition that has all that an edition can have."""
EDITIONS = {"as it is": FACTS, "with editors and a DOI": EDITED}
ADDRESS = "https://example.org/book/"


@pytest.fixture(params=EDITIONS)
def facts(request: pytest.FixtureRequest) -> Edition:
    """Return this edition, and then one with editors and a DOI."""
    return EDITIONS[request.param]


def every_data_file() -> list[str]:
    """Return a path in an archive for each format of the data; of a folder, that of one file in it."""
    return [f"data/{re.sub('<.*>', 'one', format_.name)}" for format_ in DATA_FILES]


def crate_of(facts: Edition, address: str = "", *names: str) -> dict[str, dict[str, Any]]:
    """Return the entities of the description of an archive with these files, by their ids."""
    text = crate_text(facts, "book", dict.fromkeys(names, 7), address)
    return {entity["@id"]: entity for entity in json.loads(text)["@graph"]}


def datacite_faults(record: dict[str, Any]) -> list[str]:
    """Return what the schema of DataCite finds wrong in a record."""
    schema = json.loads((SCHEMAS / "datacite-v4.5.json").read_text(encoding="utf-8"))
    validator = Draft201909Validator(schema, format_checker=FormatChecker())
    return [fault.message for fault in validator.iter_errors(record)]


# DataCite


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_the_record_for_datacite_is_valid(facts: Edition, address: str) -> None:
    assert datacite_faults(json.loads(datacite_text(facts, address))) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("titles", []),
        ("doi", "https://doi.org/10.5281/1"),
        ("publicationYear", 2026),
        ("keywords", ["Albania"]),
    ],
)
def test_a_fault_in_the_record_for_datacite_would_be_found(key: str, value: Any) -> None:
    assert datacite_faults({**json.loads(datacite_text(FACTS)), key: value})


def test_nothing_is_invented_for_datacite() -> None:
    record = json.loads(datacite_text(replace(FACTS, doi="", editors=())))
    assert not {"doi", "prefix", "suffix", "identifiers", "url", "contributors"} & set(record)
    assert json.loads(datacite_text(EDITED, ADDRESS))["url"] == ADDRESS


# The same facts


def test_four_files_tell_the_same(facts: Edition) -> None:
    cff = yaml.safe_load(cff_text(facts))
    zenodo = json.loads(zenodo_text(facts))
    datacite = json.loads(datacite_text(facts, ADDRESS))
    root = crate_of(facts, ADDRESS)["./"]
    book = cff["preferred-citation"]
    day = facts.day.isoformat()
    assert [cff["version"], zenodo["version"], datacite["version"], root["version"]] == [facts.version] * 4
    days = [str(book["date-released"]), zenodo["publication_date"], datacite["dates"][0]["date"]]
    assert [*days, root["datePublished"]] == [day] * 4
    assert zenodo["title"] == root["name"] == ": ".join(title["title"] for title in datacite["titles"])
    assert book["title"] == datacite["titles"][0]["title"]
    assert cff["abstract"] == zenodo["description"] == datacite["descriptions"][0]["description"]
    assert root["description"].startswith(cff["abstract"])
    subjects = [subject["subject"] for subject in datacite["subjects"]]
    assert cff["keywords"] == zenodo["keywords"] == root["keywords"] == subjects
    assert book["license"] == zenodo["license"] == datacite["rightsList"][0]["rightsIdentifier"]
    names = [author["name"] for author in book["authors"]]
    assert [maker["name"] for maker in zenodo["creators"]] == names
    assert [maker["name"] for maker in datacite["creators"]] == names


def test_editors_and_their_orcid_ids_are_in_all_four() -> None:
    book = yaml.safe_load(cff_text(EDITED))["preferred-citation"]
    assert book["editors"] == [
        {
            "given-names": "Josiah",
            "family-names": "Carberry",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
        },
        {"family-names": "Mao"},
    ]
    assert json.loads(zenodo_text(EDITED))["contributors"] == [
        {"name": "Carberry, Josiah", "type": "Editor", "orcid": "0000-0002-1825-0097"},
        {"name": "Mao", "type": "Editor"},
    ]
    first, second = json.loads(datacite_text(EDITED))["contributors"]
    assert first["nameIdentifiers"][0]["nameIdentifier"] == "https://orcid.org/0000-0002-1825-0097"
    assert (first["familyName"], second["name"], "nameIdentifiers" in second) == ("Carberry", "Mao", False)
    crate = crate_of(EDITED)
    assert [crate[person["@id"]]["name"] for person in crate["./"]["editor"]] == ["Josiah Carberry", "Mao"]
    assert "https://orcid.org/0000-0002-1825-0097" in crate


def test_a_doi_is_written_where_there_is_one(facts: Edition) -> None:
    cff = yaml.safe_load(cff_text(facts))
    found = {
        cff.get("doi"),
        cff["preferred-citation"].get("doi"),
        json.loads(datacite_text(facts)).get("doi"),
        crate_of(facts)["./"].get("identifier", "").removeprefix("https://doi.org/") or None,
    }
    assert found == {facts.doi or None}
    assert "doi" not in zenodo_text(facts)


def test_the_citation_file_stays_valid(facts: Edition, tmp_path: Path) -> None:
    path = tmp_path / "CITATION.cff"
    path.write_text(cff_text(facts), encoding="utf-8")
    assert schema_faults("citation-file-format", path) == ""


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ('doi = "https://doi.org/10.5281/1"\n', r"pyproject\.toml:@: doi is 'https.*leave it out\."),
        ("doi = 10.5281\n", r"pyproject\.toml:@: doi is 10\.5281, and should begin"),
        ('[[tool.edition.editors]]\ngiven = "Josiah"\n', r"pyproject\.toml:@: editor 1 has no family name"),
        ('editors = ["Josiah Carberry"]\n', r"pyproject\.toml, \[tool\.edition\]: editor 1 is 'Josiah"),
    ],
)
def test_a_wrong_fact_is_told_with_its_line(tmp_path: Path, added: str, message: str) -> None:
    for name in ("docs/conf.py", "CHANGELOG.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    before, issued, after = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("issued = ")
    day, end, rest = after.partition("\n")
    text = f"{before}{issued}{day}{end}{added}{rest}"
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "conf.py").write_text(
        (ROOT / "docs" / "conf.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    line = text[: text.index(added)].count("\n") + 1
    with pytest.raises(SystemExit, match=message.replace("@", str(line))):
        citation_files.read_edition(tmp_path)


# RO-Crate


def test_every_file_of_the_data_is_described_as_on_its_page() -> None:
    crate = crate_of(FACTS, "", *every_data_file())
    parts = {part["@id"] for part in crate["./"]["hasPart"]}
    for path, formats in formats_by_path(every_data_file()).items():
        assert path in parts
        for format_ in formats:
            assert str(format_.purpose) in crate[path]["description"]
            assert format_.standard.name in {
                crate[standard["@id"]].get("name", "") for standard in as_list(crate[path]["conformsTo"])
            }
    described = {
        format_.name for formats in formats_by_path(every_data_file()).values() for format_ in formats
    }
    assert described == {format_.name for format_ in DATA_FILES}


def as_list(value: Any) -> list[Any]:
    """Return the values of a property, which is a list only where there are several."""
    return value if isinstance(value, list) else [value]


def test_data_with_a_schema_name_it() -> None:
    crate = crate_of(FACTS, "", "data/claims.json", "data/claims.schema.json")
    assert {"@id": "data/claims.schema.json"} in crate["data/claims.json"]["conformsTo"]


def test_what_is_not_in_the_archive_is_not_described() -> None:
    assert {id_ for id_ in crate_of(FACTS) if not id_.startswith(("#", "http"))} == {
        "./",
        CRATE_FILE,
        "html/",
        "data/",
    }


@pytest.mark.parametrize(
    ("path", "standard", "expected"),
    [
        ("html/index.html", "", "text/html"),
        ("data/accounts.tei.xml", "TEI P5, schema of version 4.3.0", "application/tei+xml"),
        ("data/references.json", "CSL-JSON (CSL 1.0.2)", "application/vnd.citationstyles.csl+json"),
        ("data/claims.json", "JSON (RFC 8259)", "application/json"),
        ("references.bib", "", "application/x-bibtex"),
        ("LICENSE", "", "text/plain"),
        ("data/one.unknown", "", "application/octet-stream"),
    ],
)
def test_a_file_has_its_media_type(path: str, standard: str, expected: str) -> None:
    assert media_type(path, standard) == expected


def test_every_format_of_the_data_has_a_media_type() -> None:
    assert [path for path in every_data_file() if media_type(path) == "application/octet-stream"] == []


def test_the_description_is_the_same_each_time() -> None:
    names = dict.fromkeys(every_data_file(), 7)
    assert crate_text(EDITED, "book", names) == crate_text(EDITED, "book", names)


class ContextOnDisk(HTTPAdapter):
    """Answers every request with the context of RO-Crate, and asks no network."""

    def send(self, request: PreparedRequest, *_arguments: Any, **_options: Any) -> Response:
        """Return the context as the answer to a request."""
        body = BytesIO((SCHEMAS / "ro-crate-1.1-context.jsonld").read_bytes())
        headers = {"Content-Type": "application/ld+json"}
        return self.build_response(request, HTTPResponse(body, headers, 200, preload_content=False))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a cache of the validator that has the context, so that it needs no network."""
    path = tmp_path_factory.mktemp("contexts") / "cache"
    with CachedSession(str(path), expire_after=-1) as session:
        session.mount("https://", ContextOnDisk())
        session.get(CONTEXT)
    return path


def crate_faults(folder: Path, cache: Path) -> list[str]:
    """Return what the shapes of roc-validator find in an RO-Crate, without the network."""
    answer = subprocess.run(
        [
            *(
                sys.executable,
                "-c",
                "from rocrate_validator.cli import cli; cli()",
                "--disable-color",
                "validate",
                folder,
            ),
            *("--profile-identifier", "ro-crate-1.1", "--requirement-severity", "recommended"),
            *("--offline", "--cache-path", cache, "--output-format", "json", "--no-paging"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(answer.stdout)
    return [issue["message"] for issue in report["issues"]]


def write_archive(folder: Path, facts: Edition, address: str) -> None:
    """Write the files of a small archive that has everything, and its description."""
    names = [
        *every_data_file(),
        *(name.format(name="book") for name in ROOT_FILES),
        "html/index.html",
    ]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("content", encoding="utf-8")
    text = crate_text(facts, "book", dict.fromkeys(names, 7), address)
    (folder / CRATE_FILE).write_text(text, encoding="utf-8")


def test_the_description_holds_by_the_shapes_of_ro_crate(tmp_path: Path, cache: Path) -> None:
    """What RO-Crate asks for is there, and with an address all that it recommends."""
    write_archive(tmp_path, EDITED, ADDRESS)
    assert crate_faults(tmp_path, cache) == []


def test_a_fault_in_the_description_would_be_found(tmp_path: Path, cache: Path) -> None:
    write_archive(tmp_path, FACTS, "")
    (tmp_path / "html" / "index.html").unlink()
    text = (tmp_path / CRATE_FILE).read_text(encoding="utf-8")
    (tmp_path / CRATE_FILE).write_text(text.replace('"datePublished"', '"dateModified"'), encoding="utf-8")
    faults = " ".join(crate_faults(tmp_path, cache))
    assert "datePublished" in faults
    assert "index.html" in faults
