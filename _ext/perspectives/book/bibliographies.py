"""Bibliographies to take away: of the whole book, of each page that cites works or holds claims, of each perspective. No Sphinx here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from perspectives.citations.bibtex import bibtex
from perspectives.citations.forms import csl_json
from perspectives.citations.ris import ris
from perspectives.records.model import Claim

if TYPE_CHECKING:
    from perspectives.book.book import Book

Items = Iterable[Mapping[str, Any]]
WHOLE_BIBLIOGRAPHY = "references"
BIBLIOGRAPHY_FOLDER = "bibliographies"


@dataclass(frozen=True, slots=True)
class Kind:
    """A form in which reference managers read a bibliography: its name, the ending of its files, its media type."""

    name: str
    suffix: str
    media: str
    write: Callable[[Items], str]


BIBLIOGRAPHY_KINDS = (
    Kind("BibTeX", "bib", "application/x-bibtex", lambda items: "\n".join(map(bibtex, items))),
    Kind("RIS", "ris", "application/x-research-info-systems", lambda items: "\n".join(map(ris, items))),
    Kind("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json),
)


def cited_on(book: Book, docname: str) -> list[str]:
    """Return the keys of the works that a document cites or takes claims from, sorted."""
    records = book.records.get(docname)
    if records is None:
        return []
    keys: set[str | None] = {one.target for one in records.references if one.kind == "work"}
    for claim in records.claims:
        keys |= {claim.source, claim.quoted_in, *(one.source for one in claim.also_in)}
    return sorted(str(key) for key in keys if key in book.works)


def taken_from(book: Book, perspective: str) -> dict[str, list[Claim]]:
    """Return the claims of a perspective by the work that holds their words, or else quotes them."""
    taken: dict[str, list[Claim]] = {}
    for claim in book.sides.get(perspective, ()):
        key = claim.source or claim.quoted_in
        if key in book.works:
            taken.setdefault(str(key), []).append(claim)
    return taken


def bibliographies(book: Book) -> dict[str, list[str]]:
    """Return the keys of the works of each bibliography but the whole, by the name of its file."""
    pages = {docname: cited_on(book, docname) for docname in sorted(book.records)}
    sides = {f"perspective-{id_}": sorted(taken_from(book, id_)) for id_ in book.registry.perspectives}
    return {name: keys for name, keys in {**pages, **sides}.items() if keys}
