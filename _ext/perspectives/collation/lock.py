"""``quotations.lock``: what each quotation was compared with, and what came of it.

Read by every build, written by ``python -m perspectives collate`` only. It holds hashes and verdicts, never a word of a witness.
No Sphinx here.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perspectives.collation.manifest import COPY_KINDS
from perspectives.collation.verdict import VERDICTS
from perspectives.records.model import Problem
from perspectives.records.option_values import ID, nearest
from perspectives.registry.toml_text import BadToml, read_toml

LOCK_FILE = "quotations.lock"
VERSION = 1

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ENTRY_FIELDS = ("claim", "number", "words", "work", "copy", "file", "verdict", "page", "date")
_HEAD = """\
# What every quotation was compared with. Written by “{command}”, which is the only one to write here.
# words: the SHA-256 of the quotation's normalised words. A file is named with its own. No witness's text stands here.
"""


@dataclass(frozen=True, slots=True)
class LockedCopy:
    """A copy that quotations were compared with: its name, its kind, and the SHA-256 of each file."""

    name: str
    kind: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One comparison of one quotation. ``number`` counts the quotations of a claim from 1; ``page`` is a locator.

    Where the work has no witness, ``copy`` is None; where the words were not found, ``file`` is.
    """

    claim: str
    number: int
    words: str
    work: str
    verdict: str
    date: datetime.date
    copy: str | None = None
    file: str | None = None
    page: str | None = None

    @property
    def order(self) -> tuple[str, int, str, str]:
        """What entries are sorted by, and what no two share."""
        return (self.claim, self.number, self.work, self.copy or "")


@dataclass(slots=True)
class Lock:
    """The lock as it stands in its file; ``lines`` are those of the entries, in their order."""

    copies: dict[str, LockedCopy] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    path: str = LOCK_FILE
    digest: str = ""
    by_quotation: dict[tuple[str, int], list[Entry]] = field(default_factory=dict)

    def add(self, entry: Entry, line: int = 0) -> None:
        """Take an entry in."""
        self.entries.append(entry)
        self.lines.append(line)
        self.by_quotation.setdefault((entry.claim, entry.number), []).append(entry)


def load_lock(path: Path) -> Lock:
    """Read the lock; a missing one is empty, and what cannot be read becomes a problem."""
    lock = Lock(path=str(path))
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return lock
    except OSError as error:
        _report(lock, 1, str(error.strerror))
        return lock
    lock.digest = hashlib.sha256(content).hexdigest()
    text = content.decode("utf-8", errors="replace")
    try:
        tables = read_toml(text)
    except BadToml as error:
        _report(lock, error.line, str(error))
        return lock
    _take(lock, tables, text)
    return lock


def _report(lock: Lock, line: int, value: str, expected: str = "") -> None:
    lock.problems.append(Problem("broken-lock", line, path=lock.path, value=value, expected=expected))


def _take(lock: Lock, tables: dict[str, Any], text: str) -> None:
    if tables.get("version") != VERSION:
        _report(lock, 1, f"version = {tables.get('version')!r}", f"version = {VERSION}")
        return
    for name in tables:
        if name not in ("version", "copies", "quotation"):
            _report(lock, 1, name, "version, copies and quotation, and nothing else")
    copies, entries = tables.get("copies", {}), tables.get("quotation", [])
    if not isinstance(copies, dict) or not isinstance(entries, list):
        _report(lock, 1, "copies, quotation", "tables [copies.some-id] and [[quotation]]")
        return
    lost = set()
    for id_, table in copies.items():
        copy = _copy(table)
        if copy is None:
            head = f"[copies.{id_}]"
            _report(lock, _line(text, head), head, "name, kind and files with their SHA-256")
            lost.add(id_)
        else:
            lock.copies[id_] = copy
    # What refers to a copy that is reported already is no fault of its own.
    kept = [
        (line, table)
        for line, table in _with_lines(entries, text)
        if not (isinstance(table, dict) and str(table.get("copy")) in lost)
    ]
    _take_entries(lock, kept)


def _with_lines(entries: list[Any], text: str) -> Iterator[tuple[int, Any]]:
    """Yield each entry with the line of its head."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == "[[quotation]]"]
    for number, table in enumerate(entries):
        yield (lines[number] if number < len(lines) else 1), table


def _take_entries(lock: Lock, entries: list[tuple[int, Any]]) -> None:
    seen = set()
    for line, table in entries:
        wrong = _wrong(table, lock.copies)
        if wrong:
            _report(lock, line, *wrong)
            continue
        entry = Entry(**table)
        if entry.order in seen:
            _report(
                lock, line, f"{entry.claim}, quotation {entry.number}, {entry.work}", "each comparison once"
            )
        else:
            seen.add(entry.order)
            lock.add(entry, line)


def _line(text: str, head: str) -> int:
    return next((number for number, line in enumerate(text.split("\n"), 1) if line.strip() == head), 1)


def _copy(table: object) -> LockedCopy | None:
    if not isinstance(table, dict) or set(table) != {"name", "kind", "files"}:
        return None
    name, kind, files = table["name"], table["kind"], table["files"]
    if not isinstance(name, str) or kind not in COPY_KINDS or not isinstance(files, dict):
        return None
    good = all(isinstance(value, str) and _SHA256.fullmatch(value) for value in files.values())
    return LockedCopy(name, kind, files) if good else None


def _wrong(table: object, copies: Mapping[str, LockedCopy]) -> tuple[str, str] | None:
    """Return what is wrong with an entry: the value, and what was expected."""
    if not isinstance(table, dict):
        return repr(table), "a table [[quotation]]"
    unknown = [name for name in table if name not in _ENTRY_FIELDS]
    if unknown:
        near = nearest(unknown[0], _ENTRY_FIELDS)
        return unknown[0], f"the field “{near}”" if near else "one of " + ", ".join(_ENTRY_FIELDS)
    number = table.get("number")
    rules = {
        "claim": (_is_id(table.get("claim")), "the id of a claim"),
        "number": (type(number) is int and number > 0, "the number of the quotation in its claim, from 1"),
        "words": (_matches(_SHA256, table.get("words")), "64 hexadecimal digits"),
        "work": (isinstance(table.get("work"), str), "a key of the bibliography"),
        "verdict": (table.get("verdict") in VERDICTS, "one of " + ", ".join(VERDICTS)),
        "date": (type(table.get("date")) is datetime.date, "a date, such as 2001-12-31"),
        "page": (isinstance(table.get("page", ""), str), "a locator in quotation marks"),
    }
    for name, (good, expected) in rules.items():
        if not good:
            return f"{name} = {table.get(name)!r}", expected
    return _wrong_copy(table, copies)


def _wrong_copy(table: Mapping[str, Any], copies: Mapping[str, LockedCopy]) -> tuple[str, str] | None:
    """Return what is wrong with copy and file: both are there as far as the verdict needs them."""
    copy, file = table.get("copy"), table.get("file")
    if table["verdict"] == "no-witness":
        return (
            None
            if copy is None and file is None
            else (f"copy = {copy!r}", "no copy where there is no witness")
        )
    if not isinstance(copy, str) or copy not in copies:
        return f"copy = {copy!r}", "one of the copies that the file names"
    needed = table["verdict"] != "not-found"
    if needed != (isinstance(file, str) and file in copies[copy].files):
        return f"file = {file!r}", "a file of the copy" if needed else "no file where nothing was found"
    return None


def _is_id(value: object) -> bool:
    return _matches(ID, value)


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def dump_lock(copies: Mapping[str, LockedCopy], entries: list[Entry], command: str) -> str:
    """Return the text of the lock: the same for the same facts, whatever their order.

    *command* is what writes it in this book; what is given to it as ``NAME=value`` differs each time and is left out.
    """
    return "\n".join(_lines(copies, entries, command)) + "\n"


def _lines(copies: Mapping[str, LockedCopy], entries: list[Entry], command: str) -> Iterator[str]:
    yield _HEAD.format(command=" ".join(word for word in command.split() if "=" not in word))
    yield f"version = {VERSION}"
    for id_, copy in sorted(copies.items()):
        yield f"\n[copies.{id_}]"
        yield f"name = {_text(copy.name)}"
        yield f"kind = {_text(copy.kind)}"
        yield f"\n[copies.{id_}.files]"
        for name, sha256 in sorted(copy.files.items()):
            yield f"{_text(name)} = {_text(sha256)}"
    for entry in sorted(entries, key=lambda entry: entry.order):
        yield "\n[[quotation]]"
        for name in _ENTRY_FIELDS:
            value = getattr(entry, name)
            if value is not None:
                yield f"{name} = {_text(value) if isinstance(value, str) else value}"


def _text(value: str) -> str:
    """Return *value* as a basic string of TOML: that of JSON, with the one control character JSON leaves bare."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
