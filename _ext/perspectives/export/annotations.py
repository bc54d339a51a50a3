"""The quotations as a W3C Web Annotation collection: each words a reader sees, found in its page.

A target is a page; its selector the claim's anchor, refined by the words with what stands before and after them
inside the claim. Together the three stand once in the text of the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.export.book_data import UP, Material, Record, by_line
from perspectives.export.page_text import Place, places_in
from perspectives.records.model import Claim

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
HTML_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3236"


def annotation_collection(material: Material) -> str:
    """Return the collection, one annotation a line."""
    items = list(_annotations(material))
    collection = {
        "@context": CONTEXT,
        "id": "annotations.jsonld",
        "type": "AnnotationCollection",
        "label": material.data["book"]["title"],
        "dc:rights": [f"{layer}: {licence}" for layer, licence in material.licences],
        "total": len(items),
        "first": {"id": "annotations.jsonld#page", "type": "AnnotationPage", "startIndex": 0, "items": []},
    }
    return by_line(collection, items)


def _annotations(material: Material) -> Iterator[Record]:
    by_page: dict[str, list[Claim]] = {}
    for claim in material.book.claims.values():
        if claim.quotations:
            by_page.setdefault(claim.docname, []).append(claim)
    places: dict[str, list[Place | None]] = {}
    for docname, claims in by_page.items():
        places |= places_in(material.html(docname), claims)
    for id_, found in sorted(places.items()):
        for number, place in enumerate(found, 1):
            yield _annotation(material, id_, number, place)


def _annotation(material: Material, id_: str, number: int, place: Place | None) -> Record:
    claim = material.book.claims[id_]
    selector: Record = {"type": "FragmentSelector", "conformsTo": HTML_FRAGMENTS, "value": claim.anchor}
    if place:
        selector["refinedBy"] = {
            "type": "TextQuoteSelector",
            "exact": place.exact,
            "prefix": place.prefix,
            "suffix": place.suffix,
        }
    voice = material.by_id["voices"].get(claim.voice)
    record = material.by_id["claims"][id_]
    return {
        "id": f"annotations.jsonld#{claim.anchor}-{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"id": f"claims/{id_}.json", "type": "Dataset", "format": "application/json"},
            {"type": "TextualBody", "value": voice["name"] if voice else claim.voice, "purpose": "tagging"},
        ],
        "target": {
            "source": UP + material.pages[claim.docname],
            "selector": selector,
            "dc:rights": record["rights"],
        },
    }
