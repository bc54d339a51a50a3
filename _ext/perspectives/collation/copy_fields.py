"""The fields of a table in ``witnesses.toml``, and what is wrong with their values, as sentences."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from perspectives.records import value_forms
from perspectives.records.closed_lists import CARRIERS
from perspectives.records.field_forms import Key
from perspectives.records.id_form import ID_PATTERN
from perspectives.records.option_values import nearest
from perspectives.records.unwritten import is_unwritten

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
Fault = tuple[str, str]
"""The field that has a fault, or nothing for the table, and the fault as a sentence."""


def copy_faults(id_: str, table: Any) -> list[Fault]:
    """Return the faults in the fields of a table; if there are none, the faults in their values."""
    if not isinstance(table, dict):
        return [("", "this is not a table.")]
    faults = [
        ("", f"the field “{name}” is missing.")
        for name, key in COPY_FIELDS.items()
        if key.required and name not in table
    ]
    if not ID_PATTERN.fullmatch(id_):
        faults.append(("", "an id is made of lower-case words joined by hyphens."))
    for name, value in table.items():
        if name not in COPY_FIELDS:
            near = OLD_FIELDS.get(name) or nearest(name, COPY_FIELDS)
            hint = f" Did you mean “{near}”?" if near else ""
            faults.append((name, f"no field “{name}” is known.{hint}"))
        elif not isinstance(value, kind := COPY_FIELDS[name].kind) or isinstance(
            value, bool | datetime.datetime
        ):
            faults.append((name, f"the field “{name}” must be {COPY_TYPE_NAMES[kind]}."))
        elif isinstance(value, str) and not value.strip() and not COPY_FIELDS[name].form:
            faults.append((name, f"the field “{name}” is empty. Write what it says, or take it out."))
    return faults or list(_unwritten(table)) or list(_value_faults(table))


def _unwritten(table: dict[str, Any]) -> Iterator[Fault]:
    for name, value in table.items():
        if isinstance(value, str) and is_unwritten(value):
            meant = COPY_FIELDS[name]
            about = f"one of {', '.join(meant.choices)}." if meant.choices else meant.about
            yield name, f"“{name}” is still to be written: {about[0].lower()}{about[1:]}"


def _value_faults(table: dict[str, Any]) -> Iterator[Fault]:
    if table["carrier"] not in CARRIERS:
        near = OLD_CARRIERS.get(table["carrier"]) or nearest(table["carrier"], CARRIERS)
        hint = f" Did you mean “{near}”?" if near else ""
        yield "carrier", f"the carrier “{table['carrier']}” is none of {', '.join(CARRIERS)}.{hint}"
    if (extent := table.get("extent", "whole")) not in EXTENTS:
        yield "extent", f"the extent “{extent}” is none of {', '.join(EXTENTS)}."
    if table.get("line-hyphen") == "":
        yield "line-hyphen", "“line-hyphen” is the sign that this copy has, and not empty."
    if not re.fullmatch(r"https?://\S+", table.get("url", "https://example.org")) and table["url"] != UNKNOWN:
        expected = f"an address that begins with https:// or http://, or “{UNKNOWN}”"
        yield "url", f"“url” is {expected}, not “{table['url']}”."
    yield from _reader_faults(table)
    files = table["files"]
    if not files or not all(isinstance(pattern, str) and _is_inside(pattern) for pattern in files):
        yield "files", "“files” lists names or patterns of files below the folder of the witnesses."
    try:
        page_break = re.compile(table.get("page-break", "(x)"))
        if page_break.groups != 1:
            fault = "needs one group in parentheses, around the number of the page; others begin with “(?:”."
            yield "page-break", f"“page-break” {fault}"
        if page_break.search(""):
            yield "page-break", "“page-break” fits between any two letters: say which signs begin a page."
    except (re.error, OverflowError, RecursionError) as error:
        yield "page-break", f"“page-break” is no regular expression: {error}."


def _reader_faults(table: dict[str, Any]) -> Iterator[Fault]:
    """Yield the faults of the names of those who typed a copy and read it: they are two people."""
    typed_by, read_by = (table.get(name, "").strip() for name in ("typed-by", "read-by"))
    if table["carrier"] != "retyped" and not typed_by:
        return
    for name, value in (("typed-by", typed_by), ("read-by", read_by)):
        if not value:
            yield name, f"what was typed anew needs “{name}”, the name of a person."
    if typed_by and typed_by.casefold() == read_by.casefold():
        yield (
            "read-by",
            f"“read-by” names somebody else than “typed-by”: {typed_by} typed it, and is no second reader.",
        )


def _is_inside(pattern: str) -> bool:
    path = Path(pattern)
    return bool(pattern.strip()) and not path.is_absolute() and ".." not in path.parts


def missing_origin(table: dict[str, Any]) -> str:
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
