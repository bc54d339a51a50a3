"""``permalinks.toml``: every published id with the edition that introduced it, and every retired id.

Every build reads the file. ``python -m perspectives permalinks`` adds new ids; an editor retires ids by hand.
No Sphinx here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perspectives.records.model import Problem
from perspectives.records.option_values import nearest
from perspectives.registry.toml_text import read_toml_file, toml_string

PERMALINKS_FILE = "permalinks.toml"
ANCHOR_PREFIXES = {
    "sections": "",
    "claims": "claim-",
    "comparisons": "accounts-",
    "notes": "note-",
    "voices": "voice-",
    "events": "event-",
    "works": "cite-",
}
"""The kinds of ids. In a page, the anchor of an id is this prefix and the id."""
REGISTER_VIEWS = {"voices": "voices", "events": "events", "works": ""}
"""The kinds whose ids stand on the page of a register, each with the view that prints it; works have no view.

A retired id of these kinds need not name its page.
"""

MAX_PAGE_LENGTH = 200
"""The greatest length of a document's name, in bytes: a longer one cannot be the name of a file."""

_RETIRED_FIELDS = ("edition", "why", "replaced-by", "page")
_FILE_HEADER = (
    "# Every id that an edition of the book has published, with the edition that introduced it. "
    "An id that stands here is never lost:\n"
    "# “{command}” adds the new ones. "
    "One that goes is retired below by hand: a table [retired.<kind>.<id>] with “edition”,\n"
    "# the one that goes without it, “why”, “page”, the document it stood in, "
    "and “replaced-by” where something took its place.\n"
    "# The command writes the file anew, sorted, and keeps no other comment.\n"
)
_TABLE_HEADING = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY_LINE = re.compile(r"""\s*["']?([^\s"'=]+)["']?\s*=""")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_DOCUMENT_NAME = re.compile(r"[\w-]+(/[\w-]+)*")


@dataclass(frozen=True, slots=True)
class RetiredId:
    """An id that the book no longer has.

    :ivar kind: one of :data:`ANCHOR_PREFIXES`
    :ivar edition: the first edition without it
    :ivar why: the reason, as a sentence of the editor
    :ivar replaced_by: the ids that take its place
    :ivar page: the document that it stood in; None where the file does not name it
    :ivar line: its line in the file
    """

    kind: str
    id: str
    edition: str
    why: str
    replaced_by: tuple[str, ...] = ()
    page: str | None = None
    line: int = 0

    @property
    def anchor(self) -> str:
        """The anchor that it had in its page."""
        return ANCHOR_PREFIXES[self.kind] + self.id


@dataclass(slots=True)
class Permalinks:
    """The content of the file, and the problems found in it.

    :ivar editions: the edition that introduced each id, by kind and id
    :ivar lines: the line of each published id, by kind and id
    :ivar retired_ids: the retired ids, in the order of the file
    """

    editions: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    retired_ids: list[RetiredId] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    path: str = PERMALINKS_FILE


def load_permalinks(path: Path) -> Permalinks:
    """Return the content of the file *path*; its faults become problems. A missing file has no ids."""
    links = Permalinks(path=str(path))
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return links
    except OSError as error:
        _FileReader(links, "").report("toml-syntax", 1, str(error.strerror))
        return links
    file = read_toml_file(content, links.path)
    links.problems += file.problems
    reader = _FileReader(links, file.text)
    if file.fault and not file.is_other_encoding:
        reader.report("toml-syntax", file.fault.line, str(file.fault))
    reader.read_tables(file.tables)
    return links


class _FileReader:
    """Reads the tables of the file into *links*, and reports each fault."""

    def __init__(self, links: Permalinks, text: str) -> None:
        self.links = links
        self.lines: dict[tuple[str, str], int] = {}
        table = ""
        for number, line in enumerate(text.split("\n"), 1):
            if heading := _TABLE_HEADING.match(line):
                table = re.sub(r"""[\s"']""", "", heading[1])
                self.lines.setdefault((table, ""), number)
            elif key := _KEY_LINE.match(line):
                self.lines.setdefault((table, key[1]), number)

    def line_of(self, table: str, key: str = "") -> int:
        """Return the line of a key, else of its table, else of the first table in it, else 1."""
        within = (line for (name, _key), line in self.lines.items() if name.startswith(f"{table}."))
        known = (self.lines.get(place) for place in ((table, key), (table, ""), ("", table)))
        return next((line for line in (*known, *within) if line), 1)

    def report(self, code: str, line: int, value: str, expected: str = "", near: str | None = None) -> None:
        """Add a problem at a line of the file."""
        self.links.problems.append(
            Problem(code, line, path=self.links.path, value=value, expected=expected, nearest=near)
        )

    def read_tables(self, tables: Mapping[str, Any]) -> None:
        """Read every table of the file."""
        for kind, table in tables.items():
            if kind == "retired":
                self._read_retired_ids(table)
            elif self._check_kind(kind, kind, table):
                self._read_published_ids(kind, table)

    def _check_kind(self, name: str, kind: str, table: object) -> bool:
        """Return whether *kind* is a kind of ids and *table* a table; report it if not."""
        if kind not in ANCHOR_PREFIXES:
            expected = "one of " + ", ".join((*ANCHOR_PREFIXES, "retired"))
            self.report("unknown-field", self.line_of(name), name, expected, nearest(kind, ANCHOR_PREFIXES))
        elif not isinstance(table, dict):
            self.report("malformed-field", self.line_of(name), name, f"a table of the form [{name}]")
        else:
            return True
        return False

    def _read_published_ids(self, kind: str, table: Mapping[str, Any]) -> None:
        for id_, edition in table.items():
            line = self.line_of(kind, id_)
            if not isinstance(edition, str):
                self.report("malformed-field", line, f"{id_} = {edition!r}", "an edition in quotation marks")
                continue
            self.links.editions.setdefault(kind, {})[id_] = edition
            self.links.lines[kind, id_] = line

    def _read_retired_ids(self, kinds: object) -> None:
        if not isinstance(kinds, dict):
            self.report(
                "malformed-field", self.line_of("", "retired"), "retired", "tables [retired.claims.some-id]"
            )
            return
        for kind, table in kinds.items():
            if self._check_kind(f"retired.{kind}", kind, table):
                for id_, values in table.items():
                    self._read_retired_id(kind, id_, values)

    def _read_retired_id(self, kind: str, id_: str, values: object) -> None:
        name = f"retired.{kind}.{id_}"
        if not isinstance(values, dict):
            self.report("malformed-field", self.line_of(f"retired.{kind}", id_), id_, f"a table [{name}]")
            return
        valid = {key: value for key, value in values.items() if self._check_field(name, key, value)}
        required = ("edition", "why") if kind in REGISTER_VIEWS else ("edition", "why", "page")
        for key in required:
            if key not in values:
                self.report("missing-field", self.line_of(name), name, f"the field “{key}”")
        if any(key not in valid for key in required):
            return
        replacements = valid.get("replaced-by", [])
        self.links.retired_ids.append(
            RetiredId(
                kind,
                id_,
                valid["edition"],
                valid["why"],
                (replacements,) if isinstance(replacements, str) else tuple(replacements),
                valid.get("page"),
                self.line_of(name),
            )
        )

    def _check_field(self, table: str, key: str, value: object) -> bool:
        """Return whether a field of a retired id is known and its value valid; report it if not."""
        line = self.line_of(table, key)
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
        elif key == "page" and not (
            _DOCUMENT_NAME.fullmatch(value) and len(value.encode()) <= MAX_PAGE_LENGTH
        ):
            self.report("malformed-field", line, f"page = {value!r}", "a document's name without its ending")
        else:
            return True
        return False


def dump_permalinks(links: Permalinks, command: str) -> str:
    """Return the text of the file, sorted by kind and id. The order in *links* makes no difference to it.

    *command* is the command that writes the file in this book; the header names it.
    """
    return "\n".join(_file_lines(links, command)) + "\n"


def _file_lines(links: Permalinks, command: str) -> Iterator[str]:
    yield _FILE_HEADER.rstrip("\n").format(command=command)
    for kind in ANCHOR_PREFIXES:
        ids = links.editions.get(kind)
        if ids:
            yield f"\n[{kind}]"
            yield from (f"{_toml_key(id_)} = {toml_string(edition)}" for id_, edition in sorted(ids.items()))
    order = list(ANCHOR_PREFIXES)
    for retired in sorted(links.retired_ids, key=lambda retired: (order.index(retired.kind), retired.id)):
        yield f"\n[retired.{retired.kind}.{_toml_key(retired.id)}]"
        yield f"edition = {toml_string(retired.edition)}"
        yield f"why = {toml_string(retired.why)}"
        if retired.replaced_by:
            targets = [toml_string(target) for target in retired.replaced_by]
            yield "replaced-by = " + (targets[0] if len(targets) == 1 else f"[{', '.join(targets)}]")
        if retired.page:
            yield f"page = {toml_string(retired.page)}"


def _toml_key(id_: str) -> str:
    return id_ if _BARE_KEY.fullmatch(id_) else toml_string(id_)
