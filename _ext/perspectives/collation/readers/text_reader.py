"""Plain text in UTF-8, with pages where the manifest says how they are marked."""

from __future__ import annotations

from perspectives.collation.manifest import Copy
from perspectives.collation.readers import Texts, decoded, whole, writer_for


def read(copy: Copy, file: str, content: bytes) -> Texts:
    """Return the whole text as one passage."""
    writer = writer_for(copy, file)
    writer.text(decoded(content).replace("\r\n", "\n").replace("\f", "\n"))
    return whole(copy, file, [writer.passage()])
