"""The forms that a field has: what an editor types, and what it is in tables, TEI, linked data and on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

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


# Columns that several fields share

EDTF = {"base": "string", "@id": "http://id.loc.gov/datatypes/edtf/EDTF"}
ADDRESS = "anyURI"
LIST_SEPARATOR = "; "
QUOTATION_SEPARATOR = "\n---\n"
"""Parts the quotations of a claim: no quotation can hold it, as its own paragraphs are parted by an empty line."""


LIST = Column(separator=LIST_SEPARATOR)


def part_of(name: str) -> Callable[[Any], Any]:
    """Return what gives a part of an object, None where there is no object."""
    return lambda value: value.get(name) if value else None
