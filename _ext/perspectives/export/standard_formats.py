"""The files that follow the standards of a field: annotations, TEI, linked data, and texts for clients."""

from __future__ import annotations

from sphinx.locale import get_translation

from perspectives.export.annotations import ANNOTATIONS_FILE, annotation_collection
from perspectives.export.dts import FOLDER as DTS_FOLDER
from perspectives.export.dts import collection_files, entry, navigation_files, root_collection
from perspectives.export.dts_texts import text_files
from perspectives.export.file_format import JSON_LD_STANDARD, RECORD_LISTS, Format, Standard
from perspectives.export.linked_data import LINKED_DATA_FILE, linked_data, vocabulary
from perspectives.export.linked_schemes import VOCABULARY_FILE
from perspectives.export.linked_shapes import SHAPES_FILE, shapes
from perspectives.export.linkset import LINKSET_FILE, linkset
from perspectives.export.tei_book import tei_document
from perspectives.records.vocabulary import N_

_ = get_translation("perspectives")

DTS_STANDARD = Standard(
    "Distributed Text Services 1.0, by files", "https://dtsapi.org/specifications/versions/v1.0/"
)
STANDARD_FILES = (
    Format(
        ANNOTATIONS_FILE,
        "standards",
        _("The quotations, each found at its one place in the pages. For annotation tools."),
        Standard(
            "Web Annotation Data Model (W3C, 23 February 2017)",
            "https://www.w3.org/TR/2017/REC-annotation-model-20170223/",
        ),
        ("quotations",),
        annotation_collection,
    ),
    Format(
        "accounts.tei.xml",
        "standards",
        _(
            "Claims, voices, events and works as a text with its apparatus. "
            "For digital editions and their tools."
        ),
        Standard(
            N_("TEI P5, schema of version 4.11.0"),
            "https://www.tei-c.org/Vault/P5/4.11.0/",
        ),
        RECORD_LISTS,
        tei_document,
    ),
    Format(
        LINKED_DATA_FILE,
        "standards",
        _(
            "All that the whole book in one file has, as linked data: schema.org says what things are, "
            "PROV-O how words reached us, CiTO who disputes whom. For queries in SPARQL."
        ),
        JSON_LD_STANDARD,
        RECORD_LISTS,
        linked_data,
    ),
    Format(
        LINKSET_FILE,
        "standards",
        _(
            "The links of all pages and files: how each is cited, what describes it, what belongs to it. "
            "For programs that follow links (Signposting)."
        ),
        Standard("Linkset in JSON (RFC 9264)", "https://www.rfc-editor.org/rfc/rfc9264"),
        ("pages",),
        linkset,
    ),
    *(
        Format(
            f"{DTS_FOLDER}/{name}", "texts", purpose, DTS_STANDARD, ("documents",), make, needs_address=True
        )
        for name, purpose, make in (
            (
                "entry.jsonld",
                _("Where a client begins: the addresses of the answers, and which answers there are not."),
                entry,
            ),
            (
                "collection.jsonld",
                _("All documents, with maker, date, language and rights."),
                root_collection,
            ),
            ("collection/<id>.jsonld", _("A document by itself, and what it belongs to."), collection_files),
            (
                "navigation/<id>;down=1.jsonld",
                _(
                    "The paragraphs of a document, or with tree=page its printed pages; "
                    "with ref=, one of them."
                ),
                navigation_files,
            ),
            (
                "document/<id>.tei",
                _(
                    "A document in TEI, or with ref= a paragraph or a page: the words that may be printed "
                    "and were at hand, else those that the book quotes."
                ),
                text_files,
            ),
        )
    ),
    Format(
        VOCABULARY_FILE,
        "standards",
        _(
            "The book’s own terms in the linked data, and its closed lists as concepts: "
            "findings, evidence, media and others. For whoever reads or links them."
        ),
        Standard("SKOS (W3C, 18 August 2009)", "https://www.w3.org/TR/2009/REC-skos-reference-20090818/"),
        (),
        vocabulary,
    ),
    Format(
        SHAPES_FILE,
        "standards",
        _("What each kind of node in the linked data has, in Turtle. For programs that check a graph."),
        Standard("SHACL (W3C, 20 July 2017)", "https://www.w3.org/TR/2017/REC-shacl-20170720/"),
        (),
        shapes,
    ),
)
"""These files, in the order of the page that lists them."""
