"""Readers of the metadata in a page's head: each vocabulary by itself, and the item that Zotero would save.

The rules of Zotero are those of its translators *Embedded Metadata* (of 2015 and of 2024) and *RDF*, as far
as they concern a book.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from rdflib import RDF, SDO, Graph

ZOTERO_PREFIXES = ("bib", "bibo", "dc", "dcterms", "prism", "og", "article", "book", "rdf", "so")
"""The namespace prefixes that Zotero knows, of those that can occur."""
HIGHWIRE_FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_inbook_title": "publicationTitle",
    "citation_book_title": "bookTitle",
    "citation_public_url": "url",
    "citation_language": "language",
    "citation_abstract": "abstractNote",
}


@dataclass(frozen=True, slots=True)
class PageDescription:
    """The description of a page in one vocabulary. Fields that the vocabulary has not are None."""

    title: str
    authors: list[str]
    address: str
    date: str | None
    book: str | None
    language: str | None
    editors: list[str] | None = None
    edition: str | None = None


def meta_tags(page: str) -> list[tuple[str, str]]:
    """Return name and content of each ``meta`` element in the head, in their order."""
    head = BeautifulSoup(page, "lxml").head
    assert head is not None
    return [
        (str(tag.get("name") or tag.get("property")), str(tag.get("content", "")))
        for tag in head.select("meta[name], meta[property]")
    ]


def page_descriptions(page: str, linked: dict[str, Any]) -> dict[str, PageDescription]:
    """Return the description in each vocabulary, by its name; *linked* is the JSON-LD of the page.

    Dates have hyphens, and names are in their natural order. Editors who are the authors are given once.
    """
    tags = meta_tags(page)

    def values(name: str) -> list[str]:
        return [value for key, value in tags if key == name]

    def value_of(name: str) -> str:
        all_values = values(name)
        assert len(all_values) < 2, f"{name} stands twice"
        return "".join(all_values)

    book = linked if linked["@type"] == "Book" else linked["isPartOf"]
    return {
        "highwire": PageDescription(
            value_of("citation_title"),
            [natural_name(name) for name in values("citation_author")],
            value_of("citation_public_url"),
            value_of("citation_publication_date").replace("/", "-"),
            value_of("citation_book_title"),
            value_of("citation_language"),
            [natural_name(name) for name in values("citation_editor")] or None,
            value_of("prism.edition"),
        ),
        "dublin core": PageDescription(
            value_of("DC.title"),
            [natural_name(name) for name in values("DC.creator")],
            value_of("DC.identifier"),
            value_of("DC.date"),
            value_of("DC.relation.isPartOf"),
            value_of("DC.language"),
            [natural_name(name) for name in values("DC.contributor")] or None,
        ),
        "open graph": PageDescription(
            value_of("og:title"),
            values("article:author"),
            value_of("og:url"),
            value_of("article:published_time"),
            value_of("og:site_name"),
            None,
        ),
        "schema.org": PageDescription(
            linked["name"],
            [agent["name"] for agent in linked.get("author", [])],
            linked["url"] if linked["url"].startswith("http") else "",
            linked.get("datePublished", ""),
            book["name"],
            linked.get("inLanguage", ""),
            [agent["name"] for agent in book.get("editor", [])],
            book.get("bookEdition", ""),
        ),
    }


def natural_name(name: str) -> str:
    """Return a name in its natural order; *name* may have the last name first, or be an organisation's."""
    if name.endswith(","):
        return name[:-1]
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name


def zotero_item(page: str, newer: bool = True) -> dict[str, Any]:
    """Return the fields of the item that Zotero saves of a page, by its newer or its older rules."""
    tags = meta_tags(page)
    statements: dict[str, str] = {}
    certain_type, possible_type = "", ""
    for key, value in tags:
        parts = re.split("[.:_]", key)
        prefix = parts[0].lower()
        # Where a name has three parts, the newer rules look at the second one first: they know “book”.
        if newer and len(parts) > 2 and parts[1].lower() in ZOTERO_PREFIXES:
            prefix = parts[1].lower()
        if prefix in ZOTERO_PREFIXES:
            statements.setdefault(key.lower(), value)
        elif key in ("citation_book_title", "citation_inbook_title") and (newer or "inbook" not in key):
            certain_type = "bookSection"
        elif key == "citation_title":
            possible_type = "journalArticle"
    og_types = {"book": "book", "website": "webpage"}
    og_type = og_types.get(statements.get("og:type", ""), "")
    older_type = og_type or certain_type or possible_type
    item_type = (certain_type or og_type or possible_type) if newer else older_type
    item: dict[str, Any] = {
        "itemType": item_type or ("webpage" if statements else ""),
        "title": statements.get("dc.title") or statements.get("og:title", ""),
        "publicationTitle": statements.get("og:site_name", ""),
        "date": statements.get("dc.date", ""),
        "edition": statements.get("prism.edition", ""),
        "rights": statements.get("dc.rights", ""),
        "language": statements.get("dc.language", ""),
        "url": statements.get("og:url", ""),
        "abstractNote": statements.get("og:description", ""),
    }
    for name, field in HIGHWIRE_FIELDS.items():
        values = [value for key, value in tags if key.endswith(name)]
        if values and (newer or "inbook" not in name):
            item[field] = values[0]
    item["creators"] = [
        (role, *split_name(value))
        for role in ("author", "editor")
        for key, value in tags
        if key == f"citation_{role}"
    ]
    item["pdf"] = [value for key, value in tags if key == "citation_pdf_url"]
    return {field: value for field, value in item.items() if value}


def split_name(name: str) -> tuple[str, str]:
    """Return first and last name. Zotero splits a name at its comma, or else before the last word.

    With nothing behind the comma, the name is that of an organisation; its first name is empty.
    """
    last, comma, first = name.partition(",")
    return (first.strip(), last) if comma else (name.rpartition(" ")[0], name.rpartition(" ")[2])


SCHEMA_ORG_CONTEXT = {
    "@vocab": str(SDO),
    **{name: {"@type": "@id"} for name in ("url", "contentUrl")},
}
"""What the context of schema.org says of the terms that a page uses. It is published on the web alone."""


def schema_graph(linked: dict[str, Any], address: str) -> Graph:
    """Return an object of schema.org as a graph, read by the context above; *address* is that of its file."""
    text = json.dumps({**linked, "@context": SCHEMA_ORG_CONTEXT})
    return Graph().parse(data=text, format="json-ld", publicID=address)


def unknown_terms(linked: dict[str, Any]) -> set[str]:
    """Return the types and properties of an object that schema.org does not have."""
    graph = schema_graph(linked, "https://reader.example/page.html")
    terms = {*graph.predicates(), *graph.objects(None, RDF.type)} - {RDF.type}
    assert terms
    return {str(term) for term in terms if str(term).removeprefix(str(SDO)) not in SDO.__annotations__}
