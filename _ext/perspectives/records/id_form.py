"""The form of ids, and the id that is meant by other words."""

from __future__ import annotations

import re
import unicodedata

from perspectives.records.file_names import is_device

ID_PATTERN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
ID_LENGTH = 40
"""The most characters that an id may have."""
ID_FORM = (
    f"lower-case words joined by hyphens, at most {ID_LENGTH} characters, not con, nul or another device"
)
"""The form of an id, in words."""

RESERVED_PREFIXES = ("claim-", "accounts-", "note-", "voice-", "event-", "cite-", "retired-", "document-")
"""The beginnings of the anchors of records: no label of a section may begin so."""


def slug(value: str) -> str | None:
    """Return a valid id made from the words of *value*; None if it has no letters a to z."""
    words = re.findall(r"[a-z0-9]+", _without_marks(value.lower()))
    while words and not words[0][0].isalpha():
        words.pop(0)
    id_ = "-".join(words)
    while len(id_) > ID_LENGTH and "-" in id_:
        id_ = id_.rsplit("-", 1)[0]
    return None if is_device(id_) else id_[:ID_LENGTH] or None


def _without_marks(value: str) -> str:
    """Return *value* with the plain letter in place of each letter with a mark above or below it."""
    return "".join(sign for sign in unicodedata.normalize("NFD", value) if not unicodedata.combining(sign))


def is_id(value: str) -> bool:
    """Return whether *value* has the form of :data:`ID_FORM`; claims and sections have files of this name."""
    return len(value) <= ID_LENGTH and ID_PATTERN.fullmatch(value) is not None and not is_device(value)
