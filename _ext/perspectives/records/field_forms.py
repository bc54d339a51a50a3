"""The forms of a field: what an editor types, and how it is written in tables, TEI, linked data and pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from perspectives.records.dates import parse_date
from perspectives.records.json_schemas import Schema

# What an editor types


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a directive: its name, and the function that reads its text.

    The function takes the text as typed.
    It returns a plain value or raises :class:`perspectives.records.option_values.Malformed`.
    """

    name: str
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a TOML table.

    :ivar kind: the type of its value, or several types
    :ivar required: whether a table must have it
    :ivar choices: the allowed values; empty: any value
    :ivar about: the description, in English; empty where the field has it
    :ivar form: more that the registry asks of the value, as a part of a JSON Schema (draft-07), for programs
        that help to type; None where every value of the type will do.
        See :mod:`perspectives.records.value_forms`
    :ivar read: the function that reads its text, as that of an :class:`Option`; None: the text is the value
    :ivar may_be_empty: whether an empty text says something, or is the form of what is not known yet
    """

    kind: type | tuple[type, ...] = str
    required: bool = False
    choices: tuple[str, ...] = ()
    about: str = ""
    form: Schema | None = None
    read: Callable[[str], str] | None = None
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field of an entry of the bibliography.

    :ivar default: the text for entries without the field
    :ivar read: the function that reads its text, as that of an :class:`Option`; None: the text is the value
    """

    name: str
    default: str | None = None
    read: Callable[[str], str] | None = None


# The forms of a field in the outputs


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table in CSV.

    :ivar datatype: the datatype of CSV on the Web
    :ivar separator: the text between several values in a cell; None if a cell has one value
    :ivar cell: the function that makes the cell's value from the field's value; None: they are the same
    :ivar about: the description of the column, if it differs from the description of the field
    :ivar to: the table whose ids the values are: the name of a list in ``claims.json``; empty: of none
    """

    datatype: str | Mapping[str, str] = "string"
    separator: str | None = None
    cell: Callable[[Any], Any] | None = None
    about: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """In TEI: the field is a ``note`` of the record; its ``type`` is the field's name with hyphens."""


@dataclass(frozen=True, slots=True)
class DatedNote:
    """In TEI: the field is a ``note`` as for :class:`Note`, with a ``date`` in it."""


@dataclass(frozen=True, slots=True)
class Property:
    """In linked data: the field is one or more literal properties of the record."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """In linked data: the field is one or more properties whose values are records.

    ``to`` is the kind of these records: the name of a list in ``claims.json``.
    """

    names: tuple[str, ...]
    to: str


@dataclass(frozen=True, slots=True)
class Concept:
    """In linked data: the field is a property whose values are concepts of one scheme of the vocabulary.

    :ivar scheme: the name of the scheme: see :mod:`perspectives.export.linked_schemes`
    """

    names: tuple[str, ...]
    scheme: str


@dataclass(frozen=True, slots=True)
class Place:
    """In TEI or linked data: the field has a special form, which the writer of the record makes itself.

    :ivar path: in TEI, the path from the element of the record as ElementTree writes it, with ``@`` before
        an attribute; in linked data, the name of the property
    """

    path: str


@dataclass(frozen=True, slots=True)
class Absent:
    """The output does not have the field; ``reason`` says why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """On the page: the field has its own line, which begins with ``label``, translated when it is printed."""

    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """On the page: the field stands in the part of the record whose element has the class ``ps-<name>``."""

    name: str


# Columns that several fields share

EDTF = {"base": "string", "@id": "http://id.loc.gov/datatypes/edtf/EDTF"}
"""The datatype of a column of dates."""
ADDRESS = "anyURI"
"""The datatype of a column of addresses."""
LIST_SEPARATOR = "; "
QUOTATION_SEPARATOR = "\n---\n"
"""The text between the quotations of a claim.

No quotation can contain it: an empty line separates the paragraphs of a quotation.
"""


LIST = Column(separator=LIST_SEPARATOR)
"""A column whose cells have several values."""


def ids_of(table: str) -> Column:
    """Return a column whose cells have an id of a table; *table* is the name of a list in ``claims.json``."""
    return Column(to=table)


def id_lists_of(table: str) -> Column:
    """Return a column whose cells have several ids of a table, as :func:`ids_of`."""
    return Column(separator=LIST_SEPARATOR, to=table)


def dated_columns(
    name: str, date: Callable[[Any], str | None] | None = None, about: str = ""
) -> dict[str, Column]:
    """Return a column for a date (EDTF), and two for the years in which it begins and ends.

    The years are numbers, for programs that do not read EDTF. That of a date that is only approximate or
    uncertain is the year that it names; that of an open end is not known, and its cell is empty.

    :param name: the name of the first column; the others are named after it
    :param date: the function that makes the date from the value of the field; None: they are the same
    :param about: the description of the first column, if it differs from the description of the field
    """

    def year(end: int) -> Callable[[Any], int | None]:
        return lambda value: years_of(date(value) if date else value)[end]

    return {
        name: Column(EDTF, cell=date, about=about),
        f"{name}_from_year": Column("integer", cell=year(0), about=f"The year in which “{name}” begins."),
        f"{name}_to_year": Column("integer", cell=year(1), about=f"The year in which “{name}” ends."),
    }


def years_of(date: str | None) -> tuple[int | None, int | None]:
    """Return the first and the last year of a date (EDTF); None where an end is open or not known.

    A text that is no date of the calendar has no years.
    """
    try:
        read = parse_date(date) if date else None
    except ValueError:
        read = None
    return (
        read.earliest.year if read and read.earliest else None,
        read.latest.year if read and read.latest else None,
    )


def parts_of(name: str) -> Callable[[Any], list[str]]:
    """Return a function that takes a list of objects and returns their parts *name*; “–” where not known."""
    return lambda values: ["–" if value[name] is None else str(value[name]) for value in values]


def part_of(name: str) -> Callable[[Any], Any]:
    """Return a function that takes an object and returns its part *name*, or None if there is no object."""
    return lambda value: value.get(name) if value else None
