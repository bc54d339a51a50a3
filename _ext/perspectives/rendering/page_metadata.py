"""The metadata of a page, for programs: one set of facts in four vocabularies. This module imports no Sphinx.

Highwire, ``citation_*``:
    Zotero's *Embedded Metadata* and Google Scholar read these tags.
    With ``citation_title`` alone, Zotero saves a journal article.
    With the title of the book, it saves a book section.
    The title of the book has two tags.
    Older rules of Zotero know ``citation_book_title``.
    Newer rules take this for a property ``title`` of ``book:``, and read ``citation_inbook_title``.
    Highwire has no tag for the edition; Zotero reads it from PRISM, ``prism.edition``.
    The name of an organisation has a comma behind it, as if its given names were empty.
    Zotero divides a name at its comma, or else before its last word.
    An editor who is an author too is given only as author, so that Zotero saves one person.

Dublin Core, ``DC.*``:
    It has no element for the edition, so ``DCTERMS.bibliographicCitation`` has the whole citation.
    ``DCTERMS.isPartOf`` is not used for the book, since Zotero expects a node as its value.

Open Graph, ``og:*`` and ``article:*``:
    It has neither editors nor editions.
    The type of a section is ``article``: Zotero prefers ``book`` and ``website`` to the tags of Highwire.

schema.org, in JSON-LD:
    A section is a ``Chapter`` that is part of a ``Book``.
    Pages hold no inline script, not even a script of data.
    So the object is a file, which the page names by ``<link rel="alternate" type="application/ld+json">``.

What is not known is left out.
Where the address of the published book is not known, tags that must have a whole address are left out too.
The addresses in JSON-LD are then relative to the JSON-LD file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from perspectives.citations.forms import chicago_note
from perspectives.citations.names import Name, NameForm, name
from perspectives.citations.rich_text import plain_text

INVERTED = NameForm(inverted="all")
NATURAL = NameForm()
CALENDAR_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a page, of its book and of the book as PDF; an address that is not known is empty."""

    page: str = ""
    book: str = ""
    pdf: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts of a page that can be cited: a section of a book, or the title page of the book.

    :ivar title: the title of the section; on the title page, the title of the book
    :ivar authors: the authors of the section, as names of CSL: ``family`` and ``given``; for an organisation
        ``literal``
    :ivar editors: the editors of the book
    :ivar edition: the edition as it is printed, “version 0.1.0”
    :ivar date: the day of the edition, EDTF; empty where it is not known
    :ivar abstract: what the page says, in its first sentences
    :ivar number: the number of the section as it is printed, “2.3”
    :ivar label: the label of the section, by which it is cited where it has no number
    :ivar first_page: the first page on paper, where it is known
    :ivar published: the whole addresses of the published book; empty where they are not known
    :ivar nearby: the addresses relative to the JSON-LD file
    """

    title: str
    book: str
    is_book: bool = False
    authors: Sequence[Name] = ()
    editors: Sequence[Name] = ()
    edition: str = ""
    date: str = ""
    language: str = ""
    licence: str = ""
    description: str = ""
    abstract: str = ""
    number: str = ""
    label: str = ""
    first_page: str = ""
    published: Addresses = field(default_factory=Addresses)
    nearby: Addresses = field(default_factory=Addresses)


@dataclass(frozen=True, slots=True)
class Tag:
    """An empty element in the head of a page: ``meta`` or ``link``."""

    element: str
    attributes: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        attributes = " ".join(f'{key}="{escape(value)}"' for key, value in self.attributes)
        return f"<{self.element} {attributes}>"


def meta(key: str, content: str) -> Tag:
    """Return a ``meta`` tag. The key of Open Graph is its ``property``, any other key its ``name``."""
    kind = "property" if re.match("(og|article):", key) else "name"
    return Tag("meta", ((kind, key), ("content", content)))


def link(rel: str, href: str, type_: str = "", title: str = "") -> Tag:
    """Return a ``link`` tag without its empty attributes."""
    attributes = (("rel", rel), ("type", type_), ("title", title), ("href", href))
    return Tag("link", tuple((key, value) for key, value in attributes if value))


def metadata(facts: PageFacts) -> tuple[list[Tag], dict[str, Any]]:
    """Return the tags for the head of the page, and its JSON-LD object."""
    return [meta(key, content) for key, content in _meta_contents(facts) if content], _json_ld(facts)


def social_tags(title: str, book: str, description: str = "", image: str = "") -> list[Tag]:
    """Return the tags of Open Graph for any page, with a card for links to it if there is an *image*.

    :param image: the address of the picture; empty for none
    """
    contents = {"og:title": title, "og:site_name": book, "og:description": description, "og:image": image}
    if image:
        contents["og:image:alt"] = f"{book}. {description}".strip(" .") if description else book
        contents["twitter:card"] = "summary_large_image"
    return [meta(key, content) for key, content in contents.items() if content]


def csl_item(facts: PageFacts, id_: str) -> dict[str, Any]:
    """Return the page as a CSL-JSON item (CSL 1.0.2).

    Where authors and editors are the same, they are given only as authors.
    """
    place = "" if facts.is_book else facts.number or facts.label
    section = f"section {place}" if place else ""
    item = {
        "id": id_,
        "type": "book" if facts.is_book else "chapter",
        "author": list(facts.authors),
        "editor": _other_editors(facts),
        "title": facts.title,
        "container-title": "" if facts.is_book else facts.book,
        "number": section,
        "edition": facts.edition,
        "issued": {"date-parts": [[int(part) for part in facts.date.split("-")]]}
        if CALENDAR_DATE.fullmatch(facts.date)
        else None,
        "page": facts.first_page,
        "URL": facts.published.page,
        "language": facts.language,
    }
    return {key: value for key, value in item.items() if value}


def _other_editors(facts: PageFacts) -> list[Name]:
    """Return the editors who are not authors too."""
    return [editor for editor in facts.editors if editor not in facts.authors]


def _divided_name(one: Name) -> str:
    """Return a name, last name first, for programs that divide it at the comma."""
    return f"{name(one, INVERTED)}," if "literal" in one else name(one, INVERTED)


def _meta_contents(facts: PageFacts) -> Iterator[tuple[str, str]]:
    yield from _highwire(facts)
    yield from _dublin_core(facts)
    yield "og:type", "book" if facts.is_book else "article"
    yield "og:url", facts.published.page
    if not facts.is_book:
        yield from (("article:author", name(one, NATURAL)) for one in facts.authors)
        yield "article:published_time", facts.date


def _highwire(facts: PageFacts) -> Iterator[tuple[str, str]]:
    yield "citation_title", facts.title
    if not facts.is_book:
        yield "citation_book_title", facts.book
        yield "citation_inbook_title", facts.book
    yield from (("citation_author", _divided_name(one)) for one in facts.authors)
    yield from (("citation_editor", _divided_name(one)) for one in _other_editors(facts))
    # Google Scholar wants dates with slashes.
    yield "citation_publication_date", facts.date.replace("-", "/")
    yield "citation_firstpage", facts.first_page
    yield "citation_language", facts.language
    yield "citation_public_url", facts.published.page
    yield "citation_pdf_url", facts.published.pdf
    yield "prism.edition", facts.edition


def _dublin_core(facts: PageFacts) -> Iterator[tuple[str, str]]:
    yield "DC.title", facts.title
    yield from (("DC.creator", _divided_name(one)) for one in facts.authors)
    yield from (("DC.contributor", _divided_name(one)) for one in _other_editors(facts))
    yield "DC.description", facts.abstract
    yield "DC.date", facts.date
    yield "DC.language", facts.language
    yield "DC.identifier", facts.published.page
    yield "DC.relation.isPartOf", "" if facts.is_book else facts.book
    yield "DC.rights", facts.licence
    yield "DC.type", "Text"
    yield "DC.format", "text/html"
    yield "DCTERMS.bibliographicCitation", plain_text(chicago_note(csl_item(facts, "page")))


def _json_ld(facts: PageFacts) -> dict[str, Any]:
    addresses = facts.published if facts.published.page else facts.nearby
    licence = {"@type": "CreativeWork", "name": facts.licence} if facts.licence else None
    book = {
        "@type": "Book",
        "@id": addresses.book,
        "url": addresses.book,
        "name": facts.book,
        "author": _agents(facts.authors),
        "editor": _agents(facts.editors),
        "bookEdition": facts.edition,
        "datePublished": facts.date,
        "inLanguage": facts.language,
        "license": licence,
        "description": facts.description,
        "encoding": addresses.pdf
        and {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": addresses.pdf},
    }
    chapter = {
        "@type": "Chapter",
        "@id": addresses.page,
        "url": addresses.page,
        "name": facts.title,
        "author": _agents(facts.authors),
        "editor": _agents(facts.editors),
        "position": facts.number,
        "pageStart": facts.first_page,
        "datePublished": facts.date,
        "inLanguage": facts.language,
        "license": licence,
        "isPartOf": _drop_empty(book),
    }
    return {"@context": "https://schema.org", **_drop_empty(book if facts.is_book else chapter)}


def _drop_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _agents(people: Sequence[Name]) -> list[dict[str, str]]:
    """Return persons and organisations as objects of schema.org."""
    return [
        {"@type": "Organization", "name": name(one, NATURAL)}
        if "literal" in one
        else _drop_empty(
            {
                "@type": "Person",
                "name": name(one, NATURAL),
                "familyName": one.get("family", ""),
                "givenName": one.get("given", ""),
            }
        )
        for one in people
    ]
