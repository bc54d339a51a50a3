"""The records as linked data: JSON-LD with its context inside, so that nothing has to be fetched to read it.

schema.org says what things are, PROV how words reached us, CiTO how accounts stand to each other:

* a claim is attributed to its voice (``prov:wasAttributedTo``); each reporter has a telling of it, derived from the one
  before, and so has a voice of which it is known when it set the words down; the claim is derived from the last telling and from the works that it stands in;
* a quotation is part of its claim and was quoted from the work it was read in (``prov:wasQuotedFrom``); where that work
  only quotes another, the other is its primary source (``prov:hadPrimarySource``);
* where a work holds the words at a place that is known, the derivation is told with it (``prov:qualifiedDerivation``,
  ``bibo:locator`` of the Bibliographic Ontology);
* ``answers`` is ``cito:repliesTo``, ``disputes`` is ``cito:disputes``, ``supports`` is ``cito:agreesWith``.

Records have the addresses of their places in the pages. Dates are EDTF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from perspectives.book.wording import claim_title
from perspectives.citations.work_fields import issued
from perspectives.export.agents import kind_of
from perspectives.export.book_data import Material, Record, by_line, language_tag
from perspectives.export.record_kinds import RECORD_KINDS
from perspectives.records.field_forms import Link, Property
from perspectives.records.vocabulary import note_title

IRI = "@id"
CONTEXT: Record = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "id": IRI,
    "type": "@type",
    **{
        name: {IRI: f"prov:{name}", "@type": IRI}
        for name in ("wasAttributedTo", "wasDerivedFrom", "wasQuotedFrom", "hadPrimarySource")
    },
    **{name: {IRI: f"cito:{name}", "@type": IRI} for name in ("repliesTo", "disputes", "agreesWith")},
    **{
        name: {"@type": IRI}
        for name in ("about", "appearance", "author", "creator", "hasPart", "isPartOf", "encoding", "sameAs")
    },
    "qualifiedDerivation": {IRI: "prov:qualifiedDerivation"},
    "entity": {IRI: "prov:entity", "@type": IRI},
    "locator": {IRI: "http://purl.org/ontology/bibo/locator"},
    "created": {IRI: "dcterms:created", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "date": {IRI: "dcterms:date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "rights": {IRI: "dcterms:rights"},
    "perspective": {IRI: "https://schema.org/keywords", "@type": IRI},
}
AGENTS: dict[str | None, Any] = {
    "person": ["Person", "prov:Person"],
    "body": ["Organization", "prov:Organization"],
}
WORKS = {
    "book": "Book",
    "chapter": "Chapter",
    "article-journal": "ScholarlyArticle",
    "report": "Report",
    "manuscript": "Manuscript",
    "webpage": "WebPage",
}


def linked_data(material: Material) -> str:
    """Return the whole book as one graph, a node a line."""
    return by_line({"@context": CONTEXT, "@graph": []}, map(_without_nothing, _nodes(material)))


def _without_nothing(node: Record) -> Record:
    return {key: value for key, value in node.items() if value not in (None, [], "")}


def _nodes(material: Material) -> Iterator[Record]:
    book = material.data["book"]
    yield {
        "id": "../",
        "type": ["Book", "prov:Entity"],
        "name": book["title"],
        "bookEdition": book["edition"],
        "inLanguage": book["language"],
        "rights": [f"{layer}: {licence}" for layer, licence in material.licences],
    }
    for perspective in material.data["perspectives"]:
        yield {"id": f"#perspective-{perspective['id']}", "type": "DefinedTerm", "name": perspective["name"]}
    for voice in material.data["voices"]:
        declared = material.book.registry.voices[voice["id"]]
        yield {
            **_fields(material, "voices", voice, AGENTS.get(kind_of(declared), "prov:Agent")),
            "perspective": _perspective(voice),
            "sameAs": voice["authority"],
        }
    for event in material.data["events"]:
        yield {**_fields(material, "events", event, "Event"), "location": _location(event["place"])}
    for source in material.data["sources"]:
        yield _work(material, source)
    for comparison in material.data["comparisons"]:
        yield _fields(material, "comparisons", comparison, "Collection")
    for claim in material.data["claims"]:
        yield from _claim(material, claim)
    for note in material.data["editorial_notes"]:
        about = [material.address(anchor) for id_ in note["about"] if (anchor := material.anchor(id_))]
        yield {
            **_fields(material, "editorial_notes", note, "Comment"),
            "name": note_title(note["kind"]),
            "about": about,
        }


def _fields(material: Material, kind: str, record: Record, type_: Any) -> Record:
    """Return a node for a record with the properties that its fields declare."""
    declared = RECORD_KINDS[kind]
    node: Record = {"id": material.address(f"{declared.anchor}-{record[declared.key]}"), "type": type_}
    for field in declared.fields:
        value = record[field.name]
        if isinstance(field.rdf, Link):
            value = _addresses(material, field.rdf.to, value)
        if isinstance(field.rdf, Link | Property):
            node |= dict.fromkeys(field.rdf.names, value)
    return node


def _addresses(material: Material, kind: str, value: Any) -> Any:
    """Return the address of the record, or of each record, that *value* names; what is not declared has none."""
    if isinstance(value, list):
        return [found for one in value if (found := _addresses(material, kind, one))]
    known = value is not None and value in material.by_id[kind]
    return material.address(f"{RECORD_KINDS[kind].anchor}-{value}") if known else None


def _perspective(record: Record) -> str | None:
    return f"#perspective-{record['perspective']}" if record["perspective"] else None


def _location(place: Record | None) -> Record | None:
    if place is None:
        return None
    where: Record = {"type": "Place", "name": place["name"]}
    if place["latitude"] is not None:
        where["geo"] = {
            "type": "GeoCoordinates",
            "latitude": place["latitude"],
            "longitude": place["longitude"],
        }
    return where


def _original(record: Record, language: str | None) -> Record | None:
    """Return the work that a text was translated from, of which no more is known than its language."""
    original = record["original_language"]
    return {"type": "CreativeWork", "inLanguage": original} if original and original != language else None


def _work(material: Material, source: Record) -> Record:
    csl = source["csl"]
    container = csl.get("container-title")
    return {
        **_fields(material, "sources", source, [WORKS.get(csl["type"], "CreativeWork"), "prov:Entity"]),
        "name": csl.get("title"),
        **{role: [_name(one) for one in csl.get(role, ())] for role in ("author", "editor", "translator")},
        "isPartOf": {"type": "CreativeWork", "name": container} if container else None,
        "publisher": {"type": "Organization", "name": csl["publisher"]} if "publisher" in csl else None,
        "datePublished": issued(csl),
        "inLanguage": csl.get("language"),
        "translationOfWork": _original(source, csl.get("language")),
        "pagination": csl.get("page"),
        "isbn": csl.get("ISBN"),
        "issn": csl.get("ISSN"),
        "url": csl.get("URL"),
    }


def _name(name: Record) -> Record:
    if "literal" in name:
        return {"name": name["literal"]}
    parts = [name[part] for part in ("given", "non-dropping-particle", "family", "suffix") if part in name]
    return {"type": "Person", "name": " ".join(parts)}


def _claim(material: Material, claim: Record) -> Iterator[Record]:
    node = _fields(material, "claims", claim, ["Claim", "prov:Entity"])
    places = [(claim["source"], claim["locator"]), (claim["quoted_in"], claim["quoted_in_locator"])]
    works = _addresses(material, "sources", [work for work, _locator in places])
    others = [(one["source"], one["locator"]) for one in claim["also_in"]]
    tellings = list(_tellings(material, claim))
    yield from tellings
    quotations = [f"#claim-{claim['id']}-{number}" for number, _ in enumerate(claim["quotations"], 1)]
    yield {
        **node,
        "name": claim_title(material.book, material.book.claims[claim["id"]]),
        "wasDerivedFrom": [*(telling["id"] for telling in tellings[-1:]), *works],
        "qualifiedDerivation": list(_derivations(material, [*places, *others])),
        "appearance": list(
            dict.fromkeys([*works, *_addresses(material, "sources", [work for work, _locator in others])])
        ),
        "translationOfWork": _original(claim, claim["language"]),
        "translator": {"name": claim["translator"]} if claim["translator"] else None,
        "perspective": _perspective(claim),
        "isPartOf": ["../", *_addresses(material, "claims", [claim["within"]])],
        "hasPart": quotations,
        "encoding": f"claims/{claim['id']}.json",
    }
    language = language_tag(claim["language"])
    source, quoted_in = (_addresses(material, "sources", claim[name]) for name in ("source", "quoted_in"))
    for id_, words in zip(quotations, claim["quotations"], strict=True):
        yield {
            "id": id_,
            "type": ["Quotation", "prov:Entity"],
            "text": {"@value": words, "@language": language} if language else words,
            "creator": node["creator"],
            "wasAttributedTo": node["creator"],
            "wasQuotedFrom": quoted_in or source,
            "hadPrimarySource": source if quoted_in else None,
            "isPartOf": node["id"],
            "rights": claim["rights"],
        }


def _derivations(material: Material, places: Iterable[tuple[str | None, str | None]]) -> Iterator[Record]:
    """Yield the works that hold the words, each with the place in it; a work without a place is not told again."""
    for work, locator in places:
        address = _addresses(material, "sources", work)
        if address and locator:
            yield {"type": "prov:Derivation", "entity": address, "locator": locator}


def _tellings(material: Material, claim: Record) -> Iterator[Record]:
    """Yield how a claim was handed on, the telling nearest to the speaker first.

    Where nobody reports, and it is known when the voice set the words down, that is a telling of its own.
    """
    hands = claim["reporters"] or ([claim["voice"]] if claim["told"] else [])
    before = None
    for number, hand in enumerate(hands, 1):
        id_ = f"#telling-{claim['id']}-{number}"
        yield {
            "id": id_,
            "type": "prov:Entity",
            "wasAttributedTo": _addresses(material, "voices", hand),
            "wasDerivedFrom": before,
            "created": claim["told"] if number == len(hands) else None,
        }
        before = id_
