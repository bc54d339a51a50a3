"""The works of the bibliography as claims need them, from the entries that pybtex has parsed. No Sphinx here."""

from __future__ import annotations

from collections.abc import Mapping

from pybtex.database import Entry

from perspectives.citing.keys import label
from perspectives.dates import parse_date
from perspectives.model import Problem, Work

UNPAGED = ("misc", "online")
"""Entry types that have no pages to be located."""


def works_of(entries: Mapping[str, Entry]) -> dict[str, Work]:
    """Return the works by key, in the order of their keys."""
    return {key: _work(key, entries[key]) for key in sorted(entries)}


def _work(key: str, entry: Entry) -> Work:
    fields = entry.fields
    origyear = fields.get("origyear")
    return Work(
        key=key,
        label=label(entry),
        origyear=origyear if origyear and _is_date(origyear) else None,
        language=fields.get("language"),
        original_language=fields.get("origlanguage"),
        translator=_translators(entry),
        rights=fields.get("rights", "quotation"),
        paged=entry.type.lower() not in UNPAGED,
    )


def _translators(entry: Entry) -> str | None:
    persons = entry.persons.get("translator", [])
    if persons:
        return " and ".join(" ".join([*p.first_names, *p.middle_names, *p.prelast_names, *p.last_names]) for p in persons)
    return entry.fields.get("translator") or None


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def problems_of(entries: Mapping[str, Entry], path: str) -> list[Problem]:
    """Return what is wrong with the fields that are ours: ``origyear`` and ``rights``."""
    problems = []
    for key, entry in entries.items():
        origyear, rights = entry.fields.get("origyear"), entry.fields.get("rights")
        if origyear and not _is_date(origyear):
            problems.append(Problem("malformed-date", 1, path=path, value=f"{key}: origyear {origyear}", expected="an EDTF date"))
        if rights and rights not in ("public-domain", "quotation"):
            problems.append(Problem("unknown-value", 1, path=path, value=f"{key}: rights {rights}", expected="public-domain or quotation"))
    return problems
