"""Bibliographies as files: of the whole book, of each page, of each perspective. It needs no Sphinx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from perspectives.citations.bibtex import bibtex
from perspectives.citations.forms import csl_json
from perspectives.citations.ris import ris
from perspectives.records.claim_records import Claim

if TYPE_CHECKING:
    from perspectives.book.book import Book

CslItems = Iterable[Mapping[str, Any]]

WHOLE_BIBLIOGRAPHY = "references"
"""The name of the file with all works, without its ending."""

BIBLIOGRAPHY_FOLDER = "bibliographies"
"""The folder of all other bibliographies."""


@dataclass(frozen=True, slots=True)
class BibliographyFormat:
    """A format in which reference managers import a bibliography.

    :ivar suffix: the ending of its files, without the point
    :ivar media_type: its media type (IANA)
    :ivar write: makes the text of a file from CSL items
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[CslItems], str]


BIBLIOGRAPHY_FORMATS = (
    BibliographyFormat("BibTeX", "bib", "application/x-bibtex", lambda items: "\n".join(map(bibtex, items))),
    BibliographyFormat(
        "RIS", "ris", "application/x-research-info-systems", lambda items: "\n".join(map(ris, items))
    ),
    BibliographyFormat("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json),
)


def works_cited_in(book: Book, docname: str) -> list[str]:
    """Return the keys of the works that a document cites or takes claims from, sorted."""
    records = book.records.get(docname)
    if records is None:
        return []
    keys: set[str | None] = {reference.target for reference in records.references if reference.kind == "work"}
    for claim in records.claims:
        keys |= {claim.source, claim.quoted_in, *(citation.source for citation in claim.also_in)}
    return sorted(str(key) for key in keys if key in book.works)


def claims_by_work(book: Book, perspective: str) -> dict[str, list[Claim]]:
    """Return the claims of a perspective, by the key of their source, else of the work that quotes them."""
    claims: dict[str, list[Claim]] = {}
    for claim in book.claims_by_perspective.get(perspective, ()):
        key = claim.source or claim.quoted_in
        if key in book.works:
            claims.setdefault(str(key), []).append(claim)
    return claims


def bibliographies(book: Book) -> dict[str, list[str]]:
    """Return the keys of the works of each page and perspective, by the file’s name without its ending."""
    by_page = {docname: works_cited_in(book, docname) for docname in sorted(book.records)}
    by_perspective = {
        f"perspective-{id_}": sorted(claims_by_work(book, id_)) for id_ in book.registry.perspectives
    }
    return {name: keys for name, keys in {**by_page, **by_perspective}.items() if keys}
