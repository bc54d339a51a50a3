"""The records as TEI P5: a text of claims, with voices, events, places and works standing off it.

A claim is a ``cit``. Its ``said`` names the voice (``@who``), the works (``@source``) and how sure it is that the words
stand in the source (``@cert``); in it, words are ``quote``, and what we report in our own is ``said`` with
``@direct="false"``. Every ``xml:id`` is the anchor that the record has in the pages. Characters that XML does not
know are shown as U+FFFD.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ElementTree, indent, tostring

from sphinx.locale import get_translation

from perspectives.export.book_data import Material, Record, language_tag
from perspectives.export.tei_elements import (
    NAMESPACE,
    UNKNOWN_TO_XML,
    XML_LANG,
    add,
    add_notes,
    paragraphs,
    pointers,
)
from perspectives.export.tei_lists import stand_off
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.comparison_fields import COMPARISON_FIELDS, NOTE_FIELDS

_ = get_translation("perspectives")

ALOUD = ("speech", "talk", "broadcast", "interview")


def tei(material: Material) -> str:
    """Return the document."""
    root = Element("TEI", {"xmlns": NAMESPACE, XML_LANG: material.data["book"]["language"]})
    _header(root, material)
    stand_off(root, material)
    body = add(add(root, "text"), "body")
    _claims(body, material)
    _comparisons(body, material)
    _notes(body, material)
    if len(body) == 0:
        add(body, "p", _("The book holds no records."))
    indent(ElementTree(root), " ")
    written = UNKNOWN_TO_XML.sub("\ufffd", tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _header(root: Element, material: Material) -> None:
    book = material.data["book"]
    header = add(root, "teiHeader")
    file = add(header, "fileDesc")
    add(add(file, "titleStmt"), "title", book["title"])
    if book["edition"]:
        add(add(file, "editionStmt"), "edition", book["edition"])
    publication = add(file, "publicationStmt")
    add(publication, "publisher", material.edition.author)
    availability = add(publication, "availability")
    for layer, licence in material.licences:
        add(availability, "licence", licence, n=layer)
    if not material.licences:
        add(availability, "p", _("No licence is stated."))
    add(add(file, "sourceDesc"), "p", _("Made from the records of the book, whose works are listed here."))
    encoding = add(header, "encodingDesc")
    add(
        add(encoding, "projectDesc"),
        "p",
        _("Claims set side by side, each with its voice and the way its words came to us."),
    )
    if material.data["perspectives"]:
        taxonomy = add(add(encoding, "classDecl"), "taxonomy", id="perspectives")
        for perspective in material.data["perspectives"]:
            category = add(taxonomy, "category", id=f"perspective-{perspective['id']}")
            add(category, "catDesc", perspective["name"])


def _claims(body: Element, material: Material) -> None:
    if not material.data["claims"]:
        return
    division = add(body, "div", type="claims")
    for claim in material.data["claims"]:
        _claim(division, material, claim)


def _claim(division: Element, material: Material, claim: Record) -> None:
    known, anchor = material.by_id, f"claim-{claim['id']}"
    perspective = claim["perspective"] if claim["perspective"] in known["perspectives"] else None
    cit = add(
        division,
        "cit",
        id=anchor,
        corresp=material.address(anchor),
        ana=pointers(perspective and f"perspective-{perspective}"),
    )
    works = [claim[name] for name in ("source", "quoted_in") if claim[name] in known["sources"]]
    speech: dict[str, Any] = {
        "who": pointers(f"voice-{claim['voice']}") if claim["voice"] in known["voices"] else None,
        "source": pointers(*(f"cite-{key}" for key in works)),
        "cert": claim["cert"],
    }
    if claim["quotations"]:
        aloud = "true" if claim["medium"] in ALOUD else None
        said = add(cit, "said", **speech, direct="true", aloud=aloud, lang=language_tag(claim["language"]))
        for quotation in claim["quotations"]:
            paragraphs(add(said, "quote"), quotation)
    if claim["text"]:
        paragraphs(add(cit, "said", **speech, direct="false"), claim["text"])
    _works(cit, material, claim)
    _facts(cit, material, claim)


def _works(cit: Element, material: Material, claim: Record) -> None:
    places = [("source", claim["source"], claim["locator"])]
    places.append(("quoted-in", claim["quoted_in"], claim["quoted_in_locator"]))
    places += [("also-in", one["source"], one["locator"]) for one in claim["also_in"]]
    for kind, key, locator in places:
        if key in material.by_id["sources"]:
            bibl = add(cit, "bibl", type=kind)
            add(bibl, "ref", material.book.works[key].label, target=pointers(f"cite-{key}"))
            if locator:
                add(bibl, "citedRange", locator)


def _facts(cit: Element, material: Material, claim: Record) -> None:
    voices = [material.by_id["voices"][id_] for id_ in claim["reporters"] if id_ in material.by_id["voices"]]
    if voices:
        reporters = add(cit, "note", type="reporters")
        for voice in voices:
            add(reporters, "name", voice["name"], ref=pointers(f"voice-{voice['id']}"))
    add_notes(cit, CLAIM_FIELDS, claim)
    if claim["event"] in material.by_id["events"]:
        title = material.by_id["events"][claim["event"]]["title"]
        add(add(cit, "note", type="event"), "ref", title, target=pointers(f"event-{claim['event']}"))


def _comparisons(body: Element, material: Material) -> None:
    if not material.data["comparisons"]:
        return
    outer = add(body, "div", type="comparisons")
    for comparison in material.data["comparisons"]:
        anchor = f"accounts-{comparison['id']}"
        division = add(outer, "div", type="comparison", id=anchor, corresp=material.address(anchor))
        add(division, "head", comparison["title"])
        claims = add(division, "list")
        for id_ in comparison["claims"]:
            add(add(claims, "item"), "ptr", target=pointers(f"claim-{id_}"))
        for one in comparison["silent"]:
            item = add(claims, "item", one["kind"], ana=pointers(f"perspective-{one['perspective']}"))
            item.set("rend", "silent")
        add_notes(division, COMPARISON_FIELDS, comparison)


def _notes(body: Element, material: Material) -> None:
    if not material.data["editorial_notes"]:
        return
    division = add(body, "div", type="notes")
    for note in material.data["editorial_notes"]:
        anchor = f"note-{note['id']}"
        element = add(
            division,
            "note",
            type=note["kind"],
            id=anchor,
            corresp=material.address(anchor),
            target=pointers(*map(material.anchor, note["about"])),
        )
        paragraphs(element, note["text"])
        add_notes(element, NOTE_FIELDS, note)
