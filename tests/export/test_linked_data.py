"""Linked data, TEI and annotations of a small reader with an address: whole ids, kinds of voices, shapes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import etree
from pyshacl import validate
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.namespace import RDFS

from perspectives.export.linked_context import PREFIXES
from perspectives.export.linked_schemes import NO_ADDRESS, OWN_CLASSES, OWN_PROPERTIES, schemes
from perspectives.export.record_kinds import RECORD_KINDS
from perspectives.records.field_forms import Absent
from tests import data_readers
from tests.data_readers import CITO, PROV, SCHEMA_ORG, TEI_NAMESPACES, XML_ID
from tests.support import Book, Build, SharedBook, add_documents

BASE = "https://reader.example/bell/"
FOAF_GROUP = URIRef("http://xmlns.com/foaf/0.1/Group")
OWN = f"{BASE}data/vocabulary.jsonld#"
DATA = f"{BASE}data/accounts.jsonld"
CLAIM = URIRef(f"{BASE}bell.html#claim-ringer-wind")
VOICES = """
[voices.choir]
name = "Two singers"
kind = "group"
variants = ["Ben Low"]
about = "Sang."
role = "participant"
perspective = "village"

[voices.council]
name = "The Council"
kind = "body"
about = "Sat."
role = "participant"
perspective = "village"

[voices.minutes]
name = "The minutes, of 1701"
sort = "Minutes, The"
kind = "record"
about = "Minutes."
role = "record"
perspective = "village"

[voices.chronicle]
name = "A chronicle"
sort = "Chronicle, A"
kind = "work"
about = "A book."
role = "compiler"
perspective = "abbey"
earlier = "village"
until = "1690~"
dates = "1600?/1650~"

[voices.visitor]
name = "A visitor"
sort = "Visitor, A"
about = "Came by."
role = "historian"
perspective = "travellers"
"""
WORKS = """
@book{ringer-book, author = {Ringer, Anna and Low, Ben and {The Council} and Unknown, Ada},
  title = {Bells}, year = {1720}, rights = {public-domain}, origyear = {1705~}, pagetotal = {12}}
"""
CLAIMS = """
:::{claim} minutes
:id: minutes-say
:via: pedlar, chronicle
:source: ringer-book
:date: 1701~
:told: 1710?
:cert: low
:medium: minutes

> It broke at noon.
:::
"""


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a build of the tiny reader with documents, a voice of each kind, and a public address."""
    book = Book(tmp_path_factory.mktemp("linked"))
    add_documents(book)
    book.write("sources/voices.toml", book.read("sources/voices.toml") + VOICES)
    book.write("sources/references.bib", book.read("sources/references.bib") + WORKS)
    book.write("docs/bell.md", book.read("docs/bell.md") + CLAIMS)
    book.replace(
        "docs/bell.md", ":settle: the bell itself\n", ":settle: the bell itself\n:with: charter:p5\n"
    )
    return book.build(html_baseurl=BASE)


@pytest.fixture(scope="module")
def graph(build: Build) -> Graph:
    """Return the linked data as a program reads them that has the file, and not where it came from."""
    return Graph().parse(data=build.read("data/accounts.jsonld"), format="json-ld", publicID="file:///x/")


@pytest.fixture(scope="module")
def shapes(build: Build) -> Graph:
    return Graph().parse(data=build.read("data/accounts.shapes.ttl"), format="turtle", publicID="file:///x/")


def test_every_address_is_whole_where_the_book_has_one(build: Build, graph: Graph, shapes: Graph) -> None:
    vocabularies = (*PREFIXES.values(), "http://id.loc.gov/", "http://www.w3.org/ns/shacl#", BASE)
    for one in (graph, shapes):
        addresses = {str(node) for triple in one for node in triple if isinstance(node, URIRef)}
        assert [address for address in sorted(addresses) if not address.startswith(vocabularies)] == []
    assert (CLAIM, RDF.type, SCHEMA_ORG.Claim) in graph
    collection = json.loads(build.read("data/annotations.jsonld"))
    address = f"{BASE}data/annotations.jsonld"
    assert (collection["id"], collection["first"]["partOf"]) == (address, address)
    for item in collection["first"]["items"]:
        ids = [item["id"], item["body"][0]["id"], item["target"]["source"]]
        assert [id_ for id_ in ids if not id_.startswith(BASE)] == []
        assert (build.out / item["target"]["source"].removeprefix(BASE)).is_file()
    root = etree.fromstring(build.read("data/accounts.tei.xml").encode())
    assert root.get("{http://www.w3.org/XML/1998/namespace}base") == f"{BASE}data/accounts.tei.xml"
    (claim,) = root.xpath("//t:cit[@xml:id='claim-ringer-wind']", namespaces=TEI_NAMESPACES)
    assert urljoin(claim.base, claim.get("corresp")) == str(CLAIM)
    for text in (build.read("data/accounts.jsonld"), build.read("data/accounts.tei.xml")):
        assert f"All addresses are whole: the book stands at {BASE}." in text


def test_without_an_address_each_file_says_so(reader: SharedBook) -> None:
    built = reader.build()
    for name in ("accounts.jsonld", "accounts.tei.xml", "annotations.jsonld"):
        assert "No public address is set for this book" in built.read(f"data/{name}"), name
    graph = data_readers.read_graph(built.out / "data")
    used = {str(property_) for property_ in graph.predicates() if NO_ADDRESS in str(property_)}
    assert used
    assert used <= {f"{NO_ADDRESS}data/vocabulary.jsonld#{one.name}" for one in OWN_PROPERTIES}


@pytest.mark.parametrize(
    ("voice", "types", "element"),
    [
        ("ringer", {SCHEMA_ORG.Person, PROV.Person, PROV.Agent}, "person"),
        ("choir", {FOAF_GROUP, PROV.Agent}, "personGrp"),
        ("council", {SCHEMA_ORG.Organization, PROV.Organization, PROV.Agent}, "org"),
        ("minutes", {URIRef(f"{OWN}Record"), SCHEMA_ORG.CreativeWork, PROV.Agent}, "bibl"),
        ("chronicle", {SCHEMA_ORG.CreativeWork, PROV.Agent}, "bibl"),
        # Nobody says what these are, and a comma in the form by which they are sorted says nothing.
        ("visitor", {PROV.Agent}, "item"),
        ("pedlar", {PROV.Agent}, "item"),
    ],
)
def test_a_voice_is_what_its_kind_says(
    build: Build, graph: Graph, voice: str, types: set[URIRef], element: str
) -> None:
    (node,) = graph.subjects(SCHEMA_ORG.identifier, Literal(voice))
    assert set(graph.objects(node, RDF.type)) == types
    root = etree.fromstring(build.read("data/accounts.tei.xml").encode())
    (entry,) = [one for one in root.iter() if one.get(XML_ID) == f"voice-{voice}"]
    assert etree.QName(entry).localname == element


def test_an_author_who_is_a_voice_is_the_same_node(graph: Graph) -> None:
    (work,) = graph.subjects(SCHEMA_ORG.identifier, Literal("ringer-book"))
    authors = set(graph.objects(work, SCHEMA_ORG.author))
    known = {str(graph.value(author, SCHEMA_ORG.identifier)) for author in authors}
    # A member of a group is not the group.
    assert known == {"ringer", "council", "None"}
    assert {str(graph.value(author, SCHEMA_ORG.name)) for author in authors} == {
        "Anna Ringer",
        "Ben Low",
        "The Council",
        "Ada Unknown",
    }


def test_the_words_of_a_record_have_no_creator_and_a_chain_of_tellings(graph: Graph) -> None:
    (claim,) = graph.subjects(SCHEMA_ORG.identifier, Literal("minutes-say"))
    assert graph.value(claim, SCHEMA_ORG.creator) is None
    (last,) = [one for one in graph.objects(claim, PROV.wasDerivedFrom) if "#telling-" in str(one)]
    first = graph.value(last, PROV.wasDerivedFrom)
    hands = [
        str(graph.value(graph.value(one, PROV.wasAttributedTo), SCHEMA_ORG.identifier))
        for one in (first, last)
    ]
    assert hands == ["pedlar", "chronicle"]
    told = graph.value(last, DCTERMS.created)
    assert isinstance(told, Literal)
    assert (str(told), str(told.datatype)) == ("1710?", "http://id.loc.gov/datatypes/edtf/EDTF")
    assert graph.value(first, DCTERMS.created) is None
    (derivation,) = graph.objects(claim, PROV.qualifiedDerivation)
    assert graph.value(derivation, URIRef(f"{OWN}use")) == URIRef(f"{OWN}use-source")


def test_dates_about_and_uncertain_have_no_bounds_in_tei(build: Build) -> None:
    root = etree.fromstring(build.read("data/accounts.tei.xml").encode())
    assert data_readers.tei_errors(root.getroottree()) == []
    found = {one.text: dict(one.attrib) for one in root.iter("{*}date") if one.text and one.text[-1] in "~?"}
    assert found["1701~"] == {"when": "1701", "precision": "low"}
    assert found["1710?"] == {"when": "1710", "cert": "low"}
    assert found["1705~"] == {"type": "original", "when": "1705", "precision": "low"}
    (span,) = root.xpath("//t:*[@xml:id='voice-chronicle']/t:date", namespaces=TEI_NAMESPACES)
    assert dict(span.attrib) == {"from": "1600", "to": "1650", "precision": "low", "cert": "low"}


def test_the_header_says_what_is_known(build: Build) -> None:
    root = etree.fromstring(build.read("data/accounts.tei.xml").encode())
    header = root[0]

    def texts(path: str) -> list[str]:
        return [str(one.text) for one in header.xpath(path, namespaces=TEI_NAMESPACES)]

    assert texts(".//t:publicationStmt/t:idno[@type='URI']") == [BASE]
    assert texts(".//t:langUsage/t:language[@ident='en']") == ["en"]
    ids = {category.get(XML_ID) for category in header.iter("{*}category")}
    assert {"evidence-checked", "medium-minutes", "rights-quotation", "perspective-village"} <= ids
    (claim,) = root.xpath("//t:cit[@xml:id='claim-minutes-say']", namespaces=TEI_NAMESPACES)
    assert claim.get("ana").split() == [
        "#perspective-village",
        "#evidence-unchecked",
        "#medium-minutes",
        "#rights-public-domain",
    ]


def test_every_term_of_the_book_is_explained(build: Build, graph: Graph) -> None:
    terms = Graph().parse(data=build.read("data/vocabulary.jsonld"), format="json-ld", publicID="file:///x/")
    used = {node for triple in graph for node in triple if str(node).startswith(OWN)}
    explained = {node for node in terms.subjects() if (node, RDFS.comment, None) in terms}
    explained |= set(terms.subjects(RDF.type, SKOS.Concept)) | set(
        terms.subjects(RDF.type, SKOS.ConceptScheme)
    )
    assert used - explained == set()
    assert len(OWN_PROPERTIES) + len(OWN_CLASSES) == len(set(terms.subjects(RDFS.comment, None)))
    number = sum(len(labels) for _title, labels in schemes().values())
    assert len(set(terms.subjects(RDF.type, SKOS.Concept))) == number


def test_a_field_is_absent_only_where_the_graph_has_it_in_another_form() -> None:
    absent = {
        (kind.name, field.name)
        for kind in RECORD_KINDS.values()
        for field in kind.fields
        if isinstance(field.rdf, Absent)
    }
    assert absent == {("claims", "last_hand"), ("sources", "translator")}


def test_everything_in_the_records_is_in_the_linked_data(build: Build) -> None:
    assert data_readers.lost_values(build.out / "data") == []


def test_a_value_that_is_taken_away_is_missed(build: Build, tmp_path: Path) -> None:
    (tmp_path / "claims.json").write_text(build.read("data/claims.json"), encoding="utf-8")
    text = re.sub(r'"(evidence|finding|locator)": "[^"]*"', r'"\1": ""', build.read("data/accounts.jsonld"))
    (tmp_path / "accounts.jsonld").write_text(text, encoding="utf-8")
    lost = data_readers.lost_values(tmp_path)
    assert {value for _kind, _id, value in lost} >= {"conflict", "p. 12", "unchecked"}


def test_the_shapes_hold(graph: Graph, shapes: Graph) -> None:
    conforms, _report, text = validate(graph, shacl_graph=shapes)
    assert conforms, text


TELLING = URIRef(f"{DATA}#telling-minutes-say-2")
RINGER = URIRef(f"{BASE}registers.html#voice-ringer")
MINUTES = URIRef(f"{BASE}registers.html#voice-minutes")
COMPARISON = URIRef(f"{BASE}bell.html#accounts-who-broke-it")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        # None in the place of a value: the property is taken away.
        (CLAIM, PROV.wasAttributedTo, None),
        (CLAIM, SCHEMA_ORG.name, None),
        (CLAIM, DCTERMS.rights, None),
        (CLAIM, SCHEMA_ORG.isPartOf, None),
        (CLAIM, PROV.wasDerivedFrom, None),
        (CLAIM, PROV.wasDerivedFrom, TELLING),
        (CLAIM, PROV.wasAttributedTo, MINUTES),
        (CLAIM, URIRef(f"{OWN}evidence"), URIRef(f"{OWN}evidence-certain")),
        (CLAIM, SCHEMA_ORG.genre, Literal("memoir")),
        (CLAIM, DCTERMS.created, Literal("1701")),
        (CLAIM, CITO.disputes, RINGER),
        (CLAIM, URIRef(f"{OWN}perspective"), RINGER),
        (TELLING, PROV.wasAttributedTo, None),
        (TELLING, DCTERMS.created, Literal("1711", datatype=EDTF)),
        (MINUTES, RDF.type, SCHEMA_ORG.Person),
        (MINUTES, RDF.type, PROV.Organization),
        (RINGER, SCHEMA_ORG.name, None),
        (RINGER, URIRef(f"{OWN}role"), None),
        (COMPARISON, URIRef(f"{OWN}witnesses"), None),
        (COMPARISON, URIRef(f"{OWN}finding"), Literal("agree")),
        (COMPARISON, SCHEMA_ORG.hasPart, RINGER),
    ],
    ids=str,
)
def test_a_broken_graph_does_not_keep_the_shapes(
    graph: Graph, shapes: Graph, subject: URIRef, predicate: URIRef, value: Any
) -> None:
    assert (subject, None, None) in graph
    if value is None:
        broken = {(subject, predicate, old) for old in graph.objects(subject, predicate)}
        assert broken
        change = graph - Graph()
        for triple in broken:
            change.remove(triple)
    else:
        assert (subject, predicate, value) not in graph
        change = graph + Graph().add((subject, predicate, value))
    # Only the node that was changed is looked at again: the rest is known to keep the shapes.
    conforms, _report, text = validate(change, shacl_graph=shapes, focus_nodes=[str(subject)])
    assert not conforms
    assert str(subject) in text
