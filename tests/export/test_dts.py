"""The documents by Distributed Text Services 1.0: every template leads to files, which say what is true."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree
from uritemplate import expand

from tests.data_readers import TEI_NAMESPACES, tei_errors
from tests.support import Book, Build, add_documents

ROOT = "book.documents"
BASE = "https://bells.example/book/"
WRAPPER = "{https://w3id.org/api/dts#}wrapper"


def build_documents(folder: Path, texts: bool) -> tuple[Book, Build]:
    """Build the tiny reader with two documents at a public address; the text of the first may be at hand."""
    book = Book(folder / "book")
    add_documents(book, texts=texts)
    return book, book.build(html_baseurl=BASE)


@pytest.fixture(scope="module")
def at_hand(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the documents with the text of the first."""
    return build_documents(tmp_path_factory.mktemp("dts"), texts=True)[1]


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Build]:
    """Build the documents without a text."""
    return build_documents(tmp_path_factory.mktemp("dts"), texts=False)


def place_of(build: Build, address: str) -> Path:
    """Return the file that a static host sends for an address."""
    assert address.startswith(BASE)
    return build.out / unquote(address.removeprefix(BASE))


def answer(build: Build, template: str, **parameters: str) -> Any:
    """Return what the host answers to a request of a client: JSON or XML; None where it says 404."""
    path = place_of(build, expand(template, dict(parameters.items())))
    if not path.is_file():
        return None
    if path.suffix == ".tei":
        return etree.parse(path).getroot()
    return json.loads(path.read_text(encoding="utf-8"))


def entry_of(build: Build) -> Any:
    """Return the entry."""
    return json.loads(build.read("data/dts/entry.jsonld"))


def resources(build: Build) -> list[Any]:
    """Return the documents, as the collection lists them."""
    members: list[Any] = answer(build, entry_of(build)["collection"])["member"]
    return members


def trees_of(resource: Any) -> Iterator[dict[str, str]]:
    """Yield the parameter that chooses each citation tree of a document; none for the default."""
    for tree in resource["citationTrees"]:
        yield {"tree": tree["identifier"]} if "identifier" in tree else {}


def words_of(element: Any) -> str:
    """Return the words of an element."""
    return " ".join("".join(element.itertext()).split())


# The endpoints


def test_a_client_finds_every_unit_of_every_document_from_the_entry(at_hand: Build) -> None:
    found = {}
    for resource in resources(at_hand):
        for tree in trees_of(resource):
            navigation = answer(at_hand, resource["navigation"], down="1", **tree)
            for unit in navigation["member"]:
                name = unit["identifier"]
                one = answer(at_hand, resource["navigation"], ref=name, **tree)
                assert (one["ref"], "member" in one) == (unit, False)
                text = answer(at_hand, resource["document"], ref=name, **tree)
                found[resource["@id"], tree.get("tree"), name] = words_of(text.find(f".//{WRAPPER}"))
    assert [key for key in found if key[1]] == [("charter", "page", page) for page in ("12", "13", "14")]
    assert [key[2] for key in found if not key[1]] == ["1", "2", "3", "4", "5", "6", "a1-p1", "a1-p2"]
    assert found["charter", None, "3"] == "a rope that was frayed;"
    assert found["charter", None, "2"] == ""
    assert found["charter", "page", "13"] == "a clapper that was bent;"


def test_every_answer_has_what_the_specification_asks_for(at_hand: Build) -> None:
    entry = entry_of(at_hand)
    assert set(entry) - {"description"} == {
        *("@context", "@id", "@type", "dtsVersion", "collection", "navigation", "document")
    }
    required = {
        "Collection": {"@id", "title", "totalParents", "totalChildren", "collection"},
        "Resource": {
            *("@id", "title", "totalParents", "totalChildren", "collection", "navigation", "document")
        },
        "Navigation": {"@id", "resource"},
    }
    paths = [path for path in (at_hand.out / "data/dts").rglob("*.jsonld") if path.name != "entry.jsonld"]
    for path in paths:
        record = json.loads(path.read_text(encoding="utf-8"))
        assert record["@context"] == entry["@context"]
        assert record["dtsVersion"] == "1.0"
        assert required[record["@type"]] <= set(record)
        for member in record.get("member", []):
            assert required.get(member["@type"], {"identifier", "level", "parent"}) <= set(member)
        if record["@type"] == "Navigation":
            assert place_of(at_hand, record["@id"]) == path
            assert {"@id", "@type", "collection", "navigation", "document", "citationTrees"} <= set(
                record["resource"]
            )
    assert len(paths) > 20


@pytest.mark.parametrize(
    ("parameters", "id_", "members"),
    [
        ({}, ROOT, ["charter", "letter"]),
        ({"nav": "children"}, ROOT, ["charter", "letter"]),
        ({"nav": "parents"}, ROOT, []),
        ({"id": ROOT}, ROOT, ["charter", "letter"]),
        ({"id": ROOT, "nav": "parents"}, ROOT, []),
        ({"id": "charter"}, "charter", None),
        ({"id": "charter", "nav": "children"}, "charter", []),
        ({"id": "charter", "nav": "parents"}, "charter", [ROOT]),
    ],
)
def test_the_collection_answers_every_request(
    at_hand: Build, parameters: dict[str, str], id_: str, members: list[str] | None
) -> None:
    record = answer(at_hand, entry_of(at_hand)["collection"], **parameters)
    assert record["@id"] == id_
    assert record.get("member") == members or [one["@id"] for one in record["member"]] == members


@pytest.mark.parametrize(
    ("endpoint", "parameters"),
    [
        ("collection", {"id": "nothing"}),
        ("collection", {"page": "2"}),
        ("navigation", {"resource": "charter"}),
        ("navigation", {"resource": "charter", "down": "0"}),
        ("navigation", {"resource": "charter", "ref": "7"}),
        ("navigation", {"resource": "charter", "ref": "1", "down": "1"}),
        ("navigation", {"resource": "charter", "start": "1", "end": "3", "down": "1"}),
        ("navigation", {"resource": "charter", "tree": "line", "down": "1"}),
        ("document", {"resource": "charter", "ref": "7"}),
        ("document", {"resource": "charter", "start": "1", "end": "3"}),
        ("document", {"resource": "charter", "mediaType": "text/html"}),
    ],
)
def test_what_no_file_answers_is_not_answered_by_another(
    at_hand: Build, endpoint: str, parameters: dict[str, str]
) -> None:
    assert answer(at_hand, entry_of(at_hand)[endpoint], **parameters) is None


def test_a_document_without_known_paragraphs_has_no_tree(at_hand: Build) -> None:
    letter = next(one for one in resources(at_hand) if one["@id"] == "letter")
    assert letter["citationTrees"] == []
    assert answer(at_hand, letter["navigation"], down="-1")["member"] == []


def test_facts_of_a_document_are_in_the_collection(at_hand: Build) -> None:
    charter = resources(at_hand)[0]["dublinCore"]
    assert charter["creator"][0]["value"] == "Abbot Odo"
    assert (charter["date"], charter["language"]) == ("1701-05-03", ["en"])
    assert charter["rights"][0]["value"] == "public-domain"
    assert place_of(at_hand, charter["identifier"][0].partition("#")[0]).is_file()


# The texts


@pytest.mark.parametrize("has_text", [True, False])
def test_the_whole_texts_are_valid_tei_with_both_trees(
    at_hand: Build, without: tuple[Book, Build], has_text: bool
) -> None:
    build = at_hand if has_text else without[1]
    for resource in resources(build):
        whole = answer(build, resource["document"])
        assert tei_errors(whole) == []
        declared = [one.get("unit") for one in whole.iterfind(".//t:citeStructure", TEI_NAMESPACES)]
        assert declared == [tree["citeStructure"][0]["citeType"] for tree in resource["citationTrees"]]


def test_the_declared_places_lead_to_the_units(at_hand: Build) -> None:
    charter = resources(at_hand)[0]
    whole = answer(at_hand, charter["document"])
    structures = whole.findall(".//t:citeStructure", TEI_NAMESPACES)
    for tree, structure in zip(trees_of(charter), structures, strict=True):
        # The paths of the file are without prefixes, for the namespace of TEI.
        match = re.sub(r"(?<=/)(?=\w)", "t:", structure.get("match"))
        places = whole.xpath(match, namespaces=TEI_NAMESPACES)
        units = answer(at_hand, charter["navigation"], down="1", **tree)["member"]
        assert [one.get("n") for one in places] == [unit["identifier"] for unit in units]


def test_a_tree_without_a_unit_has_no_effect(at_hand: Build) -> None:
    charter = resources(at_hand)[0]
    texts = [answer(at_hand, charter["document"], **tree) for tree in ({}, {"tree": "page"})]
    assert etree.tostring(texts[0]) == etree.tostring(texts[1])


def all_words(build: Build) -> str:
    """Return the words of all texts of documents that a build has made, without their heads."""
    paths = sorted((build.out / "data/dts/document").glob("*.tei"))
    bodies = [etree.parse(path).find(".//t:body", TEI_NAMESPACES) for path in paths]
    return " ".join(words_of(body) for body in bodies)


def test_only_what_the_page_prints_is_in_the_texts(at_hand: Build, without: tuple[Book, Build]) -> None:
    """Paragraphs 2 and 6 are not chosen. Without the text, only the words of claims are here."""
    words = all_words(at_hand)
    assert "The bell was whole at matins" in words
    assert "I heard nothing that night." in words
    assert "Three things were found" not in words
    assert "So it is written" not in words
    words = all_words(without[1])
    quoted = [quotation for claim in without[1].data["claims"] for quotation in claim["quotations"]]
    assert "The price of a bell is forty crowns. It is not paid." in words
    for quotation in sorted(quoted, key=len, reverse=True):
        words = words.replace(" ".join(quotation.split()), "")
    assert words.strip() == ""


def test_words_that_are_left_out_have_their_reason(at_hand: Build, without: tuple[Book, Build]) -> None:
    def reasons(build: Build) -> list[set[str]]:
        return [
            {gap.get("reason") for gap in answer(build, one["document"]).iterfind(".//t:gap", TEI_NAMESPACES)}
            for one in resources(build)
        ]

    assert reasons(at_hand) == [{"not-selected"}, set()]
    assert reasons(without[1]) == [{"not-at-hand"}, set()]


def test_quoted_words_lead_to_their_claims(without: tuple[Book, Build]) -> None:
    build = without[1]
    price = answer(build, resources(build)[0]["document"], ref="a1-p1")
    (quote,) = price.iterfind(".//t:quote", TEI_NAMESPACES)
    next_ = answer(build, resources(build)[0]["document"], ref="a1-p2")
    assert next_.find(".//t:ptr", TEI_NAMESPACES).get("target") == quote.get("corresp")
    address, _sign, anchor = quote.get("corresp").partition("#")
    assert f'id="{anchor}"' in place_of(build, address).read_text(encoding="utf-8")


def test_every_text_names_its_maker_its_source_and_its_rights(at_hand: Build) -> None:
    for path in (at_hand.out / "data/dts/document").glob("*.tei"):
        text = etree.parse(path)
        for name in ("author", "bibl", "availability", "idno"):
            assert words_of(text.find(f"t:teiHeader//t:{name}", TEI_NAMESPACES))


# Without an address


def test_without_an_address_there_are_none_and_those_of_before_are_removed(
    without: tuple[Book, Build],
) -> None:
    book, build = without
    book.replace("docs/registers.md", "# ", "# All ")
    again = book.build(html_baseurl="")
    assert again.out == build.out
    assert [path for path in (again.out / "data/dts").rglob("*") if path.is_file()] == []
