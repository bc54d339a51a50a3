"""What programs read of a page's head: each vocabulary by itself, and the item that Zotero would save.

The rules of Zotero are those of its translators *Embedded Metadata* (of 2015 and of 2024) and *RDF*, as far as they concern a book.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup

PREFIXES = ("bib", "bibo", "dc", "dcterms", "prism", "og", "article", "book", "rdf", "so")
"""What Zotero knows as namespaces without being told, of those that could occur."""
HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_inbook_title": "publicationTitle",
    "citation_book_title": "bookTitle",
    "citation_public_url": "url",
    "citation_language": "language",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What one vocabulary says of a page; None where it has no word for it, empty where it says nothing."""

    title: str
    authors: list[str]
    address: str
    date: str | None
    book: str | None
    language: str | None
    editors: list[str] | None = None
    edition: str | None = None


def metas(page: str) -> list[tuple[str, str]]:
    """Return the tags of the head in their order."""
    head = BeautifulSoup(page, "lxml").head
    assert head is not None
    return [
        (str(tag.get("name") or tag.get("property")), str(tag.get("content", "")))
        for tag in head.select("meta[name], meta[property]")
    ]


def told(page: str, linked: dict[str, Any]) -> dict[str, Told]:
    """Return what each vocabulary says, by its name; dates with hyphens, names in their natural order."""
    tags = metas(page)

    def all_of(name: str) -> list[str]:
        return [value for key, value in tags if key == name]

    def one(name: str) -> str:
        found = all_of(name)
        assert len(found) < 2, f"{name} stands twice"
        return "".join(found)

    book = linked if linked["@type"] == "Book" else linked["isPartOf"]
    return {
        "highwire": Told(
            one("citation_title"),
            [natural(name) for name in all_of("citation_author")],
            one("citation_public_url"),
            one("citation_publication_date").replace("/", "-"),
            one("citation_book_title"),
            one("citation_language"),
            [natural(name) for name in all_of("citation_editor")],
            one("prism.edition"),
        ),
        "dublin core": Told(
            one("DC.title"),
            [natural(name) for name in all_of("DC.creator")],
            one("DC.identifier"),
            one("DC.date"),
            one("DC.relation.isPartOf"),
            one("DC.language"),
            [natural(name) for name in all_of("DC.contributor")],
        ),
        "open graph": Told(
            one("og:title"),
            all_of("article:author"),
            one("og:url"),
            one("article:published_time"),
            one("og:site_name"),
            None,
        ),
        "schema.org": Told(
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


def natural(name: str) -> str:
    """Return a name, last name first, in its natural order."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name


def zotero(page: str, newer: bool = True) -> dict[str, Any]:
    """Return the fields of the item that Zotero saves of a page, by the newer rules or by the older."""
    tags = metas(page)
    statements: dict[str, str] = {}
    certain, guess = "", ""
    for key, value in tags:
        parts = re.split("[.:_]", key)
        prefix = parts[0].lower()
        # The newer rules look at the second part first, where there are three: book is one they know.
        if newer and len(parts) > 2 and parts[1].lower() in PREFIXES:
            prefix = parts[1].lower()
        if prefix in PREFIXES:
            statements.setdefault(key.lower(), value)
        elif key in ("citation_book_title", "citation_inbook_title") and (newer or "inbook" not in key):
            certain = "bookSection"
        elif key == "citation_title":
            guess = guess or "journalArticle"
    kinds = {"book": "book", "website": "webpage"}
    itself = kinds.get(statements.get("og:type", ""), "")
    kind = (certain or itself or guess) if newer else (itself or certain or guess)
    item: dict[str, Any] = {
        "itemType": kind or ("webpage" if statements else ""),
        "title": statements.get("dc.title") or statements.get("og:title", ""),
        "publicationTitle": statements.get("og:site_name", ""),
        "date": statements.get("dc.date", ""),
        "edition": statements.get("prism.edition", ""),
        "rights": statements.get("dc.rights", ""),
        "language": statements.get("dc.language", ""),
        "url": statements.get("og:url", ""),
        "abstractNote": statements.get("og:description", ""),
    }
    for name, field in HIGHWIRE.items():
        values = [value for key, value in tags if key.endswith(name)]
        if values and (newer or "inbook" not in name):
            item[field] = values[0]
    item["creators"] = [
        (role, *parted(value))
        for role in ("author", "editor")
        for key, value in tags
        if key == f"citation_{role}"
    ]
    item["pdf"] = [value for key, value in tags if key == "citation_pdf_url"]
    return {field: value for field, value in item.items() if value}


def parted(name: str) -> tuple[str, str]:
    """Return first and last name as Zotero parts them: at the comma, or else before the last word."""
    last, comma, first = name.partition(", ")
    return (first, last) if comma else (name.rpartition(" ")[0], name.rpartition(" ")[2])
