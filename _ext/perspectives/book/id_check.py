"""The check of ids: of those that nothing has, of reserved labels, of keys that break in an address."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from perspectives.book.book import Book
from perspectives.book.declared_ids import names_to_choose
from perspectives.records.id_form import RESERVED_PREFIXES, slug
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

WORK_KEY_SIGNS = "-_.:+/"
"""The signs that a key of the bibliography may have besides letters and digits."""


def unknown_ids(
    values: Iterable[str | None], ids: Collection[str], code: str, docname: str, line: int, option: str = ""
) -> Iterator[Problem]:
    """Yield a problem with this *code* for each of *values* that is not in *ids*, at an *option*."""
    for value in values:
        if value is not None and value not in ids:
            near = nearest(value, ids)
            expected = names_to_choose(ids) if near is None else ""
            yield Problem(code, line, docname, value=value, expected=expected, nearest=near, option=option)


def label_problems(book: Book) -> Iterator[Problem]:
    """Yield a problem for each label of a section that begins as the anchors of records do."""
    for docname, document in book.records.items():
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


def key_problems(book: Book, work_places: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """Yield a problem for each key of a work that breaks in an address.

    Keys may have capitals and more signs than ids; *work_places* has the file and the line of each.
    """
    for key in book.works:
        if not all(sign.isalnum() or sign in WORK_KEY_SIGNS for sign in key):
            path, line = work_places.get(key, (None, 1))
            expected = f"letters, digits and the signs {' '.join(WORK_KEY_SIGNS)}"
            yield Problem("malformed-id", line, path=path, value=key, expected=expected, nearest=slug(key))
