"""The works of the bibliography, made from the entries that pybtex parses, and the problems of these entries.

This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pybtex.database import Entry
from pybtex.database.input.bibtex import Parser
from pybtex.errors import capture
from pybtex.exceptions import PybtexError

from perspectives.citations.author_date_labels import labels_of
from perspectives.citations.csl_json import csl_item
from perspectives.citations.entry_fields import family_name, given_names, is_name, names, persons, plain
from perspectives.citations.item import Item
from perspectives.citations.rich_text import WEB_ADDRESS
from perspectives.citations.terms import Terms, terms_of_book
from perspectives.citations.work_fields import WORK_FIELDS
from perspectives.records.dates import parse_date
from perspectives.records.fields import entry_fields_of
from perspectives.records.model import Problem, Work
from perspectives.records.option_values import nearest

ENTRY_PATTERN = re.compile(r"(?:^|\})[ \t]*@\w+\s*[{(]\s*(?P<key>[^\s,]+)\s*,", re.MULTILINE)
RIGHTS_VALUES = ("public-domain", "quotation")
UNPAGED_TYPES = ("misc", "online")
"""Types of entries for works without pages."""


def works_of(entries: Mapping[str, Entry]) -> dict[str, Work]:
    """Return the works by key, in the order of their keys."""
    labels = labels_of(items_of(entries))
    return {key: _work(key, entries[key], labels[key].text) for key in sorted(entries)}


def items_of(entries: Mapping[str, Entry]) -> list[Item]:
    """Return the CSL items of the entries: see :func:`item_of`."""
    terms = terms_of_book()
    return [item_of(entry, terms) for entry in entries.values()]


def item_of(entry: Entry, terms: Terms | None = None) -> Item:
    """Return the CSL item of an entry, with *terms*, or else those of the book's language.

    If an entry has no title, its key is the title.
    """
    return Item({"title": entry.key, **csl_item(entry.key, entry)}, terms or terms_of_book())


def _work(key: str, entry: Entry, label: str) -> Work:
    fields = entry.fields
    origyear = fields.get("origyear")
    return Work(
        key=key,
        label=label,
        origyear=origyear if origyear and _is_date(origyear) else None,
        language=fields.get("language"),
        translator=_translators(entry),
        paged=entry.type.lower() not in UNPAGED_TYPES,
        published=plain(fields.get("address") or fields.get("publisher") or "") or None,
        **{
            attribute: fields.get(field.name, field.default)
            for attribute, field in entry_fields_of(WORK_FIELDS).items()
        },
    )


def _translators(entry: Entry) -> str | None:
    names = [
        f"{given_names(person)} {family_name(person)}".strip() for person in persons(entry, "translator")
    ]
    return " and ".join(names) or None


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def places_of(files: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Return the first place of each key, name of the file and line; *files* are the texts by name."""
    places: dict[str, tuple[str, int]] = {}
    for name, text in files.items():
        for match in ENTRY_PATTERN.finditer(text):
            places.setdefault(match["key"], (name, text.count("\n", 0, match.start("key")) + 1))
    return places


def syntax_problems(files: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the problems that pybtex finds in files: faults of syntax, repeated keys, names it cannot divide.

    *files* are the texts by name.
    """
    with capture() as errors:
        for name, text in files.items():
            before = len(errors)
            Parser().parse_string(text)
            for error in errors[before:]:
                yield _syntax_problem(error, name, text)


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
    return Problem("bibliography-syntax", line or 1, path=name, value=description)


def problems_of(entries: Mapping[str, Entry], places: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """Yield the problems in the fields ``translator``, ``url``, ``origyear`` and ``rights``.

    pybtex does not check these.
    *places* are the file and the line of each key, as :func:`places_of` returns them.
    """
    first_path = next((path for path, _line in places.values()), "references.bib")
    for key, entry in entries.items():
        path, line = places.get(key, (first_path, 1))
        origyear, rights = entry.fields.get("origyear"), entry.fields.get("rights")
        url = entry.fields.get("url")
        if url and not WEB_ADDRESS.match(url):
            yield Problem(
                "malformed-field",
                line,
                path=path,
                value=f"{key}: url {url}",
                expected="an address that begins with https:// or http://",
            )
        for name in names(entry, "translator"):
            if not is_name(name):
                yield Problem(
                    "bibliography-syntax",
                    line,
                    path=path,
                    value=f"{key}: translator {name}",
                    expected="“Family, Given”, several of them joined by “and”",
                )
        if origyear and not _is_date(origyear):
            yield Problem(
                "malformed-date",
                line,
                path=path,
                value=f"{key}: origyear {origyear}",
                expected="an EDTF date",
            )
        if rights and rights not in RIGHTS_VALUES:
            yield Problem(
                "unknown-value",
                line,
                path=path,
                value=f"{key}: rights {rights}",
                expected=" or ".join(RIGHTS_VALUES),
                nearest=nearest(rights, RIGHTS_VALUES),
            )
