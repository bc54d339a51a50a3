"""The table of fields: each field of a record declared once, with what an editor types for it and its form in every output.

Read from here are: the options of the directives and the keys of the TOML files, what is collected from a page,
``claims.json`` and its schema, the CSV tables and their metadata, TEI, the linked data, and the lines of the pages that
say a field by its name. To add a field, add an attribute to the record in :mod:`perspectives.records.model`
and an entry here; the recipe stands in CONTRIBUTING.

What a field is *computed* from (``value``) may need the whole book, which is handed over as :class:`SettledBook`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Any, Protocol

from perspectives.records import model

Schema = Mapping[str, Any]
"""A JSON Schema (draft 2020-12), or a part of one."""


class SettledBook(Protocol):
    """What the values of fields ask the whole book for; :class:`perspectives.book.book.Book` answers."""

    def perspective(self, claim: model.Claim) -> str | None:
        """Return the id of its perspective."""

    def told(self, claim: model.Claim) -> str | None:
        """Return when it was set down (EDTF)."""

    def language(self, claim: model.Claim) -> str | None:
        """Return the language of its words."""

    def original_language(self, claim: model.Claim) -> str | None:
        """Return the language that they were said in."""

    def translator(self, claim: model.Claim) -> str | None:
        """Return who translated them."""

    def event_id(self, claim: model.Claim) -> str | None:
        """Return the id of its event."""

    def evidence(self, claim: model.Claim) -> str | None:
        """Return how far its words were checked."""

    def rights(self, claim: model.Claim) -> str:
        """Return the rights of its words."""

    def ordered(self, comparison: model.Comparison) -> list[model.Claim]:
        """Return its claims as shown."""

    def witnesses(self, comparison: model.Comparison) -> int:
        """Return the number of its last hands."""

    def silent(self, comparison: model.Comparison) -> list[model.Silence]:
        """Return its silences."""


# What an editor types


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a directive: its name, and the function that reads its text.

    The function returns a plain value or raises :class:`perspectives.records.option_values.Malformed`.
    """

    name: str
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a TOML table: the type of its value, whether it must be there, and the values that it may have."""

    kind: type | tuple[type, ...] = str
    required: bool = False
    choices: tuple[str, ...] = ()


# The forms of a field in the outputs


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table in CSV.

    :ivar datatype: the datatype of CSV on the Web
    :ivar separator: what parts several values in a cell, None where a cell has one value
    :ivar cell: gives the value of the cell from the value of the field; None takes it as it is
    :ivar about: what the column says, where it says less than the field
    """

    datatype: str | Mapping[str, str] = "string"
    separator: str | None = None
    cell: Callable[[Any], Any] | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """In TEI: a ``note`` of the record, its ``type`` the name of the field with hyphens."""


@dataclass(frozen=True, slots=True)
class DatedNote:
    """In TEI: a ``note`` of the record, as :class:`Note`, that holds a ``date``."""


@dataclass(frozen=True, slots=True)
class Property:
    """In linked data: literal properties of the record."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """In linked data: properties that lead to records of the kind ``to``, a list of ``claims.json``."""

    names: tuple[str, ...]
    to: str


@dataclass(frozen=True, slots=True)
class Place:
    """In TEI or linked data: the writer of the record puts the field there itself, since its form is its own.

    :ivar path: in TEI, where below the record's element (ElementTree's paths, an attribute behind ``@``); in linked data, the name of the property
    """

    path: str


@dataclass(frozen=True, slots=True)
class Absent:
    """The output does not hold the field, for a ``reason``."""

    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """On the page: a line of its own, the ``label`` before it; the label is translated where it is printed."""

    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """On the page: said within the part of the record whose element has the class ``ps-<name>``."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a kind of record.

    :ivar name: the key in ``claims.json`` and, where ``columns`` names no others, the column
    :ivar about: what it says; the description in the schema and in the metadata of the tables, in English
    :ivar schema: the JSON Schema of its value
    :ivar typed: what an editor types for it, several keys for a value of several parts; None for what is computed, or read from the text
    :ivar attribute: the attribute of the record; empty where there is none of the field's own
    :ivar value: gives the value from the settled book and the record; None takes the attribute; of a field
        with neither, the writer of the data gives the value
    :ivar prose: whether it is text in our own words, in which the titles of records are spelt out
    :ivar columns: the columns of the table, by name
    """

    name: str
    about: str
    schema: Schema
    typed: Option | Key | Mapping[str, Key] | None = None
    attribute: str = ""
    value: Callable[[SettledBook, Any], Any] | None = None
    prose: bool = False
    columns: Mapping[str, Column] = field(default_factory=dict)
    tei: Note | DatedNote | Place | Absent = Note()
    rdf: Property | Link | Place | Absent
    printed: Line | Part | Absent

    def value_of(self, book: SettledBook, record: Any) -> Any:
        """Return the value for *record* as plain JSON: lists for tuples, objects for the dataclasses within."""
        found = self.value(book, record) if self.value else getattr(record, self.attribute)
        return plain_value(found)

    @property
    def is_given(self) -> bool:
        """Whether the writer of the data gives the value, which the record does not hold."""
        return self.value is None and not self.attribute


def plain_value(value: Any) -> Any:
    """Return a value of a record as JSON has it."""
    if isinstance(value, tuple | list):
        return [plain_value(one) for one in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


# Schemas that several fields share

TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": ["number", "null"]}
YES_NO: Schema = {"type": "boolean"}
ID: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": 40}
MAYBE_ID: Schema = {"anyOf": [ID, {"type": "null"}]}
IDS: Schema = {"type": "array", "items": ID}
TEXTS: Schema = {"type": "array", "items": TEXT}
URL: Schema = {"type": "string", "pattern": "^[^:]+\\.html#.+$|^[^:]*/#.+$|^#.+$"}
MAYBE_URL: Schema = {"anyOf": [URL, {"type": "null"}]}
RIGHTS: Schema = {"enum": ["public-domain", "quotation"]}
EVIDENCE: Schema = {"enum": ["checked", "second-hand", "unchecked", None]}


def object_schema(**properties: Schema) -> dict[str, Any]:
    """Return the schema of an object that has all these properties, and may have more."""
    return {"type": "object", "required": sorted(properties), "properties": properties}


def list_schema(item: Schema) -> dict[str, Any]:
    """Return the schema of a list."""
    return {"type": "array", "items": item}


def or_null(values: Iterable[str]) -> dict[str, Any]:
    """Return the schema of one of *values*, or of null."""
    return {"enum": [*values, None]}


def choice(values: Iterable[str]) -> dict[str, Any]:
    """Return the schema of one of *values*."""
    return {"enum": list(values)}


# Columns that several fields share

EDTF = {"base": "string", "@id": "http://id.loc.gov/datatypes/edtf/EDTF"}
ADDRESS = "anyURI"
LIST_SEPARATOR = "; "
QUOTATION_SEPARATOR = "\n---\n"
"""Parts the quotations of a claim: no quotation can hold it, as its own paragraphs are parted by an empty line."""


def column(name: str, datatype: str | Mapping[str, str] = "string") -> dict[str, Column]:
    """Return one plain column."""
    return {name: Column(datatype)}


def columns_of_lists(*names: str) -> dict[str, Column]:
    """Return columns whose cells hold several values."""
    return {name: Column(separator=LIST_SEPARATOR) for name in names}


def part_of(name: str) -> Callable[[Any], Any]:
    """Return what gives a part of an object, None where there is no object."""
    return lambda value: value.get(name) if value else None


FOLLOWS = "It follows from other fields."
NO_WORD = "schema.org, PROV-O, CiTO and Dublin Core have no word for it."
OWN_ADDRESS = Field(
    name="url",
    about="The place in the pages, counted from the root of the book.",
    schema=MAYBE_URL,
    columns=column("url", ADDRESS),
    tei=Place("@corresp"),
    rdf=Place("id"),
    printed=Absent("It is the place itself."),
)


def id_field(name: str, about: str, part: str, typed: Option | None = None) -> Field:
    """Return the field of an id; *part* is the part of the page that shows it."""
    return Field(
        name=name,
        about=about,
        schema=ID,
        typed=typed,
        attribute=name,
        columns=column(name),
        tei=Place("@{http://www.w3.org/XML/1998/namespace}id"),
        rdf=Property(("identifier",)),
        printed=Part(part),
    )


def readers_of(fields: Iterable[Field]) -> dict[str, Callable[[str], Any]]:
    """Return the options of a directive by name, each with the function that reads it."""
    return {one.typed.name: one.typed.read for one in fields if isinstance(one.typed, Option)}


def attributes_of(fields: Iterable[Field]) -> list[str]:
    """Return the attributes of the record that options fill."""
    return [one.attribute for one in fields if isinstance(one.typed, Option)]


def keys_of(fields: Iterable[Field]) -> dict[str, Key]:
    """Return the keys of a TOML table by name."""
    found: dict[str, Key] = {}
    for one in fields:
        if isinstance(one.typed, Key):
            found[one.name] = one.typed
        elif isinstance(one.typed, Mapping):
            found |= one.typed
    return found
