"""The check of the views: each value of a filter is that of a record that exists, and years are in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perspectives.book.book import Book
from perspectives.records.document_records import ViewUse
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

MANY = 12
"""The most valid names that a message lists."""


def view_problems(book: Book, use: ViewUse) -> Iterator[Problem]:
    """Yield a problem, at its option, for each value that no record has, and for years in reverse.

    That no record answers a query whose values all exist is no problem.
    """
    lines, taken = dict(use.option_lines), book.view_options.get(use.name, {})
    known: dict[str, Mapping[str, object]] = {
        "perspective": book.registry.perspectives,
        "voice": book.registry.voices,
        "event": book.registry.events,
        "work": book.works,
    }
    for option, value in use.filters:
        if option not in taken:
            continue
        kind, line = taken[option].kind, lines.get(option, use.line)
        for id_ in taken[option].ids(value):
            if kind and id_ not in known[kind]:
                names = list(known[kind])
                expected = "one of " + ", ".join(names) if names and len(names) <= MANY else ""
                yield Problem(
                    f"unknown-{kind}",
                    line,
                    use.docname,
                    value=id_,
                    expected=expected,
                    nearest=nearest(id_, names),
                )
    years = dict(use.filters)
    if "from" in years and "until" in years and int(years["until"]) < int(years["from"]):
        yield Problem(
            "years-in-reverse",
            lines.get("until", use.line),
            use.docname,
            value=f"from: {years['from']}, until: {years['until']}",
            expected="a last year that is not before the first",
        )
