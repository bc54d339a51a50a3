"""The reader of ``quotations.lock``: a fault of the file becomes a problem of the lock."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from perspectives.collation.lock import ENTRY_FIELDS, LOCK_VERSION, WORDING_KINDS, Lock, LockedCopy, LockEntry
from perspectives.collation.verdict import VERDICTS
from perspectives.records.closed_lists import CARRIERS
from perspectives.records.id_form import ID_PATTERN
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem
from perspectives.records.text_files import bytes_of
from perspectives.registry.toml_text import read_toml_file

_SHA256 = re.compile(r"[0-9a-f]{64}")


def load_lock(path: Path) -> Lock:
    """Return the lock in the file *path*.

    A missing file gives an empty lock. The faults of a file become problems of the lock.
    """
    lock = Lock(path=str(path))
    try:
        content = bytes_of(path)
    except FileNotFoundError:
        return lock
    except OSError as error:
        _report(lock, 1, str(error.strerror))
        return lock
    lock.digest = hashlib.sha256(content).hexdigest()
    file = read_toml_file(content, lock.path)
    for problem in file.problems:
        if problem.code == "merge-conflict":
            lock.problems.append(problem)
        else:
            _report(lock, problem.line, problem.value)
    if file.fault and file.is_other_encoding:
        return lock
    if file.fault:
        _report(lock, file.fault.line, str(file.fault), file.fault.expected)
    else:
        _read_tables(lock, file.tables, file.text)
    return lock


def _report(lock: Lock, line: int, value: str, expected: str = "") -> None:
    lock.problems.append(Problem("broken-lock", line, path=lock.path, value=value, expected=expected))


def _read_tables(lock: Lock, tables: dict[str, Any], text: str) -> None:
    if tables.get("version") != LOCK_VERSION:
        _report(lock, 1, f"version = {tables.get('version')!r}", f"version = {LOCK_VERSION}")
        return
    for name in tables:
        if name not in ("version", "copies", "quotation"):
            _report(lock, 1, name, "version, copies and quotation, and nothing else")
    copies, entries = tables.get("copies", {}), tables.get("quotation", [])
    if not isinstance(copies, dict) or not isinstance(entries, list):
        _report(lock, 1, "copies, quotation", "tables [copies.some-id] and [[quotation]]")
        return
    faulty = set()
    for id_, table in copies.items():
        copy = _read_copy(table)
        if copy is None:
            head = f"[copies.{id_}]"
            _report(lock, _line_of(text, head), head, "name, carrier and files with their SHA-256")
            faulty.add(id_)
        else:
            lock.copies[id_] = copy
    # A faulty copy is reported once, and not again with each entry that refers to it.
    sound = [
        (line, table)
        for line, table in _entries_with_lines(entries, text)
        if not (isinstance(table, dict) and str(table.get("copy")) in faulty)
    ]
    _read_entries(lock, sound)


def _entries_with_lines(entries: list[Any], text: str) -> Iterator[tuple[int, Any]]:
    """Yield for each entry the line of its heading ``[[quotation]]``, and the entry."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == "[[quotation]]"]
    for number, table in enumerate(entries):
        yield (lines[number] if number < len(lines) else 1), table


def _read_entries(lock: Lock, entries: list[tuple[int, Any]]) -> None:
    orders = set()
    for line, table in entries:
        fault = _entry_fault(table, lock.copies)
        if fault:
            _report(lock, line, *fault)
            continue
        entry = LockEntry(**table)
        if entry.order in orders:
            _report(
                lock, line, f"{entry.claim}, quotation {entry.number}, {entry.work}", "each comparison once"
            )
        else:
            orders.add(entry.order)
            lock.add(entry, line)


def _line_of(text: str, head: str) -> int:
    return next((number for number, line in enumerate(text.split("\n"), 1) if line.strip() == head), 1)


def _read_copy(table: object) -> LockedCopy | None:
    if not isinstance(table, dict) or not {"name", "carrier", "files"} <= set(table):
        return None
    name, carrier, files = table["name"], table["carrier"], table["files"]
    if not isinstance(name, str) or carrier not in CARRIERS or not isinstance(files, dict):
        return None
    is_valid = all(isinstance(value, str) and _SHA256.fullmatch(value) for value in files.values())
    more = {key: value for key, value in table.items() if key not in ("name", "carrier", "files")}
    types = {"url": str, "accessed": datetime.date, "typed-by": str, "read-by": str}
    if not is_valid or any(type(value) is not types.get(key) for key, value in more.items()):
        return None
    return LockedCopy(name, carrier, files, **{key.replace("-", "_"): value for key, value in more.items()})


def _entry_fault(table: object, copies: Mapping[str, LockedCopy]) -> tuple[str, str] | None:
    """Return the first fault of an entry: its value, and what was expected. None where the entry is right."""
    if not isinstance(table, dict):
        return repr(table), "a table [[quotation]]"
    unknown = [name for name in table if name not in ENTRY_FIELDS]
    if unknown:
        near = nearest(unknown[0], ENTRY_FIELDS)
        return unknown[0], f"the field “{near}”" if near else "one of " + ", ".join(ENTRY_FIELDS)
    number = table.get("number")
    rules = {
        "claim": (_is_id(table.get("claim")), "the id of a claim"),
        "number": (type(number) is int and number > 0, "the number of the quotation in its claim, from 1"),
        "words": (_matches(_SHA256, table.get("words")), "64 hexadecimal digits"),
        "work": (isinstance(table.get("work"), str), "a key of the bibliography"),
        "verdict": (table.get("verdict") in VERDICTS, "one of " + ", ".join(VERDICTS)),
        "date": (type(table.get("date")) is datetime.date, "a date, such as 2001-12-31"),
        "kind": (table.get("kind", "original") in WORDING_KINDS, "one of " + ", ".join(WORDING_KINDS)),
        "language": (isinstance(table.get("language", ""), str), "a language tag in quotation marks"),
        "page": (isinstance(table.get("page", ""), str), "a locator in quotation marks"),
    }
    for name, (is_valid, expected) in rules.items():
        if not is_valid:
            return f"{name} = {table.get(name)!r}", expected
    return _copy_fault(table, copies)


def _copy_fault(table: Mapping[str, Any], copies: Mapping[str, LockedCopy]) -> tuple[str, str] | None:
    """Return the fault of the fields ``copy`` and ``file``: the verdict decides which of them are needed."""
    copy, file = table.get("copy"), table.get("file")
    if table["verdict"] == "no-witness":
        return (
            None
            if copy is None and file is None
            else (f"copy = {copy!r}", "no copy where there is no witness")
        )
    if not isinstance(copy, str) or copy not in copies:
        return f"copy = {copy!r}", "one of the copies that the file names"
    needs_file = table["verdict"] != "not-found"
    if needs_file != (isinstance(file, str) and file in copies[copy].files):
        return f"file = {file!r}", "a file of the copy" if needs_file else "no file where nothing was found"
    return None


def _is_id(value: object) -> bool:
    return _matches(ID_PATTERN, value)


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
