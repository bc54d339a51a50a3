"""The list of the files in the folder ``data``, with purpose, standard, contents and maker of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sphinx.locale import get_translation

from perspectives.book.bibliographies import BIBLIOGRAPHY_FOLDER, BIBLIOGRAPHY_FORMATS, WHOLE_BIBLIOGRAPHY
from perspectives.export.annotations import ANNOTATIONS_FILE, annotation_collection
from perspectives.export.bibliography_files import (
    bibliography_writer,
    page_metadata_files,
    whole_bibliography_writer,
)
from perspectives.export.book_data import BookData, as_json
from perspectives.export.csv_metadata import METADATA_FILE, csv_metadata
from perspectives.export.csv_tables import table_writer
from perspectives.export.data_package import DATA_PACKAGE, data_package
from perspectives.export.dts import FOLDER as DTS_FOLDER
from perspectives.export.dts import collection_files, entry, navigation_files, root_collection
from perspectives.export.dts_texts import text_files
from perspectives.export.editions_json import editions_json
from perspectives.export.examples import TWO_CLOCKS, two_clocks_script
from perspectives.export.linked_data import LINKED_DATA_FILE, linked_data, vocabulary
from perspectives.export.linked_schemes import VOCABULARY_FILE
from perspectives.export.linked_shapes import SHAPES_FILE, shapes
from perspectives.export.linkset import LINKSET_FILE, linkset
from perspectives.export.mentions_json import MENTIONS_FILE, MENTIONS_SCHEMA, mentions_json
from perspectives.export.record_files import claim_files, document_files, section_files
from perspectives.export.retired_json import retired_json
from perspectives.export.schema import claims_schema
from perspectives.export.tables import CALENDAR_TABLE, PERSPECTIVES_TABLE
from perspectives.export.tei_book import tei_document
from perspectives.export.workbook import WORKBOOK, workbook
from perspectives.records.vocabulary import N_
from perspectives.rendering.page_facts import LINKED_DATA_FOLDER

_ = get_translation("perspectives")


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard that a file follows.

    :ivar name: its name, with the version
    :ivar address: the address where it is published; empty where it is not
    """

    name: str
    address: str = ""


JSON_STANDARD = Standard("JSON (RFC 8259)", "https://www.rfc-editor.org/rfc/rfc8259")
CSV_STANDARD = Standard("CSV (RFC 4180)", "https://www.rfc-editor.org/rfc/rfc4180")
JSON_LD_STANDARD = Standard("JSON-LD 1.1", "https://www.w3.org/TR/2020/REC-json-ld11-20200716/")
DTS_STANDARD = Standard(
    "Distributed Text Services 1.0, by files", "https://dtsapi.org/specifications/versions/v1.0/"
)
BIBLIOGRAPHY_STANDARDS = {
    "bib": Standard("BibTeX"),
    "ris": Standard("RIS"),
    "json": Standard("CSL-JSON (CSL 1.0.2)", "https://github.com/citation-style-language/schema"),
}


@dataclass(frozen=True, slots=True)
class Format:
    """A file of the folder ``data``, or a folder of files in it.

    :ivar name: the path in ``data``; in that of a folder, ``<id>`` stands for the ids of its files
    :ivar part: the kind of file, one of :data:`perspectives.records.view_options.DATA_PARTS`
    :ivar purpose: what it is, and for whom
    :ivar contents: the kinds of records in it, as :func:`perspectives.export.record_counts.ids_by_kind` names
        them; for a folder, the kind of which each record has a file
    :ivar make: returns the text of the file, or its bytes; for a folder, the id and the text of each file
    :ivar needs_address: whether it is made only where the pages have a public address
    """

    name: str
    part: str
    purpose: str
    standard: Standard
    contents: tuple[str, ...]
    make: Callable[[BookData], str | bytes] | Callable[[BookData], Iterable[tuple[str, str]]]
    needs_address: bool = False


RECORD_LISTS = (
    "claims",
    "comparisons",
    "editorial_notes",
    "documents",
    "voices",
    "events",
    "sources",
    "perspectives",
)
DATA_FILES = (
    Format(
        "claims.json",
        "records",
        _(
            "Every claim with its voice, chain, source and words, and all that it is connected with. "
            "For programs, and for whoever wants the whole book in one file."
        ),
        JSON_STANDARD,
        RECORD_LISTS,
        lambda data: as_json(data.content),
    ),
    Format(
        "claims.schema.json",
        "records",
        _(
            "What each field of the file above may hold. "
            "For programs that check it, and for those who write them."
        ),
        Standard("JSON Schema, draft 2020-12", "https://json-schema.org/draft/2020-12"),
        (),
        lambda data: as_json(claims_schema(data.kinds)),
    ),
    Format(
        MENTIONS_FILE,
        "records",
        _(
            "The names of the index, with every place that speaks of each. "
            "For programs that look for persons, places and things."
        ),
        JSON_STANDARD,
        ("names",),
        mentions_json,
    ),
    Format(
        "mentions.schema.json",
        "records",
        _(
            "What each field of the file above may hold. "
            "For programs that check it, and for those who write them."
        ),
        Standard("JSON Schema, draft 2020-12", "https://json-schema.org/draft/2020-12"),
        (),
        lambda data: as_json(MENTIONS_SCHEMA),
    ),
    Format(
        "retired.json",
        "records",
        _(
            "The ids that are retired: since which edition, why, and what took the place of each. "
            "For programs that know an id from an earlier edition."
        ),
        JSON_STANDARD,
        ("retired",),
        retired_json,
    ),
    Format(
        "editions.json",
        "records",
        _(
            "The editions of the book, and which claims are new, reworded, moved or retired in each. "
            "For programs that hold what an earlier edition said."
        ),
        JSON_STANDARD,
        (),
        editions_json,
    ),
    Format(
        "claims/<id>.json",
        "pieces",
        _(
            "A claim by itself, with its voice, event and sources written out "
            "and its citation in every form. "
            "For whoever cites or embeds one claim."
        ),
        JSON_STANDARD,
        ("claims",),
        claim_files,
    ),
    Format(
        "sections/<label>.json",
        "pieces",
        _(
            "A section by itself: its title, number and page, its citation in every form, "
            "and the ids of what stands in it. "
            "For whoever cites a section or follows its claims."
        ),
        JSON_STANDARD,
        ("sections",),
        section_files,
    ),
    Format(
        "documents/<id>.json",
        "pieces",
        _(
            "A document by itself: its maker, its paragraphs with their addresses and citations, "
            "and the claims that read them; never its text. "
            "For whoever cites a paragraph."
        ),
        JSON_STANDARD,
        ("documents",),
        document_files,
    ),
    Format(
        f"{LINKED_DATA_FOLDER}/<page>.jsonld",
        "pieces",
        _(
            "What a page is and which book it belongs to, in the words of schema.org. "
            "For search engines and catalogues."
        ),
        JSON_LD_STANDARD,
        ("pages",),
        page_metadata_files,
    ),
    Format(
        "claims.csv",
        "tables",
        _("The claims, a row for each. For a spreadsheet or for statistics."),
        CSV_STANDARD,
        ("claims",),
        table_writer("claims.csv"),
    ),
    Format(
        PERSPECTIVES_TABLE,
        "tables",
        _("The perspectives that claims, voices and documents belong to."),
        CSV_STANDARD,
        ("perspectives",),
        table_writer(PERSPECTIVES_TABLE),
    ),
    Format(
        "voices.csv",
        "tables",
        _("The voices, with a line on who they were."),
        CSV_STANDARD,
        ("voices",),
        table_writer("voices.csv"),
    ),
    Format(
        "events.csv",
        "tables",
        _("The events, with dates and coordinates. For maps and timelines too."),
        CSV_STANDARD,
        ("events",),
        table_writer("events.csv"),
    ),
    Format(
        "documents.csv",
        "tables",
        _("The documents, with maker, date, paragraphs and the claims that read them; no text of any."),
        CSV_STANDARD,
        ("documents",),
        table_writer("documents.csv"),
    ),
    Format(
        "sources.csv",
        "tables",
        _("The bibliography."),
        CSV_STANDARD,
        ("sources",),
        table_writer("sources.csv"),
    ),
    Format(
        "comparisons.csv",
        "tables",
        _("The comparisons, with finding, witnesses and silences."),
        CSV_STANDARD,
        ("comparisons",),
        table_writer("comparisons.csv"),
    ),
    Format(
        CALENDAR_TABLE,
        "tables",
        _("Every document that the book knows, by date: where it lies, and who has printed it."),
        CSV_STANDARD,
        ("calendar",),
        table_writer(CALENDAR_TABLE),
    ),
    Format(
        METADATA_FILE,
        "tables",
        _(
            "What each column of the tables means, how it is to be read, and the licence of the tables. "
            "For programs that read tables, and for people before they do."
        ),
        Standard(
            "CSVW, Metadata Vocabulary for Tabular Data (W3C, 17 December 2015)",
            "https://www.w3.org/TR/2015/REC-tabular-metadata-20151217/",
        ),
        (),
        csv_metadata,
    ),
    Format(
        DATA_PACKAGE,
        "tables",
        _(
            "The same descriptions, with all keys from table to table, as a Data Package. "
            "For Frictionless and other programs that load several tables at once."
        ),
        Standard("Data Package 2.0", "https://datapackage.org/standard/data-package/"),
        (),
        data_package,
    ),
    Format(
        WORKBOOK,
        "tables",
        _("All tables in one workbook, a sheet for each. For people who work with a spreadsheet."),
        Standard(
            "Office Open XML (ECMA-376)",
            "https://ecma-international.org/publications-and-standards/standards/ecma-376/",
        ),
        (
            "claims",
            "comparisons",
            "documents",
            "voices",
            "events",
            "sources",
            "perspectives",
        ),
        workbook,
    ),
    Format(
        TWO_CLOCKS,
        "tables",
        _(
            "An example in Python, which needs nothing else: it reads the tables, counts how late each "
            "perspective was told, and draws the two clocks."
        ),
        Standard(N_("Python 3.9 or later"), "https://docs.python.org/3/"),
        (),
        two_clocks_script,
    ),
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
    *(
        Format(
            f"{WHOLE_BIBLIOGRAPHY}.{kind.suffix}",
            "works",
            {
                "bib": _("The whole bibliography. For LaTeX and for reference managers."),
                "ris": _("The whole bibliography. For reference managers; all of them read this form."),
                "json": _("The whole bibliography. For Zotero and for programs that format citations."),
            }[kind.suffix],
            BIBLIOGRAPHY_STANDARDS[kind.suffix],
            ("sources",),
            whole_bibliography_writer(kind),
        )
        for kind in BIBLIOGRAPHY_FORMATS
    ),
    *(
        Format(
            f"{BIBLIOGRAPHY_FOLDER}/<page>.{kind.suffix}",
            "works",
            _("The works cited on a page; as perspective-<id> those in which a perspective speaks."),
            BIBLIOGRAPHY_STANDARDS[kind.suffix],
            ("bibliographies",),
            bibliography_writer(kind),
        )
        for kind in BIBLIOGRAPHY_FORMATS
    ),
)
"""The files of the folder ``data``, in the order of the page that lists them."""


def file_parts(has_address: bool) -> dict[str, str]:
    """Return the part of the data to which each file belongs, by its path in the folder of the data.

    :param has_address: whether the pages have a public address, without which some files are not made
    """
    return {one.name: one.part for one in DATA_FILES if has_address or not one.needs_address}
