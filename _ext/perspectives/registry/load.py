"""The registry: reads the perspectives, voices and events of a book from TOML, and checks them.

A fault becomes a :class:`~perspectives.records.problem_record.Problem` with file and line; the rest of a
file is used.
No Sphinx here.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from perspectives.records import closed_lists
from perspectives.records.added_fields import NO_FIELDS, AddedFields, take_further
from perspectives.records.declarations import Perspective
from perspectives.records.fields import keys_of
from perspectives.records.problem_record import Problem
from perspectives.records.readings import Reading
from perspectives.records.text_files import bytes_of, read_declarations, why_unread
from perspectives.records.voice_fields import EVENT_FIELDS, VOICE_FIELDS
from perspectives.registry import colours
from perspectives.registry.declaration_table import DeclarationTable
from perspectives.registry.editions_file import load_editions
from perspectives.registry.name_tables import load_names
from perspectives.registry.outline import BadOutline, Outline, read_outline
from perspectives.registry.papers import CALENDAR_FILE, load_papers
from perspectives.registry.perspective_marks import report_shared_marks
from perspectives.registry.registry import Registry
from perspectives.registry.table_fields import COLOUR_FIELDS, PERSPECTIVE_FIELDS, READING_FIELDS
from perspectives.registry.texts_table import TEXTS_FILE, load_texts
from perspectives.registry.toml_table import Table
from perspectives.registry.unread_files import misnamed_files

REQUIRED_FILES = ("perspectives.toml", "voices.toml", "events.toml")


def load(directory: Path, added_fields: AddedFields = NO_FIELDS) -> Registry:
    """Read the registry in the folder *directory*.

    The files are ``perspectives.toml``, ``voices.toml``, ``events.toml``, and nine optional ones:
    ``second-reading.toml``, ``texts.toml``, ``calendar.toml``, ``people.toml``, ``places.toml``,
    ``subjects.toml``, ``editions.toml``, ``outline.json`` and ``inset.json``.

    :param added_fields: the fields that are added to records from outside, by the kind of record
    """
    registry = Registry(added_fields=added_fields)
    digest = hashlib.sha256()
    _load_perspectives(registry, digest, directory / "perspectives.toml")
    _load_voices(registry, digest, directory / "voices.toml")
    _load_events(registry, digest, directory / "events.toml")
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
    _report_misnamed_files(registry, directory)
    registry.digest = digest.hexdigest()
    if not any((directory / name).exists() for name in REQUIRED_FILES) and not any(
        problem.code == "misnamed-file" for problem in registry.problems
    ):
        _report_no_registry(registry, directory)
    return registry


def _load_perspectives(registry: Registry, digest: Any, path: Path) -> None:
    """Read the perspectives, and the colours that are declared beside them."""
    perspectives = Table(
        registry,
        digest,
        path,
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
    report_shared_marks(perspectives, registry.perspectives)


def _load_voices(registry: Registry, digest: Any, path: Path) -> None:
    """Read the voices, whose perspectives have been read."""
    further = registry.added_fields.get("voice", ())
    keys = keys_of((*VOICE_FIELDS, *further))
    voices = DeclarationTable(registry, digest, path, "voices", keys)
    for id_, values in voices.rows():
        taken = take_further(further, values)
        voice = voices.make_voice(id_, values)
        if voice is not None:
            registry.voices[id_] = replace(voice, further=taken)
    registry.note_faulty(voices, registry.voices)


def _load_events(registry: Registry, digest: Any, path: Path) -> None:
    """Read the events."""
    further = registry.added_fields.get("event", ())
    keys = keys_of((*EVENT_FIELDS, *further))
    events = DeclarationTable(registry, digest, path, "events", keys)
    for id_, values in events.rows():
        taken = take_further(further, values)
        event = events.make_event(id_, values)
        if event is not None:
            registry.events[id_] = replace(event, further=taken)
    registry.note_faulty(events, registry.events)


def _report_misnamed_files(registry: Registry, directory: Path) -> None:
    """Report files whose name is almost that of a missing one, which is not reported as missing then."""
    misnamed = list(misnamed_files(directory))
    meant = {str(directory / (problem.nearest or "")) for problem in misnamed}
    others = [one for one in registry.problems if one.code != "missing-file" or one.path not in meant]
    registry.problems = [*others, *misnamed]


def _report_no_registry(registry: Registry, directory: Path) -> None:
    """Report that there is no registry, as one problem in place of one for each of its files."""
    missing = {str(directory / name) for name in REQUIRED_FILES}
    others = [one for one in registry.problems if one.code != "missing-file" or one.path not in missing]
    problem = Problem("missing-registry", 1, path=str(directory), value=f"{directory.name}/")
    registry.problems = [problem, *others]


def _load_outline(registry: Registry, digest: Any, path: Path) -> Outline | None:
    """Return an outline; None without a file or with a faulty one: maps then have a blank background."""
    try:
        content = bytes_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        problem = Problem("missing-file", 1, path=str(path), value=path.name, expected=why_unread(error))
        registry.problems.append(problem)
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
