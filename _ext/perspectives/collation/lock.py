"""``quotations.lock``: what each quotation was compared with, and with which result.

Every build reads it. Only ``python -m perspectives collate`` writes it.
It holds hashes and verdicts, never a word of a witness.
No Sphinx here.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perspectives.collation.normal_form import words_hash
from perspectives.collation.verdict import VERDICTS
from perspectives.records.closed_lists import CARRIERS
from perspectives.records.option_values import ID_PATTERN, nearest
from perspectives.records.problem_record import Problem
from perspectives.registry.toml_text import read_toml_file, toml_string

LOCK_FILE = "quotations.lock"
LOCK_VERSION = 2

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ENTRY_FIELDS = (
    *("claim", "number", "kind", "language", "words", "work", "copy", "file", "verdict", "page", "date"),
)
WORDING_KINDS = ("original", "variant")
"""What the words of an entry are that are no quotation."""
_LOCK_HEADER = (
    "# What every quotation was compared with. "
    "Written by “{command}”, which is the only one to write here.\n"
    "# words: the SHA-256 of the quotation's normalised words. A file is named with its own. "
    "No witness's text stands here.\n"
)


@dataclass(frozen=True, slots=True)
class LockedCopy:
    """A copy of a work, as the lock records it.

    :ivar carrier: one of :data:`perspectives.records.closed_lists.CARRIERS`
    :ivar files: the SHA-256 of each file by its name
    :ivar url: the address that the copy was taken from; None where the manifest gives none
    :ivar accessed: the day on which it was taken from there
    :ivar typed_by: who typed it
    :ivar read_by: who read it beside the page after that
    """

    name: str
    carrier: str
    files: Mapping[str, str]
    url: str | None = None
    accessed: datetime.date | None = None
    typed_by: str | None = None
    read_by: str | None = None


@dataclass(frozen=True, slots=True)
class LockEntry:
    """One comparison of one quotation with one copy of one work.

    :ivar claim: the id of the claim
    :ivar number: the number of the quotation in its claim, from 1; then those of originals and variants
    :ivar words: the hash of the quotation's words (:func:`perspectives.collation.normal_form.words_hash`)
    :ivar work: the key of the work in the bibliography
    :ivar verdict: one of :data:`perspectives.collation.verdict.VERDICTS`
    :ivar date: the day of the comparison
    :ivar copy: the id of the copy; None where the work has no witness
    :ivar file: the file of the copy that has the words; None where the words were not found
    :ivar page: the page of the words, as a locator; None where it is not known
    :ivar kind: one of :data:`WORDING_KINDS`; None for a quotation
    :ivar language: the language of an original or a variant, as typed
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
    kind: str | None = None
    language: str | None = None

    @property
    def order(self) -> tuple[str, int, str, str]:
        """The sort key of the entry. No two entries have the same one."""
        return (self.claim, self.number, self.work, self.copy or "")


@dataclass(slots=True)
class Lock:
    """The content of the lock file, and the problems found in it.

    :ivar copies: the copies by their ids
    :ivar lines: the line of each entry in the file, in the order of ``entries``
    :ivar digest: the SHA-256 of the file; empty where there is no file
    :ivar by_quotation: the entries by the claim's id and the quotation's number
    :ivar hashes: the hashes of quotations that are known already
    """

    copies: dict[str, LockedCopy] = field(default_factory=dict)
    entries: list[LockEntry] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    path: str = LOCK_FILE
    digest: str = ""
    by_quotation: dict[tuple[str, int], list[LockEntry]] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)

    def hash_of(self, words: str) -> str:
        """Return the hash of the words of a quotation."""
        found = self.hashes.get(words)
        if found is None:
            found = self.hashes[words] = words_hash(words)
        return found

    def add(self, entry: LockEntry, line: int = 0) -> None:
        """Add an entry that stands at *line* of the file."""
        self.entries.append(entry)
        self.lines.append(line)
        self.by_quotation.setdefault((entry.claim, entry.number), []).append(entry)


def load_lock(path: Path) -> Lock:
    """Return the lock in the file *path*.

    A missing file gives an empty lock. The faults of a file become problems of the lock.
    """
    lock = Lock(path=str(path))
    try:
        content = path.read_bytes()
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


def dump_lock(copies: Mapping[str, LockedCopy], entries: list[LockEntry], command: str) -> str:
    """Return the text of the lock file. The order of *copies* and *entries* makes no difference to it.

    *command* is the command that writes the file in this book.
    Its words of the form ``NAME=value`` are left out of the header: they differ from one run to the next.
    """
    return "\n".join(_lock_lines(copies, entries, command)) + "\n"


def _lock_lines(copies: Mapping[str, LockedCopy], entries: list[LockEntry], command: str) -> Iterator[str]:
    yield _LOCK_HEADER.format(command=" ".join(word for word in command.split() if "=" not in word))
    yield f"version = {LOCK_VERSION}"
    for id_, copy in sorted(copies.items()):
        yield f"\n[copies.{id_}]"
        yield f"name = {toml_string(copy.name)}"
        yield f"carrier = {toml_string(copy.carrier)}"
        for field_name in ("url", "accessed", "typed_by", "read_by"):
            value = getattr(copy, field_name)
            if value is not None:
                text = toml_string(value) if isinstance(value, str) else value
                yield f"{field_name.replace('_', '-')} = {text}"
        yield f"\n[copies.{id_}.files]"
        for name, sha256 in sorted(copy.files.items()):
            yield f"{toml_string(name)} = {toml_string(sha256)}"
    for entry in sorted(entries, key=lambda entry: entry.order):
        yield "\n[[quotation]]"
        for name in _ENTRY_FIELDS:
            value = getattr(entry, name)
            if value is not None:
                yield f"{name} = {toml_string(value) if isinstance(value, str) else value}"
