"""An entry of the bibliography that was read, and the faults that were found in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pybtex.database import Entry

from perspectives.citations.entry_field_names import FIELD_VARIABLES


class Fault(NamedTuple):
    """Something in an entry that cannot be read or has no place: see :mod:`perspectives.records.problems`.

    :ivar field: the name of the field as it was typed; empty for the type of the entry
    """

    code: str
    key: str
    field: str
    value: str
    expected: str = ""
    nearest: str | None = None


class WorkEntry(Entry):  # type: ignore[misc]  # pybtex carries no types
    """An entry that was read: pybtex's styles know its type, and ``work_type`` is its type in CSL."""

    work_type: str = "document"


def unused_fields(entry: WorkEntry, used: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each field of an entry that no variable was made of."""
    for name, value in entry.fields.items():
        if name in FIELD_VARIABLES and name not in set(used):
            yield Fault("unused-field", entry.key, name, value)
