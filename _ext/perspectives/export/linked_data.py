"""The records as linked data: JSON-LD with its context inside, so that nothing has to be fetched to read it.

schema.org says what things are, PROV how words reached us, CiTO how accounts stand to each other:

* a claim is attributed to its voice (``prov:wasAttributedTo``); each reporter has a telling of it, derived from the one
  before; the claim is derived from the last telling and from the works that it stands in;
* a quotation is part of its claim and was quoted from the work it was read in (``prov:wasQuotedFrom``); where that work
  only quotes another, the other is its primary source (``prov:hadPrimarySource``);
* ``answers`` is ``cito:repliesTo``, ``disputes`` is ``cito:disputes``, ``supports`` is ``cito:agreesWith``.

Records have the addresses of their places in the pages. Dates are EDTF.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from perspectives.book.wording import claim_title
from perspectives.export.agents import kind_of
from perspectives.export.book_data import Material, Record, by_line, language_tag
from perspectives.export.csv_tables import issued
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
        for name in ("about", "appearance", "author", "creator", "hasPart", "isPartOf", "encoding")
    },
    "created": {IRI: "dcterms:created", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "date": {IRI: "dcterms:date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "rights": {IRI: "dcterms:rights"},
    "perspective": {IRI: "https://schema.org/keywords", "@type": IRI},
}
RELATIONS = {"answers": "repliesTo", "disputes": "disputes", "supports": "agreesWith"}
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
        yield _voice(material, voice)
    for event in material.data["events"]:
        yield _event(material, event)
    for source in material.data["sources"]:
        yield _work(material, source)
    for comparison in material.data["comparisons"]:
        yield {
            "id": material.address(f"accounts-{comparison['id']}"),
            "type": "Collection",
            "identifier": comparison["id"],
            "name": comparison["title"],
            "about": _one(material, "events", "event", comparison["event"]),
            "keywords": comparison["finding"],
            "hasPart": [material.address(f"claim-{id_}") for id_ in comparison["claims"]],
        }
    for claim in material.data["claims"]:
        yield from _claim(material, claim)
    for note in material.data["editorial_notes"]:
        yield {
            "id": material.address(f"note-{note['id']}"),
            "type": "Comment",
            "identifier": note["id"],
            "name": note_title(note["kind"]),
            "text": note["text"],
            "about": [material.address(anchor) for id_ in note["about"] if (anchor := material.anchor(id_))],
        }


def _voice(material: Material, voice: Record) -> Record:
    declared = material.book.registry.voices[voice["id"]]
    return {
        "id": material.address(f"voice-{voice['id']}"),
        "type": AGENTS.get(kind_of(declared), "prov:Agent"),
        "identifier": voice["id"],
        "name": voice["name"],
        "alternateName": list(declared.variants),
        "description": declared.about,
    }


def _event(material: Material, event: Record) -> Record:
    place = event["place"]
    where = None
    if place:
        where = {"type": "Place", "name": place["name"]}
        if place["latitude"] is not None:
            where["geo"] = {
                "type": "GeoCoordinates",
                "latitude": place["latitude"],
                "longitude": place["longitude"],
            }
    return {
        "id": material.address(f"event-{event['id']}"),
        "type": "Event",
        "identifier": event["id"],
        "name": event["title"],
        "date": event["date"],
        "location": where,
    }


def _work(material: Material, source: Record) -> Record:
    csl = source["csl"]
    container = csl.get("container-title")
    return {
        "id": material.address(f"cite-{source['key']}"),
        "type": [WORKS.get(csl["type"], "CreativeWork"), "prov:Entity"],
        "identifier": source["key"],
        "name": csl.get("title"),
        **{role: [_name(one) for one in csl.get(role, ())] for role in ("author", "editor", "translator")},
        "isPartOf": {"type": "CreativeWork", "name": container} if container else None,
        "publisher": {"type": "Organization", "name": csl["publisher"]} if "publisher" in csl else None,
        "datePublished": issued(csl),
        "inLanguage": csl.get("language"),
        "pagination": csl.get("page"),
        "isbn": csl.get("ISBN"),
        "issn": csl.get("ISSN"),
        "url": csl.get("URL"),
        "rights": source["rights"],
    }


def _name(name: Record) -> Record:
    if "literal" in name:
        return {"name": name["literal"]}
    parts = [name[part] for part in ("given", "non-dropping-particle", "family", "suffix") if part in name]
    return {"type": "Person", "name": " ".join(parts)}


def _claim(material: Material, claim: Record) -> Iterator[Record]:
    address = material.address(f"claim-{claim['id']}")
    voice = _one(material, "voices", "voice", claim["voice"])
    source, quoted_in = (_one(material, "sources", "cite", claim[name]) for name in ("source", "quoted_in"))
    others = [_one(material, "sources", "cite", one["source"]) for one in claim["also_in"]]
    works = [work for work in (source, quoted_in) if work]
    tellings = list(_tellings(material, claim))
    yield from tellings
    quotations = [f"#claim-{claim['id']}-{number}" for number, _ in enumerate(claim["quotations"], 1)]
    yield {
        "id": address,
        "type": ["Claim", "prov:Entity"],
        "identifier": claim["id"],
        "name": claim_title(material.book, material.book.claims[claim["id"]]),
        "text": claim["text"],
        "creator": voice,
        "wasAttributedTo": voice,
        "wasDerivedFrom": [*(telling["id"] for telling in tellings[-1:]), *works],
        "appearance": list(dict.fromkeys([*works, *filter(None, others)])),
        "created": claim["date"],
        "perspective": f"#perspective-{claim['perspective']}" if claim["perspective"] else None,
        "about": _one(material, "events", "event", claim["event"]),
        "isPartOf": ["../", *filter(None, [_one(material, "claims", "claim", claim["within"])])],
        "hasPart": quotations,
        "encoding": f"claims/{claim['id']}.json",
        "rights": claim["rights"],
        **{
            name: [material.address(f"claim-{id_}") for id_ in claim[link] if id_ in material.by_id["claims"]]
            for link, name in RELATIONS.items()
        },
    }
    language = language_tag(claim["language"])
    for id_, words in zip(quotations, claim["quotations"], strict=True):
        yield {
            "id": id_,
            "type": ["Quotation", "prov:Entity"],
            "text": {"@value": words, "@language": language} if language else words,
            "creator": voice,
            "wasAttributedTo": voice,
            "wasQuotedFrom": quoted_in or source,
            "hadPrimarySource": source if quoted_in else None,
            "isPartOf": address,
            "rights": claim["rights"],
        }


def _tellings(material: Material, claim: Record) -> Iterator[Record]:
    """Yield how a claim was handed on, the telling nearest to the speaker first."""
    before = None
    for number, reporter in enumerate(claim["reporters"], 1):
        id_ = f"#telling-{claim['id']}-{number}"
        yield {
            "id": id_,
            "type": "prov:Entity",
            "wasAttributedTo": _one(material, "voices", "voice", reporter),
            "wasDerivedFrom": before,
            "created": claim["told"] if number == len(claim["reporters"]) else None,
        }
        before = id_


def _one(material: Material, kind: str, anchor: str, id_: str | None) -> str | None:
    """Return the address of a declared record, None for any other."""
    return material.address(f"{anchor}-{id_}") if id_ in material.by_id[kind] else None
