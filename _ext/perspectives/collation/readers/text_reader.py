"""Reads plain text in UTF-8. Its pages are known where the manifest says how page breaks are marked."""

from __future__ import annotations

from perspectives.collation.manifest import Copy
from perspectives.collation.readers import PassagesByWork, decode_utf8, single_work, writer_for


def read(copy: Copy, file: str, content: bytes) -> PassagesByWork:
    """Return the whole text as one passage."""
    writer = writer_for(copy, file)
    writer.add_text(decode_utf8(content).replace("\r\n", "\n").replace("\f", "\n"))
    return single_work(copy, file, [writer.passage()])
