"""The typed links of a page, for programs that follow links: Signposting. This module imports no Sphinx.

The kinds are those of the *FAIR Signposting Profile* (https://signposting.org/FAIR/, 2 October 2023):
``cite-as`` (RFC 8574), ``license``, ``type``, ``author``, ``describedby``, ``item`` and ``collection``.
Each page is the thing itself, and not a page about it: so its only type is what it is in schema.org,
and a page that lists the data files is that of a data set too.

A link of ``cite-as`` needs a whole address, and one of ``author`` the address of a person.
Where there is none, there is no link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perspectives.records.licences import spdx_address
from perspectives.rendering.page_metadata import PageFacts
from perspectives.rendering.page_objects import EPUB, PDF

JSON_LD = "application/ld+json"
SCHEMA_ORG = "https://schema.org/"


@dataclass(frozen=True, slots=True)
class Signpost:
    """A typed link: its relation, its target, and the media type of the target where it is a file."""

    rel: str
    href: str
    media_type: str = ""


def signposts(facts: PageFacts) -> list[Signpost]:
    """Return the links of a page, without those to its data files."""
    return [signpost for signpost in _signposts(facts) if signpost.href]


def _signposts(facts: PageFacts) -> Iterator[Signpost]:
    yield Signpost("cite-as", facts.cited)
    yield Signpost("license", spdx_address(facts.licence) or "")
    yield Signpost("type", f"{SCHEMA_ORG}{'Book' if facts.is_book else 'Chapter'}")
    if facts.files:
        yield Signpost("type", f"{SCHEMA_ORG}Dataset")
    for address in dict.fromkeys(one.get("ORCID", "") for one in (*facts.authors, *facts.editors)):
        yield Signpost("author", address)
    yield Signpost("describedby", facts.address(facts.paths.metadata), JSON_LD)
    paths = facts.paths
    files = ((paths.pdf, PDF), (paths.epub, EPUB)) if facts.is_book else ((paths.offprint, PDF),)
    for path, media_type in files:
        if path:
            yield Signpost("item", facts.address(path), media_type)
    if not facts.is_book:
        yield Signpost("collection", facts.address(paths.book), "text/html")
