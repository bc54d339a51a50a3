"""The records as linked data: JSON-LD with its context in the file, so that a reader need not fetch it.

schema.org describes the records, PROV-O the way of the words, CiTO the relations between claims, BIBO the
works, SKOS the closed lists. For the rest the book has a small vocabulary of its own, which stands beside
the file (:mod:`perspectives.export.linked_schemes`).

* A claim is attributed to its voice (``prov:wasAttributedTo``). A voice that is a person, a group or a body
  is its ``schema:creator``, too.
* Each reporter has a telling of the claim, which is derived from the telling before; where nobody reports the
  words, the voice has one. The claim is derived from the last telling, which is that of the last hand and has
  the date on which the words were set down; and from the works that it stands in.
* Each work is the entity of a derivation (``prov:qualifiedDerivation``), which says what the work is to the
  claim and at which place the words stand (``bibo:locator``).
* A quotation is a part of its claim. It was quoted from the work in which it was read
  (``prov:wasQuotedFrom``). If that work quotes another one, the other one is the primary source
  (``prov:hadPrimarySource``).
* The original of a quotation is a part of the claim too, and the quotation a translation of it
  (``schema:workTranslation``). A variant is another form of the same words (``prov:alternateOf``).
* A claim is part of its section, a section of the section around it or of its page, a page of the book.
* ``answers`` is ``cito:repliesTo``, ``disputes`` is ``cito:disputes``, ``supports`` is ``cito:agreesWith``.

The identifier of a record is its address in the pages. Dates are EDTF.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx.locale import get_translation

from perspectives.export.book_data import BookData, Record, as_json_by_item
from perspectives.export.linked_claims import claim_graph
from perspectives.export.linked_context import context_of
from perspectives.export.linked_documents import document_nodes, paragraph_address
from perspectives.export.linked_fields import properties_of
from perspectives.export.linked_records import (
    addresses_of,
    edtf,
    perspective_address,
    record_node,
    without_empty_values,
)
from perspectives.export.linked_schemes import VOCABULARY_FILE, concept, concept_nodes, term_nodes
from perspectives.export.linked_shapes import SHAPES_FILE
from perspectives.export.linked_works import work_node
from perspectives.records.licences import spdx_address

_ = get_translation("perspectives")

LINKED_DATA_FILE = "accounts.jsonld"
VOICE_TYPES: dict[str | None, Any] = {
    "person": ["Person", "prov:Person", "prov:Agent"],
    "group": ["foaf:Group", "prov:Agent"],
    "body": ["Organization", "prov:Organization", "prov:Agent"],
    "record": ["Record", "CreativeWork", "prov:Agent"],
    "work": ["CreativeWork", "prov:Agent"],
}


def linked_data(data: BookData) -> str:
    """Return the whole book as one graph in JSON-LD, one node a line."""
    document = {"@context": context_of(data, LINKED_DATA_FILE), "@graph": []}
    return as_json_by_item(document, map(without_empty_values, _nodes(data)))


def vocabulary(data: BookData) -> str:
    """Return the vocabulary of the linked data: properties, classes, and concepts of the closed lists."""
    document = {"@context": context_of(data, VOCABULARY_FILE), "@graph": []}
    return as_json_by_item(document, [*term_nodes(properties_of(data)), *concept_nodes(data)])


def address_note(data: BookData) -> str:
    """Return a sentence that says what the addresses in a file are."""
    if data.base:
        return _("All addresses are whole: the book stands at {address}.").format(address=data.base)
    return _(
        "No public address is set for this book: addresses of its records are relative to the place of this "
        "file, and its own terms have one that never resolves."
    )


def _nodes(data: BookData) -> Iterator[Record]:
    yield from _book_nodes(data)
    yield from concept_nodes(data)
    yield {
        "id": "#perspectives",
        "type": "skos:ConceptScheme",
        "prefLabel": {"@value": "Perspectives", "@language": "en"},
    }
    for perspective in data.content["perspectives"]:
        yield {
            "id": perspective_address(perspective["id"]),
            "type": ["DefinedTerm", "skos:Concept"],
            "name": perspective["name"],
            "prefLabel": {"@value": perspective["name"], "@language": data.content["book"]["language"]},
            "notation": perspective["id"],
            "inScheme": "#perspectives",
            "core": perspective["core"],
            "column": perspective["column"],
        }
    for voice in data.content["voices"]:
        yield {
            **record_node(data, "voices", voice, VOICE_TYPES.get(voice["kind"], "prov:Agent")),
            "perspective": perspective_address(voice["perspective"]),
            "earlierPerspective": perspective_address(voice["earlier"]),
            "sameAs": voice["authorities"],
        }
    for event in data.content["events"]:
        yield {**record_node(data, "events", event, "Event"), "location": _place(event["place"])}
    for source in data.content["sources"]:
        yield work_node(data, source)
    yield from _section_nodes(data)
    for comparison in data.content["comparisons"]:
        yield _comparison_node(data, comparison)
    for claim in data.content["claims"]:
        yield from claim_graph(data, claim)
    for document in data.content["documents"]:
        yield from document_nodes(data, document)
    for note in data.content["editorial_notes"]:
        about = [data.address_of(anchor) for id_ in note["about"] if (anchor := data.anchor_of(id_))]
        yield {
            **record_node(data, "editorial_notes", note, "Comment"),
            "about": about,
            "isPartOf": data.section_address("editorial_notes", note["id"]),
        }


def _book_nodes(data: BookData) -> Iterator[Record]:
    """Yield the node of the file itself, then that of the book."""
    book = data.content["book"]
    yield {
        "id": LINKED_DATA_FILE,
        "type": "Dataset",
        "name": book["title"],
        "description": address_note(data),
        "isPartOf": "../",
        "version": book["edition"],
        "license": spdx_address(book["licenses"]["data"]),
        "conformsTo": SHAPES_FILE,
    }
    yield {
        "id": "../",
        "type": ["Book", "prov:Entity"],
        "name": book["title"],
        "author": {"type": "Organization", "name": data.edition.author},
        "bookEdition": book["edition"],
        "datePublished": edtf(data.edition.issued),
        "inLanguage": book["language"],
        "license": spdx_address(book["licenses"]["text"]),
        "dc:rights": [f"{layer}: {licence}" for layer, licence in data.licences],
    }


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


def _section_nodes(data: BookData) -> Iterator[Record]:
    """Yield the pages that have sections, and the sections with a label."""
    for docname, records in sorted(data.book.records.items()):
        if not records.sections or docname not in data.page_addresses:
            continue
        page = data.page_address(docname)
        yield {
            "id": page,
            "type": ["Chapter", "WebPage"],
            "name": records.title or records.sections[0].title,
            "isPartOf": "../",
        }
        for section in records.sections:
            around = f"{page}#{section.parent}" if section.parent else page
            yield {
                "id": f"{page}#{section.label}",
                "type": "CreativeWork",
                "name": section.title,
                "position": data.section_numbers.get(section.label),
                "isPartOf": around,
            }


def _comparison_node(data: BookData, comparison: Record) -> Record:
    return {
        **record_node(data, "comparisons", comparison, "Collection"),
        "isPartOf": data.section_address("comparisons", comparison["id"]),
        "inOrder": addresses_of(data, "claims", comparison["claims"]),
        "passage": [
            paragraph_address(data, one["document"], one["paragraph"])
            for one in comparison["passages"]
            if one["document"] in data.book.documents
        ],
        "silence": [
            without_empty_values(
                {
                    "type": "Silence",
                    "perspective": perspective_address(silence["perspective"]),
                    "silenceKind": concept("silence", silence["kind"]),
                    "remark": silence["remark"],
                }
            )
            for silence in comparison["silent"]
        ],
    }
