"""Lines for the fields of a record that have no sentence of their own: “Archive: …”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.book.record_titles import fill_titles
from perspectives.doctree.claim_leaves import Fact
from perspectives.records.field_forms import Line
from perspectives.records.fields import Field

_ = get_translation("perspectives")


def field_lines(book: Book, fields: Iterable[Field], record: Any) -> list[nodes.paragraph]:
    """Return a paragraph for each of the :func:`facts`."""
    return [fact.node() for fact in facts(book, fields, record)]


def facts(book: Book, fields: Iterable[Field], record: Any) -> Iterator[Fact]:
    """Yield a fact for each field that is declared as a :class:`Line` and has a value, in order."""
    for field in fields:
        if not isinstance(field.printed, Line):
            continue
        value = field.value_of(book, record)
        words = value if isinstance(value, str | None) else "; ".join(map(str, value))
        if words:
            words = fill_titles(book, words) if field.prose else words
            # A label that is added from outside may be a text that is translated late.
            label = str(field.printed.label)
            yield Fact(_(label), words or "")
