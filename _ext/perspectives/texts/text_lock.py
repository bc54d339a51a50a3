"""``texts.lock``: the paragraphs of each text, and in which of them the words of claims stand.

By it every address holds where a text is not at hand. Every build reads it; only the command
``python -m perspectives texts`` writes it. It holds hashes and numbers, never a word of a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from perspectives.records.model import DocumentParagraph, Problem
from perspectives.registry.toml_text import BadToml, read_toml, toml_string

TEXT_LOCK_FILE = "texts.lock"
_HEADER = (
    "# The paragraphs of the texts of documents, and the claims whose words stand in them.\n"
    "# Written by “{command}”, which is the only one to write here. No word of a text stands here.\n"
    "# A paragraph is its number, its printed pages or “-”, and the SHA-256 of its words.\n"
)


@dataclass(frozen=True, slots=True)
class LockedText:
    """A text as the lock records it.

    :ivar digest: the hash of all its paragraphs (:func:`perspectives.texts.text_files.digest_of`)
    :ivar paragraphs: its paragraphs, without their words
    :ivar claims: the numbers of the paragraphs that the words of a claim stand in, by the id of the claim
    """

    digest: str
    paragraphs: tuple[DocumentParagraph, ...]
    claims: Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class TextLock:
    """The content of the lock, by the key of the work, and the problems found in it."""

    texts: dict[str, LockedText] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    path: str = TEXT_LOCK_FILE


def load_text_lock(path: Path) -> TextLock:
    """Read the lock; one that is not there is empty, and a faulty one becomes a problem."""
    lock = TextLock(path=str(path))
    try:
        tables = read_toml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return lock
    except (BadToml, OSError, UnicodeDecodeError) as error:
        line = error.line if isinstance(error, BadToml) else 1
        lock.problems.append(Problem("broken-text-lock", line, path=str(path), value=str(error)))
        return lock
    texts = tables.get("texts", {})
    for key, table in texts.items() if isinstance(texts, dict) else ():
        try:
            lock.texts[key] = _locked_text(table)
        except (AttributeError, KeyError, TypeError, ValueError):
            lock.problems.append(Problem("broken-text-lock", 1, path=str(path), value=f"[texts.{key}]"))
    return lock


def _locked_text(table: Mapping[str, Any]) -> LockedText:
    paragraphs = []
    for line in table["paragraphs"]:
        number, pages, digest = line.split(" ")
        paragraphs.append(DocumentParagraph(number, "" if pages == "-" else pages, digest))
    claims = {id_: tuple(numbers.split(" ")) for id_, numbers in table.get("claims", {}).items()}
    return LockedText(table["words"], tuple(paragraphs), claims)


def dump_text_lock(texts: Mapping[str, LockedText], command: str) -> str:
    """Return the lock as text, the texts in the order of their keys.

    :param command: how this book calls the command that writes it
    """
    parts = [_HEADER.format(command=command)]
    for key, text in sorted(texts.items()):
        parts.append(f"\n[texts.{key}]\nwords = {toml_string(text.digest)}\nparagraphs = [\n")
        parts += [f'  "{one.number} {one.pages or "-"} {one.digest}",\n' for one in text.paragraphs]
        parts.append("]\n")
        if text.claims:
            parts.append(f"\n[texts.{key}.claims]\n")
            parts += [f"{id_} = {toml_string(' '.join(text.claims[id_]))}\n" for id_ in sorted(text.claims)]
    return "".join(parts)
