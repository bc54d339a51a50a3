"""The names of the index, from ``people.toml``, ``places.toml`` and ``subjects.toml``, which may be missing.

Who speaks is a name too, with the spellings of ``voices.toml``, and so is the place of each event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives.records.authorities import PEOPLE, PLACES
from perspectives.records.declarations import Voice
from perspectives.records.id_form import slug
from perspectives.records.indexed_name import BODY, PERSON, PLACE, THING, WORK, IndexedName
from perspectives.records.option_values import nearest
from perspectives.records.text_files import bytes_of
from perspectives.registry.authority_links import AUTHORITY, take_authorities
from perspectives.registry.table_fields import name_keys
from perspectives.registry.toml_table import Table

if TYPE_CHECKING:
    from perspectives.registry.registry import Registry

NAME_FILES = {"people": "people.toml", "places": "places.toml", "subjects": "subjects.toml"}
"""The kinds of tables, each with its file."""
NO_NAMES_FILE = "no-names.txt"
"""Capitalised words that are no names, one a line; a line that begins with “#” is a remark."""
_SILENT_ROLES = ("record", "compiler", "unnamed")
"""The roles of voices that are no names: nobody looks for them in an index."""


def load_names(registry: Registry, digest: Any, directory: Path) -> None:
    """Read the names into ``registry.names``, after voices and events."""
    tables = {}
    for kind, file in NAME_FILES.items():
        table = Table(registry, digest, directory / file, kind, name_keys(kind), optional=True)
        tables[kind] = table
        for id_, values in table.rows():
            name = _declared(registry, table, id_, values)
            if name is not None:
                registry.names[id_] = name
        registry.note_faulty(table, registry.names)
    for id_, voice in registry.voices.items():
        if id_ not in registry.names and not voice.anonymous and voice.role not in _SILENT_ROLES:
            registry.names[id_] = _of_voice(voice)
    _add_places_of_events(registry)
    _link_places_of_events(registry)
    _report_references(registry, tables)
    _report_shared_spellings(registry, tables)
    with suppress(OSError):
        content = bytes_of(directory / NO_NAMES_FILE)
        digest.update(content)
        lines = content.decode("utf-8-sig", errors="replace").splitlines()
        registry.no_names = frozenset(line.strip() for line in lines if not line.startswith("#"))


def names_of_place(registry: Registry, place: str) -> tuple[str, ...]:
    """Return the other names of a place, as its table gives them; none where it has no table."""
    for name in registry.names.values():
        if name.kind == PLACE and place in name.spellings:
            return tuple(one for one in name.spellings if one != place)
    return ()


def _declared(registry: Registry, table: Table, id_: str, values: dict[str, Any]) -> IndexedName | None:
    """Return the name of a table; report its faults, and return None where that is not possible."""
    voice = registry.voices.get(id_) if table.kind == "people" else None
    other = registry.places.get(id_)
    if voice is None and other is not None:
        table.report("duplicate-id", table.line(id_), id_, other=f"{other[0]}:{other[1]}")
        return None
    if id_ in registry.names:
        first = next(kind for kind in NAME_FILES if f"{kind} {id_}" in registry.places)
        path, line = registry.places[f"{first} {id_}"]
        table.report("duplicate-id", table.line(id_), id_, other=f"{path}:{line}")
        return None
    if voice is None and "name" not in values:
        table.report("missing-field", table.line(id_), id_, "the field “name”")
        return None
    for field in values.keys() & {"source", "work"}:
        registry.named_works.append((values[field], str(table.path), table.line(id_, field)))
    lists = {field: list_of_texts(table, id_, field, values) for field in ("spellings", "except", "see-also")}
    table.take_date(id_, values, "dates")
    if voice is not None and values.pop(AUTHORITY, None) is not None:
        expected = "this field in the table of the voice, in voices.toml"
        table.report("unknown-field", table.line(id_, AUTHORITY), AUTHORITY, expected)
    authorities = take_authorities(table, id_, values, PLACES if table.kind == "places" else PEOPLE)
    base = _of_voice(voice) if voice else None
    text = values.get("name", base.name if base else "")
    sort = values.get("sort", base.sort if base else text)
    kinds = {"people": PERSON, "places": PLACE, "subjects": WORK if "work" in values else THING}
    kind = values.get("kind", base.kind if base else kinds[table.kind])
    spellings = (text, *(base.spellings if base else ()), *lists["spellings"])
    return IndexedName(
        id_,
        text,
        kind,
        sort,
        tuple(dict.fromkeys(spellings)),
        base.short if base else "",
        _last_name(sort) if kind == PERSON else "",
        lists["except"],
        values.get("see"),
        lists["see-also"],
        values.get("about"),
        values.get("source") or values.get("work"),
        values.get("dates"),
        voice is not None,
        values.get("index", True),
        voice.authorities if voice else authorities,
    )


def list_of_texts(table: Table, id_: str, field: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the texts of a list; report what is no text or is empty."""
    texts = []
    for value in values.get(field, []):
        if isinstance(value, str) and value.strip():
            texts.append(value.strip())
        else:
            line = table.line(id_, field)
            table.report(
                "malformed-field", line, f"{field} = {value!r}", "a list of texts that are not empty"
            )
    return tuple(texts)


def _of_voice(voice: Voice) -> IndexedName:
    """Return the name of a voice, with its spellings; an article before it is left out."""
    kind = BODY if voice.role == "body" else PERSON
    sort = _without_article(voice.sort or voice.name)
    spellings = (voice.name, _without_article(voice.name), *voice.variants)
    return IndexedName(
        voice.id,
        voice.name,
        kind,
        sort,
        tuple(dict.fromkeys(spellings)),
        _without_article(voice.short),
        _last_name(sort) if kind == PERSON else "",
        dates=voice.dates,
        voice=True,
        authorities=voice.authorities,
    )


def _last_name(sort: str) -> str:
    last, comma, _rest = sort.partition(",")
    return last.strip() if comma else ""


def _without_article(name: str) -> str:
    first, _space, rest = name.partition(" ")
    return rest if rest and first in ("A", "An", "The") else name


def _add_places_of_events(registry: Registry) -> None:
    """Add a name for the place of each event that is in no table."""
    known = {spelling for name in registry.names.values() for spelling in name.spellings}
    for event in registry.events.values():
        text = event.place.name if event.place else ""
        id_ = slug(text)
        if text and text not in known and id_ and id_ not in registry.names:
            known.add(text)
            registry.names[id_] = IndexedName(id_, text, PLACE, text, (text,))


def _link_places_of_events(registry: Registry) -> None:
    """Give the place of each event the addresses in authority files that the name of the place has."""
    addresses = {
        spelling: name.authorities
        for name in registry.names.values()
        if name.kind == PLACE
        for spelling in name.spellings
    }
    for id_, event in registry.events.items():
        if event.place and addresses.get(event.place.name):
            place = replace(event.place, authorities=addresses[event.place.name])
            registry.events[id_] = replace(event, place=place)


def _report_references(registry: Registry, tables: Mapping[str, Table]) -> None:
    """Report each reference to a name that there is not, and each that leads back to where it stands."""
    if registry.unread & tables.keys():
        return
    known = registry.names.keys() | registry.faulty
    for kind, table in tables.items():
        for id_ in table.ids():
            name = registry.names.get(id_)
            if name is None or f"{kind} {id_}" not in registry.places:
                continue
            targets = [("see", name.see)] if name.see else []
            for field, target in [*targets, *(("see-also", one) for one in name.see_also)]:
                line = table.line(id_, field)
                if target not in known:
                    table.report("unknown-name", line, target, near=nearest(target, known - {id_}))
                elif target == id_ or (field == "see" and _closes_circle(registry.names, id_)):
                    expected = "the id of another name, which does not lead back to this one"
                    table.report("unknown-name", line, target, expected)


def _closes_circle(names: Mapping[str, IndexedName], id_: str) -> bool:
    """Return whether “see” leads from name to name back to this one, which is the last of them."""
    circle, order = [id_], list(names)
    while (name := names.get(circle[-1])) and name.see and name.see not in circle:
        circle.append(name.see)
    return bool(name and name.see == id_ and order.index(id_) == max(map(order.index, circle)))


def _report_shared_spellings(registry: Registry, tables: Mapping[str, Table]) -> None:
    """Report each spelling that two names have, at one that a table declares; the first alone keeps it."""
    owners: dict[str, str] = {}
    for id_, name in list(registry.names.items()):
        shared = [one for one in name.spellings if owners.setdefault(one, id_) != id_]
        for spelling in shared:
            # Voices come last: where a voice has the spelling too, the first name is in a table.
            for declared, other in ((id_, owners[spelling]), (owners[spelling], id_)):
                table = _table_of(registry, tables, declared)
                if table is not None:
                    field = "name" if spelling == registry.names[declared].name else "spellings"
                    table.report("shared-spelling", table.line(declared, field), spelling, other=other)
                    break
        if shared:
            registry.names[id_] = replace(name, spellings=_without(name.spellings, shared))


def _table_of(registry: Registry, tables: Mapping[str, Table], id_: str) -> Table | None:
    """Return the table that declares a name; None where no table does."""
    return next((table for kind, table in tables.items() if f"{kind} {id_}" in registry.places), None)


def _without(texts: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    left_out = set(others)
    return tuple(text for text in texts if text not in left_out)
