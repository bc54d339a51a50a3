"""Fields that are added from outside, in the linked data: their properties, and the shapes of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from perspectives.export.book_data import BookData
from perspectives.export.linked_schemes import OWN_PROPERTIES, PREFIX, OwnProperty
from perspectives.records.field_forms import Property
from perspectives.records.fields import Field

Constraint = tuple[str, tuple[int, int | None], str]
"""The path of a property, the least and the greatest number of its values, and what a value is."""
SHAPES_OF_KINDS = {"claim": "Claim", "voice": "Voice", "event": "Event", "work": "Work"}
"""The name of the shape of each kind of record that fields can be added to."""


def properties_of(data: BookData) -> tuple[OwnProperty, ...]:
    """Return the properties of the vocabulary of a book: also those of fields that are added from outside."""
    added = (
        OwnProperty(name, field.about)
        for fields in data.book.registry.added_fields.values()
        for field, name in _with_property(fields)
        if not _is_of_schema_org(name)
    )
    return (*OWN_PROPERTIES, *added)


def added_constraints(data: BookData) -> dict[str, list[Constraint]]:
    """Return what each shape says of the fields that are added from outside, by the name of the shape."""
    return {
        SHAPES_OF_KINDS[kind]: [_constraint(field, name) for field, name in _with_property(fields)]
        for kind, fields in data.book.registry.added_fields.items()
    }


def _with_property(fields: tuple[Field, ...]) -> Iterator[tuple[Field, str]]:
    """Yield each field with the key of its property in the linked data."""
    for field in fields:
        if isinstance(field.rdf, Property):
            yield field, field.rdf.names[0]


def _is_of_schema_org(name: str) -> bool:
    """Return whether a key is that of schema.org, and not of the vocabulary of the book."""
    return ":" in name


def _constraint(field: Field, name: str) -> Constraint:
    if _is_of_schema_org(name):
        # Other fields of the record can have the same property.
        return name, (0, None), "sh:datatype xsd:string"
    values = [json.dumps(value, ensure_ascii=False) for value in field.schema.get("enum", ()) if value]
    allowed = f"sh:in ( {' '.join(values)} )" if values else "sh:datatype xsd:string"
    return f"{PREFIX}:{name}", (0, 1), allowed
