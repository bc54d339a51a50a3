"""A small book of records, without a file and without a build, for the tables of cases in this folder.

The perspectives stand in the registry in another order than on any page: one that is not core comes first,
and the alphabet is not kept. So a test sees what puts them in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from perspectives.book.book import Book
from perspectives.records.claim_records import Claim, Comparison, EditorialNote
from perspectives.records.declarations import Event, Perspective, Place, Voice, Work
from perspectives.records.document_records import DocumentRecords
from perspectives.registry.registry import Registry

PERSPECTIVES = {
    id_: Perspective(id_, id_.title(), id_.title(), f"{id_}’s", id_[0].upper(), "solid", "blue", core)
    for id_, core in (("south", False), ("west", True), ("east", True), ("north", True))
}
VOICES = {
    voice.id: voice
    for voice in (
        Voice("anna", "Anna Ash", "", "participant", "east", sort="Ash, Anna", short="Ash"),
        Voice("amos", "Amos Ash", "", "participant", "east", sort="Ash, Amos", short="Amos"),
        Voice("boris", "Boris Birch", "", "participant", "west", sort="Birch, Boris", short="Birch"),
        Voice("carl", "Carl Cedar", "", "historian", "north", short="Cedar"),
        Voice("diana", "Diana Dill", "", "analyst", "south", short="Dill"),
        Voice("an-account", "An eastern account", "", "unnamed", "east", anonymous=True, short="An account"),
        Voice("a-record", "A record", "", "record", anonymous=True, short="A record"),
        Voice("nobody", "Unattributed", "", "unnamed", anonymous=True, short="Unattributed"),
    )
}
EVENTS = {
    "fall": Event("fall", "The fall", "1700", Place("Bellham", 51.5, -0.1)),
    "rise": Event("rise", "The rise", "1800-05-01"),
    "siege": Event("siege", "The siege", "1698/1700-02"),
}
WORKS = {
    "memoir": Work("memoir", "Ash 1720", "1710", "en", "sq", "A. T.", published="Bellham"),
    "paper": Work("paper", "Paper 1990", "1990", "de", rights="public-domain"),
    "letter": Work("letter", "Letter 1702", language="en", paged=False),
}


def claim(id_: str, voice: str = "anna", via: Sequence[str] = (), **options: Any) -> Claim:
    """Return a claim with words, in the document ``page``."""
    values = {
        "id": id_,
        "docname": "page",
        "line": 1,
        "voice": voice,
        "via": tuple(via),
        "quotations": ("Words.",),
    }
    return Claim(**{**values, **options})


def comparison(id_: str, claims: Sequence[Claim] = (), **options: Any) -> Comparison:
    """Return a comparison of claims, in the document ``page``."""
    ids = tuple(claim.id for claim in claims)
    values = {"id": id_, "docname": "page", "line": 1, "title": f"{id_.title()}?", "claims": ids}
    return Comparison(**{**values, **options})


def note(id_: str, *about: str, **options: Any) -> EditorialNote:
    """Return an editorial note, in the document ``page``."""
    values = {"id": id_, "docname": "page", "line": 1, "kind": "date", "about": about}
    return EditorialNote(**{**values, **options})


def book(
    claims: Sequence[Claim] = (),
    comparisons: Sequence[Comparison] = (),
    notes: Sequence[EditorialNote] = (),
    documents: Mapping[str, DocumentRecords] | None = None,
    **options: Any,
) -> Book:
    """Return the book that holds these records, in one document, or *documents*."""
    page = DocumentRecords("The page", claims=[*claims], comparisons=[*comparisons], notes=[*notes])
    registry = Registry(dict(PERSPECTIVES), dict(VOICES), dict(EVENTS))
    values = {"records": documents or {"page": page}, "registry": registry, "works": WORKS}
    return Book(**{**values, **options})
