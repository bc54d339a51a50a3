"""What a page says about itself to programs: one set of facts, told in four vocabularies. No Sphinx here.

* The tags of Highwire, ``citation_*``, which Zotero's *Embedded Metadata* and Google Scholar read. With ``citation_title`` alone
  Zotero saves a journal article; the title of the book makes it a book section. It is given by two names: Zotero's older rules
  know ``citation_book_title``, and its newer ones take that for a property ``title`` of ``book:`` and go by ``citation_inbook_title``.
  The edition has no such tag; Zotero reads it from PRISM, ``prism.edition``. The name of a body is given as it is: Zotero,
  which knows no bodies here, shows its last word as a family name.
* Dublin Core, ``DC.*``, and the whole citation in ``DCTERMS.bibliographicCitation``: Dublin Core has no edition of its own.
  The book is not given as ``DCTERMS.isPartOf``, whose value Zotero expects to be a node.
* Open Graph, ``og:*`` and ``article:*``, which has neither editors nor editions. The type of a section is ``article``:
  ``book`` and ``website`` would win over what the tags of Highwire say.
* schema.org, in JSON-LD: a ``Chapter`` that is part of a ``Book``. Pages hold no inline script, not even one of data: the object is a
  file, which the page names by ``<link rel="alternate" type="application/ld+json">``.

What is not known is left out. Without the address at which the book is published, a tag whose standard asks for a whole address is left
out too; JSON-LD then has relative ones, which count from its file.
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
DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a page, its book and the book on paper are; empty where that is not known, or there is none."""

    page: str = ""
    book: str = ""
    pdf: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page that can be cited: a section of a book, or its title page.

    :ivar title: the title of the section; on the title page that of the book
    :ivar authors: who wrote the section, as names of CSL: ``family`` and ``given``, or ``literal`` for a body
    :ivar editors: who edited the book
    :ivar edition: the edition as it is printed, “version 0.1.0”
    :ivar date: when the edition came out, EDTF; empty where that is not known
    :ivar number: the number of the section as it is printed, “2.3”
    :ivar first_page: the first page on paper, where it is known
    :ivar published: where it is to be read by everybody, whole addresses
    :ivar nearby: the same, seen from the file of the JSON-LD
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
    number: str = ""
    first_page: str = ""
    published: Addresses = field(default_factory=Addresses)
    nearby: Addresses = field(default_factory=Addresses)


@dataclass(frozen=True, slots=True)
class Tag:
    """An empty element of a page's head: ``meta`` or ``link``."""

    element: str
    attributes: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        said = " ".join(f'{key}="{escape(value)}"' for key, value in self.attributes)
        return f"<{self.element} {said}>"


def meta(key: str, content: str) -> Tag:
    """Return a ``meta`` tag; Open Graph's are known by ``property``, all others by ``name``."""
    kind = "property" if re.match("(og|article):", key) else "name"
    return Tag("meta", ((kind, key), ("content", content)))


def link(rel: str, href: str, type_: str = "", title: str = "") -> Tag:
    """Return a ``link``."""
    given = (("rel", rel), ("type", type_), ("title", title), ("href", href))
    return Tag("link", tuple((key, value) for key, value in given if value))


def metadata(facts: PageFacts) -> tuple[list[Tag], dict[str, Any]]:
    """Return the tags of the page's head, and its JSON-LD object."""
    return [meta(key, content) for key, content in _said(facts) if content], _linked(facts)


def social_tags(title: str, book: str, description: str = "", image: str = "") -> list[Tag]:
    """Return the Open Graph tags that any page has, and the picture of its card, if the book has one."""
    said = {"og:title": title, "og:site_name": book, "og:description": description, "og:image": image}
    if image:
        said["og:image:alt"] = f"{book}. {description}".strip(" .") if description else book
        said["twitter:card"] = "summary_large_image"
    return [meta(key, content) for key, content in said.items() if content]


def csl_item(facts: PageFacts, id_: str) -> dict[str, Any]:
    """Return the page as a CSL-JSON item (CSL 1.0.2).

    Who wrote all of a book and edited it is named once.
    """
    section = f"section {facts.number}" if facts.number else ""
    item = {
        "id": id_,
        "type": "book" if facts.is_book else "chapter",
        "author": list(facts.authors),
        "editor": [] if facts.editors == facts.authors else list(facts.editors),
        "title": facts.title,
        "container-title": "" if facts.is_book else facts.book,
        "number": section,
        "edition": facts.edition,
        "issued": {"date-parts": [[int(part) for part in facts.date.split("-")]]}
        if DATE.fullmatch(facts.date)
        else None,
        "page": facts.first_page,
        "URL": facts.published.page,
        "language": facts.language,
    }
    return {key: value for key, value in item.items() if value}


def _said(facts: PageFacts) -> Iterator[tuple[str, str]]:
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
    yield from (("citation_author", name(one, INVERTED)) for one in facts.authors)
    yield from (("citation_editor", name(one, INVERTED)) for one in facts.editors)
    # Google Scholar asks for strokes.
    yield "citation_publication_date", facts.date.replace("-", "/")
    yield "citation_firstpage", facts.first_page
    yield "citation_language", facts.language
    yield "citation_public_url", facts.published.page
    yield "citation_pdf_url", facts.published.pdf
    yield "prism.edition", facts.edition


def _dublin_core(facts: PageFacts) -> Iterator[tuple[str, str]]:
    yield "DC.title", facts.title
    yield from (("DC.creator", name(one, INVERTED)) for one in facts.authors)
    yield from (("DC.contributor", name(one, INVERTED)) for one in facts.editors)
    yield "DC.date", facts.date
    yield "DC.language", facts.language
    yield "DC.identifier", facts.published.page
    yield "DC.relation.isPartOf", "" if facts.is_book else facts.book
    yield "DC.rights", facts.licence
    yield "DC.type", "Text"
    yield "DC.format", "text/html"
    yield "DCTERMS.bibliographicCitation", plain_text(chicago_note(csl_item(facts, "page")))


def _linked(facts: PageFacts) -> dict[str, Any]:
    at = facts.published if facts.published.page else facts.nearby
    licence = {"@type": "CreativeWork", "name": facts.licence} if facts.licence else None
    book = {
        "@type": "Book",
        "@id": at.book,
        "url": at.book,
        "name": facts.book,
        "author": _agents(facts.authors),
        "editor": _agents(facts.editors),
        "bookEdition": facts.edition,
        "datePublished": facts.date,
        "inLanguage": facts.language,
        "license": licence,
        "description": facts.description,
        "encoding": at.pdf
        and {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": at.pdf},
    }
    chapter = {
        "@type": "Chapter",
        "@id": at.page,
        "url": at.page,
        "name": facts.title,
        "author": _agents(facts.authors),
        "editor": _agents(facts.editors),
        "position": facts.number,
        "pageStart": facts.first_page,
        "datePublished": facts.date,
        "inLanguage": facts.language,
        "license": licence,
        "isPartOf": _known(book),
    }
    return {"@context": "https://schema.org", **_known(book if facts.is_book else chapter)}


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _agents(people: Sequence[Name]) -> list[dict[str, str]]:
    """Return persons and bodies as schema.org has them."""
    return [
        {"@type": "Organization", "name": name(one, NATURAL)}
        if "literal" in one
        else _known(
            {
                "@type": "Person",
                "name": name(one, NATURAL),
                "familyName": one.get("family", ""),
                "givenName": one.get("given", ""),
            }
        )
        for one in people
    ]
