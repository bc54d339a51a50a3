"""The fields of records that a project or another extension has added, asked of the application.

Each is a listener of an event of Sphinx: it belongs to one application, and leaves nothing in the process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.records.added_fields import EXTENDED_KINDS, AddedField, AddedFields

if TYPE_CHECKING:
    from sphinx.events import EventManager

FIELD_EVENT = "perspectives-fields"
"""The event that asks for the fields that are added: each listener returns an :class:`AddedField`."""


def declared_fields(events: EventManager) -> list[AddedField]:
    """Return the fields that are added, as they were declared, in their order."""
    return events.emit(FIELD_EVENT)


def added_fields(events: EventManager) -> AddedFields:
    """Return the fields that are added, by the kind of record."""
    declared = declared_fields(events)
    return {
        kind: tuple(one.field for one in declared if one.kind == kind) for kind in EXTENDED_KINDS if declared
    }
