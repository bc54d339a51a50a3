"""What the nodes of records in the linked data share: the address, and the properties of the fields."""

from __future__ import annotations

from typing import Any

from perspectives.export.book_data import BookData, Record, language_tag
from perspectives.export.linked_schemes import concept
from perspectives.export.record_kinds import RECORD_KINDS
from perspectives.records.dates import parse_date
from perspectives.records.field_forms import Concept, Link, Property

DATE_KEYS = frozenset({"created", "date", "until", "datePublished"})
"""The keys of dates: the context says that their values are EDTF."""


def record_node(data: BookData, name: str, record: Record, type_: Any) -> Record:
    """Return a node for a record of the list *name*, with the properties that its fields declare."""
    kind = data.kinds[name]
    node: Record = {"id": data.address_of(f"{kind.anchor}-{record[kind.key]}"), "type": type_}
    for field in kind.fields:
        value = record[field.name]
        if isinstance(field.rdf, Link):
            value = addresses_of(data, field.rdf.to, value)
        elif isinstance(field.rdf, Concept):
            value = concept(field.rdf.scheme, value)
        if isinstance(field.rdf, Link | Concept | Property):
            node |= {key: edtf(value) if key in DATE_KEYS else value for key in field.rdf.names}
    return node


def addresses_of(data: BookData, name: str, value: Any) -> Any:
    """Return the address of the record with the id *value* in the list *name*; None where there is none.

    For a list of ids, return the list of the addresses that there are.
    """
    if isinstance(value, list):
        return [address for id_ in value if (address := addresses_of(data, name, id_))]
    has_record = value is not None and value in data.records_by_id[name]
    return data.address_of(f"{RECORD_KINDS[name].anchor}-{value}") if has_record else None


def perspective_address(id_: str | None) -> str | None:
    """Return the address of the concept of a perspective."""
    return f"#perspective-{id_}" if id_ else None


def edtf(text: str | None) -> Any:
    """Return a date for a key of :data:`DATE_KEYS`; what is no EDTF is a plain text there."""
    if not text:
        return None
    try:
        parse_date(text)
    except ValueError:
        return {"@value": text}
    return text


def in_language(text: str, language: str | None) -> Any:
    """Return *text* with its language, where that is a tag."""
    tag = language_tag(language)
    return {"@value": text, "@language": tag} if tag else text


def without_empty_values(node: Record) -> Record:
    """Return the node without the properties that have no value. A value that is False or 0 stays."""
    return {key: value for key, value in node.items() if value is not None and value not in ([], "")}


def tellings(
    data: BookData, name: str, node: Record, voice: str | None, reporters: list[str], told: str | None
) -> list[Record]:
    """Return the tellings of a claim or a document, that nearest to the speaker first.

    The last one is that of the last hand, and has the date on which the words were set down. Where nobody
    reports the words, it is that of the voice itself.

    :param name: the ids of the tellings begin with it
    :param node: the node of the claim or of the document
    """
    nodes: list[Record] = []
    for number, teller in enumerate(reporters or ([voice] if voice else []), 1):
        nodes.append(
            {
                "id": f"#telling-{name}-{number}",
                "type": ["Telling", "prov:Entity"],
                "tellingOf": node["id"],
                "wasAttributedTo": addresses_of(data, "voices", teller),
                "wasDerivedFrom": nodes[-1]["id"] if nodes else None,
            }
        )
    if nodes:
        nodes[-1]["created"] = edtf(told)
    return nodes


def original(record: Record, language: str | None) -> Record | None:
    """Return the original of a translation, of which only the language is known; None for other texts."""
    original_language = record["original_language"]
    if not original_language or original_language == language:
        return None
    return {"type": "CreativeWork", "inLanguage": original_language}
