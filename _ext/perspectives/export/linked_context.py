"""The context of the linked data (JSON-LD 1.1): what each key of a node means.

It stands in each file, so that a reader need not fetch it. A key that it does not name is a property or a
class of schema.org.
"""

from __future__ import annotations

from typing import Any

from perspectives.export.book_data import BookData, Record
from perspectives.export.linked_fields import properties_of
from perspectives.export.linked_schemes import (
    EDTF_DATATYPE,
    OWN_CLASSES,
    PREFIX,
    XSD,
    namespace,
)

ID_KEYWORD = "@id"
PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "cito": "http://purl.org/spar/cito/",
    "bibo": "http://purl.org/ontology/bibo/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": XSD,
}
STANDARD_NODES = {
    "prov": (
        "wasAttributedTo",
        "wasDerivedFrom",
        "wasQuotedFrom",
        "hadPrimarySource",
        "alternateOf",
        "entity",
    ),
    "cito": ("repliesTo", "disputes", "agreesWith"),
    "dcterms": ("conformsTo",),
    "rdfs": ("range",),
    "skos": ("inScheme",),
}
"""The properties of each vocabulary whose values are nodes."""
STANDARD_TEXTS = {
    "bibo": ("locator", "shortTitle", "volume", "issue", "number", "edition", "doi"),
    "prov": ("qualifiedDerivation",),
    "rdfs": ("label", "comment"),
    "skos": ("prefLabel", "notation", "note"),
}
"""The properties of each vocabulary whose values are texts, or nodes that are written in their place."""
SCHEMA_ORG_NODES = (
    *("about", "appearance", "author", "creator", "hasPart", "isPartOf", "encoding", "sameAs", "contributor"),
    *("exampleOfWork", "mentions", "genre", "license"),
)
"""The properties of schema.org whose values are nodes."""
CODERS: dict[str, Any] = {
    "concept": {"@type": ID_KEYWORD},
    "edtf": {"@type": EDTF_DATATYPE},
    "text": {},
    "boolean": {"@type": f"{XSD}boolean"},
    "integer": {"@type": f"{XSD}integer"},
    "list": {"@container": "@list"},
    "list of nodes": {"@container": "@list", "@type": ID_KEYWORD},
    "node": {"@type": ID_KEYWORD},
}
"""What the context says of an own property, by the type of its values."""


def context_of(data: BookData, file: str) -> Record:
    """Return the context of a file of the folder of the data.

    Where the book has a public address, ``@base`` makes every address whole, wherever the file is read.
    """
    edtf = {"@type": EDTF_DATATYPE}
    return {
        **({"@base": f"{data.base}data/{file}"} if data.base else {}),
        "@vocab": PREFIXES["schema"],
        **PREFIXES,
        PREFIX: namespace(data),
        "id": ID_KEYWORD,
        "type": "@type",
        **{
            name: {ID_KEYWORD: f"{prefix}:{name}", "@type": ID_KEYWORD}
            for prefix, names in STANDARD_NODES.items()
            for name in names
        },
        **{
            name: {ID_KEYWORD: f"{prefix}:{name}"}
            for prefix, names in STANDARD_TEXTS.items()
            for name in names
        },
        **{name: {"@type": ID_KEYWORD} for name in SCHEMA_ORG_NODES},
        "created": {ID_KEYWORD: "dcterms:created", **edtf},
        "date": {ID_KEYWORD: "dcterms:date", **edtf},
        "datePublished": edtf,
        "rights": {ID_KEYWORD: "dcterms:rights", "@type": ID_KEYWORD},
        **{
            one.name: {ID_KEYWORD: f"{PREFIX}:{one.name}", **CODERS[one.range]} for one in properties_of(data)
        },
        **{name: f"{PREFIX}:{name}" for name in OWN_CLASSES},
    }
