"""The registry: reads the perspectives, voices and events of a book from TOML, and checks them.

A fault becomes a :class:`~perspectives.records.problem_record.Problem` with file and line; the rest of a
file is used.
No Sphinx here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from perspectives.records import closed_lists
from perspectives.records.added_fields import NO_FIELDS, AddedFields, take_further
from perspectives.records.authorities import PEOPLE
from perspectives.records.declarations import Colour, Event, Perspective, Place, Voice
from perspectives.records.edition_record import PublishedEdition
from perspectives.records.fields import keys_of
from perspectives.records.indexed_name import IndexedName
from perspectives.records.option_values import nearest, slug
from perspectives.records.primary_texts import Paper, TextFile, TextSource
from perspectives.records.problem_record import Problem
from perspectives.records.readings import Reading
from perspectives.records.text_files import read_declarations
from perspectives.records.voice_fields import EVENT_FIELDS, VOICE_FIELDS
from perspectives.registry import colours
from perspectives.registry.authority_links import take_authorities
from perspectives.registry.editions_file import load_editions
from perspectives.registry.name_tables import list_of_texts, load_names
from perspectives.registry.outline import BadOutline, Outline, read_outline
from perspectives.registry.papers import CALENDAR_FILE, load_papers
from perspectives.registry.table_fields import (
    COLOUR_FIELDS,
    PERSPECTIVE_FIELDS,
    READING_FIELDS,
    TEXT_FIELDS,
    TEXT_FILE_FIELDS,
)
from perspectives.registry.toml_table import Table


@dataclass(slots=True)
class Registry:
    """The declarations of the TOML files, by id, in their order.

    :ivar texts: where the text of a document is found, by the key of its work
    :ivar text_files: the files of publishers that hold these texts, by id
    :ivar papers: the papers that have no page, by the key of the work
    :ivar names: the names of the index, among them those of voices and of the places of events
    :ivar no_names: capitalised words that are no names of the index
    :ivar readings: the findings of a second reader, by the id of the comparison
    :ivar authority_owners: the id of the table that has an address in an authority file, by the address
    :ivar places: the file and the line of each id
    :ivar unread: the kinds of tables whose file cannot be read
    :ivar faulty: the ids of tables that are left out, because they have a fault
    :ivar faulty_kinds: the kinds of these tables
    :ivar files: the file of each kind of table
    :ivar outline: the outline of the land for maps; None where there is no file of it
    :ivar inset: the outline of a smaller region, for a map of its own; None where there is no file of it
    :ivar editions: the editions on record, oldest first
    :ivar digest: the SHA-256 of the content of all files
    :ivar added_fields: the fields that are added to records from outside, by the kind of record
    """

    perspectives: dict[str, Perspective] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    texts: dict[str, TextSource] = field(default_factory=dict)
    text_files: dict[str, TextFile] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    names: dict[str, IndexedName] = field(default_factory=dict)
    no_names: frozenset[str] = frozenset()
    authority_owners: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    faulty: set[str] = field(default_factory=set)
    faulty_kinds: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    outline: Outline | None = None
    inset: Outline | None = None
    editions: tuple[PublishedEdition, ...] = ()
    digest: str = ""
    colours: dict[str, Colour] = field(default_factory=dict)
    added_fields: AddedFields = field(default_factory=dict)

    def note_faulty(self, table: Table, read: Mapping[str, object]) -> None:
        """Keep the ids of the tables that are not among those that were *read*."""
        faulty = table.all_ids() - read.keys()
        # Of an id that cannot be written so, the right form is meant.
        self.faulty |= faulty | {slug(id_) or id_ for id_ in faulty}
        if faulty:
            self.faulty_kinds.add(table.kind)

    @property
    def core(self) -> list[Perspective]:
        """The perspectives that always have a column."""
        return [perspective for perspective in self.perspectives.values() if perspective.core]

    def colour_of(self, perspective: Perspective) -> Colour | str:
        """Return the colour of a perspective: a declared one, or the name of one of the extension."""
        return self.colours.get(perspective.colour, perspective.colour)


REQUIRED_FILES = ("perspectives.toml", "voices.toml", "events.toml")
TEXTS_FILE = "texts.toml"
WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?")
SHA256 = re.compile(r"[0-9a-f]{64}")


def load(directory: Path, added_fields: AddedFields = NO_FIELDS) -> Registry:
    """Read the registry in the folder *directory*.

    The files are ``perspectives.toml``, ``voices.toml``, ``events.toml``, and nine optional ones:
    ``second-reading.toml``, ``texts.toml``, ``calendar.toml``, ``people.toml``, ``places.toml``,
    ``subjects.toml``, ``editions.toml``, ``outline.json`` and ``inset.json``.

    :param added_fields: the fields that are added to records from outside, by the kind of record
    """
    registry = Registry(added_fields=added_fields)
    digest = hashlib.sha256()
    perspectives = Table(
        registry,
        digest,
        directory / "perspectives.toml",
        "perspectives",
        PERSPECTIVE_FIELDS,
        beside=(colours.COLOUR_KIND,),
    )
    registry.colours = colours.declared_colours(
        perspectives.tables_beside(colours.COLOUR_KIND, COLOUR_FIELDS)
    )
    colour_field = replace(PERSPECTIVE_FIELDS["colour"], choices=(*closed_lists.COLOURS, *registry.colours))
    perspectives.fields = {**PERSPECTIVE_FIELDS, "colour": colour_field}
    for id_, values in perspectives.rows():
        registry.perspectives[id_] = Perspective(id=id_, **values)
    registry.note_faulty(perspectives, registry.perspectives)
    further = {kind: registry.added_fields.get(kind, ()) for kind in ("voice", "event")}
    keys = keys_of((*VOICE_FIELDS, *further["voice"]))
    voices = _DeclarationTable(registry, digest, directory / "voices.toml", "voices", keys)
    for id_, values in voices.rows():
        taken = take_further(further["voice"], values)
        voice = voices.make_voice(id_, values)
        if voice is not None:
            registry.voices[id_] = replace(voice, further=taken)
    registry.note_faulty(voices, registry.voices)
    keys = keys_of((*EVENT_FIELDS, *further["event"]))
    events = _DeclarationTable(registry, digest, directory / "events.toml", "events", keys)
    for id_, values in events.rows():
        taken = take_further(further["event"], values)
        event = events.make_event(id_, values)
        if event is not None:
            registry.events[id_] = replace(event, further=taken)
    registry.note_faulty(events, registry.events)
    readings = Table(
        registry, digest, directory / "second-reading.toml", "readings", READING_FIELDS, optional=True
    )
    registry.readings = {id_: Reading(id_, **values) for id_, values in readings.rows()}
    load_texts(registry, digest, directory / TEXTS_FILE)
    load_papers(registry, digest, directory / CALENDAR_FILE)
    load_names(registry, digest, directory)
    registry.outline = _load_outline(registry, digest, directory / "outline.json")
    registry.inset = _load_outline(registry, digest, directory / "inset.json")
    registry.editions, problems = load_editions(directory, digest)
    registry.problems += problems
    registry.digest = digest.hexdigest()
    if not any((directory / name).exists() for name in REQUIRED_FILES):
        _report_no_registry(registry, directory)
    return registry


def _report_no_registry(registry: Registry, directory: Path) -> None:
    """Report that there is no registry, as one problem in place of one for each of its files."""
    missing = {str(directory / name) for name in REQUIRED_FILES}
    others = [one for one in registry.problems if one.code != "missing-file" or one.path not in missing]
    problem = Problem("missing-registry", 1, path=str(directory), value=f"{directory.name}/")
    registry.problems = [problem, *others]


def load_texts(registry: Registry, digest: Any, path: Path) -> None:
    """Read where the texts of documents are found; the bibliography says which documents these are."""
    texts = Table(registry, digest, path, "texts", TEXT_FIELDS, optional=True, beside=("files",))
    files = texts.tables_beside("files", TEXT_FILE_FIELDS)
    for id_, values in files.rows():
        sha256 = values.get("sha256", "")
        if sha256 and not SHA256.fullmatch(sha256):
            expected = "64 signs from 0 to 9 and a to f"
            files.report("malformed-field", files.line(id_, "sha256"), f"sha256 = {sha256}", expected)
            values["sha256"] = ""
        if not WEB_ADDRESS.fullmatch(values["url"]):
            expected = "an address on the web that begins with https:// or http://"
            files.report("malformed-field", files.line(id_, "url"), f"url = {values['url']}", expected)
            continue
        # Where nobody has seen the file of the publisher, nothing proves that a file at hand is it.
        values.setdefault("carrier", "edition" if values.get("sha256") else "web-copy")
        registry.text_files[id_] = TextFile(id=id_, **values)
    for id_, fields in texts.rows():
        values = {name.replace("-", "_"): value for name, value in fields.items()}
        if values["file"] in files.all_ids() - registry.text_files.keys():
            # The fault of the file has been reported.
            continue
        if values["file"] not in registry.text_files:
            known = registry.text_files
            texts.report(
                "unknown-value",
                texts.line(id_, "file"),
                values["file"],
                "the id of a table of the form [files.some-id]",
                nearest(values["file"], known),
            )
            continue
        registry.texts[id_] = TextSource(work=id_, **values)


def _load_outline(registry: Registry, digest: Any, path: Path) -> Outline | None:
    """Return an outline; None without a file or with a faulty one: maps then have a blank background."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    digest.update(content)
    file = read_declarations(content, str(path))
    registry.problems += file.problems
    try:
        return read_outline(file.text)
    except BadOutline as error:
        registry.problems.append(
            Problem("malformed-outline", error.line, path=str(path), value=str(error), expected="GeoJSON")
        )
        return None


class _DeclarationTable(Table):
    """The tables that declare voices and events."""

    def make_voice(self, id_: str, values: dict[str, Any]) -> Voice | None:
        """Return a voice; report a fault and return None where that is not possible."""
        perspective, anonymous = values.get("perspective"), values.get("anonymous", False)
        if perspective is None and not anonymous:
            self.report(
                "missing-field", self.line(id_), id_, "the field “perspective”, or “anonymous = true”"
            )
            return None
        if not self.registry.perspectives:
            # The file of the perspectives has been reported, or will be.
            values.pop("perspective", None)
        elif perspective is not None and perspective in self.registry.faulty:
            return None
        elif perspective is not None and perspective not in self.registry.perspectives:
            perspectives = self.registry.perspectives
            self.report(
                "unknown-perspective",
                self.line(id_, "perspective"),
                perspective,
                "one of " + ", ".join(perspectives),
                nearest(perspective, perspectives),
            )
            return None
        variants = list_of_texts(self, id_, "variants", values)
        values.pop("variants", None)
        self.take_date(id_, values, "dates")
        self._check_earlier_side(id_, values)
        authorities = take_authorities(self, id_, values, PEOPLE)
        defaults = {"sort": values["name"], "short": values["name"]}
        return Voice(id=id_, variants=variants, authorities=authorities, **{**defaults, **values})

    def _check_earlier_side(self, id_: str, values: dict[str, Any]) -> None:
        """Report an earlier side that is not declared, or that has no end, and remove both fields."""
        known = self.registry.perspectives
        if self.take_date(id_, values, "until") and not (values.keys() & {"earlier", "until"}):
            return
        if not values.keys() >= {"earlier", "until"}:
            self.report("missing-field", self.line(id_), id_, "“earlier” and “until” together")
        elif not known or values["earlier"] in known:
            if known:
                return
        elif values["earlier"] not in self.registry.faulty:
            self.report(
                "unknown-perspective",
                self.line(id_, "earlier"),
                values["earlier"],
                "one of " + ", ".join(known),
                nearest(values["earlier"], known),
            )
        values.pop("earlier", None)
        values.pop("until", None)

    def make_event(self, id_: str, values: dict[str, Any]) -> Event | None:
        """Return an event; report a fault and return None where that is not possible."""
        if not self.take_date(id_, values, "date"):
            return None
        name, latitude, longitude = (values.get(key) for key in ("place", "latitude", "longitude"))
        if (latitude is None) != (longitude is None) or (latitude is not None and name is None):
            self.report("missing-field", self.line(id_), id_, "place, latitude and longitude together")
            latitude = longitude = None
        for key, maximum in (("latitude", 90), ("longitude", 180)):
            value = values.get(key, 0)
            # NaN is within no bounds.
            if not -maximum <= value <= maximum:
                self.report(
                    "malformed-field",
                    self.line(id_, key),
                    f"{key} = {value}",
                    f"degrees from -{maximum} to {maximum}",
                )
                latitude = longitude = None
        place = Place(name, latitude, longitude) if name else None
        return Event(id_, values["title"], values["date"], place)
