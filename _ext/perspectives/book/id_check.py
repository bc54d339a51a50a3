"""The check of ids: of those that nothing has, of those used twice, of keys that break in an address."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from perspectives.book.book import Book
from perspectives.book.declared_ids import names_to_choose
from perspectives.records.claim_records import Claim, Comparison, EditorialNote
from perspectives.records.id_form import RESERVED_PREFIXES, slug
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

WORK_KEY_SIGNS = "-_.:+/"
"""The signs that a key of the bibliography may have besides letters and digits."""

Locate = Callable[[str, int], str]
"""Makes of a document's name and a line the place that a message names: the path and the line."""


def unknown_ids(
    values: Iterable[str | None], ids: Collection[str], code: str, docname: str, line: int, option: str = ""
) -> Iterator[Problem]:
    """Yield a problem with this *code* for each of *values* that is not in *ids*, at an *option*."""
    for value in values:
        if value is not None and value not in ids:
            near = nearest(value, ids)
            expected = names_to_choose(ids) if near is None else ""
            yield Problem(code, line, docname, value=value, expected=expected, nearest=near, option=option)


def duplicate_ids(book: Book, locate: Locate) -> Iterator[Problem]:
    """Yield a problem for each id that is used twice; it stands at the later place and names the earlier one.

    Records and labels of sections share one namespace.
    """
    declared_places = {id_: f"{path}:{line}" for id_, (path, line) in book.registry.places.items()}
    for key in book.works:
        if key in declared_places:
            path, line = book.registry.places[key]
            yield Problem("duplicate-id", line, path=path, value=key, other="the bibliography")
        declared_places[key] = "the bibliography"
    first_places: dict[str, tuple[str, int]] = {}
    for docname in sorted(book.records):
        document = book.records[docname]
        records: list[Claim | Comparison | EditorialNote]
        records = [*document.claims, *document.comparisons, *document.notes]
        ids = [(record.id, record.line) for record in records]
        for label, line in document.labels:
            if label.startswith(RESERVED_PREFIXES):
                yield Problem(
                    "reserved-label",
                    line,
                    docname,
                    value=label,
                    expected="a label that begins with none of " + ", ".join(RESERVED_PREFIXES),
                    option=f"({label})=",
                )
        for id_, line in sorted([*ids, *document.labels], key=lambda place: place[1]):
            if id_ in declared_places or id_ in first_places:
                other = declared_places.get(id_) or locate(*first_places[id_])
                option = f"({id_})=" if (id_, line) in document.labels else "id"
                yield Problem("duplicate-id", line, docname, value=id_, other=other, option=option)
            else:
                first_places[id_] = (docname, line)


def key_problems(book: Book, work_places: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """Yield a problem for each key of a work that breaks in an address.

    Keys may have capitals and more signs than ids; *work_places* has the file and the line of each.
    """
    for key in book.works:
        if not all(sign.isalnum() or sign in WORK_KEY_SIGNS for sign in key):
            path, line = work_places.get(key, (None, 1))
            expected = f"letters, digits and the signs {' '.join(WORK_KEY_SIGNS)}"
            yield Problem("malformed-id", line, path=path, value=key, expected=expected, nearest=slug(key))
