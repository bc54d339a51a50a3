"""``witnesses.toml``: which files, in the folder that an editor gives, are copies of which works.

The file belongs to the book and holds no word of a witness. Faults in it are sentences with file and line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perspectives.records.option_values import ID, nearest
from perspectives.registry.toml_text import BadToml, read_toml

COPY_KINDS = ("edition", "translation", "re-host", "excerpt")
COPY_FIELDS: dict[str, type] = {
    "name": str,
    "kind": str,
    "work": str,
    "files": list,
    "text": str,
    "page": str,
    "omission": str,
    "page-break": str,
    "first-page": int,
}
REQUIRED = ("name", "kind", "work", "files")
TYPE_NAMES: dict[object, str] = {
    str: "text in quotation marks",
    list: "a list of texts in square brackets",
    int: "a number",
}
PLACEHOLDER = re.compile(r"\{([A-Za-z0-9_-]+)\}")


class Unreadable(Exception):
    """A file of the editor's that cannot be used; the message is for a person, and names the file."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a work, or of several.

    :ivar work: the key in the bibliography, in which ``{stem}`` stands for the file's name without its ending,
        ``{div}`` for the id of a division of a TEI file, and any other name for a field of a JSON record
    :ivar files: patterns of file names, relative to the folder of the witnesses
    :ivar text: the field of a JSON record that holds the words, and ``page`` that of their page
    :ivar first_page: the printed number of a PDF's first page
    """

    id: str
    name: str
    kind: str
    work: str
    files: tuple[str, ...]
    text: str = "text"
    page: str = "page"
    omission: str | None = None
    page_break: re.Pattern[str] | None = None
    first_page: int | None = None

    def key(self, **values: object) -> str | None:
        """Return the bibliography key that the template gives for *values*; None where one is missing."""
        names = PLACEHOLDER.findall(self.work)
        if any(not isinstance(values.get(name), str | int) for name in names):
            return None
        return PLACEHOLDER.sub(lambda match: str(values[match[1]]), self.work)


def load_manifest(path: Path) -> list[Copy]:
    """Read the manifest, in its order; raise :class:`Unreadable` with every fault there is."""
    try:
        text = path.read_bytes().decode()
        tables = read_toml(text)
    except OSError as error:
        raise Unreadable(f"{path}: the file cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path}: the file is not UTF-8.") from error
    except BadToml as error:
        raise Unreadable(f"{path}: the file cannot be read as TOML: {error}.") from error
    faults = [f"There is no table [{name}], only [copies.some-id]." for name in tables if name != "copies"]
    copies = tables.get("copies", {})
    found = []
    for id_, table in copies.items() if isinstance(copies, dict) else ():
        own = _faults(id_, table)
        faults += [f"[copies.{id_}], line {_line(text, id_)}: {fault}" for fault in own]
        if not own:
            found.append(_copy(id_, table))
    if faults or not isinstance(copies, dict):
        raise Unreadable("\n".join(f"{path}: {fault}" for fault in faults or ["“copies” is not a table."]))
    return found


def _line(text: str, id_: str) -> int:
    head = re.compile(rf"\s*\[\s*copies\s*\.\s*[\"']?{re.escape(id_)}[\"']?\s*\]")
    return next((number for number, line in enumerate(text.split("\n"), 1) if head.match(line)), 1)


def _faults(id_: str, table: Any) -> list[str]:
    """Return what is wrong with a table: first with its fields, and where they are right with their values."""
    if not isinstance(table, dict):
        return ["this is not a table."]
    faults = [f"the field “{name}” is missing." for name in REQUIRED if name not in table]
    if not ID.fullmatch(id_):
        faults.append("an id is made of lower-case words joined by hyphens.")
    for name, value in table.items():
        if name not in COPY_FIELDS:
            near = nearest(name, COPY_FIELDS)
            faults.append(f"no field “{name}” is known." + (f" Did you mean “{near}”?" if near else ""))
        elif not isinstance(value, COPY_FIELDS[name]) or isinstance(value, bool):
            faults.append(f"the field “{name}” must be {TYPE_NAMES[COPY_FIELDS[name]]}.")
    return faults or _faulty_values(table)


def _faulty_values(table: dict[str, Any]) -> list[str]:
    faults = []
    if table["kind"] not in COPY_KINDS:
        faults.append(f"the kind “{table['kind']}” is none of {', '.join(COPY_KINDS)}.")
    if not table["files"] or not all(isinstance(one, str) and _is_inside(one) for one in table["files"]):
        faults.append("“files” lists names or patterns of files below the folder of the witnesses.")
    try:
        if not re.compile(table.get("page-break", "(x)")).groups:
            faults.append("“page-break” needs a group, in parentheses, around the number of the page.")
    except (re.error, OverflowError, RecursionError) as error:
        faults.append(f"“page-break” is no regular expression: {error}.")
    return faults


def _is_inside(pattern: str) -> bool:
    path = Path(pattern)
    return bool(pattern.strip()) and not path.is_absolute() and ".." not in path.parts


def _copy(id_: str, table: dict[str, Any]) -> Copy:
    values = {name.replace("-", "_"): value for name, value in table.items()}
    values["files"] = tuple(values["files"])
    if "page_break" in values:
        values["page_break"] = re.compile(values["page_break"])
    return Copy(id_, **values)
