"""The records as linked data: JSON-LD with its context in the file, so that a reader need not fetch it.

schema.org describes the records, PROV the way of the words, CiTO the relations between claims:

* A claim is attributed to its voice (``prov:wasAttributedTo``).
* Each reporter has a telling of the claim, which is derived from the telling before. The voice has one if the
  date of its telling is known. The claim is derived from the last telling, and from the works that it stands
  in.
* A quotation is a part of its claim. It was quoted from the work in which it was read
  (``prov:wasQuotedFrom``). If that work quotes another one, the other one is the primary source
  (``prov:hadPrimarySource``).
* The original of a quotation is a part of the claim too, and the quotation a translation of it
  (``schema:workTranslation``). A variant is another form of the same words (``prov:alternateOf``).
* If the place in a work is known, the derivation has a locator (``prov:qualifiedDerivation``,
  ``bibo:locator`` of the Bibliographic Ontology).
* ``answers`` is ``cito:repliesTo``, ``disputes`` is ``cito:disputes``, ``supports`` is ``cito:agreesWith``.

The identifier of a record is its address in the pages. Dates are EDTF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from perspectives.book.wording import claim_title
from perspectives.citations.rich_text import without_italics
from perspectives.citations.work_fields import issue_date
from perspectives.export.agents import agent_kind
from perspectives.export.book_data import BookData, Record, as_json_by_item, language_tag
from perspectives.export.record_kinds import RECORD_KINDS
from perspectives.records.field_forms import Link, Property
from perspectives.records.vocabulary import note_title

ID_KEYWORD = "@id"
JSONLD_CONTEXT: Record = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "id": ID_KEYWORD,
    "type": "@type",
    **{
        name: {ID_KEYWORD: f"prov:{name}", "@type": ID_KEYWORD}
        for name in ("wasAttributedTo", "wasDerivedFrom", "wasQuotedFrom", "hadPrimarySource")
    },
    **{
        name: {ID_KEYWORD: f"cito:{name}", "@type": ID_KEYWORD}
        for name in ("repliesTo", "disputes", "agreesWith")
    },
    **{
        name: {"@type": ID_KEYWORD}
        for name in ("about", "appearance", "author", "creator", "hasPart", "isPartOf", "encoding", "sameAs")
    },
    "alternateOf": {ID_KEYWORD: "prov:alternateOf", "@type": ID_KEYWORD},
    "qualifiedDerivation": {ID_KEYWORD: "prov:qualifiedDerivation"},
    "entity": {ID_KEYWORD: "prov:entity", "@type": ID_KEYWORD},
    "locator": {ID_KEYWORD: "http://purl.org/ontology/bibo/locator"},
    "created": {ID_KEYWORD: "dcterms:created", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "date": {ID_KEYWORD: "dcterms:date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "rights": {ID_KEYWORD: "dcterms:rights"},
    "perspective": {ID_KEYWORD: "https://schema.org/keywords", "@type": ID_KEYWORD},
}
AGENT_TYPES: dict[str | None, Any] = {
    "person": ["Person", "prov:Person"],
    "body": ["Organization", "prov:Organization"],
}
WORK_TYPES = {
    "book": "Book",
    "chapter": "Chapter",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "paper-conference": "ScholarlyArticle",
    "entry-encyclopedia": "Article",
    "thesis": "Thesis",
    "dataset": "Dataset",
    "report": "Report",
    "manuscript": "Manuscript",
    "webpage": "WebPage",
}


def linked_data(data: BookData) -> str:
    """Return the whole book as one graph in JSON-LD, one node a line."""
    return as_json_by_item(
        {"@context": JSONLD_CONTEXT, "@graph": []}, map(_without_empty_values, _nodes(data))
    )


def _without_empty_values(node: Record) -> Record:
    return {key: value for key, value in node.items() if value not in (None, [], "")}


def _nodes(data: BookData) -> Iterator[Record]:
    book = data.content["book"]
    yield {
        "id": "../",
        "type": ["Book", "prov:Entity"],
        "name": book["title"],
        "bookEdition": book["edition"],
        "inLanguage": book["language"],
        "rights": [f"{layer}: {licence}" for layer, licence in data.licences],
    }
    for perspective in data.content["perspectives"]:
        yield {"id": f"#perspective-{perspective['id']}", "type": "DefinedTerm", "name": perspective["name"]}
    for voice in data.content["voices"]:
        kind = agent_kind(data.book.registry.voices[voice["id"]])
        yield {
            **_record_node(data, "voices", voice, AGENT_TYPES.get(kind, "prov:Agent")),
            "perspective": _perspective_address(voice),
            "sameAs": voice["authorities"],
        }
    for event in data.content["events"]:
        yield {**_record_node(data, "events", event, "Event"), "location": _place(event["place"])}
    for source in data.content["sources"]:
        yield _work_node(data, source)
    for comparison in data.content["comparisons"]:
        yield _record_node(data, "comparisons", comparison, "Collection")
    for claim in data.content["claims"]:
        yield from _claim_nodes(data, claim)
    for document in data.content["documents"]:
        yield {
            **_record_node(data, "documents", document, ["CreativeWork", "prov:Entity"]),
            "perspective": _perspective_address(document),
        }
    for note in data.content["editorial_notes"]:
        about = [data.address_of(anchor) for id_ in note["about"] if (anchor := data.anchor_of(id_))]
        yield {
            **_record_node(data, "editorial_notes", note, "Comment"),
            "name": note_title(note["kind"]),
            "about": about,
        }


def _record_node(data: BookData, name: str, record: Record, type_: Any) -> Record:
    """Return a node for a record of the list *name*, with the properties that its fields declare."""
    kind = RECORD_KINDS[name]
    node: Record = {"id": data.address_of(f"{kind.anchor}-{record[kind.key]}"), "type": type_}
    for field in kind.fields:
        value = record[field.name]
        if isinstance(field.rdf, Link):
            value = _addresses_of(data, field.rdf.to, value)
        if isinstance(field.rdf, Link | Property):
            node |= dict.fromkeys(field.rdf.names, value)
    return node


def _addresses_of(data: BookData, name: str, value: Any) -> Any:
    """Return the address of the record with the id *value* in the list *name*; None where there is none.

    For a list of ids, return the list of the addresses that there are.
    """
    if isinstance(value, list):
        return [address for id_ in value if (address := _addresses_of(data, name, id_))]
    has_record = value is not None and value in data.records_by_id[name]
    return data.address_of(f"{RECORD_KINDS[name].anchor}-{value}") if has_record else None


def _perspective_address(record: Record) -> str | None:
    return f"#perspective-{record['perspective']}" if record["perspective"] else None


def _place(place: Record | None) -> Record | None:
    if place is None:
        return None
    node: Record = {"type": "Place", "name": place["name"]}
    if place["latitude"] is not None:
        node["geo"] = {
            "type": "GeoCoordinates",
            "latitude": place["latitude"],
            "longitude": place["longitude"],
        }
    if place["authorities"]:
        node["sameAs"] = place["authorities"]
    return node


def _original(record: Record, language: str | None) -> Record | None:
    """Return the original of a translation, of which only the language is known; None for other texts."""
    original_language = record["original_language"]
    if not original_language or original_language == language:
        return None
    return {"type": "CreativeWork", "inLanguage": original_language}


def _work_node(data: BookData, source: Record) -> Record:
    csl = {name: without_italics(value) for name, value in source["csl"].items()}
    container = csl.get("container-title")
    return {
        **_record_node(data, "sources", source, [WORK_TYPES.get(csl["type"], "CreativeWork"), "prov:Entity"]),
        "name": csl.get("title"),
        **{role: [_agent(name) for name in csl.get(role, ())] for role in ("author", "editor", "translator")},
        "isPartOf": {"type": "CreativeWork", "name": container} if container else None,
        "publisher": {"type": "Organization", "name": csl["publisher"]} if "publisher" in csl else None,
        "datePublished": issue_date(csl),
        "inLanguage": csl.get("language"),
        "translationOfWork": _original(source, csl.get("language")),
        "pagination": csl.get("page"),
        "isbn": csl.get("ISBN"),
        "issn": csl.get("ISSN"),
        "url": csl.get("URL"),
    }


def _agent(name: Record) -> Record:
    if "literal" in name:
        return {"name": name["literal"]}
    parts = [name[part] for part in ("given", "non-dropping-particle", "family", "suffix") if part in name]
    return {"type": "Person", "name": " ".join(parts)}


def _claim_nodes(data: BookData, claim: Record) -> Iterator[Record]:
    node = _record_node(data, "claims", claim, ["Claim", "prov:Entity"])
    places = [(claim["source"], claim["locator"]), (claim["quoted_in"], claim["quoted_in_locator"])]
    works = _addresses_of(data, "sources", [work for work, _locator in places])
    further_places = [(place["source"], place["locator"]) for place in claim["also_in"]]
    further_works = _addresses_of(data, "sources", [work for work, _locator in further_places])
    tellings = list(_telling_nodes(data, claim))
    yield from tellings
    wordings = [*claim["originals"], *claim["variants"]]
    number = len(claim["quotations"])
    ids = [f"#claim-{claim['id']}-{one}" for one in range(1, number + len(wordings) + 1)]
    quotations = ids[:number]
    yield {
        **node,
        "name": claim_title(data.book, data.book.claims[claim["id"]]),
        "wasDerivedFrom": [*(telling["id"] for telling in tellings[-1:]), *works],
        "qualifiedDerivation": list(_derivations(data, [*places, *further_places])),
        "appearance": list(dict.fromkeys([*works, *further_works])),
        "translationOfWork": _original(claim, claim["language"]),
        "translator": {"name": claim["translator"]} if claim["translator"] else None,
        "perspective": _perspective_address(claim),
        "isPartOf": ["../", *_addresses_of(data, "claims", [claim["within"]])],
        "hasPart": ids,
        "encoding": f"claims/{claim['id']}.json",
    }
    language = language_tag(claim["language"])
    source, quoted_in = (_addresses_of(data, "sources", claim[name]) for name in ("source", "quoted_in"))
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
    for id_, wording in zip(ids[number:], wordings, strict=True):
        yield _wording_node(data, claim, node, id_, wording, is_original=wording in claim["originals"])


def _wording_node(
    data: BookData, claim: Record, node: Record, id_: str, wording: Record, *, is_original: bool
) -> Record:
    """Return the node of an original or a variant; *node* is that of its claim.

    The quotation is a translation of an original (``workTranslation``), and has a variant
    (``prov:alternateOf``).
    """
    language = language_tag(wording["language"])
    work = wording["work"] or claim["quoted_in"] or claim["source"]
    quotation = {"id": f"#claim-{claim['id']}-{wording['quotation']}"}
    return {
        "id": id_,
        "type": ["Quotation", "prov:Entity"],
        "text": {"@value": wording["words"], "@language": language} if language else wording["words"],
        "creator": node["creator"],
        "wasAttributedTo": node["creator"],
        "wasQuotedFrom": _addresses_of(data, "sources", work),
        "workTranslation" if is_original else "alternateOf": quotation,
        "isPartOf": node["id"],
        "rights": wording["rights"],
    }


def _derivations(data: BookData, places: Iterable[tuple[str | None, str | None]]) -> Iterator[Record]:
    """Yield a derivation for each work with a locator. For the other works ``wasDerivedFrom`` says enough."""
    for work, locator in places:
        address = _addresses_of(data, "sources", work)
        if address and locator:
            yield {"type": "prov:Derivation", "entity": address, "locator": locator}


def _telling_nodes(data: BookData, claim: Record) -> Iterator[Record]:
    """Yield the tellings of a claim, that nearest to the speaker first.

    Without a reporter, the voice has a telling if its date is known.
    """
    tellers = claim["reporters"] or ([claim["voice"]] if claim["told"] else [])
    previous_id = None
    for number, teller in enumerate(tellers, 1):
        id_ = f"#telling-{claim['id']}-{number}"
        yield {
            "id": id_,
            "type": "prov:Entity",
            "wasAttributedTo": _addresses_of(data, "voices", teller),
            "wasDerivedFrom": previous_id,
            "created": claim["told"] if number == len(tellers) else None,
        }
        previous_id = id_
