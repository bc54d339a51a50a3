"""``witnesses.toml``: which files in the editor's folder of witnesses are copies of which works.

The file belongs to the book and holds no word of a witness.
A fault in it is reported as a sentence with file and line.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from perspectives.collation.copy_fields import UNKNOWN, copy_faults, missing_origin
from perspectives.records.problem_record import Problem
from perspectives.registry.toml_text import read_toml_file

KEY_PLACEHOLDER = re.compile(r"\{([A-Za-z0-9_-]+)\}")


class UnreadableFile(Exception):
    """A file of the editor cannot be used. The message is a sentence for the editor and names the file."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a work, or of several works.

    :ivar carrier: one of :data:`perspectives.records.closed_lists.CARRIERS`
    :ivar work: a template for the work's key in the bibliography. ``{stem}`` stands for the file's name
        without its ending, ``{div}`` for the id of a division of a TEI file, and any other name for a field
        of a JSON record
    :ivar files: names of files or patterns of names, relative to the folder of the witnesses
    :ivar text: the field of a JSON record that has the words
    :ivar page: the field of a JSON record that has their page
    :ivar extent: one of :data:`perspectives.collation.copy_fields.EXTENTS`
    :ivar omission: the copyist's sign for an omission in this copy
    :ivar line_hyphen: what this copy has for a hyphen at the end of a line, where its line ends are lost
    :ivar page_break: a pattern of the marks at which a page begins; its first group is the page number
    :ivar first_page: the printed number of the first page of a PDF
    :ivar page_edition: the edition whose page breaks count in a TEI file that has those of several
    :ivar url: the address that the copy was taken from; None where nobody knows it
    :ivar accessed: the day on which it was taken from there, or was read there
    :ivar typed_by: who typed it; a retyped copy needs this
    :ivar read_by: who read it beside the page after that, and is somebody else
    :ivar work_line: the line of the manifest that names the work
    :ivar advice: what the manifest should say of the copy besides, as a sentence with file and line; or empty
    """

    id: str
    name: str
    carrier: str
    work: str
    files: tuple[str, ...]
    text: str = "text"
    page: str = "page"
    extent: str = "whole"
    omission: str | None = None
    line_hyphen: str | None = None
    page_break: re.Pattern[str] | None = None
    first_page: int | None = None
    page_edition: str | None = None
    url: str | None = None
    accessed: datetime.date | None = None
    typed_by: str | None = None
    read_by: str | None = None
    advice: str = field(default="", compare=False)
    work_line: int = field(default=1, compare=False)

    def key(self, **values: object) -> str | None:
        """Return the key that the template gives for *values*; None where a value is missing."""
        names = KEY_PLACEHOLDER.findall(self.work)
        if any(not isinstance(values.get(name), str | int) for name in names):
            return None
        return KEY_PLACEHOLDER.sub(lambda match: str(values[match[1]]), self.work)

    def names_file(self, name: str) -> bool:
        """Return whether an entry of ``files`` names a file, as a name or as a pattern."""
        folded = _folded(name)
        return any(fnmatchcase(folded, _folded(entry).replace("**/", "*")) for entry in self.files) or any(
            _folded(entry) == folded for entry in self.files
        )


def load_manifest(path: Path) -> list[Copy]:
    """Return the copies that the manifest declares, in its order.

    :raises UnreadableFile: with every fault, one a line
    """
    try:
        file = read_toml_file(path.read_bytes(), str(path))
    except FileNotFoundError as error:
        raise UnreadableFile(
            f"{path}: the file cannot be read, for it is not there. "
            "It says which file is a copy of which work: "
            "write a table [copies.some-id] with name, carrier, work and files."
        ) from error
    except OSError as error:
        raise UnreadableFile(f"{path}: the file cannot be read: {error.strerror}.") from error
    if file.problems:
        raise UnreadableFile("\n".join(f"{path}:{one.line}: {_sentence(one)}" for one in file.problems))
    if file.fault:
        near = f" Did you mean “{file.fault.near}”?" if file.fault.near else ""
        raise UnreadableFile(
            f"{path}:{file.fault.line}: the file cannot be read as TOML. Found: “{file.fault}”. "
            f"Expected: {file.fault.expected}.{near}"
        ) from file.fault
    faults = [
        f"{path}:{_line_of_table(file.text, name)}: There is no table [{name}], only [copies.some-id]."
        for name in file.tables
        if name != "copies"
    ]
    copies = file.tables.get("copies", {})
    declared = []
    for id_, table in copies.items() if isinstance(copies, dict) else ():
        table_faults = copy_faults(id_, table)
        faults += [
            f"{path}:{_line_of(file.text, id_, name)}: [copies.{id_}]: {fault}"
            for name, fault in table_faults
        ]
        if not table_faults:
            missing = missing_origin(table)
            place = f"{path}:{_line_of(file.text, id_)}: [copies.{id_}]"
            advice = f"{place}: {missing}" if missing else ""
            declared.append(_make_copy(id_, table, advice, _line_of(file.text, id_, "work")))
    if faults or not isinstance(copies, dict):
        raise UnreadableFile("\n".join(faults or [f"{path}:1: “copies” is not a table."]))
    return declared


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _sentence(problem: Problem) -> str:
    if problem.code == "merge-conflict":
        return f"a conflict that git left, “{problem.value}”."
    what = "the file is not UTF-8" if problem.code == "not-utf-8" else "no text can hold this character"
    return f"{what}: {problem.value}."


def _line_of(text: str, id_: str, name: str = "") -> int:
    """Return the line of a field of a copy; that of its table where no field is named, or none is found."""
    lines = text.split("\n")
    head = re.compile(rf"\s*\[\s*copies\s*\.\s*[\"']?{re.escape(id_)}[\"']?\s*\]")
    start = next((number for number, line in enumerate(lines, 1) if head.match(line)), 1)
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=")
    for number, line in enumerate(lines[start:], start + 1):
        if line.lstrip().startswith("["):
            break
        if name and key.match(line):
            return number
    return start


def _line_of_table(text: str, name: str) -> int:
    head = re.compile(rf"\s*\[?\s*[\"']?{re.escape(name)}\b")
    return next((number for number, line in enumerate(text.split("\n"), 1) if head.match(line)), 1)


def _make_copy(id_: str, table: dict[str, Any], advice: str, work_line: int) -> Copy:
    values = {name.replace("-", "_"): value for name, value in table.items()}
    if values.get("url") == UNKNOWN:
        del values["url"]
    values["files"] = tuple(values["files"])
    if "page_break" in values:
        values["page_break"] = re.compile(values["page_break"])
    return Copy(id_, **values, advice=advice, work_line=work_line)
