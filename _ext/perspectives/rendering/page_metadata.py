"""The metadata of a page in its head, for programs: one set of facts in three vocabularies. No Sphinx here.

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
    A book section of Zotero has no field for its number, and no tag reaches the field “Extra”.
    So the number stands before the abstract, in ``citation_abstract``, which Zotero prefers to all others.

Dublin Core, ``DC.*``:
    It has no element for the edition, so ``DCTERMS.bibliographicCitation`` has the whole citation.
    ``DCTERMS.isPartOf`` is not used for the book, since Zotero expects a node as its value.

Open Graph, ``og:*`` and ``article:*``:
    It has neither editors nor editions.
    The type of a section is ``article``: Zotero prefers ``book`` and ``website`` to the tags of Highwire.

What is not known is left out.
Where the address of the published book is not known, tags that must have a whole address are left out too.

:mod:`perspectives.rendering.page_objects` says the same in the words of schema.org,
and :mod:`perspectives.rendering.signposts` in typed links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
class Paths:
    """Addresses relative to the root of the pages; one that there is not is empty.

    :ivar page: the page; in a book of folders, that of the title page is empty
    :ivar book: the title page
    :ivar pdf: the book as PDF
    :ivar epub: the book as EPUB
    :ivar offprint: the page as a PDF of its own
    :ivar metadata: the JSON-LD file of the page
    """

    page: str = ""
    book: str = ""
    pdf: str = ""
    epub: str = ""
    offprint: str = ""
    metadata: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the book, as its title page names it: title, printed number, address from the root."""

    title: str
    number: str
    path: str


@dataclass(frozen=True, slots=True)
class ClaimPaths:
    """The addresses of a claim, of its voice, and of the work it is read in; the last two may be empty."""

    claim: str
    voice: str
    source: str


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file that the page lists: its address from the root, its media type (IANA), empty if unknown."""

    path: str
    media_type: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts of a page that can be cited: a section of a book, or the title page of the book.

    :ivar title: the title of the section; on the title page, the title of the book
    :ivar authors: the authors of the section, as names of CSL: ``family`` and ``given``; for an organisation
        ``literal``
    :ivar editors: the editors of the book
    :ivar edition: the edition as it is printed, “version 0.1.0”
    :ivar version: the edition as a number, “0.1.0”
    :ivar date: the day of the edition, EDTF; empty where it is not known
    :ivar licence: the licence of the text, an identifier of SPDX or other words
    :ivar data_licence: the licence of the data
    :ivar abstract: what the page says, in its first sentences
    :ivar number: the number of the section as it is printed, “2.3”
    :ivar section: the section as it is cited, by its number or its label: “section 2.3”
    :ivar first_page: the first page on paper, where it is known
    :ivar chapters: on the title page, the chapters of the book
    :ivar claims: the claims that stand on the page
    :ivar files: the data files that the page lists
    :ivar paths: the addresses of the page and its files from the root of the pages
    :ivar base: the public address of this root, ending in a slash; empty where it is not known
    :ivar root: the way from the file with these facts to this root, as “../”
    :ivar cited: the whole address by which the page is cited; empty where it is not known
    """

    title: str
    book: str
    is_book: bool = False
    authors: Sequence[Name] = ()
    editors: Sequence[Name] = ()
    edition: str = ""
    version: str = ""
    date: str = ""
    language: str = ""
    licence: str = ""
    data_licence: str = ""
    description: str = ""
    abstract: str = ""
    number: str = ""
    section: str = ""
    first_page: str = ""
    chapters: Sequence[Chapter] = ()
    claims: Sequence[ClaimPaths] = ()
    files: Sequence[DataFile] = ()
    paths: Paths = field(default_factory=Paths)
    base: str = ""
    root: str = ""
    cited: str = ""

    @property
    def day(self) -> str:
        """The day of the edition if it is a plain date, for what knows no other; else empty."""
        return self.date if CALENDAR_DATE.fullmatch(self.date) else ""

    def address(self, path: str) -> str:
        """Return the address of a path: whole if the book has a public address, else from this file."""
        return f"{self.base or self.root}{path}" or "./"

    def published(self, path: str) -> str:
        """Return the whole address of a path; empty if the book has no public address."""
        return f"{self.base}{path}" if self.base else ""


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


def metadata(facts: PageFacts) -> list[Tag]:
    """Return the tags for the head of the page."""
    return [meta(key, content) for key, content in _meta_contents(facts) if content]


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
    item = {
        "id": id_,
        "type": "book" if facts.is_book else "chapter",
        "author": list(facts.authors),
        "editor": _other_editors(facts),
        "title": facts.title,
        "container-title": "" if facts.is_book else facts.book,
        "number": "" if facts.is_book else facts.section,
        "edition": facts.edition,
        "issued": {"date-parts": [[int(part) for part in facts.date.split("-")]]} if facts.day else None,
        "page": facts.first_page,
        "URL": facts.cited,
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
    yield "og:url", facts.published(facts.paths.page)
    if not facts.is_book:
        yield from (("article:author", name(one, NATURAL)) for one in facts.authors)
        yield "article:published_time", facts.day


def _highwire(facts: PageFacts) -> Iterator[tuple[str, str]]:
    yield "citation_title", facts.title
    if not facts.is_book:
        yield "citation_book_title", facts.book
        yield "citation_inbook_title", facts.book
    yield from (("citation_author", _divided_name(one)) for one in facts.authors)
    yield from (("citation_editor", _divided_name(one)) for one in _other_editors(facts))
    # Google Scholar wants dates with slashes.
    yield "citation_publication_date", facts.day.replace("-", "/")
    yield "citation_firstpage", facts.first_page
    yield "citation_language", facts.language
    yield "citation_public_url", facts.cited
    pdf = facts.paths.offprint or facts.paths.pdf
    yield "citation_pdf_url", facts.published(pdf) if pdf else ""
    yield "citation_abstract", _numbered_abstract(facts)
    yield "prism.edition", facts.edition


def _numbered_abstract(facts: PageFacts) -> str:
    """Return the number of the section and what it says; empty on a page that has no number."""
    if facts.is_book or not facts.number:
        return ""
    return f"{facts.section[:1].upper()}{facts.section[1:]}. {facts.abstract}".strip()


def _dublin_core(facts: PageFacts) -> Iterator[tuple[str, str]]:
    yield "DC.title", facts.title
    yield from (("DC.creator", _divided_name(one)) for one in facts.authors)
    yield from (("DC.contributor", _divided_name(one)) for one in _other_editors(facts))
    yield "DC.description", facts.abstract
    yield "DC.date", facts.date
    yield "DC.language", facts.language
    yield "DC.identifier", facts.cited
    yield "DC.relation.isPartOf", "" if facts.is_book else facts.book
    yield "DC.rights", facts.licence
    yield "DC.type", "Text"
    yield "DC.format", "text/html"
    yield "DCTERMS.bibliographicCitation", plain_text(chicago_note(csl_item(facts, "page")))
