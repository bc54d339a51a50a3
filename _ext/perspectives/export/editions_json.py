"""``editions.json``: the editions, and what each changed for every claim, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.book.edition_changes import Changes, Step, live_record, steps_of
from perspectives.export.book_data import BookData, Record, as_json

if TYPE_CHECKING:
    from perspectives.records.edition_record import PublishedEdition


def editions_json(data: BookData) -> str:
    """Return the file: a state of the book for each edition, oldest first, and for the work after the last.

    ``address`` is the folder of the edition, relative to the root of the pages; null where it is not kept.
    ``pages`` has for each page the ids of its claims with the hash of their words. What is not on record is
    null.
    """
    book = data.book
    live = live_record(book, lambda docname: data.page_addresses[docname], data.page_addresses)
    steps = steps_of(book.registry.editions, str(data.content["book"]["edition"]), live)
    return as_json(
        {
            "schema_version": data.content["schema_version"],
            "book": data.content["book"],
            "editions": [_state(step) for step in reversed(steps)],
        }
    )


def _state(step: Step) -> Record:
    edition, record = step.edition, step.record
    return {
        "number": edition.number if edition else None,
        "issued": edition.issued.isoformat() if edition else None,
        "commit": (edition.commit or None) if edition else None,
        "archive_sha256": (edition.sha256 or None) if edition else None,
        "address": f"{edition.number}/" if edition and edition.kept else None,
        "claims": len(record.claims()) if record else None,
        "changes": _changes(step.before, step.changes),
        "pages": dict(record.pages) if record else None,
    }


def _changes(before: PublishedEdition | None, changes: Changes | None) -> Record | None:
    if before is None or changes is None:
        return None
    return {
        "since": before.number,
        "new": list(changes.new),
        "reworded": list(changes.reworded),
        "moved": [{"id": id_, "from": old, "to": new} for id_, old, new in changes.moved],
        "retired": list(changes.retired),
    }
