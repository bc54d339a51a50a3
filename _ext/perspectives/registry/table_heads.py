"""The heads and names in a TOML file: the lines of heads, and what others mean. No Sphinx here."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from perspectives.records.field_forms import Key
from perspectives.records.option_values import nearest

HEAD = re.compile(
    r"""\s*\[{1,2}\s*(?P<kind>[\w-]+)\s*\.\s*(?:"(?P<quoted>[^"]*)"|'(?P<literal>[^']*)'|(?P<bare>[^]"']*))\s*\]"""
)
"""The head of a table: ``[kind.id]``, where the id may stand in quotation marks."""
Heads = dict[tuple[str, str], int]
MISSPELT = 0.75
"""How alike a misspelt name is to the name that is meant, from 0 to 1."""


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
            # In ["voices.other"] the quotation marks make one name of two.
            first, _sign, rest = re.sub(r"[_ .]", "-", name, count=1).partition("-")
            kind = nearest(first, kinds) if rest else None
            id_ = rest if kind else name
            is_clear = bool(kind) or bool(value.keys() & {*fields})
            yield _head(f'"{name}"' if "." in name else name, name, kind or kinds[0], id_, is_clear)


def _first(value: object) -> Any:
    """Return the first of the tables that ``[[…]]`` makes; another value as it is."""
    return value[0] if isinstance(value, list) and value else value


def _head(typed: str, name: str, kind: str, id_: str, is_clear: bool) -> OtherHead:
    return OtherHead(typed, name, kind, id_, f"[{kind}.{id_}]" if is_clear else None)


def meant_names(table: Mapping[str, Any], fields: Mapping[str, Key]) -> dict[str, str | None]:
    """Return what each name of a table that is no field means: the nearest field, if any."""
    free = [name for name in fields if name not in table]
    strange = [name for name in table if name not in fields]
    lacking = [name for name in free if fields[name].required]
    only = lacking[0] if len(lacking) == len(strange) == 1 else None
    if only and not difflib.get_close_matches(strange[0].lower(), free, n=1, cutoff=MISSPELT):
        return {strange[0]: only}
    return {name: nearest(name, fields) or nearest(name, free) for name in strange}
