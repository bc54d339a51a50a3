"""The writer of ``quotations.lock``: the same content gives the same text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perspectives.collation.lock import ENTRY_FIELDS, LOCK_VERSION, LockedCopy, LockEntry
from perspectives.registry.toml_text import toml_string

_LOCK_HEADER = (
    "# What every quotation was compared with. "
    "Written by “{command}”, which is the only one to write here.\n"
    "# words: the SHA-256 of the quotation's normalised words. A file is named with its own. "
    "No witness's text stands here.\n"
)


def dump_lock(copies: Mapping[str, LockedCopy], entries: list[LockEntry], command: str) -> str:
    """Return the text of the lock file. The order of *copies* and *entries* makes no difference to it.

    *command* is the command that writes the file in this book.
    Its words of the form ``NAME=value`` are left out of the header: they differ from one run to the next.
    """
    return "\n".join(_lock_lines(copies, entries, command)) + "\n"


def _lock_lines(copies: Mapping[str, LockedCopy], entries: list[LockEntry], command: str) -> Iterator[str]:
    yield _LOCK_HEADER.format(command=" ".join(word for word in command.split() if "=" not in word))
    yield f"version = {LOCK_VERSION}"
    for id_, copy in sorted(copies.items()):
        yield f"\n[copies.{id_}]"
        yield f"name = {toml_string(copy.name)}"
        yield f"carrier = {toml_string(copy.carrier)}"
        for field_name in ("url", "accessed", "typed_by", "read_by"):
            value = getattr(copy, field_name)
            if value is not None:
                text = toml_string(value) if isinstance(value, str) else value
                yield f"{field_name.replace('_', '-')} = {text}"
        yield f"\n[copies.{id_}.files]"
        for name, sha256 in sorted(copy.files.items()):
            yield f"{toml_string(name)} = {toml_string(sha256)}"
    for entry in sorted(entries, key=lambda entry: entry.order):
        yield "\n[[quotation]]"
        for name in ENTRY_FIELDS:
            value = getattr(entry, name)
            if value is not None:
                yield f"{name} = {toml_string(value) if isinstance(value, str) else value}"
