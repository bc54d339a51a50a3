"""A page in the words of schema.org, as JSON-LD. This module imports no Sphinx.

A section is a ``Chapter`` that is part of a ``Book``; the title page is the book, with its chapters.
A page that lists the data files is about a ``Dataset``.
The object stands twice: in the page, as a script of data that no browser runs, and in a file of its own.
The page has it in brief, since every reader has to load it.
There, a book is named without its facts, and a claim by its address alone.

In the file, a claim has the addresses of its voice and of the work it is read in, and no words.
The addresses are those of ``accounts.jsonld``, which says the rest.

What is not known is left out.
Addresses are whole where the book has a public address; elsewhere they count from the page or the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from perspectives.citations.names import Name, name
from perspectives.records.licences import spdx_address
from perspectives.rendering.page_metadata import NATURAL, PageFacts

PDF = "application/pdf"
EPUB = "application/epub+zip"
Object = dict[str, Any]


def page_object(facts: PageFacts) -> Object:
    """Return the page as an object of JSON-LD, with its context."""
    return {"@context": "https://schema.org", **(_book(facts) if facts.is_book else _chapter(facts))}


def brief_object(facts: PageFacts) -> Object:
    """Return the object of a page in the form that stands in the page itself."""
    whole = page_object(facts)
    if facts.is_book:
        return whole
    if "hasPart" in whole:
        whole["hasPart"] = [{name: claim[name] for name in ("@type", "@id")} for claim in whole["hasPart"]]
    book = whole["isPartOf"]
    whole["isPartOf"] = {name: book[name] for name in ("@type", "@id", "name")}
    # The editors are those of the book.
    whole.pop("editor", None)
    return whole


def _book(facts: PageFacts) -> Object:
    address = facts.address(facts.paths.book)
    files = [_media(facts, facts.paths.pdf, PDF), _media(facts, facts.paths.epub, EPUB)]
    found = [file for file in files if file]
    return _without_empty(
        {
            "@type": "Book",
            "@id": address,
            "url": address,
            "name": facts.book,
            "author": _agents(facts.authors),
            "editor": _agents(facts.editors),
            "bookEdition": facts.edition,
            "datePublished": facts.day,
            "inLanguage": facts.language,
            "license": _licence(facts.licence),
            "description": facts.description,
            "encoding": found[0] if len(found) == 1 else found,
            "hasPart": [
                _without_empty(
                    {
                        "@type": "Chapter",
                        "@id": facts.address(chapter.path),
                        "name": chapter.title,
                        "position": chapter.number,
                    }
                )
                for chapter in facts.chapters
            ],
        }
    )


def _chapter(facts: PageFacts) -> Object:
    address = facts.address(facts.paths.page)
    return _without_empty(
        {
            "@type": "Chapter",
            "@id": address,
            "url": address,
            "name": facts.title,
            "author": _agents(facts.authors),
            "editor": _agents(facts.editors),
            "position": facts.number,
            "pageStart": facts.first_page,
            "datePublished": facts.day,
            "inLanguage": facts.language,
            "license": _licence(facts.licence),
            "encoding": _media(facts, facts.paths.offprint, PDF),
            "isPartOf": _book(facts),
            "mainEntity": _dataset(facts) if facts.files else None,
            "hasPart": [
                _without_empty(
                    {
                        "@type": "Claim",
                        "@id": facts.address(claim.claim),
                        "author": claim.voice and {"@id": facts.address(claim.voice)},
                        "appearance": claim.source and {"@id": facts.address(claim.source)},
                    }
                )
                for claim in facts.claims
            ],
        }
    )


def _dataset(facts: PageFacts) -> Object:
    return _without_empty(
        {
            "@type": "Dataset",
            "url": facts.address(facts.paths.page),
            "name": f"{facts.book}: {facts.title}",
            "description": facts.abstract or facts.description,
            "creator": _agents(facts.authors),
            "version": facts.version,
            "datePublished": facts.day,
            "inLanguage": facts.language,
            "license": _licence(facts.data_licence),
            "distribution": [
                _without_empty(
                    {
                        "@type": "DataDownload",
                        "name": file.path.rpartition("/")[2],
                        "encodingFormat": file.media_type,
                        "contentUrl": facts.address(file.path),
                    }
                )
                for file in facts.files
            ],
        }
    )


def _media(facts: PageFacts, path: str, media_type: str) -> Object | None:
    if not path:
        return None
    return {"@type": "MediaObject", "encodingFormat": media_type, "contentUrl": facts.address(path)}


def _licence(licence: str) -> Object | None:
    """Return a licence by its name, and by its address if the name is an identifier of SPDX."""
    if not licence:
        return None
    return _without_empty({"@type": "CreativeWork", "@id": spdx_address(licence), "name": licence})


def _agents(people: Sequence[Name]) -> list[Object]:
    """Return persons and organisations as objects of schema.org."""
    return [
        {"@type": "Organization", "name": name(one, NATURAL)}
        if "literal" in one
        else _without_empty(
            {
                "@type": "Person",
                "@id": one.get("ORCID", ""),
                "name": name(one, NATURAL),
                "familyName": one.get("family", ""),
                "givenName": one.get("given", ""),
            }
        )
        for one in people
    ]


def _without_empty(values: Mapping[str, Any]) -> Object:
    return {key: value for key, value in values.items() if value}
