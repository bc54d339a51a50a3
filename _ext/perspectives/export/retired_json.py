"""``retired.json``: the ids that are retired, so that a program finds what became of one it knows from an earlier edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.export.book_data import Material, Record, as_json

if TYPE_CHECKING:
    from perspectives.permalinks.record import RetiredId


def retired_ids(material: Material) -> str:
    """Return the file, the ids sorted; ``url`` is where the old address leads, null where no page holds it."""
    retired = sorted(material.book.permalinks.retired_ids, key=lambda one: one.id)
    return as_json(
        {
            "schema_version": material.data["schema_version"],
            "book": material.data["book"],
            "retired": [_entry(material, one) for one in retired],
        }
    )


def _entry(material: Material, one: RetiredId) -> Record:
    return {
        "id": one.id,
        "kind": one.kind,
        "edition": one.edition,
        "why": one.why,
        "replaced_by": list(one.replaced_by),
        "url": material.old_addresses.get(one.anchor),
    }
