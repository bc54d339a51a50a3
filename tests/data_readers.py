"""Readers of the data formats: they return the claims, voices, events, works and comparisons of each file.

They use nothing of the extension: the files and their standards alone must say what the data mean.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from lxml import etree
from rdflib import DCTERMS, RDF, SKOS, Graph, Namespace, URIRef

SCHEMA_FOLDER = Path(__file__).parent / "schemas"
GRAPH_ADDRESS = "https://reader.example/data/accounts.jsonld"
SCHEMA_ORG = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
CITO = Namespace("http://purl.org/spar/cito/")
RELAXNG = "{http://relaxng.org/ns/structure/1.0}"
TEI_NAMESPACES = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
RELATIONS = {"answers": CITO.repliesTo, "disputes": CITO.disputes, "supports": CITO.agreesWith}
FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"

Words = tuple[str, ...]


def words_of(claim: Any) -> list[str]:
    """Return the words of the quotations of a claim in ``claims.json``, of its originals and its variants."""
    return [*claim["quotations"], *(one["words"] for one in (*claim["originals"], *claim["variants"]))]


@dataclass(frozen=True)
class ClaimValues:
    """The values of a claim that all formats have.

    :ivar text: the report in the authors' words
    """

    voice: str
    quotations: Words
    text: str | None
    rights: str


@dataclass(frozen=True)
class BookValues:
    """The values of a book in one format, by id.

    :ivar voices: the names
    :ivar events: the titles
    :ivar comparisons: the ids of the claims
    :ivar relations: kind, origin and target of each relation between claims
    """

    claims: dict[str, ClaimValues]
    voices: dict[str, str]
    events: dict[str, str]
    sources: frozenset[str]
    comparisons: dict[str, Words]
    relations: frozenset[tuple[str, str, str]] | None = None


def read_claims_json(data: Any) -> BookValues:
    """Return the values in the content of ``claims.json``."""
    return BookValues(
        {
            claim["id"]: ClaimValues(
                claim["voice"], tuple(claim["quotations"]), claim["text"], claim["rights"]
            )
            for claim in data["claims"]
        },
        {voice["id"]: voice["name"] for voice in data["voices"]},
        {event["id"]: event["title"] for event in data["events"]},
        frozenset(source["key"] for source in data["sources"]),
        {comparison["id"]: tuple(comparison["claims"]) for comparison in data["comparisons"]},
        frozenset(
            (kind, claim["id"], target)
            for claim in data["claims"]
            for kind in RELATIONS
            for target in claim[kind]
        ),
    )


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table, without the apostrophes that guard text against being read as a formula."""
    text = path.read_bytes().decode("utf-8")
    return [
        {name: _without_guard(cell) for name, cell in row.items()}
        for row in csv.DictReader(StringIO(text, newline=""), strict=True)
    ]


def _without_guard(cell: str) -> str:
    rest = cell.lstrip("'")
    return cell[1:] if cell != rest and rest[:1] in tuple(FORMULA_STARTS) else cell


def read_tables(folder: Path) -> BookValues:
    """Return the values in the five tables."""
    return BookValues(
        {
            row["id"]: ClaimValues(
                row["voice"],
                tuple(row["quotations"].split("\n---\n")) if row["quotations"] else (),
                row["text"] or None,
                row["rights"],
            )
            for row in read_table(folder / "claims.csv")
        },
        {row["id"]: row["name"] for row in read_table(folder / "voices.csv")},
        {row["id"]: row["title"] for row in read_table(folder / "events.csv")},
        frozenset(row["key"] for row in read_table(folder / "sources.csv")),
        {row["id"]: tuple(row["claims"].split("; ")) for row in read_table(folder / "comparisons.csv")},
        frozenset(
            (kind, row["id"], target)
            for row in read_table(folder / "claims.csv")
            for kind in RELATIONS
            for target in row[kind].split("; ")
            if target
        ),
    )


def read_tei(document: Any) -> BookValues:
    """Return the values in the TEI document."""

    def elements(path: str, start: Any = document) -> list[Any]:
        result = start.xpath(path, namespaces=TEI_NAMESPACES)
        assert isinstance(result, list)
        return result

    def id_of(element: Any, prefix: str) -> str:
        return str(element.get(XML_ID)).removeprefix(prefix)

    def text_of(element: Any) -> str:
        return "\n\n".join(paragraph.text for paragraph in elements("t:p", element))

    claims = {}
    for cit in elements("//t:cit"):
        speeches = elements("t:said", cit)
        (voice,) = {speech.get("who").removeprefix("#voice-") for speech in speeches}
        (rights,) = (
            category.removeprefix("#rights-")
            for category in cit.get("ana").split()
            if category.startswith("#rights-")
        )
        report = [text_of(speech) for speech in speeches if speech.get("direct") == "false"]
        quotations = tuple(text_of(quote) for quote in elements("t:said[@direct='true']/t:quote", cit))
        claims[id_of(cit, "claim-")] = ClaimValues(voice, quotations, report[0] if report else None, rights)
    names = "*[self::t:persName or self::t:orgName or self::t:name or self::t:title][not(@type)]"
    return BookValues(
        claims,
        {
            id_of(voice, "voice-"): elements(names, voice)[0].text
            for voice in elements("//t:standOff/*[@type='voices']/*")
        },
        {id_of(event, "event-"): elements("t:label", event)[0].text for event in elements("//t:event")},
        frozenset(id_of(work, "cite-") for work in elements("//t:biblStruct")),
        {
            id_of(division, "accounts-"): tuple(
                pointer.get("target").removeprefix("#claim-")
                for pointer in elements("t:list/t:item[not(@rend)]/t:ptr", division)
            )
            for division in elements("//t:div[@type='comparison']")
        },
        frozenset(
            (
                relation.get("name"),
                *(relation.get(end).removeprefix("#claim-") for end in ("active", "passive")),
            )
            for relation in elements("//t:relation[@name!='within']")
        ),
    )


def read_graph(folder: Path) -> Graph:
    """Return the linked data as a graph; nothing but the file is read."""
    return Graph().parse(folder / "accounts.jsonld", format="json-ld", publicID=GRAPH_ADDRESS)


def read_linked_data(graph: Graph) -> BookValues:
    """Return the values in the linked data."""

    def value(subject: Any, predicate: URIRef) -> Any:
        return graph.value(subject, predicate, any=False)

    def id_(node: Any) -> str:
        return str(value(node, SCHEMA_ORG.identifier))

    def words(claim: Any) -> Words:
        parts = [
            part
            for part in graph.objects(claim, SCHEMA_ORG.hasPart)
            if not {SCHEMA_ORG.workTranslation, PROV.alternateOf} & set(graph.predicates(part))
        ]
        parts.sort(key=lambda part: int(str(part).rpartition("-")[2]))
        return tuple(str(value(part, SCHEMA_ORG.text)) for part in parts)

    def claim_values(claim: Any) -> ClaimValues:
        text = value(claim, SCHEMA_ORG.text)
        rights = value(value(claim, DCTERMS.rights), SKOS.notation)
        voice = id_(value(claim, PROV.wasAttributedTo))
        return ClaimValues(voice, words(claim), None if text is None else str(text), str(rights))

    claims = list(graph.subjects(RDF.type, SCHEMA_ORG.Claim))
    voices = {
        agent
        for kind in (PROV.Person, PROV.Organization, PROV.Agent)
        for agent in graph.subjects(RDF.type, kind)
    }
    events = graph.subjects(RDF.type, SCHEMA_ORG.Event)
    comparisons = graph.subjects(RDF.type, SCHEMA_ORG.Collection)
    works = [
        work
        for work in graph.subjects(RDF.type, PROV.Entity)
        if "#cite-" in str(work) and (work, SCHEMA_ORG.identifier, None) in graph
    ]
    return BookValues(
        {id_(claim): claim_values(claim) for claim in claims},
        {id_(voice): str(value(voice, SCHEMA_ORG.name)) for voice in voices},
        {id_(event): str(value(event, SCHEMA_ORG.name)) for event in events},
        frozenset(map(id_, works)),
        {
            id_(comparison): tuple(id_(part) for part in graph.objects(comparison, SCHEMA_ORG.hasPart))
            for comparison in comparisons
        },
        frozenset(
            (kind, id_(origin), id_(target))
            for kind, predicate in RELATIONS.items()
            for origin, target in graph.subject_objects(predicate)
        ),
    )


@dataclass(frozen=True)
class Annotation:
    """An annotation: its page and anchor, the words of the quotation, and the text before and after them."""

    claim: str
    voice: str
    page: str
    fragment: str
    exact: str
    prefix: str
    suffix: str
    rights: str


def read_annotations(folder: Path) -> list[Annotation]:
    """Return the annotations."""
    collection = json.loads((folder / "annotations.jsonld").read_text(encoding="utf-8"))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["total"] == len(collection["first"]["items"])
    annotations = []
    for item in collection["first"]["items"]:
        claim, voice = item["body"]
        target = item["target"]
        words = target["selector"]["refinedBy"]
        assert (target["selector"]["type"], words["type"]) == ("FragmentSelector", "TextQuoteSelector")
        annotations.append(
            Annotation(
                claim["id"].removeprefix("claims/").removesuffix(".json"),
                voice["value"],
                target["source"].removeprefix("../"),
                target["selector"]["value"],
                words["exact"],
                words["prefix"],
                words["suffix"],
                target["dc:rights"],
            )
        )
    return annotations


ANCHORS = {
    "voices": "voice",
    "events": "event",
    "sources": "cite",
    "comparisons": "accounts",
    "claims": "claim",
    "editorial_notes": "note",
    "documents": "document",
}
"""The prefixes of the anchors of the records, by list."""


def lost_values(folder: Path) -> list[tuple[str, str, str]]:
    """Return list, id and value of whatever is in ``claims.json`` and not around its node in the linked data.

    Around a node are its own values and those of the nodes that it names, three steps far. Left out are the
    place in the pages, which is the id of the node; the translator of a work, whose names the graph has one
    by one; and the maker of a passage, who is the maker of its document.
    """
    content = json.loads((folder / "claims.json").read_text(encoding="utf-8"))
    graph = json.loads((folder / "accounts.jsonld").read_text(encoding="utf-8"))["@graph"]
    nodes = {node["id"]: node for node in graph}
    by_anchor = {node["id"].rpartition("#")[2]: node for node in graph if "identifier" in node}
    lost = []
    for kind, anchor in ANCHORS.items():
        for record in content[kind]:
            id_ = record.get("id", record.get("key"))
            values = {key: value for key, value in record.items() if key != "url"}
            if kind == "sources":
                del values["translator"]
            for passage in values.get("passages", ()):
                del passage["by"], passage["perspective"]
            left = {value.replace("<i>", "").replace("</i>", "") for value in _leaves(values)}
            for steps in range(4):
                around = "\n".join(_words_around(nodes, by_anchor[f"{anchor}-{id_}"], steps))
                left = {value for value in left if value not in around}
                if not left:
                    break
            lost += [(kind, id_, value) for value in sorted(left)]
    return lost


def _leaves(value: Any) -> list[str]:
    """Return all texts, numbers and truth values in JSON; each end of a date of CSL is one text."""
    if isinstance(value, dict):
        if "date-parts" in value:
            return ["-".join(f"{part:02}" for part in end) for end in value["date-parts"]]
        return [leaf for part in value.values() for leaf in _leaves(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in _leaves(part)]
    return [] if value is None or value == "" else [_plain(value)]


def _words_around(nodes: dict[str, Any], value: Any, steps: int) -> list[str]:
    """Return all texts in a value, and those of the nodes that it names, as many steps far."""
    if isinstance(value, list):
        return [word for part in value for word in _words_around(nodes, part, steps)]
    if isinstance(value, dict):
        # What a record is part of is named; what stands there is another record.
        return [
            word
            for key, part in value.items()
            for word in _words_around(nodes, part, 0 if key == "isPartOf" else steps)
        ]
    inner = nodes.get(value) if steps and isinstance(value, str) else None
    return [_plain(value), *(_words_around(nodes, inner, steps - 1) if inner else ())]


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def tei_errors(document: Any) -> list[str]:
    """Return the errors of a document by the schema of TEI P5.

    The schema is first reduced: the patterns of elements that the document does not have match nothing.
    A reduced schema never allows more than the whole one. It is compiled in 0.1 seconds instead of 10.
    """
    names = {etree.QName(element).localname for element in document.iter(etree.Element)}
    schema = _reduced_schema(frozenset(names))
    schema.validate(document)
    return [f"{error.line}: {error.message}" for error in schema.error_log]


@cache
def _reduced_schema(element_names: frozenset[str]) -> etree.RelaxNG:
    grammar = etree.parse(SCHEMA_FOLDER / "tei_all.rng")
    for define in grammar.getroot().findall(f"{RELAXNG}define"):
        elements = define.findall(f"{RELAXNG}element")
        if elements and all(element.get("name") not in {None, *element_names} for element in elements):
            for child in list(define):
                define.remove(child)
            etree.SubElement(define, f"{RELAXNG}notAllowed")
    return etree.RelaxNG(grammar)
