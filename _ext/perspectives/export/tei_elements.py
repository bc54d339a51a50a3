"""Elements, pointers and dates as TEI writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.records.dates import parse_date
from perspectives.records.field_forms import DatedNote, Note
from perspectives.records.fields import Field

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_ID, XML_LANG = (f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("id", "lang"))
OWN = {"id": XML_ID, "lang": XML_LANG}
UNKNOWN_TO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str | None) -> Element:
    """Add an element to *parent*; attributes without a value are left out, ``id`` and ``lang`` are XML's own."""
    given = {OWN.get(key, key): value for key, value in attributes.items() if value}
    element = SubElement(parent, tag, given)
    element.text = text
    return element


def xml_id(anchor: str) -> str:
    """Return an anchor as XML takes it for an id; a letter that it does not take is written as its number."""
    return re.sub(r"[^A-Za-z0-9._-]", lambda match: f"_{ord(match[0]):x}_", anchor)


def pointers(*anchors: str | None) -> str | None:
    """Return the value of an attribute that points at records of the document."""
    return " ".join(f"#{xml_id(anchor)}" for anchor in anchors if anchor) or None


def dated(parent: Element, tag: str, text: str | None) -> None:
    """Add an EDTF date as an element, with the attributes that say it to machines."""
    if text:
        add(parent, tag, text, **when(text))


def when(text: str) -> dict[str, str]:
    """Return TEI's attributes for an EDTF date: the day itself, a period, or the bounds of what is not exact."""
    plain = r"\d{4}(-\d{2}){0,2}"
    if re.fullmatch(plain, text) and not re.fullmatch(r"\d{4}-(2[1-9]|3\d|4[01])", text):
        return {"when": text}
    ends = text.split("/")
    if len(ends) == 2 and all(re.fullmatch(plain, end) for end in ends):
        return {"from": ends[0], "to": ends[1]}
    date = parse_date(text)
    bounds = {"notBefore": date.earliest, "notAfter": date.latest}
    return {name: day.isoformat() for name, day in bounds.items() if day}


def add_notes(parent: Element, fields: Iterable[Field], record: Mapping[str, Any]) -> None:
    """Add a note for each field that is declared as one and has a value, in the order of the fields."""
    for field in fields:
        value = record[field.name]
        if not value:
            continue
        kind = field.name.replace("_", "-")
        if isinstance(field.tei, DatedNote):
            dated(add(parent, "note", type=kind), "date", value)
        elif isinstance(field.tei, Note):
            add(parent, "note", value if isinstance(value, str) else "; ".join(value), type=kind)


def paragraphs(parent: Element, text: str) -> None:
    """Add the paragraphs of a text."""
    for paragraph in text.split(PARAGRAPH):
        add(parent, "p", paragraph)
