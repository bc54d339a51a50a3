"""A TOML file of the registry: reads its tables, checks their fields, and reports faults with their lines.

No Sphinx here.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives.records.field_forms import Key
from perspectives.records.id_form import ID_FORM, is_id, slug
from perspectives.records.option_values import Malformed, nearest, parse_edtf, parse_id
from perspectives.records.problem_record import Problem
from perspectives.records.text_files import bytes_of, why_unread
from perspectives.registry.table_heads import heads_of, meant_names, other_heads
from perspectives.registry.toml_text import TomlFile, read_toml_file
from perspectives.registry.value_kinds import FIELD_TYPE_NAMES, converted, shown

if TYPE_CHECKING:
    from perspectives.registry.registry import Registry


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
        self.misread_ids: dict[str, set[str]] = {kind: set() for kind in self.kinds}
        self.left_out: set[tuple[str, str]] = set()
        content = self._content()
        digest.update(content)
        file = read_toml_file(content, str(path))
        registry.problems += file.problems
        self.lines = file.text.split("\n")
        self.heads = heads_of(self.lines)
        self.tables_by_kind = self._check_tables(file)

    def _content(self) -> bytes:
        """Return the content of the file; report a file that cannot be read, if it must be there or is."""
        try:
            return bytes_of(self.path)
        except OSError as error:
            if not (self.optional and isinstance(error, FileNotFoundError)):
                self.report("missing-file", 1, self.path.name, why_unread(error))
                self.registry.unread |= set(self.kinds)
            return b""

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
                if re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[.=]", line):
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
        self._check_heads(file.tables)
        return file.tables

    def _check_heads(self, tables: dict[str, Any]) -> None:
        """Report each head of a kind that the file has not, and each field before the first head."""
        expected = "tables of the form " + " or ".join(f"[{kind}.some-id]" for kind in self.kinds)
        for head in other_heads(tables, self.kinds, self.fields):
            self.misread_ids[head.kind] |= {head.id_, slug(head.id_) or head.id_}
            kind, _sign, id_ = head.typed.partition(".")
            line = self.heads.get((kind, id_)) or self.top_line(head.name)
            self.report("unknown-field", line, f"[{head.typed}]", expected, head.near)
        fields = [name for name, value in tables.items() if name not in self.kinds if not _is_table(value)]
        if any(name in self.fields for name in fields):
            # The first head is lost, and with it the id of what the fields are of.
            self.registry.unread |= set(self.kinds)
            expected, fields = f"before it, {expected}", fields[:1]
        for name in fields:
            self.report("unknown-field", self.top_line(name), name, expected, nearest(name, self.kinds))

    def ids(self) -> list[str]:
        """Return the valid id of each table, even of a faulty table; nothing is reported."""
        tables = self.tables_by_kind.get(self.kind, {})
        return [id_ for id_ in tables if is_id(id_)] if isinstance(tables, dict) else []

    def all_ids(self) -> set[str]:
        """Return the id of each table, even of a faulty table or id; nothing is reported."""
        tables = self.tables_by_kind.get(self.kind, {})
        return self.misread_ids[self.kind] | (set(tables) if isinstance(tables, dict) else set())

    def rows(self) -> list[tuple[str, dict[str, Any]]]:
        """Return the id and the valid fields of each table.

        Faults are reported. A table is left out if its id, a required field or a choice is not valid.
        """
        tables = self.tables_by_kind.get(self.kind, {})
        if not isinstance(tables, dict):
            line = self.top_line(self.kind)
            self.report("malformed-field", line, self.kind, f"tables of the form [{self.kind}.some-id]")
            return []
        # Fields right under [voices] belong to a table that has no id.
        headless = [
            id_ for id_, table in tables.items() if id_ in self.fields and not isinstance(table, dict)
        ]
        if headless:
            self.registry.unread.add(self.kind)
            form = f"a table of the form [{self.kind}.some-id]"
            line = next((n for n, one in enumerate(self.lines, 1) if one.strip() == f"[{self.kind}]"), 0)
            self.report("malformed-field", line or self.top_line(self.kind), f"[{self.kind}]", form)
        rows = []
        for id_, table in tables.items():
            if (
                id_ not in headless
                and self._check_id(id_)
                and (values := self._valid_fields(id_, table)) is not None
            ):
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
        """Return the valid fields of a table; None where the table is left out."""
        if not isinstance(table, dict):
            head = f"[{self.kind}.{id_}]"
            found = (f"[{head}]", head) if _is_table(table) else (id_, None)
            self.report("malformed-field", self.line(id_), found[0], f"a table of the form {head}", found[1])
            return None
        table = self._without_inner_tables(id_, table)
        if not table and (self.kind, id_) not in self.heads:
            return None
        values: dict[str, Any] = {}
        is_valid, meant = True, meant_names(table, self.fields)
        for name, value in table.items():
            rule = self.fields.get(name)
            if rule is None:
                expected = "one of " + ", ".join(self.fields)
                self.report("unknown-field", self.line(id_, name), name, expected, meant[name])
                self.left_out |= {(id_, name), (id_, meant[name] or name)}
            elif not self._is_of_kind(id_, name, value, rule):
                self.left_out.add((id_, name))
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
        missing = [name for name, rule in self.fields.items() if rule.required and name not in table]
        if unnamed := [name for name in missing if name not in meant.values()]:
            self.report("missing-field", self.line(id_), id_, fields_in_words(unnamed))
        return None if missing or not is_valid else values

    def _without_inner_tables(self, id_: str, table: dict[str, Any]) -> dict[str, Any]:
        """Return a table without those whose head has its id and a word more; each is reported."""
        inner = [
            name for name in table if name not in self.fields and (self.kind, f"{id_}.{name}") in self.heads
        ]
        for name in inner:
            typed = f"{id_}.{name}"
            near = slug(typed)
            self.misread_ids[self.kind] |= {typed, near or typed}
            self.report("malformed-id", self.heads[self.kind, typed], typed, ID_FORM, near)
        return {name: value for name, value in table.items() if name not in inner}

    def _is_of_kind(self, id_: str, name: str, value: object, rule: Key) -> bool:
        """Return whether a value is of the kind of its field, and no empty text; report it if not."""
        if not isinstance(value, rule.kind) or (isinstance(value, bool) and rule.kind is not bool):
            kind = FIELD_TYPE_NAMES.get(rule.kind, "a number")
            near = converted(value, rule.kind)
            near = near and f"{name} = {near}"
            self.report("malformed-field", self.line(id_, name), f"{name} = {shown(value)}", kind, near)
            return False
        if isinstance(value, str) and not value.strip() and not rule.may_be_empty:
            expected = "text that is not empty" + ("" if rule.required else "; else no such field")
            self.report("malformed-field", self.line(id_, name), f"{name} = {shown(value)}", expected)
            return False
        return True


def fields_in_words(names: list[str]) -> str:
    """Return what is missing, in words: one field or several."""
    quoted = [f"“{name}”" for name in names]
    if len(quoted) == 1:
        return f"the field {quoted[0]}"
    return f"the fields {', '.join(quoted[:-1])} and {quoted[-1]}"


def _is_table(value: object) -> bool:
    """Return whether a value is a table, or tables under heads in two brackets."""
    return isinstance(value, dict) or (
        isinstance(value, list) and all(isinstance(one, dict) for one in value)
    )
