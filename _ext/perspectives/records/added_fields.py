"""Fields of records that a project or another extension adds: :func:`perspectives.add_field`.

Such a field has one line of text as its value, or none. The values stand in ``further`` of the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from perspectives.records.declarations import Further
from perspectives.records.field_forms import EntryField, Key, Line, Property
from perspectives.records.fields import FURTHER, Field
from perspectives.records.json_schemas import MAYBE, or_null
from perspectives.records.option_values import Malformed, one_of, parse_text

EXTENDED_KINDS = ("claim", "voice", "event", "work")
"""The kinds of records that fields can be added to."""
AddedFields = Mapping[str, tuple[Field, ...]]
"""The fields that are added, by the kind of record."""
NO_FIELDS: AddedFields = MappingProxyType({})

CheckValue = Callable[[str], str | None]
"""Takes the text that an editor typed, and returns the value, or None for the text itself.

For a text that is no value it raises :class:`ValueError`, whose message says what was expected.
"""


@dataclass(frozen=True)
class AddedField:
    """A field that is added; all its parts are as :func:`perspectives.add_field` takes them."""

    kind: str
    name: str
    label: str
    about: str
    values: Sequence[str] = ()
    check: CheckValue | None = None
    schema_org: str = ""

    @property
    def own_property(self) -> str:
        """The property of the book's own vocabulary, ``workShelfMark``; empty where it is of schema.org."""
        words = "".join(word.capitalize() for word in self.name.split("-"))
        return "" if self.schema_org else f"{self.kind}{words}"

    @property
    def property_name(self) -> str:
        """The key in the linked data; that of schema.org has its prefix, so that it replaces no other key."""
        return f"schema:{self.schema_org}" if self.schema_org else self.own_property

    @cached_property
    def field(self) -> Field:
        """The field as the tables of fields declare one."""
        # The mends of options know by its reader that an option takes any text.
        read = self.read if self.values or self.check else parse_text
        typed: dict[str, Any] = {"claim": read, "work": EntryField(self.name, read=read)}
        return Field(
            self.name.replace("-", "_"),
            self.about,
            or_null(self.values) if self.values else MAYBE,
            typed=typed.get(self.kind) or {self.name: Key(read=read)},
            attribute=FURTHER,
            rdf=Property((self.property_name,)),
            printed=Line(self.label),
        )

    def read(self, typed: str) -> str:
        """Return the value that an editor typed, on one line.

        :raises Malformed: where it is none of the values, or the check does not take it
        """
        text = parse_text(typed)
        if self.values:
            return one_of(self.values)(text)
        try:
            value = self.check(text) if self.check else None
        except ValueError as error:
            raise Malformed("malformed-field", text, str(error) or self.about) from error
        except Exception as error:
            # The check is not ours: its fault is told as a problem, and the book is built.
            name = getattr(self.check, "__qualname__", type(self.check).__name__)
            expected = f"a value that the check “{name}” can read; it ends in {type(error).__name__}: {error}"
            raise Malformed("malformed-field", text, expected) from error
        return text if value is None else parse_text(str(value))

    @property
    def facts(self) -> tuple[object, ...]:
        """What pages and data have of the field; the check stands there by its name."""
        check = self.check and [getattr(self.check, name, "?") for name in ("__module__", "__qualname__")]
        return (self.kind, self.name, str(self.label), self.about, tuple(self.values), check, self.schema_org)


def take_further(fields: Iterable[Field], values: dict[str, Any]) -> Further:
    """Take the values of added fields out of *values*, and return them in the order of the fields.

    :param values: the values of a record by the names that an editor typed, with “-” or “_” in them
    """
    typed = {name.replace("-", "_"): name for name in values}
    found = ((field.name, values.pop(typed[field.name], "")) for field in fields if field.name in typed)
    return tuple((name, value) for name, value in found if value)
