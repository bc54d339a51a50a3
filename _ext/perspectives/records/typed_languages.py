"""The tag of a language that is typed by its name: ``English``, ``deutsch``, ``shqip``. No Sphinx here."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

NAMED_IN = ("en", "de", "fr", "sq", "ru")
"""The languages in which names of languages are known; each language is known by its own name too."""


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    """Return the tags of two letters (BCP 47), by the names of the languages in small letters."""
    found: dict[str, str] = {}
    for language in reversed(NAMED_IN):
        names = Locale(language).languages
        found |= {name.lower(): tag for tag, name in names.items() if len(tag) == 2}
    for tag in NAMED_IN:
        found[(Locale(tag).get_language_name(tag) or tag).lower()] = tag
    return found


def meant_tag(name: str) -> str | None:
    """Return the tag of a language by its name; None if it is not clear."""
    return _tags().get(" ".join(name.lower().split()).strip(" ."))
