"""The works of the bibliography, made from its entries, and the problems of these entries.

This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pybtex.database import Entry
from pybtex.database.input.bibtex import Parser
from pybtex.errors import capture
from pybtex.exceptions import PybtexError

from perspectives.citations.author_date_labels import labels_of
from perspectives.citations.csl_json import csl_item, faults_of
from perspectives.citations.entry_faults import closed_early, explain, missing_signs, no_bibtex
from perspectives.citations.entry_fields import family_name, given_names, persons, unmarked
from perspectives.citations.entry_places import ENTRY_PATTERN, Place, field_places_of, places_of, work_at
from perspectives.citations.entry_reader import read_entries, read_entry
from perspectives.citations.item import Item
from perspectives.citations.rich_text import WEB_ADDRESS
from perspectives.citations.terms import Terms, terms_of_book
from perspectives.citations.work_entry import Fault, WorkEntry
from perspectives.citations.work_fields import WORK_FIELDS
from perspectives.records.closed_lists import SEEN
from perspectives.records.dates import is_edtf
from perspectives.records.declarations import Work
from perspectives.records.explained_lines import Explained
from perspectives.records.fields import Field, entry_fields_of
from perspectives.records.option_values import Malformed, nearest
from perspectives.records.problem_record import Problem

CLOSED_FIELDS = {"rights": ("public-domain", "quotation"), "seen": SEEN}
"""The fields of an entry that take a value from a closed list."""
UNPAGED_TYPES = ("document", "webpage")
"""The CSL types of works without pages."""
VALUE_LENGTH = 120
"""The most characters of a value that a problem quotes."""


def works_of(entries: Mapping[str, Entry], added: Sequence[Field] = ()) -> dict[str, Work]:
    """Return the works by key, in the order of their keys.

    :param added: the fields of works that are added from outside
    """
    labels = labels_of(items_of(entries))
    return {key: _work(key, entries[key], labels[key].text, added) for key in sorted(entries)}


def items_of(entries: Mapping[str, Entry]) -> list[Item]:
    """Return the CSL items of the entries: see :func:`item_of`."""
    terms = terms_of_book()
    return [item_of(entry, terms) for entry in entries.values()]


def item_of(entry: Entry, terms: Terms | None = None) -> Item:
    """Return the CSL item of an entry, with *terms*, or else those of the book's language.

    If an entry has no title, its key is the title.
    """
    return Item({"title": entry.key, **csl_item(entry.key, entry)}, terms or terms_of_book())


def _work(key: str, entry: Entry, label: str, added: Iterable[Field]) -> Work:
    entry = read_entry(key, entry)
    fields = entry.fields
    origyear = fields.get("origyear")
    own: dict[str, Any] = {
        field.held_as: unmarked(fields[typed.name]) if typed.name in fields else typed.default
        for field, typed in entry_fields_of(WORK_FIELDS)
    }
    # An unknown value is reported, and stands in no output.
    own = {name: value if value in CLOSED_FIELDS.get(name, (value,)) else None for name, value in own.items()}
    own["rights"] = own["rights"] or "quotation"
    return Work(
        key=key,
        label=label,
        origyear=origyear if origyear and is_edtf(origyear) else None,
        language=fields.get("language"),
        translator=_translators(entry),
        paged=entry.work_type not in UNPAGED_TYPES,
        published=unmarked(fields.get("address") or fields.get("publisher") or "") or None,
        title=unmarked(fields.get("shorttitle") or fields.get("title") or ""),
        further=tuple((name, value) for name, value in _further(entry, added) if isinstance(value, str)),
        **own,
    )


def _further(entry: WorkEntry, added: Iterable[Field]) -> Iterator[tuple[str, str | Malformed]]:
    """Yield name and value of each field of an entry that is added from outside, or what is wrong with it."""
    for field, typed in entry_fields_of(added):
        text = unmarked(entry.fields.get(typed.name, ""))
        if text and typed.read:
            try:
                yield field.name, typed.read(text)
            except Malformed as fault:
                yield typed.name, fault


def _translators(entry: Entry) -> str | None:
    names = [
        f"{given_names(person)} {family_name(person)}".strip() for person in persons(entry, "translator")
    ]
    return " and ".join(names) or None


def read_works(
    files: Mapping[str, str], added: Iterable[Field] = ()
) -> tuple[dict[str, WorkEntry], list[Fault]]:
    """Return the entries of all works in files, by their keys, and the faults in them.

    *files* are the texts by name. What pybtex cannot read is left out: see :func:`problems_of`.

    :param added: the fields of works that are added from outside
    """
    return read_entries(_parsed(files)[0], added)


def _parsed(files: Mapping[str, str]) -> tuple[dict[str, Entry], list[Problem]]:
    """Return the entries that pybtex finds in files, and the problems that it has with their syntax."""
    entries: dict[str, Entry] = {}
    owners: dict[str, str] = {}
    problems = []
    with capture() as errors:
        for name, text in files.items():
            before = len(errors)
            for key, entry in Parser(person_fields=()).parse_string(text).entries.items():
                entries.setdefault(key, entry)
                if owners.setdefault(key, name) != name:
                    problems.append(_in_two_files(key, owners[key], name, files))
            problems += [_syntax_problem(error, name, text) for error in errors[before:]]
            # What is cut off by another fault is told when this one is mended.
            unread = [
                *missing_signs(text),
                *([] if errors[before:] else closed_early(text)),
                *no_bibtex(text),
            ]
            problems += [_syntax(name, why) for why in unread]
    return entries, list(dict.fromkeys(problems))


def problems_of(files: Mapping[str, str], added: Sequence[Field] = ()) -> Iterator[Problem]:
    """Yield the problems of a bibliography: of its syntax, its entries and its fields.

    *files* are the texts by name.

    :param added: the fields of works that are added from outside
    """
    entries, problems = _parsed(files)
    yield from problems
    works, faults = read_entries(entries, added)
    for key, entry in works.items():
        faults += [*faults_of(key, entry), *_field_faults(key, entry)]
        faults += [
            Fault(fault.code, key, name, fault.value, fault.expected, fault.nearest)
            for name, fault in _further(entry, added)
            if isinstance(fault, Malformed)
        ]
    places, field_places = places_of(files), field_places_of(files) if faults else {}
    first = (next(iter(files), "references.bib"), 1)
    # What an entry lacks that cannot be read to its end may stand there.
    cut_off = {work_at(places, one.path, one.line) for one in problems}
    for fault in dict.fromkeys(faults):
        if fault.code == "missing-field" and fault.key in cut_off:
            continue
        place = field_places.get((fault.key.lower(), fault.field.lower())) or places.get(fault.key, first)
        yield _problem(fault, place)


def _problem(fault: Fault, place: Place) -> Problem:
    value = f"{fault.key}: {fault.field} {fault.value}" if fault.field else f"{fault.key}: {fault.value}"
    if len(value) > VALUE_LENGTH:
        value = value[: VALUE_LENGTH - 1] + "…"
    path, line = place
    return Problem(
        fault.code, line, path=path, value=value, expected=fault.expected, nearest=fault.nearest or None
    )


def _field_faults(key: str, entry: WorkEntry) -> Iterator[Fault]:
    """Yield the fault of a work without a title, and those in the fields ``url``, ``rights`` and ``seen``."""
    if not entry.fields.get("title") and not entry.fields.get("shorttitle"):
        yield Fault("missing-field", key, "", f"@{entry.type}", "the field “title”")
    url = entry.fields.get("url")
    if url and (not WEB_ADDRESS.match(url) or re.search(r"\s", url)):
        expected = "an address that begins with https:// or http://, without spaces"
        yield Fault("malformed-field", key, "url", url, expected)
    for name, values in CLOSED_FIELDS.items():
        value = unmarked(entry.fields.get(name, ""))
        if value and value not in values:
            expected = f"{', '.join(values[:-1])} or {values[-1]}"
            yield Fault("unknown-value", key, name, value, expected, nearest(value, values))


def syntax_problems(files: Mapping[str, str]) -> list[Problem]:
    """Return the problems that pybtex finds in files: faults of syntax and repeated keys."""
    return _parsed(files)[1]


def _in_two_files(key: str, first: str, name: str, files: Mapping[str, str]) -> Problem:
    """Return the problem of an entry that two files have: the work is that of the first."""

    def line_in(file: str) -> int:
        starts = (match.start("key") for match in ENTRY_PATTERN.finditer(files[file]) if match["key"] == key)
        return files[file].count("\n", 0, next(starts, 0)) + 1

    return Problem("duplicate-id", line_in(name), path=name, value=key, other=f"{first}:{line_in(first)}")


def _syntax_problem(error: PybtexError, name: str, text: str) -> Problem:
    line, description = getattr(error, "lineno", None), str(error)
    repeated = re.search(r"repeated bibliography entry: (.+)", description)
    if repeated:
        lines = [
            text.count("\n", 0, match.start("key")) + 1
            for match in ENTRY_PATTERN.finditer(text)
            if match["key"].lower() == repeated[1].lower()
        ]
        return Problem(
            "duplicate-id",
            lines[1] if len(lines) > 1 else 1,
            path=name,
            value=repeated[1],
            other=f"{name}:{lines[0]}" if lines else None,
        )
    return _syntax(name, explain(text, line, description))


def _syntax(name: str, why: Explained) -> Problem:
    return Problem(
        "bibliography-syntax", why.line, path=name, value=why.found, expected=why.expected, nearest=why.near
    )
