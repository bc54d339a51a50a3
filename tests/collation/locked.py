"""A lock for the quotations of the tiny reader: two copies, and an entry for each quotation."""

from __future__ import annotations

import datetime

from perspectives.collation.lock import LockedCopy, LockEntry
from perspectives.collation.normal_form import words_hash

DAY = datetime.date(2001, 12, 31)
COPIES = {
    "packet": LockedCopy(
        "The Packet, as a library's site has it",
        "web-copy",
        {"letter.txt": "a" * 64},
        url="https://example.org/packet",
        accessed=DAY,
        read_by="Anna",
    ),
    "abbey": LockedCopy("First edition", "edition", {'odo "1".txt': "b" * 64, "odo-2.txt": "c" * 64}),
}
WORDS = {
    ("ringer-wind", 1): 'It was the wind -- "a great wind" ... and [not] I.',
    ("ringer-rope", 1): "The rope was old.\n\nIt was very old.",
    ("odo-ringer-did", 1): "She rang too hard.",
}


def entry(
    claim: str, work: str, verdict: str = "exact", copy: str | None = "abbey", **options: object
) -> LockEntry:
    """Return an entry for the first quotation of a claim of the tiny reader."""
    file = None if copy is None or verdict == "not-found" else min(COPIES[copy].files)
    values = {"copy": copy, "file": file, **options}
    return LockEntry(claim, 1, words_hash(WORDS[claim, 1]), work, verdict, DAY, **values)  # type: ignore[arg-type]


WHOLE = [
    entry("ringer-wind", "pedlar-letter", copy="packet"),
    entry("ringer-rope", "odo-book", page="p. 12"),
    entry("odo-ringer-did", "odo-book", "no-witness", copy=None),
]
