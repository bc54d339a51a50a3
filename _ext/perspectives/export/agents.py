"""Voices as agents of the data formats: their types, and the authors of works who are voices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Record = dict[str, Any]
AGENTS = frozenset({"person", "group", "body"})
"""The kinds of voices that act themselves; a record or a work speaks for others."""


def written_names(voice: Record) -> set[str]:
    """Return every form in which a bibliography may write the name of a voice of ``claims.json``."""
    return {voice["name"], voice["sort"], *voice["variants"]}


def voices_by_name(voices: Iterable[Record]) -> dict[str, Record]:
    """Return the voices that can be authors by each form of their names; a form of two voices is left out.

    A name in one word is left out for a person: it may be anybody's of that name.
    """
    found: dict[str, Record] = {}
    shared = set()
    for voice in voices:
        if voice["kind"] not in AGENTS:
            continue
        for name in written_names(voice):
            if voice["kind"] == "person" and " " not in name:
                continue
            if found.setdefault(name, voice) is not voice:
                shared.add(name)
    return {name: voice for name, voice in found.items() if name not in shared}


def author_voice(name: Mapping[str, str], voices: Mapping[str, Record]) -> Record | None:
    """Return the voice that an author, editor or translator of a work is; None where he or she is none.

    A name with a family name is that of a person, and of no group to which the person belongs.

    :param name: a name of CSL
    :param voices: the voices by each form of their names: see :func:`voices_by_name`
    """
    found = (voice for form in name_forms(name) if (voice := voices.get(form)))
    return next((voice for voice in found if "literal" in name or voice["kind"] == "person"), None)


def name_forms(name: Mapping[str, str]) -> list[str]:
    """Return the forms in which a voice may have a name of CSL: in natural order, and family name first."""
    if "literal" in name:
        return [name["literal"]]
    given, suffix = name.get("given", ""), name.get("suffix", "")
    family = " ".join(name[part] for part in ("non-dropping-particle", "family") if part in name)
    natural = " ".join(part for part in (given, family, suffix) if part)
    inverted = ", ".join(part for part in (family, given, suffix) if part)
    # Chinese and Korean names have the family name first without a comma.
    return list(dict.fromkeys((natural, inverted, f"{family} {given}" if given else family)))
