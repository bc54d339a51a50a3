"""The documents in the linked data, with their paragraphs and the way by which they came to us."""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.export.book_data import BookData, Record
from perspectives.export.linked_claims import creator_of, derivations
from perspectives.export.linked_records import addresses_of, perspective_address, record_node, tellings


def document_nodes(data: BookData, document: Record) -> Iterator[Record]:
    """Yield the node of a document, then its tellings and its paragraphs."""
    node = record_node(data, "documents", document, ["CreativeWork", "prov:Entity"])
    name = f"document-{document['id']}"
    reporters, told = document["reporters"], document["told"]
    chain = tellings(data, name, node, document["by"], reporters, told) if reporters or told else []
    paragraphs = [
        (paragraph_address(data, document["id"], one["number"]), one) for one in document["paragraphs"]
    ]
    page = data.book.documents[document["id"]].docname
    yield {
        **node,
        "creator": creator_of(data, document["by"]),
        "perspective": perspective_address(document["perspective"]),
        "wasDerivedFrom": [telling["id"] for telling in chain[-1:]],
        "qualifiedDerivation": list(derivations(data, [("source", document["work"], document["locator"])])),
        "translator": {"name": document["translator"]} if document["translator"] else None,
        "isPartOf": data.page_address(page),
        "hasPart": [address for address, _one in paragraphs],
    }
    yield from chain
    for position, (address, one) in enumerate(paragraphs, 1):
        yield {
            "id": address,
            "type": ["Paragraph", "CreativeWork"],
            "name": one["number"],
            "position": position,
            "pagination": one["pages"],
            "sha256": one["sha256"],
            "isPartOf": node["id"],
            "mentions": addresses_of(data, "claims", one["claims"]),
        }


def paragraph_address(data: BookData, id_: str, number: str) -> str:
    """Return the address of a paragraph of the document with an id."""
    document = data.book.documents[id_]
    page = data.page_address(document.docname)
    return f"{page}#{document.paragraph_anchor(number)}"
