"""The checks of parallel texts: both sides exist, and each claim stands once, on the side of its source."""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.book.book import Book
from perspectives.book.declared_ids import declared_ids
from perspectives.records.option_values import nearest
from perspectives.records.primary_texts import Parallel
from perspectives.records.problem_record import Problem


def parallel_problems(book: Book, parallel: Parallel) -> Iterator[Problem]:
    """Yield every problem of a parallel text, those of a row at its line."""
    works = declared_ids(book, "works")
    for name in filter(None, (parallel.left, parallel.right)):
        if name not in book.documents and name not in works:
            near = nearest(name, [*book.documents, *works])
            yield Problem("unknown-side", parallel.line, parallel.docname, value=name, nearest=near)
    seen: set[str] = set()
    for row in parallel.rows:
        for side, ids in ((parallel.left, row.left), (parallel.right, row.right)):
            for id_ in ids:
                if id_ in seen:
                    yield Problem("repeated-claim", row.line, parallel.docname, value=id_)
                seen.add(id_)
                yield from _claim_problems(book, parallel, side, id_, row.line)


def _claim_problems(book: Book, parallel: Parallel, side: str, id_: str, line: int) -> Iterator[Problem]:
    """Yield a problem for a claim that the book does not have, or that is not from this side."""
    claim = book.claims.get(id_)
    if claim is None:
        yield Problem("unknown-claim", line, parallel.docname, value=id_, nearest=nearest(id_, book.claims))
        return
    work, other = book.side_work(side), book.side_work(parallel.other(side))
    if work and work not in (claim.source, claim.quoted_in):
        is_swapped = other in (claim.source, claim.quoted_in)
        expected = f"a claim whose source is {work}"
        expected += f", and this one belongs to the other side, {parallel.other(side)}" if is_swapped else ""
        yield Problem("foreign-claim", line, parallel.docname, value=id_, expected=expected)
