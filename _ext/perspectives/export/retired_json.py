"""``retired.json``: the retired ids, for programs that know an id from an earlier edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.export.book_data import BookData, Record, as_json

if TYPE_CHECKING:
    from perspectives.permalinks.record import RetiredId


def retired_json(data: BookData) -> str:
    """Return the file, sorted by id. ``url`` is the old address; it is null where no page has it."""
    retired_ids = sorted(data.book.permalinks.retired_ids, key=lambda retired: retired.id)
    return as_json(
        {
            **data.head,
            "retired": [_entry(data, retired) for retired in retired_ids],
        }
    )


def _entry(data: BookData, retired: RetiredId) -> Record:
    return {
        "id": retired.id,
        "kind": retired.kind,
        "edition": retired.edition,
        "why": retired.why,
        "replaced_by": list(retired.replaced_by),
        "url": data.old_addresses.get((retired.kind, retired.id)),
    }
