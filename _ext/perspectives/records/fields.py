"""The table of fields: each field of a record is declared once, with its input and its form in every output.

These use the table: the options of the directives, the keys of the TOML files, the records of a page,
``claims.json`` and its schema, the CSV tables and their metadata, TEI, the linked data,
and the lines of the pages that begin with the label of a field.
To add a field, add an attribute to its record and an entry to its table; CONTRIBUTING has the steps.

Some values need the settled book, which is then an argument. This room uses only the names of its methods.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, asdict, dataclass, is_dataclass, replace
from typing import Any

from perspectives.records.field_forms import (
    ADDRESS,
    Absent,
    Column,
    Concept,
    DatedNote,
    EntryField,
    Key,
    Line,
    Link,
    Note,
    Option,
    Part,
    Place,
    Property,
)
from perspectives.records.json_schemas import ID, MAYBE_URL, Schema

PLAIN_COLUMN, TEI_NOTE = Column(), Note()
FURTHER = "further"
"""The attribute of a record with the values of fields that are added from outside, by their names."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of record.

    :ivar name: the key in ``claims.json``
    :ivar about: the description, in English, for the schema and for the metadata of the tables
    :ivar schema: the JSON Schema of the value
    :ivar typed: what an editor types. A function: it reads the option that has the name of the field.
        An :class:`Option`: an option with another name.
        A :class:`Key`: the key of a TOML table that has the name of the field.
        A mapping: several keys by name.
        An :class:`EntryField`: a field of an entry of the bibliography.
        None: the value is computed, or read from the text.
    :ivar attribute: the attribute of the record; None: it has the name of the field; empty: there is none;
        :data:`FURTHER`: the value stands in ``record.further``, by the name of the field
    :ivar asked: the method of :class:`perspectives.book.book.Book` that returns the value for a record,
        if this needs the whole book; empty: the value is the attribute.
        If a field has neither method nor attribute, the writer of the data gives the value.
    :ivar prose: whether the value is text in our own words, in which the titles of records are written out
    :ivar column: the column of the table, named after the field; or several columns by name
    """

    name: str
    about: str
    schema: Schema
    typed: Callable[[str], Any] | Option | Key | Mapping[str, Key] | EntryField | None = None
    attribute: str | None = None
    asked: str = ""
    prose: bool = False
    column: Column | Mapping[str, Column] = PLAIN_COLUMN
    tei: Note | DatedNote | Place | Absent = TEI_NOTE
    _: KW_ONLY
    rdf: Property | Link | Concept | Place | Absent
    printed: Line | Part | Absent

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns of the table, by name."""
        return {self.name: self.column} if isinstance(self.column, Column) else self.column

    @property
    def option(self) -> Option | None:
        """The option of the directive; None if there is none."""
        if isinstance(self.typed, Option):
            return self.typed
        return Option(self.name.replace("_", "-"), self.typed) if callable(self.typed) else None

    @property
    def held_as(self) -> str:
        """The attribute of the record; empty if there is none."""
        return self.name if self.attribute is None else self.attribute

    def value_of(self, book: Any, record: Any) -> Any:
        """Return the value for *record* as :func:`plain_value` makes it; *book* is the settled book."""
        return plain_value(getattr(book, self.asked)(record) if self.asked else self.held_value(record))

    def held_value(self, record: Any) -> Any:
        """Return the value that *record* itself has; None where it has none."""
        held = getattr(record, self.held_as)
        return dict(held).get(self.name) if self.held_as == FURTHER else held

    @property
    def is_given(self) -> bool:
        """Whether the writer of the data gives the value, because the record does not have it."""
        return not self.asked and not self.held_as


def plain_value(value: Any) -> Any:
    """Return a value of a record as plain JSON: a list for a tuple, an object for a dataclass."""
    if isinstance(value, tuple | list):
        return [plain_value(part) for part in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


XML = "{http://www.w3.org/XML/1998/namespace}"
"""The namespace of ``xml:id`` and ``xml:lang``, as ElementTree writes it before a name."""
FOLLOWS = "It follows from other fields."
"""Why an output does not have a field: its value is derived."""
OWN_ADDRESS = Field(
    "url",
    "The place in the pages, counted from the root of the book.",
    MAYBE_URL,
    attribute="",
    column=Column(ADDRESS),
    tei=Place("@corresp"),
    rdf=Place("id"),
    printed=Absent("It is the place itself."),
)


def id_field(part: str, typed: Callable[[str], Any] | None = None) -> Field:
    """Return the field for the id of a record.

    :param part: the part of the page that shows the id: see :class:`perspectives.records.field_forms.Part`
    :param typed: the function that reads it, if an editor types it as an option
    """
    return Field(
        "id",
        "The id, which never changes.",
        ID,
        typed=typed,
        tei=Place(f"@{XML}id"),
        rdf=Property(("identifier",)),
        printed=Part(part),
    )


def values_of(
    fields: Iterable[Field], book: Any, record: Any, given: Mapping[str, Any]
) -> list[tuple[Field, Any]]:
    """Return each field of *record* with its value in plain JSON.

    :param given: the values, by the name of the field, that the record does not have
    """
    return [
        (field, given[field.name] if field.is_given else field.value_of(book, record)) for field in fields
    ]


def readers_of(fields: Iterable[Field]) -> dict[str, Callable[[str], Any]]:
    """Return the options of a directive: the function that reads each, by the option's name."""
    return {option.name: option.read for field in fields if (option := field.option)}


def attributes_of(fields: Iterable[Field]) -> list[str]:
    """Return the attributes of the record whose values come from options."""
    return [field.held_as for field in fields if field.option]


def keys_of(fields: Iterable[Field]) -> dict[str, Key]:
    """Return the keys of a TOML table, by name, each with a description."""
    keys: dict[str, Key] = {}
    for field in fields:
        typed = {field.name: field.typed} if isinstance(field.typed, Key) else field.typed
        for name, key in typed.items() if isinstance(typed, Mapping) else ():
            keys[name] = replace(key, about=key.about or field.about)
    return keys


def entry_fields_of(fields: Iterable[Field]) -> list[tuple[Field, EntryField]]:
    """Return each field that is taken from an entry of the bibliography, with the field of the entry."""
    return [(one, one.typed) for one in fields if isinstance(one.typed, EntryField)]
