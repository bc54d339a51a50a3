"""A work that is exported and read back is the same work: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from perspectives.citations.bibtex import bibtex
from perspectives.citations.csl_json import csl_item, faults_of
from perspectives.citations.entry_reader import read_text
from perspectives.citations.forms import csl_json
from perspectives.citations.manager_items import as_in_book
from perspectives.citations.names import NameForm, name
from perspectives.citations.ris import ris
from tests.citations.ris_reader import item_of
from tests.oracle.items import bibliography_items
from tests.support import LIGHTHOUSE

EXPORTS = Path(__file__).parent / "exports"
KINDS = Path(__file__).parent / "kinds.bib"
"""Made-up works of all kinds."""
LOST_IN_RIS = frozenset(
    {"event-title", "event-place", "event-date", "container-author", "original-title", "PMID", "PMCID"}
)
"""The variables that RIS has no tag for."""


def read(text: str) -> dict[str, dict[str, Any]]:
    works, faults = read_text(text)
    assert faults == []
    assert [fault for key, entry in works.items() for fault in faults_of(key, entry)] == []
    return {key: csl_item(key, entry) for key, entry in works.items()}


ITEMS = {
    **read(KINDS.read_text(encoding="utf-8")),
    **{item["id"]: item for item in bibliography_items()},
    **read((LIGHTHOUSE / "sources" / "references.bib").read_text(encoding="utf-8")),
}


def as_ris_has_it(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item as RIS can have it.

    It has no italics and no “and others”. An annotation is one more note.
    A name is text: it does not say what is a particle, and whether a name with a comma is that of a body.
    """
    kept = {
        variable: value.replace("<i>", "").replace("</i>", "") if isinstance(value, str) else value
        for variable, value in item.items()
        if variable not in LOST_IN_RIS
    }
    if annotation := kept.pop("annote", ""):
        kept["note"] = kept.get("note", "") + annotation
    for role in ("author", "editor", "translator"):
        people = [person for person in item.get(role, []) if person.get("literal") != "others"]
        kept |= {role: [name(person, NameForm(inverted="all")) for person in people]} if people else {}
    return kept


def as_managers_date_it(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item whose dates are words alone where they have words."""
    dates = {name: date for name, date in item.items() if isinstance(date, dict) and "literal" in date}
    return {**item, **{name: {"literal": date["literal"]} for name, date in dates.items()}}


@pytest.mark.parametrize("key", ITEMS)
def test_read_back_from_bibtex_a_work_is_the_same(key: str) -> None:
    assert read(bibtex(ITEMS[key])) == {key: ITEMS[key]}


@pytest.mark.parametrize("key", ITEMS)
def test_read_back_from_ris_a_work_is_the_same(key: str) -> None:
    assert as_ris_has_it(item_of(ris(ITEMS[key]))) == as_ris_has_it(ITEMS[key])


def test_read_back_from_csl_json_works_are_the_same() -> None:
    given = json.loads(csl_json(ITEMS.values()))
    assert [as_in_book(item) for item in given] == [as_managers_date_it(item) for item in ITEMS.values()]


@pytest.mark.parametrize("path", sorted(EXPORTS.glob("*.bib")), ids=lambda path: path.stem)
def test_the_same_works_come_from_every_tool(path: Path) -> None:
    expected = [
        {variable: value for variable, value in item.items() if variable != "id"}
        for item in read((EXPORTS / "better-biblatex.bib").read_text(encoding="utf-8")).values()
    ]
    actual = [
        {variable: value for variable, value in item.items() if variable != "id"}
        for item in read(path.read_text(encoding="utf-8")).values()
        # In the file of JabRef, the collection is an entry too: its chapter names it.
        if item["title"] != "The Collection: Essays"
    ]
    assert actual == expected
    assert len(expected) == 7
