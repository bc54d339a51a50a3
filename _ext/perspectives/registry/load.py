"""The registry: perspectives, voices and events, read from TOML and validated once.

No Sphinx here. What is wrong becomes a :class:`~perspectives.records.model.Problem` with the file and the line of
the table it stands in; the rest of the file is still taken.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perspectives.records import model
from perspectives.records.dates import parse_date
from perspectives.records.field_forms import Key
from perspectives.records.fields import keys_of
from perspectives.records.model import Colour, Event, Perspective, Place, Problem, Voice
from perspectives.records.option_values import nearest
from perspectives.records.reader_agreement import Reading
from perspectives.records.voice_fields import EVENT_FIELDS, VOICE_FIELDS
from perspectives.registry import colours
from perspectives.registry.outline import BadOutline, Outline, read_outline
from perspectives.registry.toml_table import Table


@dataclass(slots=True)
class Registry:
    """What the TOML files declare, in their order; ``places`` gives file and line of each id.

    ``outline`` is the land that a map is drawn on, None where no file gives it.
    """

    perspectives: dict[str, Perspective] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    outline: Outline | None = None
    digest: str = ""
    colours: dict[str, Colour] = field(default_factory=dict)

    @property
    def core(self) -> list[Perspective]:
        """The perspectives that always have a column."""
        return [perspective for perspective in self.perspectives.values() if perspective.core]

    def paint(self, perspective: Perspective) -> Colour | str:
        """Return the colour of a perspective: one that the registry declares, or the name of one of those that ship."""
        return self.colours.get(perspective.colour, perspective.colour)


TEXT = Key(str)
NEEDED = Key(str, required=True)
PERSPECTIVE = {
    "name": NEEDED,
    "short": NEEDED,
    "possessive": NEEDED,
    "letter": NEEDED,
    "rule": Key(str, True, model.RULES),
    "colour": Key(str, True, model.COLOURS),
    "core": Key(bool),
    "description": TEXT,
}
AUTHORITY = re.compile(r"https://(?:www\.wikidata\.org/wiki/Q|viaf\.org/viaf/)[1-9][0-9]*")
"""The address of a person or body in an authority file."""
READING = {
    "first": Key(str, True, model.FINDINGS),
    "finding": Key(str, True, model.FINDINGS),
    "sure": Key(bool, True),
    "why": NEEDED,
    "answer": TEXT,
}


def load(directory: Path) -> Registry:
    """Read ``perspectives.toml``, ``voices.toml``, ``events.toml`` of *directory*, and two that need not be there.

    These are ``second-reading.toml`` and ``outline.json``.
    """
    registry = Registry()
    digest = hashlib.sha256()
    perspectives = Table(
        registry,
        digest,
        directory / "perspectives.toml",
        "perspectives",
        PERSPECTIVE,
        beside=(colours.KIND,),
    )
    registry.colours = colours.declared_colours(perspectives.another(colours.KIND, colours.COLOUR_FIELDS))
    named = Key(str, True, (*model.COLOURS, *registry.colours))
    perspectives.fields = {**PERSPECTIVE, "colour": named}
    for id_, values in perspectives.rows():
        registry.perspectives[id_] = Perspective(id=id_, **values)
    voices = _Declared(registry, digest, directory / "voices.toml", "voices", keys_of(VOICE_FIELDS))
    for id_, values in voices.rows():
        voice = voices.voice(id_, values)
        if voice is not None:
            registry.voices[id_] = voice
    events = _Declared(registry, digest, directory / "events.toml", "events", keys_of(EVENT_FIELDS))
    for id_, values in events.rows():
        event = events.event(id_, values)
        if event is not None:
            registry.events[id_] = event
    readings = Table(registry, digest, directory / "second-reading.toml", "readings", READING, optional=True)
    registry.readings = {id_: Reading(id_, **values) for id_, values in readings.rows()}
    _load_outline(registry, digest, directory / "outline.json")
    registry.digest = digest.hexdigest()
    return registry


def _load_outline(registry: Registry, digest: Any, path: Path) -> None:
    """Read the outline; a book without one has maps on a blank ground, and so has a book whose outline is broken."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return
    digest.update(content)
    try:
        registry.outline = read_outline(content.decode("utf-8", errors="replace"))
    except BadOutline as error:
        registry.problems.append(
            Problem("malformed-outline", error.line, path=str(path), value=str(error), expected="GeoJSON")
        )


class _Declared(Table):
    """The tables that declare voices and events."""

    def voice(self, id_: str, values: dict[str, Any]) -> Voice | None:
        """Make a voice, or report why not."""
        perspective, anonymous = values.get("perspective"), values.get("anonymous", False)
        if perspective is None and not anonymous:
            self.report(
                "missing-field", self.line(id_), id_, "the field “perspective”, or “anonymous = true”"
            )
            return None
        if perspective is not None and perspective not in self.registry.perspectives:
            known = self.registry.perspectives
            self.report(
                "unknown-perspective",
                self.line(id_, "perspective"),
                perspective,
                "one of " + ", ".join(known),
                nearest(perspective, known),
            )
            return None
        variants = tuple(str(variant) for variant in values.pop("variants", []))
        self._date(id_, values, "dates")
        authority = values.get("authority")
        if authority is not None and not AUTHORITY.fullmatch(authority):
            values.pop("authority")
            self.report(
                "unknown-value",
                self.line(id_, "authority"),
                authority,
                "an address at Wikidata or VIAF, such as https://viaf.org/viaf/64007537",
            )
        defaults = {"sort": values["name"], "short": values["name"]}
        return Voice(id=id_, variants=variants, **{**defaults, **values})

    def event(self, id_: str, values: dict[str, Any]) -> Event | None:
        """Make an event, or report why not."""
        if not self._date(id_, values, "date"):
            return None
        name, latitude, longitude = (values.get(key) for key in ("place", "latitude", "longitude"))
        if (latitude is None) != (longitude is None) or (latitude is not None and name is None):
            self.report("missing-field", self.line(id_), id_, "place, latitude and longitude together")
            latitude = longitude = None
        for key, most in (("latitude", 90), ("longitude", 180)):
            value = values.get(key, 0)
            # What is no number at all is within no bounds.
            if not -most <= value <= most:
                self.report(
                    "malformed-field",
                    self.line(id_, key),
                    f"{key} = {value}",
                    f"degrees from -{most} to {most}",
                )
                latitude = longitude = None
        place = Place(name, latitude, longitude) if name else None
        return Event(id_, values["title"], values["date"], place)

    def _date(self, id_: str, values: dict[str, Any], name: str) -> bool:
        """Check the date in the field *name*; a bad one is reported and taken out."""
        value = values.get(name)
        if value is None:
            return True
        try:
            parse_date(value)
        except ValueError:
            self.report("malformed-date", self.line(id_, name), value, "an EDTF date")
            del values[name]
            return False
        return True
