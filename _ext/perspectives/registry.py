"""The registry: perspectives, voices and events, read from TOML and validated once.

No Sphinx here. What is wrong becomes a :class:`~perspectives.model.Problem` with the file and the line of
the table it stands in; the rest of the file is still taken.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perspectives import model
from perspectives.dates import parse_date
from perspectives.model import Event, Perspective, Place, Problem, Voice
from perspectives.options import Malformed, nearest, parse_id
from perspectives.outline import BadOutline, Outline, read_outline
from perspectives.toml import BadToml, read_toml


@dataclass(slots=True)
class Registry:
    """What the TOML files declare, in their order; ``places`` gives file and line of each id.

    ``outline`` is the land that a map is drawn on, None where no file gives it.
    """

    perspectives: dict[str, Perspective] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    outline: Outline | None = None
    digest: str = ""

    @property
    def core(self) -> list[Perspective]:
        """The perspectives that always have a column."""
        return [perspective for perspective in self.perspectives.values() if perspective.core]


@dataclass(frozen=True, slots=True)
class Field:
    """How one field of a table is read."""

    kind: type | tuple[type, ...]
    required: bool = False
    choices: tuple[str, ...] = ()


TEXT = Field(str)
NEEDED = Field(str, required=True)
PERSPECTIVE = {
    "name": NEEDED,
    "short": NEEDED,
    "possessive": NEEDED,
    "letter": NEEDED,
    "rule": Field(str, True, model.RULES),
    "colour": Field(str, True, model.COLOURS),
    "core": Field(bool),
    "description": TEXT,
}
VOICE = {
    "name": NEEDED,
    "about": NEEDED,
    "role": Field(str, True, model.ROLES),
    "perspective": TEXT,
    "anonymous": Field(bool),
    "sort": TEXT,
    "short": TEXT,
    "variants": Field(list),
    "dates": TEXT,
    "authority": TEXT,
}
AUTHORITY = re.compile(r"https://(?:www\.wikidata\.org/wiki/Q|viaf\.org/viaf/)[1-9][0-9]*")
"""The address of a person or body in an authority file."""
EVENT = {
    "title": NEEDED,
    "date": NEEDED,
    "place": TEXT,
    "latitude": Field((int, float)),
    "longitude": Field((int, float)),
}
NAMES = {str: "text in quotation marks", bool: "true or false", list: "a list of texts in square brackets"}


def load(directory: Path) -> Registry:
    """Read ``perspectives.toml``, ``voices.toml``, ``events.toml`` and, if it is there, ``outline.json`` of *directory*."""
    registry = Registry()
    digest = hashlib.sha256()
    perspectives = _Table(registry, digest, directory / "perspectives.toml", "perspectives", PERSPECTIVE)
    for id_, values in perspectives.rows():
        registry.perspectives[id_] = Perspective(id=id_, **values)
    voices = _Table(registry, digest, directory / "voices.toml", "voices", VOICE)
    for id_, values in voices.rows():
        voice = voices.voice(id_, values)
        if voice is not None:
            registry.voices[id_] = voice
    events = _Table(registry, digest, directory / "events.toml", "events", EVENT)
    for id_, values in events.rows():
        event = events.event(id_, values)
        if event is not None:
            registry.events[id_] = event
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


class _Table:
    """One TOML file that holds ``[kind.id]`` tables of one shape."""

    def __init__(
        self, registry: Registry, digest: Any, path: Path, kind: str, fields: Mapping[str, Field]
    ) -> None:
        self.registry, self.path, self.kind, self.fields = registry, path, kind, fields
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
            self.report("missing-file", 1, str(path.name))
        digest.update(content)
        self.text = content.decode("utf-8", errors="replace")

    def report(
        self,
        code: str,
        line: int,
        value: str,
        expected: str = "",
        near: str | None = None,
        other: str | None = None,
    ) -> None:
        """Note a problem at *line* of this file."""
        problem = Problem(
            code, line, path=str(self.path), value=value, expected=expected, nearest=near, other=other
        )
        self.registry.problems.append(problem)

    def line(self, id_: str, name: str | None = None) -> int:
        """Return the line of the table *id_*, or of its field *name*."""
        head = re.compile(rf"^\s*\[{self.kind}\.[\"']?{re.escape(id_)}[\"']?\]")
        lines = self.text.split("\n")
        start = next((number for number, line in enumerate(lines, 1) if head.match(line)), 1)
        if name is not None:
            for number, line in enumerate(lines[start:], start + 1):
                if line.lstrip().startswith("["):
                    break
                if re.match(rf"\s*{re.escape(name)}\s*=", line):
                    return number
        return start

    def top_line(self, name: str) -> int:
        """Return the line where the table or field *name* of the whole file stands first."""
        head = re.compile(rf"^\s*\[*\s*[\"']?{re.escape(name)}[\"']?\s*[].=]")
        lines = enumerate(self.text.split("\n"), 1)
        return next((number for number, line in lines if head.match(line)), 1)

    def rows(self) -> list[tuple[str, dict[str, Any]]]:
        """Return id and valid fields of each table; a table that lacks a required field is reported and left out."""
        try:
            everything = read_toml(self.text)
        except BadToml as error:
            self.report("toml-syntax", error.line, str(error))
            return []
        for name in everything:
            if name != self.kind:
                near = self.kind if nearest(name, [self.kind]) else None
                expected = f"tables of the form [{self.kind}.some-id]"
                self.report("unknown-field", self.top_line(name), name, expected, near)
        tables = everything.get(self.kind, {})
        if not isinstance(tables, dict):
            self.report("malformed-field", 1, self.kind, f"tables of the form [{self.kind}.some-id]")
            return []
        found = []
        for id_, table in tables.items():
            if self._id_is_good(id_) and (values := self._fields(id_, table)) is not None:
                self.registry.places[id_] = (str(self.path), self.line(id_))
                found.append((id_, values))
        return found

    def _id_is_good(self, id_: str) -> bool:
        try:
            parse_id(id_)
        except Malformed as problem:
            self.report(problem.code, self.line(id_), id_, problem.expected, problem.nearest)
            return False
        if id_ in self.registry.places:
            path, line = self.registry.places[id_]
            self.report("duplicate-id", self.line(id_), id_, other=f"{path}:{line}")
            return False
        return True

    def _fields(self, id_: str, table: object) -> dict[str, Any] | None:
        if not isinstance(table, dict):
            self.report("malformed-field", self.line(id_), id_, f"a table of the form [{self.kind}.{id_}]")
            return None
        values: dict[str, Any] = {}
        whole = True
        for name, value in table.items():
            rule = self.fields.get(name)
            if rule is None:
                self.report(
                    "unknown-field",
                    self.line(id_, name),
                    name,
                    "one of " + ", ".join(self.fields),
                    nearest(name, self.fields),
                )
            elif not isinstance(value, rule.kind) or (isinstance(value, bool) and rule.kind is not bool):
                kind = NAMES.get(rule.kind, "a number") if isinstance(rule.kind, type) else "a number"
                self.report("malformed-field", self.line(id_, name), f"{name} = {value!r}", kind)
                whole = whole and not rule.required
            elif rule.choices and value not in rule.choices:
                self.report(
                    "unknown-value",
                    self.line(id_, name),
                    str(value),
                    "one of " + ", ".join(rule.choices),
                    nearest(str(value), rule.choices),
                )
                whole = False
            else:
                values[name] = value
        for name, rule in self.fields.items():
            if rule.required and name not in table:
                self.report("missing-field", self.line(id_), id_, f"the field “{name}”")
                whole = False
        return values if whole else None

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
