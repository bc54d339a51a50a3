"""The table of fields: each field of a record declared once, with what an editor types for it and its form in every output.

Read from here are: the options of the directives and the keys of the TOML files, what is collected from a page,
``claims.json`` and its schema, the CSV tables and their metadata, TEI, the linked data, and the lines of the pages that
say a field by its name. To add a field, add an attribute to the record in :mod:`perspectives.records.model`
and an entry to its table; the recipe stands in CONTRIBUTING.

The settled book is handed over where a value needs it; this room knows nothing of it but the names of its methods.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, asdict, dataclass, is_dataclass
from typing import Any

from perspectives.records.field_forms import (
    ADDRESS,
    Absent,
    Column,
    DatedNote,
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

PLAIN, NOTE = Column(), Note()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of record.

    :ivar name: the key in ``claims.json``
    :ivar about: what it says; the description in the schema and in the metadata of the tables, in English
    :ivar schema: the JSON Schema of its value
    :ivar typed: what an editor types for it: an option with the name of the field, given by the function that reads
        it, another option, a key of a TOML table with the name of the field, or several keys; None for what is computed, or read from the text
    :ivar attribute: the attribute of the record, empty where it has none; None is the name of the field
    :ivar asked: the method of :class:`perspectives.book.book.Book` that gives the value for a record, where it needs
        the whole book; empty takes the attribute; of a field with neither, the writer of the data gives the value
    :ivar prose: whether it is text in our own words, in which the titles of records are spelt out
    :ivar column: the column of the table, which has the name of the field; or the columns by name
    """

    name: str
    about: str
    schema: Schema
    typed: Callable[[str], Any] | Option | Key | Mapping[str, Key] | None = None
    attribute: str | None = None
    asked: str = ""
    prose: bool = False
    column: Column | Mapping[str, Column] = PLAIN
    tei: Note | DatedNote | Place | Absent = NOTE
    _: KW_ONLY
    rdf: Property | Link | Place | Absent
    printed: Line | Part | Absent

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns of the table by name."""
        return {self.name: self.column} if isinstance(self.column, Column) else self.column

    @property
    def option(self) -> Option | None:
        """The option of the directive, None where there is none."""
        if isinstance(self.typed, Option):
            return self.typed
        return Option(self.name.replace("_", "-"), self.typed) if callable(self.typed) else None

    @property
    def held_as(self) -> str:
        """The attribute of the record, empty where it has none."""
        return self.name if self.attribute is None else self.attribute

    def value_of(self, book: Any, record: Any) -> Any:
        """Return the value for *record* as plain JSON: lists for tuples, objects for the dataclasses within."""
        found = getattr(book, self.asked)(record) if self.asked else getattr(record, self.held_as)
        return plain_value(found)

    @property
    def is_given(self) -> bool:
        """Whether the writer of the data gives the value, which the record does not hold."""
        return not self.asked and not self.held_as


def plain_value(value: Any) -> Any:
    """Return a value of a record as JSON has it."""
    if isinstance(value, tuple | list):
        return [plain_value(one) for one in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


XML = "{http://www.w3.org/XML/1998/namespace}"
FOLLOWS = "It follows from other fields."
NO_WORD = "schema.org, PROV-O, CiTO and Dublin Core have no word for it."
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
    """Return the field of an id; *part* is the part of the page that shows it."""
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
    """Return each field of a record with its value; what the record does not hold itself is *given* by name."""
    return [(one, given[one.name] if one.is_given else one.value_of(book, record)) for one in fields]


def readers_of(fields: Iterable[Field]) -> dict[str, Callable[[str], Any]]:
    """Return the options of a directive by name, each with the function that reads it."""
    return {option.name: option.read for one in fields if (option := one.option)}


def attributes_of(fields: Iterable[Field]) -> list[str]:
    """Return the attributes of the record that options fill."""
    return [one.held_as for one in fields if one.option]


def keys_of(fields: Iterable[Field]) -> dict[str, Key]:
    """Return the keys of a TOML table by name."""
    found: dict[str, Key] = {}
    for one in fields:
        if isinstance(one.typed, Key):
            found[one.name] = one.typed
        elif isinstance(one.typed, Mapping):
            found |= one.typed
    return found
