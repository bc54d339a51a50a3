"""The records as TEI P5: the claims are the text; voices, events, places and works are stand-off lists.

A claim is a ``cit``. Its ``said`` has the voice (``@who``), the works (``@source``), and the certainty that
the words stand in the source (``@cert``). The quoted words are ``quote`` in it. A ``quote`` beside it is an
original or a variant (``@type``) of the quotation with the number ``@n``. A report in the authors' words is a
``said`` with ``@direct="false"``. Perspective, evidence, carrier, medium and rights are categories of the
header (``@ana``). Every ``xml:id`` is the anchor of the record in the pages.
Characters that XML 1.0 does not allow are replaced by U+FFFD.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ElementTree, indent, tostring

from sphinx.locale import get_translation

from perspectives.export.book_data import BookData, Record, language_tag
from perspectives.export.tei_elements import (
    NOT_IN_XML,
    TEI_NAMESPACE,
    XML_BASE,
    XML_LANG,
    add,
    add_notes,
    add_paragraphs,
    pointers,
)
from perspectives.export.tei_header import CATEGORIES, add_header
from perspectives.export.tei_lists import add_stand_off
from perspectives.records.comparison_fields import COMPARISON_FIELDS, NOTE_FIELDS
from perspectives.records.directions import direction_of

_ = get_translation("perspectives")

TEI_FILE = "accounts.tei.xml"
SPOKEN_MEDIA = ("speech", "talk", "broadcast", "interview")


def tei_document(data: BookData) -> str:
    """Return the text of the document."""
    root = Element("TEI", {"xmlns": TEI_NAMESPACE, XML_LANG: data.content["book"]["language"]})
    if data.base:
        root.set(XML_BASE, f"{data.base}data/{TEI_FILE}")
    add_header(root, data)
    add_stand_off(root, data)
    body = add(add(root, "text"), "body")
    _add_claims(body, data)
    _add_comparisons(body, data)
    _add_editorial_notes(body, data)
    if len(body) == 0:
        add(body, "p", _("The book holds no records."))
    indent(ElementTree(root), " ")
    text = NOT_IN_XML.sub("\ufffd", tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _add_claims(body: Element, data: BookData) -> None:
    if not data.content["claims"]:
        return
    division = add(body, "div", type="claims")
    for claim in data.content["claims"]:
        _add_claim(division, data, claim)


def _add_claim(division: Element, data: BookData, claim: Record) -> None:
    records, anchor = data.records_by_id, f"claim-{claim['id']}"
    perspective = claim["perspective"] if claim["perspective"] in records["perspectives"] else None
    cit = add(
        division,
        "cit",
        id=anchor,
        corresp=data.address_of(anchor),
        ana=pointers(
            perspective and f"perspective-{perspective}",
            *(claim[name] and f"{name}-{claim[name]}" for name in CATEGORIES),
        ),
    )
    works = [claim[name] for name in ("source", "quoted_in") if claim[name] in records["sources"]]
    said_attributes: dict[str, Any] = {
        "who": pointers(f"voice-{claim['voice']}") if claim["voice"] in records["voices"] else None,
        "source": pointers(*(f"cite-{key}" for key in works)),
        "cert": claim["cert"],
    }
    if claim["quotations"]:
        aloud = "true" if claim["medium"] in SPOKEN_MEDIA else None
        language = language_tag(claim["language"])
        # TEI has no attribute for the direction of writing but that of CSS (TEI P5, Guidelines, chapter WD).
        style = "direction: rtl" if language and direction_of(language) == "rtl" else None
        speech = add(cit, "said", **said_attributes, direct="true", aloud=aloud, lang=language, style=style)
        for quotation in claim["quotations"]:
            add_paragraphs(add(speech, "quote"), quotation)
    for kind in ("original", "variant"):
        for wording in claim[f"{kind}s"]:
            _add_wording(cit, data, kind, wording)
    if claim["text"]:
        add_paragraphs(add(cit, "said", **said_attributes, direct="false"), claim["text"])
    _add_works_of_claim(cit, data, claim)
    _add_notes_of_claim(cit, data, claim)


def _add_wording(cit: Element, data: BookData, kind: str, wording: Record) -> None:
    """Add the original or the variant of a quotation; ``@n`` is the number of this quotation."""
    key, language = wording["work"], language_tag(wording["language"])
    quote = add(
        cit,
        "quote",
        type=kind,
        n=str(wording["quotation"]),
        lang=language,
        source=pointers(f"cite-{key}") if key in data.records_by_id["sources"] else None,
        style="direction: rtl" if language and direction_of(language) == "rtl" else None,
        ana=pointers(*(wording[name] and f"{name}-{wording[name]}" for name in ("evidence", "rights"))),
    )
    add_paragraphs(quote, wording["words"])


def _add_works_of_claim(cit: Element, data: BookData, claim: Record) -> None:
    places = [("source", claim["source"], claim["locator"])]
    places.append(("quoted-in", claim["quoted_in"], claim["quoted_in_locator"]))
    places += [("also-in", place["source"], place["locator"]) for place in claim["also_in"]]
    for kind in ("original", "variant"):
        places += [(kind, wording["work"], wording["locator"]) for wording in claim[f"{kind}s"]]
    for kind, key, locator in places:
        if key in data.records_by_id["sources"]:
            bibl = add(cit, "bibl", type=kind)
            add(bibl, "ref", data.book.works[key].label, target=pointers(f"cite-{key}"))
            if locator:
                add(bibl, "citedRange", locator)


def _add_notes_of_claim(cit: Element, data: BookData, claim: Record) -> None:
    voices, events = data.records_by_id["voices"], data.records_by_id["events"]
    reporters = [voices[id_] for id_ in claim["reporters"] if id_ in voices]
    if reporters:
        note = add(cit, "note", type="reporters")
        for reporter in reporters:
            add(note, "name", reporter["name"], ref=pointers(f"voice-{reporter['id']}"))
    add_notes(cit, data.kinds["claims"].fields, claim)
    if claim["event"] in events:
        title = events[claim["event"]]["title"]
        add(add(cit, "note", type="event"), "ref", title, target=pointers(f"event-{claim['event']}"))


def _add_comparisons(body: Element, data: BookData) -> None:
    if not data.content["comparisons"]:
        return
    outer = add(body, "div", type="comparisons")
    for comparison in data.content["comparisons"]:
        anchor = f"accounts-{comparison['id']}"
        division = add(outer, "div", type="comparison", id=anchor, corresp=data.address_of(anchor))
        add(division, "head", comparison["title"])
        claims = add(division, "list")
        for id_ in comparison["claims"]:
            add(add(claims, "item"), "ptr", target=pointers(f"claim-{id_}"))
        for passage in comparison["passages"]:
            target = pointers(f"document-{passage['document']}")
            maker = passage["perspective"] and f"perspective-{passage['perspective']}"
            item = add(claims, "item", passage["paragraph"], ana=pointers(maker))
            item.set("rend", "passage")
            add(item, "ptr", target=target)
        for silence in comparison["silent"]:
            item = add(claims, "item", silence["kind"], ana=pointers(f"perspective-{silence['perspective']}"))
            item.set("rend", "silent")
        add_notes(division, COMPARISON_FIELDS, comparison)


def _add_editorial_notes(body: Element, data: BookData) -> None:
    if not data.content["editorial_notes"]:
        return
    division = add(body, "div", type="notes")
    for note in data.content["editorial_notes"]:
        anchor = f"note-{note['id']}"
        element = add(
            division,
            "note",
            type=note["kind"],
            id=anchor,
            corresp=data.address_of(anchor),
            target=pointers(*map(data.anchor_of, note["about"])),
        )
        add_paragraphs(element, note["text"])
        add_notes(element, NOTE_FIELDS, note)
