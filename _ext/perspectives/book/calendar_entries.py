"""The calendar: by date every document that the book knows, whether it has a page or not.

It needs no Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perspectives.book.book import Book
from perspectives.book.declared_ids import declared_ids
from perspectives.records.dates import parse_date, sort_key
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem
from perspectives.registry.papers import PAPERS


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A document in the calendar.

    :ivar work: its key in the bibliography
    :ivar document: the id of its page; None where it has none
    :ivar kept: where it lies, in words; empty where that is not known
    :ivar printed: who has printed it, in words, besides the work itself
    :ivar extent: what the book may print of it: ``whole``, ``extract``, ``passages`` or ``none``
    """

    work: str
    title: str
    date: str | None = None
    by: str | None = None
    perspective: str | None = None
    document: str | None = None
    locator: str | None = None
    kept: str = ""
    printed: str = ""
    extent: str = "none"

    def is_within(self, first: str | None, last: str | None) -> bool:
        """Return whether it begins in the years from *first* to *last*; None sets no bound."""
        return is_within(self.date, first, last)


def is_within(date: str | None, first: str | None, last: str | None) -> bool:
    """Return whether an EDTF date begins in the years from *first* to *last*; a bound excludes no date."""
    if first is None and last is None:
        return True
    day = parse_date(date).earliest if date else None
    if day is None:
        return False
    return int(first or 0) <= day.year <= int(last or day.year)


def calendar_entries(book: Book) -> list[CalendarEntry]:
    """Return the documents and the papers of the book, by date, then by title; those without a date last."""
    entries = [
        CalendarEntry(
            work=document.work,
            title=document.title,
            date=book.document_date(document),
            by=document.by,
            perspective=book.document_perspective(document),
            document=document.id,
            locator=document.locator,
            kept=document.source_note or "",
            extent=book.document_extent(document),
        )
        for document in book.documents.values()
    ]
    for paper in book.registry.papers.values():
        work, maker = book.works.get(paper.work), book.voice(paper.by or "")
        if work and paper.work not in book.documents_by_work:
            entries.append(
                CalendarEntry(
                    work=paper.work,
                    title=paper.title,
                    date=paper.date or work.origyear,
                    by=paper.by,
                    perspective=maker.perspective if maker else None,
                    kept=paper.kept,
                    printed=paper.printed,
                )
            )
    return sorted(entries, key=lambda entry: (sort_key(entry.date), entry.title, entry.work))


def calendar_problems(book: Book) -> Iterator[Problem]:
    """Yield a problem for each paper of the calendar whose work or maker is not known, or that has a page."""
    works, voices = declared_ids(book, "works"), declared_ids(book, "voices")
    for paper in book.registry.papers.values():
        path, line = book.registry.places[f"{PAPERS} {paper.work}"]
        if paper.work not in works:
            yield Problem(
                "unknown-work", line, path=path, value=paper.work, nearest=nearest(paper.work, works)
            )
        if paper.by and paper.by not in voices:
            path, line = book.registry.places[f"by of {PAPERS} {paper.work}"]
            yield Problem("unknown-voice", line, path=path, value=paper.by, nearest=nearest(paper.by, voices))
        for document in book.documents_by_work.get(paper.work, []):
            yield Problem("paper-with-page", line, path=path, value=paper.work, other=document.docname)
