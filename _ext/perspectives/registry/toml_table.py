"""A TOML file of the registry: reads its tables, checks their fields, and reports faults with their lines.

No Sphinx here.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives.records.field_forms import Key
from perspectives.records.id_form import is_id
from perspectives.records.option_values import Malformed, nearest, parse_edtf, parse_id
from perspectives.records.problem_record import Problem
from perspectives.registry.toml_text import TomlFile, read_toml_file, toml_string

if TYPE_CHECKING:
    from perspectives.registry.registry import Registry


FIELD_TYPE_NAMES: dict[type | tuple[type, ...], str] = {
    str: "text in quotation marks",
    bool: "true or false",
    list: "a list of texts in square brackets",
    (str, list): "text in quotation marks, or a list of such texts in square brackets",
}


HEAD = re.compile(
    r"""\s*\[(?P<kind>[\w-]+)\.(?:"(?P<quoted>[^"]*)"|'(?P<literal>[^']*)'|(?P<bare>[^]"']*))\]"""
)
"""The head of a table: ``[kind.id]``, where the id may stand in quotation marks."""


def heads_of(lines: Iterable[str]) -> dict[tuple[str, str], int]:
    """Return the line of the first head of each table, by the kind and the id of the table."""
    heads: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines, 1):
        found = HEAD.match(line)
        if found:
            id_ = found["quoted"] or found["literal"] or found["bare"] or ""
            heads.setdefault((found["kind"], id_), number)
    return heads


class Table:
    """The tables ``[kind.id]`` in a TOML file, all with the same fields.

    The ids of an *optional* file are declared elsewhere, and the file may be missing.
    *beside* are other kinds of tables in the same file; :meth:`tables_beside` returns them.
    """

    def __init__(
        self,
        registry: Registry,
        digest: Any,
        path: Path,
        kind: str,
        fields: Mapping[str, Key],
        optional: bool = False,
        beside: tuple[str, ...] = (),
    ) -> None:
        self.registry, self.path, self.kind, self.fields = registry, path, kind, fields
        self.optional, self.kinds = optional, (kind, *beside)
        registry.files |= dict.fromkeys(self.kinds, str(path))
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
            if not optional:
                self.report("missing-file", 1, str(path.name))
                registry.unread |= set(self.kinds)
        digest.update(content)
        file = read_toml_file(content, str(path))
        registry.problems += file.problems
        self.lines = file.text.split("\n")
        self.heads = heads_of(self.lines)
        self.tables_by_kind = self._check_tables(file)

    def tables_beside(self, kind: str, fields: Mapping[str, Key]) -> Table:
        """Return the tables of another kind in the same file, which may have none.

        Their ids may be the same as ids of other kinds.
        """
        table = copy.copy(self)
        table.kind, table.fields, table.optional = kind, fields, True
        return table

    def report(
        self,
        code: str,
        line: int,
        value: str,
        expected: str = "",
        near: str | None = None,
        other: str | None = None,
    ) -> None:
        """Add a problem at *line* of this file."""
        problem = Problem(
            code, line, path=str(self.path), value=value, expected=expected, nearest=near, other=other
        )
        self.registry.problems.append(problem)

    def line(self, id_: str, name: str | None = None) -> int:
        """Return the line of the table *id_*, or of its field *name*."""
        lines, start = self.lines, self.heads.get((self.kind, id_), 0)
        if not start:
            # The table is written in another form: “id = { … }” under “[kind]”.
            inner = re.compile(rf"\s*(?:{self.kind}\.)?[\"']?{re.escape(id_)}[\"']?\s*[.=]")
            return next((number for number, line in enumerate(lines, 1) if inner.match(line)), 1)
        if name is not None:
            for number, line in enumerate(lines[start:], start + 1):
                if line.lstrip().startswith("["):
                    break
                if re.match(rf"\s*{re.escape(name)}\s*=", line):
                    return number
        return start

    def top_line(self, name: str) -> int:
        """Return the first line of the table or field *name* at the top level of the file."""
        head = re.compile(rf"^\s*\[*\s*[\"']?{re.escape(name)}[\"']?\s*[].=]")
        return next((number for number, line in enumerate(self.lines, 1) if head.match(line)), 1)

    def take_date(self, id_: str, values: dict[str, Any], name: str) -> bool:
        """Return whether the field *name* is absent or an EDTF date; report another value and remove it."""
        value = values.get(name)
        if value is None:
            return True
        try:
            parse_edtf(value)
        except Malformed as fault:
            self.report(fault.code, self.line(id_, name), f"{name} = {value}", fault.expected, fault.nearest)
            del values[name]
            return False
        return True

    def _check_tables(self, file: TomlFile) -> dict[str, Any]:
        """Return the tables of the file; report a file that cannot be read, and unknown kinds of tables."""
        if file.fault:
            if not file.is_other_encoding:
                fault = file.fault
                self.report("toml-syntax", fault.line, str(fault), fault.expected, fault.near)
            self.registry.unread |= set(self.kinds)
        tables_by_kind = file.tables
        expected = "tables of the form " + " or ".join(f"[{kind}.some-id]" for kind in self.kinds)
        for name in tables_by_kind:
            if name not in self.kinds:
                self.report("unknown-field", self.top_line(name), name, expected, nearest(name, self.kinds))
        return tables_by_kind

    def ids(self) -> list[str]:
        """Return the valid id of each table, even of a faulty table; nothing is reported."""
        tables = self.tables_by_kind.get(self.kind, {})
        return [id_ for id_ in tables if is_id(id_)] if isinstance(tables, dict) else []

    def all_ids(self) -> set[str]:
        """Return the id of each table, even of a faulty table or id; nothing is reported."""
        tables = self.tables_by_kind.get(self.kind, {})
        return set(tables) if isinstance(tables, dict) else set()

    def rows(self) -> list[tuple[str, dict[str, Any]]]:
        """Return the id and the valid fields of each table.

        Faults are reported. A table is left out if its id, a required field or a choice is not valid.
        """
        tables = self.tables_by_kind.get(self.kind, {})
        if not isinstance(tables, dict):
            line = self.top_line(self.kind)
            self.report("malformed-field", line, self.kind, f"tables of the form [{self.kind}.some-id]")
            return []
        rows = []
        for id_, table in tables.items():
            if self._check_id(id_) and (values := self._valid_fields(id_, table)) is not None:
                # The plain id is the name of the place where it is declared, in another file.
                name = f"{self.kind} {id_}" if self.optional else id_
                self.registry.places[name] = (str(self.path), self.line(id_))
                rows.append((id_, values))
        return rows

    def _check_id(self, id_: str) -> bool:
        try:
            parse_id(id_)
        except Malformed as problem:
            self.report(problem.code, self.line(id_), id_, problem.expected, problem.nearest)
            return False
        if id_ in self.registry.places and not self.optional:
            path, line = self.registry.places[id_]
            self.report("duplicate-id", self.line(id_), id_, other=f"{path}:{line}")
            return False
        return True

    def _read(
        self, id_: str, name: str, read: Callable[[str], str], values: dict[str, Any], text: str
    ) -> None:
        """Add what *read* makes of a text to the values; report a text that it cannot read."""
        try:
            values[name] = read(text)
        except Malformed as fault:
            self.report(
                fault.code, self.line(id_, name), f"{name} = {fault.value}", fault.expected, fault.nearest
            )

    def _valid_fields(self, id_: str, table: object) -> dict[str, Any] | None:
        if not isinstance(table, dict):
            self.report("malformed-field", self.line(id_), id_, f"a table of the form [{self.kind}.{id_}]")
            return None
        values: dict[str, Any] = {}
        is_valid = True
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
                kind = FIELD_TYPE_NAMES.get(rule.kind, "a number")
                said, near = _shown(value), _converted(value, rule.kind)
                near = near and f"{name} = {near}"
                self.report("malformed-field", self.line(id_, name), f"{name} = {said}", kind, near)
                is_valid = is_valid and not rule.required
            elif rule.choices and value not in rule.choices:
                self.report(
                    "unknown-value",
                    self.line(id_, name),
                    str(value),
                    "one of " + ", ".join(rule.choices),
                    nearest(str(value), rule.choices),
                )
                is_valid = False
            elif rule.read:
                self._read(id_, name, rule.read, values, str(value))
            else:
                values[name] = value
        for name, rule in self.fields.items():
            if rule.required and name not in table:
                self.report("missing-field", self.line(id_), id_, f"the field “{name}”")
                is_valid = False
        return values if is_valid else None


def _shown(value: object) -> str:
    """Return a value as TOML writes it; a date, a list or a table as Python shows it in words."""
    if isinstance(value, bool):
        return str(value).lower()
    return toml_string(value) if isinstance(value, str) else str(value)


def _converted(value: object, kind: type | tuple[type, ...]) -> str | None:
    """Return in TOML what a value means in the *kind* that is expected; None if it is not clear."""
    if isinstance(value, list):
        only = value[0] if len(value) == 1 else None
        return toml_string(only) if kind is str and isinstance(only, str) else None
    if isinstance(value, dict):
        return None
    if kind is bool:
        return {"true": "true", "yes": "true", "false": "false", "no": "false"}.get(
            str(value).strip().lower()
        )
    if kind is list:
        return f"[{toml_string(value)}]" if isinstance(value, str) else None
    if kind is str or (isinstance(kind, tuple) and str in kind):
        return None if isinstance(value, bool) else toml_string(str(value))
    number = str(value).strip().replace(",", ".")
    return number if re.fullmatch(r"[+-]?[0-9]+(?:\.[0-9]+)?", number) else None
