"""The names of a registry in the language of a translated project, by a catalogue of gettext. No Sphinx here.

The texts are those that pages print of perspectives, voices and events: names, short forms, possessives,
descriptions, titles and places. Ids, dates and spellings for the index stay as declared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from babel.messages.pofile import PoFileError, read_po

from perspectives.records.declarations import Event
from perspectives.registry.registry import Registry

CATALOG = "perspectives-registry"
"""The name of the catalogue: beside those of the pages, in the folders of ``locale_dirs``."""
FIELDS: Mapping[str, tuple[str, ...]] = {
    "perspectives": ("name", "short", "possessive", "description"),
    "voices": ("name", "short", "sort", "about"),
    "events": ("title",),
}
"""The texts of each kind of table."""


def registry_texts(registry: Registry) -> Iterator[tuple[str, str, int]]:
    """Yield each text that can be translated, with the file and the line of its table."""
    for kind, fields in FIELDS.items():
        for id_, record in getattr(registry, kind).items():
            path, line = registry.places.get(id_, (registry.files.get(kind, ""), 1))
            for text in dict.fromkeys(getattr(record, name) for name in fields):
                if text:
                    yield text, path, line
            if isinstance(record, Event) and record.place:
                yield record.place.name, path, line


def translate_registry(registry: Registry, messages: Mapping[str, str]) -> None:
    """Put translations in the place of the texts of a registry; what has none stays as declared.

    :param messages: the translations by the texts
    """
    for kind, fields in FIELDS.items():
        records: dict[str, Any] = getattr(registry, kind)
        for id_, record in records.items():
            values: dict[str, Any] = {}
            for name in fields:
                text = getattr(record, name)
                values[name] = messages.get(text, text) if text else text
            if isinstance(record, Event) and record.place:
                place = record.place
                values["place"] = replace(place, name=messages.get(place.name, place.name))
            records[id_] = replace(record, **values)


def read_catalog(folders: list[Path], language: str) -> dict[str, str]:
    """Return the translations of a language, from the first folder that has any.

    :param folders: the folders of ``locale_dirs``, as whole paths
    :return: the translations by the texts; empty where there is no catalogue, or none that can be read
    """
    for folder in folders:
        path = folder / language / "LC_MESSAGES" / f"{CATALOG}.po"
        if path.is_file():
            return _read_po(path)
    return {}


def _read_po(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError):
        # Sphinx reads the same file and tells what is wrong with it.
        return {}
    return {
        message.id: message.string
        for message in catalog
        if isinstance(message.id, str)
        and isinstance(message.string, str)
        and message.id
        and message.string
        and not message.fuzzy
    }
