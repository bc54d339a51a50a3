"""What the records of a book say besides the words of claims, each fact as a short text. No Sphinx here.

Two states of a book are compared by it (:mod:`perspectives.book.book_state`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from perspectives.book.book import Book
from perspectives.doctree.plain_text import REFERENCE

RecordFacts = Mapping[tuple[str, str], Mapping[str, str]]
"""The facts of each record by their names, by its kind and id."""
TOLD_ELSEWHERE = frozenset(
    {"id", "docname", "line", "section", "finding", "claims", "further"}
    | {"is_at_hand", "text_file", "is_printed", "paragraphs", "notes"}
)
"""Attributes of records that are no facts of theirs: their place, what is compared by itself, and what
follows from a file at hand."""
TYPED_AS = {"borrowed": "with", "passages": "with", "selection": "paragraphs"}
"""The names of attributes where an editor types them under another."""


def facts_of_records(book: Book, entry_of: Callable[[str], Mapping[str, str]]) -> RecordFacts:
    """Return what the records say, but for claims.

    :param entry_of: gives the fields of a work as they stand in the bibliography
    """
    registry = book.registry
    records: dict[str, Mapping[str, Any]] = {
        "comparisons": book.comparisons,
        "documents": book.documents,
        "notes": book.notes,
        "voices": registry.voices,
        "events": registry.events,
        "perspectives": registry.perspectives,
    }
    return {
        **{(kind, id_): _facts(one) for kind, all_ in records.items() for id_, one in all_.items()},
        **{("works", key): dict(entry_of(key)) for key in book.works},
        **{("sections", label): {"title": _said(title)} for label, title in book.section_titles.items()},
    }


def _facts(record: Any) -> dict[str, str]:
    facts: dict[str, str] = {}
    for name in (one.name for one in fields(record)):
        said = "" if name in TOLD_ELSEWHERE else _said(getattr(record, name))
        if said:
            typed = TYPED_AS.get(name, name.replace("_", "-"))
            facts[typed] = f"{facts[typed]}, {said}" if typed in facts else said
    return facts | dict(getattr(record, "further", ()))


def _said(value: Any) -> str:
    """Return a value as a text, and the records that it names by their ids."""
    if value is None or value is False:
        return ""
    if is_dataclass(value):
        return " ".join(filter(None, (_said(getattr(value, one.name)) for one in fields(value))))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(map(_said, value))
    return "yes" if value is True else REFERENCE.sub(r"\g<id>", str(value))


def changed_facts(old: RecordFacts, new: RecordFacts) -> tuple[tuple[str, str, str, str, str], ...]:
    """Return what the records of both states say differently: kind, id, name, old text, new text."""
    return tuple(
        (kind, id_, name, old[kind, id_].get(name, ""), new[kind, id_].get(name, ""))
        for kind, id_ in sorted(old.keys() & new.keys())
        for name in dict.fromkeys((*old[kind, id_], *new[kind, id_]))
        if old[kind, id_].get(name, "") != new[kind, id_].get(name, "")
    )
