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

from perspectives.records import value_forms
from perspectives.records.closed_lists import CARRIERS
from perspectives.records.field_forms import Key
from perspectives.records.id_form import ID_PATTERN
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem
from perspectives.registry.toml_text import read_toml_file

EXTENTS = ("whole", "passages")
"""How much of its work a copy has: all of it, or passages only, such as an opening."""
COPY_FIELDS: dict[str, Key] = {
    "name": Key(required=True, about="What copy it is, in words for readers: edition, year, place."),
    "carrier": Key(
        required=True, choices=CARRIERS, about="What the copy is, which says how far it can be trusted."
    ),
    "work": Key(
        required=True,
        about="The key of the work in the bibliography; for many works at once, a pattern with {stem}, {div} "
        "or a field of a JSON record.",
    ),
    "files": Key(
        list,
        required=True,
        about="Names of files in the folder of the witnesses, or patterns such as “memoirs/*.htm”.",
        form={**value_forms.list_of(value_forms.WITNESS_FILE), "minItems": 1},
    ),
    "text": Key(about="The field of a JSON record that has the words; “text” if it is not said."),
    "page": Key(about="The field of a JSON record that has their page; “page” if it is not said."),
    "extent": Key(choices=EXTENTS, about="How much of the work the copy has; whole if it is not said."),
    "omission": Key(about="The sign of the copyist for an omission in this copy."),
    "line-hyphen": Key(
        about="What the copy has for a hyphen at the end of a line, where its line ends are lost.",
        form={"minLength": 1},
    ),
    "page-break": Key(
        about="How the copy marks where a page begins: a regular expression, with the number in parentheses.",
        form={"pattern": r"(?:^|[^\\])(?:\\\\)*\((?:(?!\?)|\?P<)"},
    ),
    "first-page": Key(int, about="The printed number of the first page of a PDF."),
    "page-edition": Key(about="The edition whose page breaks count in a TEI file that has those of several."),
    "url": Key(
        about="The address that the copy was taken from, or “unknown”. A web copy needs it.",
        form=value_forms.matching(r"https?://\S+|unknown"),
    ),
    "accessed": Key(
        datetime.date,
        about="The day on which it was taken from there, without quotation marks. A web copy needs it.",
        form=value_forms.DAY,
    ),
    "typed-by": Key(about="Who typed it; a retyped copy needs this."),
    "read-by": Key(about="Who read it beside the page after that, and is somebody else."),
}
COPY_TYPE_NAMES: dict[object, str] = {
    str: "text in quotation marks",
    list: "a list of texts in square brackets",
    int: "a number",
    datetime.date: "a date without quotation marks, such as 2001-12-31",
}
OLD_FIELDS = {"kind": "carrier", "date": "accessed", "reader": "read-by"}
OLD_CARRIERS = {"re-host": "web-copy", "translation": "edition", "ocr": "machine-reading"}
"""Other names for a field or a carrier, and the names here."""
UNKNOWN = "unknown"
"""What “url” says of a web copy whose address nobody knows."""
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
    :ivar extent: one of :data:`EXTENTS`
    :ivar omission: the copyist's sign for an omission in this copy
    :ivar line_hyphen: what this copy has for a hyphen at the end of a line, where its line ends are lost
    :ivar page_break: a pattern of the marks at which a page begins; its first group is the page number
    :ivar first_page: the printed number of the first page of a PDF
    :ivar page_edition: the edition whose page breaks count in a TEI file that has those of several
    :ivar url: the address that the copy was taken from; None where nobody knows it
    :ivar accessed: the day on which it was taken from there, or was read there
    :ivar typed_by: who typed it; a retyped copy needs this
    :ivar read_by: who read it beside the page after that, and is somebody else
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
        table_faults = _table_faults(id_, table)
        place = f"{path}:{_line_of(file.text, id_)}: [copies.{id_}]"
        faults += [f"{place}: {fault}" for fault in table_faults]
        if not table_faults:
            missing = _missing_origin(table)
            declared.append(_make_copy(id_, table, f"{place}: {missing}" if missing else ""))
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


def _line_of(text: str, id_: str) -> int:
    head = re.compile(rf"\s*\[\s*copies\s*\.\s*[\"']?{re.escape(id_)}[\"']?\s*\]")
    return next((number for number, line in enumerate(text.split("\n"), 1) if head.match(line)), 1)


def _line_of_table(text: str, name: str) -> int:
    head = re.compile(rf"\s*\[?\s*[\"']?{re.escape(name)}\b")
    return next((number for number, line in enumerate(text.split("\n"), 1) if head.match(line)), 1)


def _table_faults(id_: str, table: Any) -> list[str]:
    """Return the faults in the fields of a table; if there are none, the faults in their values."""
    if not isinstance(table, dict):
        return ["this is not a table."]
    faults = [
        f"the field “{name}” is missing."
        for name, key in COPY_FIELDS.items()
        if key.required and name not in table
    ]
    if not ID_PATTERN.fullmatch(id_):
        faults.append("an id is made of lower-case words joined by hyphens.")
    for name, value in table.items():
        if name not in COPY_FIELDS:
            near = OLD_FIELDS.get(name) or nearest(name, COPY_FIELDS)
            faults.append(f"no field “{name}” is known." + (f" Did you mean “{near}”?" if near else ""))
        elif not isinstance(value, kind := COPY_FIELDS[name].kind) or isinstance(
            value, bool | datetime.datetime
        ):
            faults.append(f"the field “{name}” must be {COPY_TYPE_NAMES[kind]}.")
        elif value == "" and not COPY_FIELDS[name].form:
            faults.append(f"the field “{name}” is empty. Write what it says, or take it out.")
    return faults or _value_faults(table)


def _value_faults(table: dict[str, Any]) -> list[str]:
    faults = []
    if table["carrier"] not in CARRIERS:
        near = OLD_CARRIERS.get(table["carrier"]) or nearest(table["carrier"], CARRIERS)
        hint = f" Did you mean “{near}”?" if near else ""
        faults.append(f"the carrier “{table['carrier']}” is none of {', '.join(CARRIERS)}.{hint}")
    if (extent := table.get("extent", "whole")) not in EXTENTS:
        faults.append(f"the extent “{extent}” is none of {', '.join(EXTENTS)}.")
    if not re.fullmatch(r"https?://\S+", table.get("url", "https://example.org")) and table["url"] != UNKNOWN:
        faults.append(
            f"“url” is an address that begins with https:// or http://, or “{UNKNOWN}”, not “{table['url']}”."
        )
    if table.get("line-hyphen") == "":
        faults.append("“line-hyphen” is the sign that this copy has, and not empty.")
    faults += _reader_faults(table)
    files = table["files"]
    if not files or not all(isinstance(pattern, str) and _is_inside(pattern) for pattern in files):
        faults.append("“files” lists names or patterns of files below the folder of the witnesses.")
    try:
        if not re.compile(table.get("page-break", "(x)")).groups:
            faults.append("“page-break” needs a group, in parentheses, around the number of the page.")
    except (re.error, OverflowError, RecursionError) as error:
        faults.append(f"“page-break” is no regular expression: {error}.")
    return faults


def _reader_faults(table: dict[str, Any]) -> list[str]:
    """Return the faults of the names of those who typed a copy and read it: they are two people."""
    typed_by, read_by = (table.get(name, "").strip() for name in ("typed-by", "read-by"))
    if table["carrier"] != "retyped" and not typed_by:
        return []
    missing = [name for name, value in (("typed-by", typed_by), ("read-by", read_by)) if not value]
    if missing:
        return [f"what was typed anew needs “{name}”, the name of a person." for name in missing]
    if typed_by.casefold() == read_by.casefold():
        return [
            f"“read-by” names somebody else than “typed-by”: {typed_by} typed it, and is no second reader."
        ]
    return []


def _is_inside(pattern: str) -> bool:
    path = Path(pattern)
    return bool(pattern.strip()) and not path.is_absolute() and ".." not in path.parts


def _missing_origin(table: dict[str, Any]) -> str:
    """Return a sentence where a web copy does not say from where and when it was taken, else nothing."""
    if table["carrier"] != "web-copy" or table.get("url") == UNKNOWN:
        return ""
    missing = [name for name in ("url", "accessed") if name not in table]
    if not missing:
        return ""
    return (
        f"a web copy without {' and '.join(f'“{name}”' for name in missing)}, "
        "so that nobody can find it again. "
        "Add the address that it was taken from, and the day, as in “accessed = 2001-12-31”; "
        f'or write url = "{UNKNOWN}" where nobody knows it.'
    )


def _make_copy(id_: str, table: dict[str, Any], advice: str) -> Copy:
    values = {name.replace("-", "_"): value for name, value in table.items()}
    if values.get("url") == UNKNOWN:
        del values["url"]
    values["files"] = tuple(values["files"])
    if "page_break" in values:
        values["page_break"] = re.compile(values["page_break"])
    return Copy(id_, **values, advice=advice)
