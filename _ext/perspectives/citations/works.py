"""The works of the bibliography as claims need them, from the entries that pybtex has parsed. No Sphinx here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pybtex.database import Entry
from pybtex.database.input.bibtex import Parser
from pybtex.errors import capture
from pybtex.exceptions import PybtexError

from perspectives.citations.author_date_labels import labels
from perspectives.citations.csl_json import csl_item
from perspectives.citations.entry_fields import family, given, is_name, names, persons, plain
from perspectives.citations.item import Item
from perspectives.citations.rich_text import WEB
from perspectives.citations.terms import terms_of_book
from perspectives.records.dates import parse_date
from perspectives.records.model import Problem, Work
from perspectives.records.option_values import nearest

ENTRY = re.compile(r"(?:^|\})[ \t]*@\w+\s*[{(]\s*(?P<key>[^\s,]+)\s*,", re.MULTILINE)
RIGHTS = ("public-domain", "quotation")
UNPAGED = ("misc", "online")
"""Entry types that have no pages to be located."""


def works_of(entries: Mapping[str, Entry]) -> dict[str, Work]:
    """Return the works by key, in the order of their keys."""
    named = labels(items_of(entries))
    return {key: _work(key, entries[key], named[key].text) for key in sorted(entries)}


def items_of(entries: Mapping[str, Entry]) -> list[Item]:
    """Return the entries as the list of works and the text cite them: see :func:`item_of`."""
    return [item_of(entry) for entry in entries.values()]


def item_of(entry: Entry) -> Item:
    """Return an entry as a CSL item with the terms of the book's language.

    An entry without a title has its key for one.
    """
    return Item({"title": entry.key, **csl_item(entry.key, entry)}, terms_of_book())


def _work(key: str, entry: Entry, label: str) -> Work:
    fields = entry.fields
    origyear = fields.get("origyear")
    return Work(
        key=key,
        label=label,
        origyear=origyear if origyear and _is_date(origyear) else None,
        language=fields.get("language"),
        original_language=fields.get("origlanguage"),
        translator=_translators(entry),
        rights=fields.get("rights", "quotation"),
        paged=entry.type.lower() not in UNPAGED,
        published=plain(fields.get("address") or fields.get("publisher") or "") or None,
    )


def _translators(entry: Entry) -> str | None:
    names = [f"{given(person)} {family(person)}".strip() for person in persons(entry, "translator")]
    return " and ".join(names) or None


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def places_of(files: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Return where each key stands: the file's name and the line; *files* are the texts by name."""
    places: dict[str, tuple[str, int]] = {}
    for name, text in files.items():
        for match in ENTRY.finditer(text):
            places.setdefault(match["key"], (name, text.count("\n", 0, match.start("key")) + 1))
    return places


def unreadable(files: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what pybtex cannot read in the files: entries of broken syntax, keys given twice, names it cannot take apart."""
    with capture() as errors:
        for name, text in files.items():
            before = len(errors)
            Parser().parse_string(text)
            for error in errors[before:]:
                yield _unreadable(error, name, text)


def _unreadable(error: PybtexError, name: str, text: str) -> Problem:
    line, said = getattr(error, "lineno", None), str(error)
    twice = re.search(r"repeated bibliography entry: (.+)", said)
    if twice:
        lines = [
            text.count("\n", 0, match.start("key")) + 1
            for match in ENTRY.finditer(text)
            if match["key"].lower() == twice[1].lower()
        ]
        return Problem(
            "duplicate-id",
            lines[1] if len(lines) > 1 else 1,
            path=name,
            value=twice[1],
            other=f"{name}:{lines[0]}" if lines else None,
        )
    return Problem("bibliography-syntax", line or 1, path=name, value=said)


def problems_of(entries: Mapping[str, Entry], places: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """Yield what is wrong with the fields that pybtex leaves to us: ``translator``, ``url``, ``origyear`` and ``rights``."""
    somewhere = next((path for path, _line in places.values()), "references.bib")
    for key, entry in entries.items():
        path, line = places.get(key, (somewhere, 1))
        origyear, rights = entry.fields.get("origyear"), entry.fields.get("rights")
        url = entry.fields.get("url")
        if url and not WEB.match(url):
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
        if rights and rights not in RIGHTS:
            yield Problem(
                "unknown-value",
                line,
                path=path,
                value=f"{key}: rights {rights}",
                expected=" or ".join(RIGHTS),
                nearest=nearest(rights, RIGHTS),
            )
