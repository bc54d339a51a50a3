"""The reader of ``editions.toml``, and of the records of editions beside it. No Sphinx here.

Every fault becomes a problem with its line; the other editions are used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from perspectives.records import value_forms
from perspectives.records.edition_record import (
    NUMBER,
    BadRecord,
    EditionRecord,
    PublishedEdition,
    read_record,
    version_key,
)
from perspectives.records.field_forms import Key
from perspectives.records.option_values import nearest, offered
from perspectives.records.problem_record import Problem
from perspectives.records.text_files import bytes_of, why_unread
from perspectives.records.typed_dates import meant_dates
from perspectives.registry.toml_text import read_toml_file

EDITIONS_FILE = "editions.toml"
RECORDS_FOLDER = "editions"
KIND = "editions"
FIELDS: Mapping[str, Key] = {
    "number": Key(
        required=True,
        about="The number of the edition: whole numbers with points between them.",
        form=value_forms.EDITION_NUMBER,
    ),
    "issued": Key(date, required=True, about="The day, without quotation marks.", form=value_forms.DAY),
    "commit": Key(
        about="The whole hash of the commit; the commit that is the edition has none yet.",
        form=value_forms.COMMIT,
    ),
    "sha256": Key(about="The SHA-256 of its archive, if it is recorded.", form=value_forms.SHA256),
    "kept": Key(bool, about="false: its pages are kept nowhere."),
}
REQUIRED = tuple(name for name, key in FIELDS.items() if key.required)
COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
SHA256 = re.compile(r"[0-9a-f]{64}")
HEADING = re.compile(rf"\s*\[\[\s*[\"']?{KIND}[\"']?\s*\]\]")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EXPECTED = {
    "number": 'whole numbers with points between them, in quotation marks, such as "1.2.0"',
    "issued": "a day, such as 2026-11-27",
    "commit": "the whole hash of a commit, 40 or 64 signs from 0 to 9 and a to f",
    "sha256": "64 signs from 0 to 9 and a to f",
    "kept": "true or false",
}


def load_editions(directory: Path, digest: Any) -> tuple[tuple[PublishedEdition, ...], list[Problem]]:
    """Return the editions that the files in a folder record, oldest first, and the problems of these files.

    :param digest: is updated with the content of the files
    """
    path = directory / EDITIONS_FILE
    try:
        content = bytes_of(path)
    except FileNotFoundError:
        return (), []
    except OSError as error:
        problem = Problem("missing-file", 1, path=str(path), value=path.name, expected=why_unread(error))
        return (), [problem]
    digest.update(content)
    reader = _Reader(path)
    editions = reader.read(content)
    return reader.with_records(editions, directory / RECORDS_FOLDER, digest), reader.problems


class _Reader:
    """Reads one file, and collects its problems."""

    def __init__(self, path: Path) -> None:
        self.path, self.problems = path, list[Problem]()
        self.lines: list[str] = []
        self.starts: list[int] = []

    def report(
        self, code: str, line: int, value: str, expected: str = "", near: str | None = None, other: str = ""
    ) -> None:
        """Add a problem at a line of the file."""
        problem = Problem(
            code,
            line,
            path=str(self.path),
            value=value,
            expected=expected,
            nearest=near,
            other=other or None,
        )
        self.problems.append(problem)

    def read(self, content: bytes) -> list[PublishedEdition]:
        """Return the editions that can be read."""
        file = read_toml_file(content, str(self.path))
        self.problems += file.problems
        if file.fault and not file.is_other_encoding:
            fault = file.fault
            self.report("toml-syntax", fault.line, str(fault), fault.expected, fault.near)
        self.lines = file.text.split("\n")
        self.starts = [number for number, line in enumerate(self.lines, 1) if HEADING.match(line)]
        form = f"tables of the form [[{KIND}]]"
        for name in file.tables:
            if name != KIND:
                self.report("unknown-field", self._first_line(name), name, form, nearest(name, [KIND]))
        tables = file.tables.get(KIND, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            near = f"[[{KIND}]]" if isinstance(tables, dict) else None
            found = f"[{KIND}]" if near else KIND
            self.report("malformed-field", self._first_line(KIND), found, form, near)
            return []
        editions: list[PublishedEdition] = []
        for place, table in enumerate(tables):
            edition = self._edition(place, table)
            if edition and self._is_in_order(edition, editions, place):
                editions.append(edition)
        return editions

    def _first_line(self, name: str) -> int:
        head = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}[\"']?\s*[\].=]")
        return next((number for number, line in enumerate(self.lines, 1) if head.match(line)), 1)

    def _line(self, place: int, name: str = "") -> int:
        """Return the line of a field of the table at a place, else that of the table."""
        if place >= len(self.starts):
            return self._first_line(KIND)
        start = self.starts[place]
        end = self.starts[place + 1] - 1 if place + 1 < len(self.starts) else len(self.lines)
        key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=")
        return next((line for line in range(start + 1, end + 1) if key.match(self.lines[line - 1])), start)

    def _edition(self, place: int, table: Mapping[str, Any]) -> PublishedEdition | None:
        """Return the edition of a table; None where its number or its day is missing or cannot be read."""
        values: dict[str, Any] = {}
        for name, value in table.items():
            line = self._line(place, name)
            if name not in FIELDS:
                self.report("unknown-field", line, name, "one of " + ", ".join(FIELDS), nearest(name, FIELDS))
                continue
            read = _VALUES[name](value)
            if read is None:
                said = value if isinstance(value, str) else str(value)
                code = "malformed-date" if name == "issued" else "malformed-field"
                near = _meant_day(said) if name == "issued" else None
                if name == "number" and (meant := NUMBER.fullmatch(said.strip().lstrip("vV. "))):
                    near = f'number = "{meant[0]}"'
                self.report(code, line, f"{name} = {said}", EXPECTED[name], near)
                # A commit that cannot be read is none of an edition that is being made.
                read = str(value) if name == "commit" else None
            if read is not None:
                values[name] = read
        for name in REQUIRED:
            if name not in table:
                self.report(
                    "missing-field", self._line(place), str(table.get("number", KIND)), f"the field “{name}”"
                )
        if any(name not in values for name in REQUIRED):
            return None
        return PublishedEdition(**values, line=self._line(place))

    def _is_in_order(self, edition: PublishedEdition, before: list[PublishedEdition], place: int) -> bool:
        """Return whether an edition is later than those before it in the file; report it if not."""
        same = next((one for one in before if one.number == edition.number), None)
        if same:
            self.report(
                "duplicate-id", self._line(place, "number"), edition.number, other=f"{self.path}:{same.line}"
            )
            return False
        if not before:
            return True
        last = before[-1]
        if version_key(edition.number) < version_key(last.number):
            expected = f"a number higher than {last.number}, which stands before it: the oldest edition first"
            self.report(
                "malformed-field", self._line(place, "number"), f"number = {edition.number}", expected
            )
            return False
        if edition.issued < last.issued:
            expected = f"a day not before {last.issued}, on which {last.number} was issued"
            self.report("malformed-date", self._line(place, "issued"), f"issued = {edition.issued}", expected)
        return True

    def with_records(
        self, editions: list[PublishedEdition], folder: Path, digest: Any
    ) -> tuple[PublishedEdition, ...]:
        """Return the editions with their records, which lie in a folder, each named by its number."""
        found = {path.stem: path for path in sorted(folder.glob("*.json"))}
        numbers = [edition.number for edition in editions]
        records: dict[str, EditionRecord] = {}
        for number, path in found.items():
            try:
                content = bytes_of(path)
                digest.update(f"{path.name}\n".encode() + content)
                records[number] = read_record(content.decode("utf-8"), number, numbers)
            except (BadRecord, OSError, UnicodeDecodeError) as error:
                problem = Problem("broken-edition-record", 1, path=str(path), value=str(error))
                self.problems.append(problem)
        return tuple(replace(edition, record=records.get(edition.number)) for edition in editions)


def _number(value: object) -> str | None:
    return value if isinstance(value, str) and NUMBER.fullmatch(value) else None


def _day(value: object) -> date | None:
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _meant_day(said: str) -> str | None:
    """Return the day that a text means which is none in TOML; None if it means none."""
    days = [day for day in meant_dates(said) if DAY.fullmatch(day)]
    return offered([f"issued = {day}" for day in days])


def _commit(value: object) -> str | None:
    return value if isinstance(value, str) and COMMIT.fullmatch(value) else None


def _sha256(value: object) -> str | None:
    return value if isinstance(value, str) and SHA256.fullmatch(value) else None


def _kept(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


_VALUES = {"number": _number, "issued": _day, "commit": _commit, "sha256": _sha256, "kept": _kept}
"""For each field, the function that returns its value; None for a value that is not valid."""
