"""``permalinks.toml``: every published id with the edition that introduced it, and what became of those that are retired.

Read by every build; ids are added by ``python -m perspectives permalinks``, retirements by hand. No Sphinx here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perspectives.records.model import Problem
from perspectives.records.option_values import nearest
from perspectives.registry.toml_text import BadToml, read_toml

PERMALINKS_FILE = "permalinks.toml"
ANCHORS = {
    "sections": "",
    "claims": "claim-",
    "comparisons": "accounts-",
    "notes": "note-",
    "voices": "voice-",
    "events": "event-",
    "works": "cite-",
}
"""The kinds of ids, each with what comes before an id in the address of a page."""
REGISTERS = {"voices": "voices", "events": "events", "works": ""}
"""The kinds that stand on the page of a register, which need not be named: the view that prints it, if one does."""

PAGE_LENGTH = 200
"""A longer name of a document could not be that of a file."""

_RETIRED_FIELDS = ("edition", "why", "replaced-by", "page")
_HEAD = """\
# Every id that an edition of the book has published, with the edition that introduced it. An id that stands here is never lost:
# “make permalinks” adds the new ones, and one that goes is retired below by hand, as the page “The registers” says.
# The command writes the file anew, sorted, and keeps no other comment.
"""
_TABLE = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY = re.compile(r"""\s*["']?([^\s"'=]+)["']?\s*=""")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PAGE = re.compile(r"[\w-]+(/[\w-]+)*")


@dataclass(frozen=True, slots=True)
class Retired:
    """An id that is gone: since which edition, why, what took its place, and the document it stood in."""

    kind: str
    id: str
    edition: str
    why: str
    replaced_by: tuple[str, ...] = ()
    page: str | None = None
    line: int = 0

    @property
    def anchor(self) -> str:
        """The anchor that led to it."""
        return ANCHORS[self.kind] + self.id


@dataclass(slots=True)
class Permalinks:
    """The file as it stands: the edition of each id by kind, the line of each, and the retired ids in their order."""

    recorded: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    retired: list[Retired] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    path: str = PERMALINKS_FILE


def load_permalinks(path: Path) -> Permalinks:
    """Read the file; a missing one records nothing, and what cannot be read becomes a problem."""
    links = Permalinks(path=str(path))
    try:
        text = path.read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return links
    except OSError as error:
        _Reader(links, "").report("toml-syntax", 1, str(error.strerror))
        return links
    reader = _Reader(links, text)
    try:
        tables = read_toml(text)
    except BadToml as error:
        reader.report("toml-syntax", error.line, str(error))
        return links
    reader.take(tables)
    return links


class _Reader:
    """Takes the tables of the file into the record, and reports what it cannot take."""

    def __init__(self, links: Permalinks, text: str) -> None:
        self.links = links
        self.lines: dict[tuple[str, str], int] = {}
        table = ""
        for number, line in enumerate(text.split("\n"), 1):
            if head := _TABLE.match(line):
                table = re.sub(r"""[\s"']""", "", head[1])
                self.lines.setdefault((table, ""), number)
            elif key := _KEY.match(line):
                self.lines.setdefault((table, key[1]), number)

    def line(self, table: str, key: str = "") -> int:
        """Return the line of a key, else of its table, else of the first table within that, else the first."""
        within = (line for (name, _key), line in self.lines.items() if name.startswith(f"{table}."))
        known = (self.lines.get(place) for place in ((table, key), (table, ""), ("", table)))
        return next((line for line in (*known, *within) if line), 1)

    def report(self, code: str, line: int, value: str, expected: str = "", near: str | None = None) -> None:
        """Note a problem at a line of the file."""
        self.links.problems.append(
            Problem(code, line, path=self.links.path, value=value, expected=expected, nearest=near)
        )

    def take(self, tables: Mapping[str, Any]) -> None:
        """Take every table of the file."""
        for kind, table in tables.items():
            if kind == "retired":
                self._take_retired(table)
            elif self._is_kind(kind, kind, table):
                self._take_recorded(kind, table)

    def _is_kind(self, name: str, kind: str, table: object) -> bool:
        if kind not in ANCHORS:
            expected = "one of " + ", ".join((*ANCHORS, "retired"))
            self.report("unknown-field", self.line(name), name, expected, nearest(kind, ANCHORS))
        elif not isinstance(table, dict):
            self.report("malformed-field", self.line(name), name, f"a table of the form [{name}]")
        else:
            return True
        return False

    def _take_recorded(self, kind: str, table: Mapping[str, Any]) -> None:
        for id_, edition in table.items():
            line = self.line(kind, id_)
            if not isinstance(edition, str):
                self.report("malformed-field", line, f"{id_} = {edition!r}", "an edition in quotation marks")
                continue
            self.links.recorded.setdefault(kind, {})[id_] = edition
            self.links.lines[kind, id_] = line

    def _take_retired(self, kinds: object) -> None:
        if not isinstance(kinds, dict):
            self.report(
                "malformed-field", self.line("", "retired"), "retired", "tables [retired.claims.some-id]"
            )
            return
        for kind, table in kinds.items():
            if self._is_kind(f"retired.{kind}", kind, table):
                for id_, values in table.items():
                    self._take_one(kind, id_, values)

    def _take_one(self, kind: str, id_: str, values: object) -> None:
        name = f"retired.{kind}.{id_}"
        if not isinstance(values, dict):
            self.report("malformed-field", self.line(f"retired.{kind}", id_), id_, f"a table [{name}]")
            return
        given = {key: value for key, value in values.items() if self._is_good(name, key, value)}
        needed = ("edition", "why") if kind in REGISTERS else ("edition", "why", "page")
        for key in needed:
            if key not in values:
                self.report("missing-field", self.line(name), name, f"the field “{key}”")
        if any(key not in given for key in needed):
            return
        replaced = given.get("replaced-by", [])
        self.links.retired.append(
            Retired(
                kind,
                id_,
                given["edition"],
                given["why"],
                (replaced,) if isinstance(replaced, str) else tuple(replaced),
                given.get("page"),
                self.line(name),
            )
        )

    def _is_good(self, table: str, key: str, value: object) -> bool:
        """Return whether a field of a retired id is known and of its kind, and report it if not."""
        line = self.line(table, key)
        if key not in _RETIRED_FIELDS:
            self.report(
                "unknown-field",
                line,
                key,
                "one of " + ", ".join(_RETIRED_FIELDS),
                nearest(key, _RETIRED_FIELDS),
            )
        elif key == "replaced-by" and isinstance(value, list) and all(isinstance(id_, str) for id_ in value):
            return True
        elif not isinstance(value, str) or not value.strip():
            self.report("malformed-field", line, f"{key} = {value!r}", "text in quotation marks")
        elif key == "page" and not (_PAGE.fullmatch(value) and len(value.encode()) <= PAGE_LENGTH):
            self.report("malformed-field", line, f"page = {value!r}", "a document's name without its ending")
        else:
            return True
        return False


def dump_permalinks(links: Permalinks) -> str:
    """Return the text of the file: the same for the same facts, whatever their order."""
    return "\n".join(_lines(links)) + "\n"


def _lines(links: Permalinks) -> Iterator[str]:
    yield _HEAD.rstrip("\n")
    for kind in ANCHORS:
        ids = links.recorded.get(kind)
        if ids:
            yield f"\n[{kind}]"
            yield from (f"{_key(id_)} = {_text(edition)}" for id_, edition in sorted(ids.items()))
    order = list(ANCHORS)
    for one in sorted(links.retired, key=lambda one: (order.index(one.kind), one.id)):
        yield f"\n[retired.{one.kind}.{_key(one.id)}]"
        yield f"edition = {_text(one.edition)}"
        yield f"why = {_text(one.why)}"
        if one.replaced_by:
            targets = [_text(target) for target in one.replaced_by]
            yield "replaced-by = " + (targets[0] if len(targets) == 1 else f"[{', '.join(targets)}]")
        if one.page:
            yield f"page = {_text(one.page)}"


def _key(id_: str) -> str:
    return id_ if _BARE.fullmatch(id_) else _text(id_)


def _text(value: str) -> str:
    """Return *value* as a basic string of TOML: that of JSON, with the one control character JSON leaves bare."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
