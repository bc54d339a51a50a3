"""The exports as other programs read them: each format back to claims, voices, events, works and comparisons.

Nothing of the extension is used here: what the exports mean must be plain from the files and from their standards.
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
from rdflib import RDF, Graph, Namespace, URIRef

SCHEMAS = Path(__file__).parent / "schemas"
BASE = "https://reader.example/data/accounts.jsonld"
SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
CITO = Namespace("http://purl.org/spar/cito/")
RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
RELATIONS = {"answers": CITO.repliesTo, "disputes": CITO.disputes, "supports": CITO.agreesWith}
FORMULA = "=+-@\t\r\n＝＋－＠"

Words = tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """What every format must say alike of a claim: the voice, its words, our report, who else passed them on."""

    voice: str
    quotations: Words
    text: str | None
    rights: str


@dataclass(frozen=True)
class Told:
    """A book as one format tells it."""

    claims: dict[str, Said]
    voices: dict[str, str]
    events: dict[str, str]
    sources: frozenset[str]
    comparisons: dict[str, Words]
    relations: frozenset[tuple[str, str, str]] | None = None


def from_json(data: Any) -> Told:
    """Read ``claims.json``."""
    return Told(
        {
            one["id"]: Said(one["voice"], tuple(one["quotations"]), one["text"], one["rights"])
            for one in data["claims"]
        },
        {one["id"]: one["name"] for one in data["voices"]},
        {one["id"]: one["title"] for one in data["events"]},
        frozenset(one["key"] for one in data["sources"]),
        {one["id"]: tuple(one["claims"]) for one in data["comparisons"]},
        frozenset(
            (kind, one["id"], target) for one in data["claims"] for kind in RELATIONS for target in one[kind]
        ),
    )


def table(path: Path) -> list[dict[str, str]]:
    """Read a table, with the apostrophes before would-be formulas taken away."""
    text = path.read_bytes().decode("utf-8")
    return [
        {name: _unguarded(cell) for name, cell in row.items()}
        for row in csv.DictReader(StringIO(text, newline=""), strict=True)
    ]


def _unguarded(cell: str) -> str:
    rest = cell.lstrip("'")
    return cell[1:] if cell != rest and rest[:1] in tuple(FORMULA) else cell


def from_tables(folder: Path) -> Told:
    """Read the five tables."""
    return Told(
        {
            row["id"]: Said(
                row["voice"],
                tuple(row["quotations"].split("\n---\n")) if row["quotations"] else (),
                row["text"] or None,
                row["rights"],
            )
            for row in table(folder / "claims.csv")
        },
        {row["id"]: row["name"] for row in table(folder / "voices.csv")},
        {row["id"]: row["title"] for row in table(folder / "events.csv")},
        frozenset(row["key"] for row in table(folder / "sources.csv")),
        {row["id"]: tuple(row["claims"].split("; ")) for row in table(folder / "comparisons.csv")},
        frozenset(
            (kind, row["id"], target)
            for row in table(folder / "claims.csv")
            for kind in RELATIONS
            for target in row[kind].split("; ")
            if target
        ),
    )


def from_tei(document: Any) -> Told:
    """Read the TEI document."""

    def found(path: str, start: Any = document) -> list[Any]:
        result = start.xpath(path, namespaces=TEI)
        assert isinstance(result, list)
        return result

    def name(element: Any, prefix: str) -> str:
        return str(element.get(XML_ID)).removeprefix(prefix)

    def joined(element: Any) -> str:
        return "\n\n".join(paragraph.text for paragraph in found("t:p", element))

    claims = {}
    for cit in found("//t:cit"):
        speech = found("t:said", cit)
        (voice,) = {said.get("who").removeprefix("#voice-") for said in speech}
        (rights,) = found("t:note[@type='rights']", cit)
        report = [joined(said) for said in speech if said.get("direct") == "false"]
        quotations = tuple(joined(quote) for quote in found("t:said[@direct='true']/t:quote", cit))
        claims[name(cit, "claim-")] = Said(voice, quotations, report[0] if report else None, rights.text)
    names = "*[self::t:persName or self::t:orgName or self::t:name][not(@type)]"
    return Told(
        claims,
        {
            name(voice, "voice-"): found(names, voice)[0].text
            for voice in found("//t:standOff/*[@type='voices']/*")
        },
        {name(event, "event-"): found("t:label", event)[0].text for event in found("//t:event")},
        frozenset(name(work, "cite-") for work in found("//t:biblStruct")),
        {
            name(division, "accounts-"): tuple(
                pointer.get("target").removeprefix("#claim-")
                for pointer in found("t:list/t:item/t:ptr", division)
            )
            for division in found("//t:div[@type='comparison']")
        },
        frozenset(
            (one.get("name"), *(one.get(end).removeprefix("#claim-") for end in ("active", "passive")))
            for one in found("//t:relation[@name!='within']")
        ),
    )


def graph_of(folder: Path) -> Graph:
    """Read the linked data into a graph, with nothing but what the file holds."""
    return Graph().parse(folder / "accounts.jsonld", format="json-ld", publicID=BASE)


def from_graph(graph: Graph) -> Told:
    """Read the linked data."""

    def value(subject: Any, predicate: URIRef) -> Any:
        return graph.value(subject, predicate, any=False)

    def id_(node: Any) -> str:
        return str(value(node, SCHEMA.identifier))

    def words(claim: Any) -> Words:
        parts = list(graph.objects(claim, SCHEMA.hasPart))
        parts.sort(key=lambda part: int(str(part).rpartition("-")[2]))
        return tuple(str(value(part, SCHEMA.text)) for part in parts)

    def said(claim: Any) -> Said:
        text = value(claim, SCHEMA.text)
        rights = value(claim, URIRef("http://purl.org/dc/terms/rights"))
        voice = id_(value(claim, PROV.wasAttributedTo))
        return Said(voice, words(claim), None if text is None else str(text), str(rights))

    claims = list(graph.subjects(RDF.type, SCHEMA.Claim))
    voices = {*graph.objects(None, SCHEMA.creator)} | {
        agent
        for kind in (SCHEMA.Person, SCHEMA.Organization, PROV.Agent)
        for agent in graph.subjects(RDF.type, kind)
        if (agent, SCHEMA.identifier, None) in graph
    }
    events, books = graph.subjects(RDF.type, SCHEMA.Event), graph.subjects(RDF.type, SCHEMA.Collection)
    works = [
        work
        for work in graph.subjects(RDF.type, PROV.Entity)
        if "#cite-" in str(work) and (work, SCHEMA.identifier, None) in graph
    ]
    return Told(
        {id_(claim): said(claim) for claim in claims},
        {id_(voice): str(value(voice, SCHEMA.name)) for voice in voices},
        {id_(event): str(value(event, SCHEMA.name)) for event in events},
        frozenset(map(id_, works)),
        {id_(one): tuple(id_(part) for part in graph.objects(one, SCHEMA.hasPart)) for one in books},
        frozenset(
            (kind, id_(origin), id_(target))
            for kind, predicate in RELATIONS.items()
            for origin, target in graph.subject_objects(predicate)
        ),
    )


@dataclass(frozen=True)
class Found:
    """A quotation that an annotation finds: the page and the anchor, the words, what stands before and after them."""

    claim: str
    voice: str
    page: str
    fragment: str
    exact: str
    prefix: str
    suffix: str
    rights: str


def annotations_of(folder: Path) -> list[Found]:
    """Read the annotations."""
    collection = json.loads((folder / "annotations.jsonld").read_text(encoding="utf-8"))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["total"] == len(collection["first"]["items"])
    found = []
    for one in collection["first"]["items"]:
        claim, voice = one["body"]
        target = one["target"]
        words = target["selector"]["refinedBy"]
        assert (target["selector"]["type"], words["type"]) == ("FragmentSelector", "TextQuoteSelector")
        found.append(
            Found(
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
    return found


def tei_errors(document: Any) -> list[str]:
    """Return what the schema of the TEI has against a document.

    Of the schema, the elements that the document does not have are left out first, each made what matches nothing:
    the rest allows less than the whole, never more, and is ready in a tenth of a second instead of ten.
    """
    used = {etree.QName(element).localname for element in document.iter(etree.Element)}
    schema = _schema(frozenset(used))
    schema.validate(document)
    return [f"{error.line}: {error.message}" for error in schema.error_log]


@cache
def _schema(used: frozenset[str]) -> etree.RelaxNG:
    grammar = etree.parse(SCHEMAS / "tei_all.rng")
    for define in grammar.getroot().findall(f"{RNG}define"):
        elements = define.findall(f"{RNG}element")
        if elements and all(element.get("name") not in {None, *used} for element in elements):
            for child in list(define):
                define.remove(child)
            etree.SubElement(define, f"{RNG}notAllowed")
    return etree.RelaxNG(grammar)
