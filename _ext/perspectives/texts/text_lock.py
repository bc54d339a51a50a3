"""``texts.lock``: the paragraphs of each text, and in which of them the words of claims stand.

By it every address holds where a text is not at hand. Every build reads it; only the command
``python -m perspectives texts`` writes it. It holds hashes and numbers, never a word of a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from perspectives.records.primary_texts import DocumentParagraph
from perspectives.records.problem_record import Problem
from perspectives.registry.toml_text import read_toml_file, toml_string

TEXT_LOCK_FILE = "texts.lock"
_HEADER = (
    "# The paragraphs of the texts of documents, and the claims whose words stand in them.\n"
    "# Written by “{command}”, which is the only one to write here. No word of a text stands here.\n"
    "# A paragraph is its number, its printed pages or “-”, and the SHA-256 of its words.\n"
)


_NUMBER = "(?:a[1-9][0-9]*-p)?[1-9][0-9]*"
_PARAGRAPH = re.compile(rf"(?P<number>{_NUMBER}) (?P<pages>\S(?:.*\S)?) (?P<digest>[0-9a-f]{{64}})")
"""A paragraph in the lock. The number of a page may have a space in it."""
_PLACE = f"(?:{_NUMBER}|n[0-9A-Za-z-]+)"
_NUMBERS = re.compile(f"{_PLACE}(?: {_PLACE})*")
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class LockedText:
    """A text as the lock records it.

    :ivar digest: the hash of all its paragraphs (:func:`perspectives.texts.texts_at_hand.digest_of`)
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
        file = read_toml_file(path.read_bytes(), str(path))
    except FileNotFoundError:
        return lock
    except OSError as error:
        lock.problems.append(Problem("broken-text-lock", 1, path=str(path), value=str(error.strerror)))
        return lock
    lock.problems += file.problems
    if file.fault and not file.is_other_encoding:
        value = str(file.fault)
        lock.problems.append(
            Problem(
                "broken-text-lock", file.fault.line, path=str(path), value=value, expected=file.fault.expected
            )
        )
    for kind, tables in file.tables.items():
        if kind != "texts" or not isinstance(tables, dict):
            _report(lock, file.text, kind, "tables of the form [texts.key-of-a-work]")
            continue
        for key, table in tables.items():
            try:
                lock.texts[key] = _locked_text(table)
            except _BadEntry as error:
                _report(lock, file.text, f"texts.{key}", str(error))
    return lock


class _BadEntry(ValueError):
    """An entry of the lock cannot be read; the text says what was expected."""


def _report(lock: TextLock, text: str, name: str, expected: str) -> None:
    head = re.compile(rf"\s*\[?\s*[\"']?{re.escape(name)}\b")
    line = next((number for number, one in enumerate(text.split("\n"), 1) if head.match(one)), 1)
    value = f"[{name}]"
    lock.problems.append(Problem("broken-text-lock", line, path=lock.path, value=value, expected=expected))


def _locked_text(table: object) -> LockedText:
    """Return what an entry records.

    :raises _BadEntry: where it has another form
    """
    fields = table if isinstance(table, dict) else {}
    words, lines, claims = (fields.get(name) for name in ("words", "paragraphs", "claims"))
    if not isinstance(words, str) or not _SHA256.fullmatch(words):
        raise _BadEntry("words: 64 signs from 0 to 9 and a to f")
    if not isinstance(lines, list):
        raise _BadEntry("paragraphs: a list of texts")
    paragraphs = []
    for line in lines:
        match = _PARAGRAPH.fullmatch(line) if isinstance(line, str) else None
        if match is None:
            raise _BadEntry(f"a number, pages or “-”, and a SHA-256 of each paragraph, not {line!r}")
        pages = "" if match["pages"] == "-" else match["pages"]
        paragraphs.append(DocumentParagraph(match["number"], pages, match["digest"]))
    if len({one.number for one in paragraphs}) < len(paragraphs):
        raise _BadEntry("each number of a paragraph once")
    claims = {} if claims is None else claims
    if not isinstance(claims, dict) or not all(
        isinstance(numbers, str) and _NUMBERS.fullmatch(numbers) for numbers in claims.values()
    ):
        raise _BadEntry(
            "claims: the numbers of paragraphs, with spaces between them, for the id of each claim"
        )
    places = {id_: tuple(numbers.split(" ")) for id_, numbers in claims.items()}
    return LockedText(words, tuple(paragraphs), places)


def dump_text_lock(texts: Mapping[str, LockedText], command: str) -> str:
    """Return the lock as text, the texts in the order of their keys.

    :param command: how this book calls the command that writes it
    """
    parts = [_HEADER.format(command=command)]
    for key, text in sorted(texts.items()):
        parts.append(f"\n[texts.{key}]\nwords = {toml_string(text.digest)}\nparagraphs = [\n")
        lines = [f"{one.number} {one.pages or '-'} {one.digest}" for one in text.paragraphs]
        parts += [f"  {toml_string(line)},\n" for line in lines]
        parts.append("]\n")
        if text.claims:
            parts.append(f"\n[texts.{key}.claims]\n")
            parts += [f"{id_} = {toml_string(' '.join(text.claims[id_]))}\n" for id_ in sorted(text.claims)]
    return "".join(parts)
