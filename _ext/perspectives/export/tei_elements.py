"""Elements, pointers and dates of TEI P5."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from perspectives.doctree.plain_text import LINE, PARAGRAPH
from perspectives.records.dates import parse_date
from perspectives.records.field_forms import DatedNote, Note
from perspectives.records.fields import Field

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_ID, XML_LANG, XML_BASE = (
    f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("id", "lang", "base")
)
XML_ATTRIBUTES = {"id": XML_ID, "lang": XML_LANG}
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str | None) -> Element:
    """Add an element to *parent*, and return it.

    Attributes without a value are left out. ``id`` and ``lang`` become ``xml:id`` and ``xml:lang``.
    """
    element = SubElement(
        parent, tag, {XML_ATTRIBUTES.get(key, key): value for key, value in attributes.items() if value}
    )
    element.text = text
    return element


def xml_id(anchor: str) -> str:
    """Return *anchor* as an ``xml:id``; a character that is not allowed there is written as its number."""
    return re.sub(r"[^A-Za-z0-9._-]", lambda match: f"_{ord(match[0]):x}_", anchor)


def pointers(*anchors: str | None) -> str | None:
    """Return the value of an attribute that points to records of the document; None for no anchor."""
    return " ".join(f"#{xml_id(anchor)}" for anchor in anchors if anchor) or None


def add_date(parent: Element, tag: str, text: str | None) -> None:
    """Add an EDTF date as an element with attributes for machines; add nothing for no date."""
    if text:
        add(parent, tag, text, **date_attributes(text))


PLAIN_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")
"""A year, a month or a day. In EDTF, months from 21 to 41 are seasons and other parts of a year."""
APPROXIMATE, UNCERTAIN = frozenset("~%"), frozenset("?%")


def date_attributes(text: str) -> dict[str, str]:
    """Return the attributes of TEI for an EDTF date; none for a text that is not EDTF.

    These are ``when`` for a date, ``from`` and ``to`` for a period, also one with an open end, and
    ``notBefore`` and ``notAfter`` for the bounds of a date of which only a decade or a season is known.
    A date that is about right has ``precision="low"``, one that is uncertain ``cert="low"``; neither has
    bounds, since it may lie before and after them.
    """
    try:
        date = parse_date(text)
    except ValueError:
        return {}
    signs = frozenset(text)
    doubts = {
        **({"precision": "low"} if signs & APPROXIMATE else {}),
        **({"cert": "low"} if signs & UNCERTAIN else {}),
    }
    ends = [re.sub("[~?%]", "", end) for end in text.split("/")]
    if all(PLAIN_DATE.fullmatch(end) for end in ends if end not in {"", ".."}):
        names = ("when",) if len(ends) == 1 else ("from", "to")
        return {name: end for name, end in zip(names, ends, strict=True) if end not in {"", ".."}} | doubts
    if doubts:
        return doubts
    bounds = {"notBefore": date.earliest, "notAfter": date.latest}
    return {name: day.isoformat() for name, day in bounds.items() if day}


def add_notes(parent: Element, fields: Iterable[Field], record: Mapping[str, Any]) -> None:
    """Add a note for each field with a value that is declared as a note, in the order of the fields."""
    for field in fields:
        value = record[field.name]
        if not value:
            continue
        kind = field.name.replace("_", "-")
        if isinstance(field.tei, DatedNote):
            add_date(add(parent, "note", type=kind), "date", value)
        elif isinstance(field.tei, Note):
            add(parent, "note", value if isinstance(value, str) else "; ".join(value), type=kind)


def add_paragraphs(parent: Element, text: str) -> None:
    """Add the paragraphs of a text; where the ends of lines are meant, a group of lines (``lg``)."""
    for paragraph in text.split(PARAGRAPH):
        lines = paragraph.split(LINE)
        if len(lines) == 1:
            add(parent, "p", paragraph)
            continue
        verse = add(parent, "lg")
        for line in lines:
            add(verse, "l", line)
