"""What stands off the text of the TEI document: voices, events with their places, works, relations of claims."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from perspectives.book.book import CLAIM_LINKS
from perspectives.export.agents import kind_of
from perspectives.export.book_data import Material, Record
from perspectives.export.tei_elements import add, add_notes, dated, pointers, when, xml_id
from perspectives.export.tei_works import works
from perspectives.records.voice_fields import EVENT_FIELDS, VOICE_FIELDS


def stand_off(root: Element, material: Material) -> None:
    """Add the lists that are not empty; a document without any has no place for them."""
    around = add(root, "standOff")
    _voices(around, material)
    _events(around, material)
    works(around, material)
    _relations(around, material)
    if len(around) == 0:
        root.remove(around)


def _voices(around: Element, material: Material) -> None:
    """Persons, bodies, and those whose kind the registry leaves open, in three lists."""
    found: dict[str | None, list[Record]] = {"person": [], "body": [], None: []}
    for voice in material.data["voices"]:
        found[kind_of(material.book.registry.voices[voice["id"]])].append(voice)
    names = {
        "person": ("listPerson", "person", "persName"),
        "body": ("listOrg", "org", "orgName"),
        None: ("list", "item", "name"),
    }
    for kind, voices in found.items():
        if not voices:
            continue
        outer, inner, name = names[kind]
        listed = add(around, outer, type="voices")
        for voice in voices:
            _voice(listed, material, voice, inner, name)


def _voice(listed: Element, material: Material, voice: Record, inner: str, name: str) -> None:
    anchor = f"voice-{voice['id']}"
    element = add(
        listed,
        inner,
        id=xml_id(anchor),
        corresp=material.address(anchor),
        ana=pointers(voice["perspective"] and f"perspective-{voice['perspective']}"),
        role=voice["role"] if inner != "item" else None,
        n=voice["role"] if inner == "item" else None,
    )
    add(element, name, voice["name"])
    for variant in voice["variants"]:
        add(element, name, variant, type="variant")
    dated(element, "date" if inner != "person" else "floruit", voice["dates"])
    add(element, "note", voice["about"])
    if voice["authority"]:
        add(element, "idno", voice["authority"], type="URI")
    add_notes(element, VOICE_FIELDS, voice)


def _events(around: Element, material: Material) -> None:
    places: dict[tuple[str, float | None, float | None], str] = {}
    for event in material.data["events"]:
        if event["place"]:
            key = (event["place"]["name"], event["place"]["latitude"], event["place"]["longitude"])
            places.setdefault(key, f"place-{event['id']}")
    if places:
        listed = add(around, "listPlace")
        for (name, latitude, longitude), anchor in places.items():
            place = add(listed, "place", id=anchor)
            add(place, "placeName", name)
            if latitude is not None:
                add(add(place, "location"), "geo", f"{latitude} {longitude}")
    if not material.data["events"]:
        return
    listed = add(around, "listEvent")
    for event in material.data["events"]:
        anchor, place = f"event-{event['id']}", event["place"]
        where = places[place["name"], place["latitude"], place["longitude"]] if place else None
        element = add(
            listed,
            "event",
            id=anchor,
            corresp=material.address(anchor),
            where=pointers(where),
            **when(event["date"]),
        )
        add(element, "label", event["title"])
        dated(add(element, "desc"), "date", event["date"])
        add_notes(element, EVENT_FIELDS, event)


def _relations(around: Element, material: Material) -> None:
    claims = material.by_id["claims"]
    found = [
        (kind, claim["id"], target)
        for claim in material.data["claims"]
        for kind in (*CLAIM_LINKS, "within")
        for target in ([claim["within"]] if kind == "within" else claim[kind])
        if target in claims
    ]
    if found:
        listed = add(around, "listRelation")
        for kind, active, passive in found:
            add(
                listed,
                "relation",
                name=kind,
                active=pointers(f"claim-{active}"),
                passive=pointers(f"claim-{passive}"),
            )
