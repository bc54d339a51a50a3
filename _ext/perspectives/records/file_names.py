"""The names of files: which are the same everywhere, and which two names some file systems take for one.

The name of a page's file is part of its address, of an EPUB, and of names of data files. File systems differ:
some make no difference between capitals and small letters or between a letter with its accent and the two
signs it can be written with, and Windows keeps some names for devices. This module imports no Sphinx.
"""

from __future__ import annotations

import re
import unicodedata

DEVICES = frozenset(
    "con prn aux nul conin$ conout$".split()
    + [f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"]
)
"""The names that Windows keeps for devices; with any ending, they are no names of files there."""

PAGE_LENGTH = 200
"""The greatest length of a page's name with its folders, in bytes of UTF-8."""
PART_LENGTH = 100
"""The greatest length of one name in it, in bytes of UTF-8."""

PAGE_NAME_FORM = (
    f"letters and digits, joined by “-” or “_”, at most {PART_LENGTH} bytes; not con, nul or another device"
)
"""The form of the name of a page's file, in words."""


def is_device(name: str) -> bool:
    """Return whether Windows keeps a name for a device."""
    return name.casefold() in DEVICES


def is_page_name(name: str) -> bool:
    """Return whether a document's name has the form of :data:`PAGE_NAME_FORM` in each of its parts.

    Letters may be of any script; each must be written as one sign where there is one (Unicode's form NFC).
    """
    return _length(name) <= PAGE_LENGTH and all(map(_is_part, name.split("/")))


def is_page_path(name: str) -> bool:
    """Return whether *name* can have been the name of a document: a path that stays in the book's folder.

    The names of published pages may be older than the form for new ones, and are kept.
    """
    return 0 < _length(name) <= PAGE_LENGTH and all(
        part.strip(". ") and not any(_is_control(sign) for sign in part) for part in name.split("/")
    )


def nearest_page_name(name: str) -> str | None:
    """Return a name like *name* that has the form of :data:`PAGE_NAME_FORM`; None where none is found."""
    parts = []
    for part in unicodedata.normalize("NFC", name).split("/"):
        words = re.sub(r"[-_]{2,}", "-", "".join(sign if _is_sign(sign) else "-" for sign in part))
        parts.append(words.strip("-_"))
        if is_device(parts[-1]):
            parts[-1] += "-page"
    nearest = "/".join(parts)
    return nearest if is_page_name(nearest) and not is_page_name(name) else None


def folded(name: str) -> str:
    """Return the form in which two names are equal that some file system takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _is_part(part: str) -> bool:
    return (
        bool(part)
        and part[0] not in "-_"
        and all(map(_is_sign, part))
        and _length(part) <= PART_LENGTH
        and unicodedata.is_normalized("NFC", part)
        and not is_device(part)
    )


def _is_sign(sign: str) -> bool:
    """Return whether a sign is a letter, a mark on one, a decimal digit, a hyphen or an underscore."""
    category = unicodedata.category(sign)
    # The signs that choose between two forms of a letter are marks, and cannot be seen.
    is_seen = not 0xFE00 <= ord(sign) <= 0xFE0F and not 0xE0100 <= ord(sign) <= 0xE01EF
    return sign in "-_" or ((category[0] in "LM" or category == "Nd") and is_seen)


def _is_control(sign: str) -> bool:
    return sign == "\\" or unicodedata.category(sign) in {"Cc", "Cs"}


def _length(name: str) -> int:
    return len(name.encode("utf-8", errors="replace"))
