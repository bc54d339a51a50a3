"""The quotations as an annotation collection (Web Annotation Data Model, W3C, 23 February 2017).

The target of an annotation is a page. Its selector is the anchor of the claim, refined by the words of the
quotation with some text before and after them, all within the claim. The three together occur once in the
text of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.export.book_data import BookData, Record, as_json_by_item
from perspectives.export.linked_data import address_note
from perspectives.export.page_text import TextQuote, find_text_quotes
from perspectives.records.claim_records import Claim

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain.store import PerspectivesDomain

ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
ANNOTATIONS_FILE = "annotations.jsonld"
HTML_FRAGMENT_RFC = "http://tools.ietf.org/rfc/rfc3236"


def annotation_collection(data: BookData) -> str:
    """Return the collection as JSON-LD, one annotation a line."""
    items = list(_annotations(data))
    address = data.whole_address(ANNOTATIONS_FILE)
    collection = {
        "@context": ANNOTATION_CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": data.content["book"]["title"],
        "dcterms:description": address_note(data),
        "dc:rights": [f"{layer}: {licence}" for layer, licence in data.licences],
        "total": len(items),
        "first": {
            "id": f"{address}#page",
            "type": "AnnotationPage",
            "partOf": address,
            "startIndex": 0,
            "items": [],
        },
    }
    return as_json_by_item(collection, items)


def quotes_in_pages(
    builder: StandaloneHTMLBuilder, domain: PerspectivesDomain
) -> dict[str, list[TextQuote | None]]:
    """Return the text quotes of each claim with quotations, by its id, from the pages as they were built.

    A page that is the same as after the last build is not searched again.
    """
    claims_by_document: dict[str, list[Claim]] = {}
    for claim in domain.book.claims.values():
        if claim.quotations:
            claims_by_document.setdefault(claim.docname, []).append(claim)
    quotes: dict[str, list[TextQuote | None]] = {}
    kept = domain.kept.topic(f"quotes-{builder.name}")
    for docname, claims in claims_by_document.items():
        page = Path(builder.get_output_path(docname))
        state = (page.stat().st_size, page.stat().st_mtime_ns)
        words = [(claim.id, claim.anchor, claim.all_words, claim.printed_order) for claim in claims]
        quotes |= kept.of((docname, state, words), partial(_quotes_in, page, claims))
    return quotes


def _quotes_in(page: Path, claims: list[Claim]) -> dict[str, list[TextQuote | None]]:
    return find_text_quotes(page.read_text(encoding="utf-8"), claims)


def _annotations(data: BookData) -> Iterator[Record]:
    for id_, quotes in sorted(data.quotes.items()):
        for number, quote in enumerate(quotes, 1):
            yield _annotation(data, id_, number, quote)


def _annotation(data: BookData, id_: str, number: int, quote: TextQuote | None) -> Record:
    claim = data.book.claims[id_]
    wording = claim.wording(number)
    selector: Record = {"type": "FragmentSelector", "conformsTo": HTML_FRAGMENT_RFC, "value": claim.anchor}
    if quote:
        selector["refinedBy"] = {
            "type": "TextQuoteSelector",
            "exact": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
        }
    voice = data.records_by_id["voices"].get(claim.voice)
    record = data.records_by_id["claims"][id_]
    return {
        "id": data.whole_address(f"{ANNOTATIONS_FILE}#{claim.anchor}-{number}"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"id": data.whole_address(f"claims/{id_}.json"), "type": "Dataset", "format": "application/json"},
            {"type": "TextualBody", "value": voice["name"] if voice else claim.voice, "purpose": "tagging"},
        ],
        "target": {
            "source": data.whole_address(data.page_address(claim.docname)),
            "selector": selector,
            "dc:rights": data.book.wording_rights(claim, wording) if wording else record["rights"],
        },
    }
