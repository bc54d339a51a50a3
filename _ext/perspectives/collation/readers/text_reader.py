"""Reads plain text. Its pages are known where the manifest says how page breaks are marked."""

from __future__ import annotations

from perspectives.collation.manifest import Copy
from perspectives.collation.readers import PassagesByWork, single_work, writer_for
from perspectives.collation.readers.decoding import decode


def read(copy: Copy, file: str, content: bytes) -> PassagesByWork:
    """Return the whole text as one passage."""
    writer = writer_for(copy, file)
    writer.add_text(decode(content))
    return single_work(copy, file, [writer.passage()])
