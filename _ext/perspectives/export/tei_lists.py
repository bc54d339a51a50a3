"""The stand-off lists of the TEI document: voices, events with their places, works, relations of claims."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from perspectives.book.book import CLAIM_LINKS
from perspectives.export.book_data import BookData, Record, language_tag
from perspectives.export.tei_elements import add, add_date, add_notes, date_attributes, pointers, xml_id
from perspectives.export.tei_works import add_works
from perspectives.records.document_fields import DOCUMENT_FIELDS

VOICE_TAGS: dict[str | None, tuple[str, str, str]] = {
    "person": ("listPerson", "person", "persName"),
    "group": ("listPerson", "personGrp", "persName"),
    "body": ("listOrg", "org", "orgName"),
    "record": ("listBibl", "bibl", "title"),
    "work": ("listBibl", "bibl", "title"),
    None: ("list", "item", "name"),
}
"""The elements for the list, the voice and its name, by the kind of the voice."""


def add_stand_off(root: Element, data: BookData) -> None:
    """Add ``standOff`` with the lists that are not empty; add nothing if all are empty."""
    stand_off = add(root, "standOff")
    _add_voices(stand_off, data)
    _add_events(stand_off, data)
    add_works(stand_off, data)
    _add_documents(stand_off, data)
    _add_relations(stand_off, data)
    if len(stand_off) == 0:
        root.remove(stand_off)


def _add_voices(parent: Element, data: BookData) -> None:
    """Add a list for each kind of voice, and one for those of which the kind is not known."""
    for kind, (list_tag, item_tag, name_tag) in VOICE_TAGS.items():
        voices = [voice for voice in data.content["voices"] if voice["kind"] == kind]
        if voices:
            voice_list = add(parent, list_tag, type="voices", subtype=kind)
            for voice in voices:
                _add_voice(voice_list, data, voice, item_tag, name_tag)


def _add_voice(voice_list: Element, data: BookData, voice: Record, item_tag: str, name_tag: str) -> None:
    anchor = f"voice-{voice['id']}"
    element = add(
        voice_list,
        item_tag,
        id=xml_id(anchor),
        corresp=data.address_of(anchor),
        ana=pointers(voice["perspective"] and f"perspective-{voice['perspective']}"),
        **{"n" if item_tag in {"item", "bibl"} else "role": voice["role"]},
    )
    add(element, name_tag, voice["name"])
    for variant in voice["variants"]:
        add(element, name_tag, variant, type="variant")
    add_date(element, "floruit" if name_tag == "persName" else "date", voice["dates"])
    add(element, "note", voice["about"])
    for address in voice["authorities"]:
        add(element, "idno", address, type="URI")
    add_notes(element, data.kinds["voices"].fields, voice)


def _add_events(parent: Element, data: BookData) -> None:
    places: dict[tuple[str, float | None, float | None], str] = {}
    authorities: dict[str, list[str]] = {}
    for event in data.content["events"]:
        if event["place"]:
            key = (event["place"]["name"], event["place"]["latitude"], event["place"]["longitude"])
            places.setdefault(key, f"place-{event['id']}")
            authorities[key[0]] = event["place"]["authorities"]
    if places:
        place_list = add(parent, "listPlace")
        for (name, latitude, longitude), anchor in places.items():
            place = add(place_list, "place", id=anchor)
            add(place, "placeName", name)
            if latitude is not None:
                add(add(place, "location"), "geo", f"{latitude} {longitude}")
            for address in authorities[name]:
                add(place, "idno", address, type="URI")
    if not data.content["events"]:
        return
    event_list = add(parent, "listEvent")
    for event in data.content["events"]:
        anchor, place = f"event-{event['id']}", event["place"]
        where = places[place["name"], place["latitude"], place["longitude"]] if place else None
        element = add(
            event_list,
            "event",
            id=anchor,
            corresp=data.address_of(anchor),
            where=pointers(where),
            **date_attributes(event["date"]),
        )
        add(element, "label", event["title"])
        add_date(add(element, "desc"), "date", event["date"])
        add_notes(element, data.kinds["events"].fields, event)


def _add_documents(parent: Element, data: BookData) -> None:
    """Add the documents as bibliographic records of their pages, each with its headnote and no text."""
    documents = data.content["documents"]
    if not documents:
        return
    document_list = add(parent, "listBibl", type="documents")
    for document in documents:
        anchor = f"document-{document['id']}"
        maker = document["by"] in data.records_by_id["voices"]
        perspective = document["perspective"]
        element = add(
            document_list,
            "bibl",
            id=anchor,
            corresp=data.address_of(anchor),
            source=pointers(f"cite-{document['work']}")
            if document["work"] in data.records_by_id["sources"]
            else None,
            ana=pointers(perspective and f"perspective-{perspective}"),
            lang=language_tag(document["language"]),
        )
        add(element, "title", document["title"])
        if maker:
            add(element, "author", ref=pointers(f"voice-{document['by']}"))
        add_date(element, "date", document["date"])
        add_notes(element, DOCUMENT_FIELDS, document)


def _add_relations(parent: Element, data: BookData) -> None:
    claims = data.records_by_id["claims"]
    relations = [
        (kind, claim["id"], target)
        for claim in data.content["claims"]
        for kind in (*CLAIM_LINKS, "within")
        for target in ([claim["within"]] if kind == "within" else claim[kind])
        if target in claims
    ]
    if relations:
        relation_list = add(parent, "listRelation")
        for kind, active, passive in relations:
            add(
                relation_list,
                "relation",
                name=kind,
                active=pointers(f"claim-{active}"),
                passive=pointers(f"claim-{passive}"),
            )
