"""The direction in which a language is written. No Sphinx here."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError


@lru_cache(maxsize=256)
def direction_of(language: str) -> str:
    """Return ``rtl`` or ``ltr`` for a language tag (BCP 47); ``auto`` where CLDR does not know the language.

    A script in the tag decides: ``ug-Cyrl`` is written from left to right, ``uz-Arab`` from right to left.
    """
    tag = language.replace("_", "-")
    found = _locale(tag)
    script = next((part for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()), None)
    if script and (found is None or (found.script or "").lower() != script.lower()):
        found = _locale(f"und-{script}")
    # Where CLDR does not know a script, it takes it for that of no language.
    return "auto" if found is None or found.language == "und" else str(found.text_direction)


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
