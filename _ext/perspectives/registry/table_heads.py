"""The heads of tables in a TOML file: their lines, and what a head of another form means. No Sphinx here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from perspectives.records.option_values import nearest

HEAD = re.compile(
    r"""\s*\[{1,2}\s*(?P<kind>[\w-]+)\s*\.\s*(?:"(?P<quoted>[^"]*)"|'(?P<literal>[^']*)'|(?P<bare>[^]"']*))\s*\]"""
)
"""The head of a table: ``[kind.id]``, where the id may stand in quotation marks."""
Heads = dict[tuple[str, str], int]


def heads_of(lines: Iterable[str]) -> Heads:
    """Return the line of the first head of each table, by the kind and the id of the table."""
    heads: Heads = {}
    for number, line in enumerate(lines, 1):
        found = HEAD.match(line)
        if found:
            id_ = found["quoted"] or found["literal"] or (found["bare"] or "").strip()
            heads.setdefault((found["kind"], id_), number)
    return heads


@dataclass(frozen=True, slots=True)
class OtherHead:
    """A head that is not of the form ``[kind.id]`` with a kind of the file.

    :ivar typed: what stands between its brackets
    :ivar name: its name at the top level of the file
    :ivar kind: the kind that is meant
    :ivar id_: the id that is meant
    :ivar near: the head that is probably meant; None if it is not clear
    """

    typed: str
    name: str
    kind: str
    id_: str
    near: str | None


def other_heads(
    tables: Mapping[str, Any], kinds: tuple[str, ...], fields: Collection[str]
) -> Iterator[OtherHead]:
    """Yield each head whose kind is none of the file.

    :param tables: what stands at the top level of the file
    :param kinds: the kinds of the file; *fields* are those of a table of the first
    """
    for name, value in tables.items():
        if name in kinds or not isinstance(value, dict):
            continue
        inner = {id_: _first(table) for id_, table in value.items()}
        if inner and all(isinstance(table, dict) for table in inner.values()):
            for id_, table in inner.items():
                kind = nearest(name, kinds)
                near = kind or (kinds[0] if table and table.keys() <= {*fields} else None)
                yield _head(f"{name}.{id_}", name, kind or kinds[0], id_, bool(near))
        else:
            first, _sign, rest = re.sub(r"[_ ]", "-", name).partition("-")
            kind = nearest(first, kinds) if rest else None
            id_ = rest if kind else name
            is_clear = bool(kind) or bool(value.keys() & {*fields})
            yield _head(name, name, kind or kinds[0], id_, is_clear)


def _first(value: object) -> Any:
    """Return the first of the tables that ``[[…]]`` makes; another value as it is."""
    return value[0] if isinstance(value, list) and value else value


def _head(typed: str, name: str, kind: str, id_: str, is_clear: bool) -> OtherHead:
    return OtherHead(typed, name, kind, id_, f"[{kind}.{id_}]" if is_clear else None)
